// SPDX-License-Identifier: GPL-2.0
#include "layout/event_rows.h"

static bool is_of_same(const struct event *event, const struct event *other)
{
	return event->queue == other->queue && event->item == other->item &&
	       event_is_of_item(event->kind);
}

/* Return: whether the event of the item before @number is a gap, too. */
static bool goes_on(const struct model *model, uint64_t number,
		    const struct event *gap)
{
	const struct event *event;

	while (number && (event = event_log_at(&model->events, --number)))
		if (is_of_same(event, gap))
			return event->kind == WQDEMO_EVENT_preempted;
	return false;
}

struct event_gaps event_gaps_after(const struct model *model, uint64_t number,
				   const struct event *item)
{
	struct event_gaps gaps = { 0 };
	const struct event *event;

	for (number++; number < model->events_end; number++) {
		event = event_log_at(&model->events, number);
		if (!event || !is_of_same(event, item))
			continue;
		if (event->kind != WQDEMO_EVENT_preempted)
			break;
		gaps.times++;
		gaps.lost_ns += event->lost_ns;
	}
	return gaps;
}

bool event_rows_next(const struct model *model, uint64_t *number,
		     struct event_row *row)
{
	const struct event *event;
	struct event_gaps more;
	bool folds;

	while (*number && (event = event_log_at(&model->events, --*number))) {
		if (!model_shows(model, event->queue))
			continue;
		folds = event->kind == WQDEMO_EVENT_preempted &&
			model->filter == MODEL_ALL_QUEUES;
		if (folds && goes_on(model, *number, event))
			continue;
		*row = (struct event_row){ event, { 1, event->lost_ns } };
		if (!folds)
			return true;
		more = event_gaps_after(model, *number, event);
		row->gaps.times += more.times;
		row->gaps.lost_ns += more.lost_ns;
		return true;
	}
	return false;
}
