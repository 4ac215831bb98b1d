// SPDX-License-Identifier: GPL-2.0
#include "model/under_way.h"

bool under_way_waits(const struct model *model)
{
	/* Events come in while the picture is frozen, too. */
	const struct event_log *events =
		model->outdated ? &model->newer : &model->events;
	uint64_t number = events->taken;
	const struct event *event;

	if (!model->waiting.pid || !model->now.recording)
		return true;
	while (number > event_log_first(events)) {
		event = event_log_at(events, --number);
		if (event->kind == WQDEMO_EVENT_waits &&
		    event->pid == model->waiting.pid)
			return true;
	}
	return false;
}
