// SPDX-License-Identifier: GPL-2.0
/* The log of events, the newest at the bottom. */
#include <inttypes.h>
#include <stdio.h>

#include "lib/text.h"
#include "term/screen.h"
#include "view/heading.h"
#include "view/panels.h"

/* Below this, CPU and worker have no column of their own. */
#define WIDE	  78
#define CPU_AFTER 32 /* columns from where the item's name begins */

static enum role role_of(enum wqdemo_event kind)
{
	switch (kind) {
	case WQDEMO_EVENT_started:
	case WQDEMO_EVENT_step:
		return ROLE_RUNNING;
	case WQDEMO_EVENT_submitted:
	case WQDEMO_EVENT_armed:
	case WQDEMO_EVENT_preempted:
	case WQDEMO_EVENT_waits:
		return ROLE_WAITING;
	case WQDEMO_EVENT_coalesced:
	case WQDEMO_EVENT_modified:
	case WQDEMO_EVENT_refused:
	case WQDEMO_EVENT_cancelled:
		return ROLE_WARNING;
	default:
		return ROLE_TEXT;
	}
}

static void draw_event(struct rect area, int row, const struct model *model,
		       const struct event *event)
{
	uint64_t ns = snapshot_since_load(&model->now, event->ns);
	char step[24] = "", lost[TEXT_MAX], text[VIEW_TEXT_MAX];
	int column, end;

	if (event->kind == WQDEMO_EVENT_step)
		snprintf(step, sizeof(step), " %s %u ms",
			 wqdemo_step_name(event->step.kind), event->step.ms);
	if (event->kind == WQDEMO_EVENT_preempted) {
		text_duration(event->lost_ns, model->glyphs->ascii, lost,
			      sizeof(lost));
		snprintf(step, sizeof(step), " %s", lost);
	}
	snprintf(text, sizeof(text), "%6" PRIu64 ".%06" PRIu64 "  ",
		 ns / 1000000000, ns / 1000 % 1000000);
	column = screen_put(area, row, 0, ROLE_TEXT, text);
	snprintf(text, sizeof(text), "%-9s ", event_name(event->kind));
	column = screen_put(area, row, column, role_of(event->kind), text);
	snprintf(text, sizeof(text), "%s%s %s%" PRIu64 "%s",
		 actions[event->queue].queue,
		 event_is_of_item(event->kind) ? "" : " up to",
		 actions[event->queue].label, event->item, step);
	end = screen_put(area, row, column, ROLE_TITLE, text) + 1;
	snprintf(text, sizeof(text), " CPU %u  %s", event->cpu, event->worker);
	screen_put(area, row, area.columns < WIDE ? end : column + CPU_AFTER,
		   ROLE_TEXT, text);
}

static void draw_heading(struct rect area, const struct model *model)
{
	const char *none = model->now.recording ? "" : view_events_off(model);
	char lost[48] = "", text[VIEW_TEXT_MAX];

	if (model->events.lost)
		snprintf(lost, sizeof(lost), "  %" PRIu64 " lost",
			 model->events.lost);
	snprintf(text, sizeof(text), "EVENTS  of %s%s%s%s%s",
		 model->filter == MODEL_ALL_QUEUES ?
			 "all queues" :
			 actions[model->filter].queue,
		 lost, model->events_back ? "  scrolled back" : "",
		 *none ? "  " : "", none);
	view_heading(area, model, VIEW_EVENTS, text);
}

void view_events(struct rect area, const struct model *model)
{
	uint64_t number = model->events_end;
	uint64_t back = model->events_back;
	const struct event *event;
	int row = area.rows - 1;

	if (area.rows < 2)
		return;
	draw_heading(area, model);
	while (row > 0 && number &&
	       (event = event_log_at(&model->events, --number))) {
		if (!model_shows(model, event->queue))
			continue;
		if (back) {
			back--;
			continue;
		}
		draw_event(area, row--, model, event);
	}
	if (row == area.rows - 1 && model->now.recording)
		screen_put(area, 1, 2, ROLE_TEXT, "nothing has happened yet");
}
