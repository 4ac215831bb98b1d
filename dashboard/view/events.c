// SPDX-License-Identifier: GPL-2.0
/* The log of events, the newest at the bottom. */
#include <inttypes.h>
#include <stdio.h>

#include "layout/event_rows.h"
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

/* Writes " burn 500 ms", or " 37x, 148 ms", or nothing. */
static void compose_step(const struct event_row *row, const struct model *model,
			 char *text, size_t size)
{
	const struct event *event = row->event;
	char lost[TEXT_MAX];

	text[0] = '\0';
	if (event->kind == WQDEMO_EVENT_step)
		snprintf(text, size, " %s %u ms",
			 wqdemo_step_name(event->step.kind), event->step.ms);
	if (event->kind != WQDEMO_EVENT_preempted)
		return;
	text_duration(row->gaps.lost_ns, model->glyphs->ascii, lost,
		      sizeof(lost));
	if (row->gaps.times > 1)
		snprintf(text, size, " %ux, %s", row->gaps.times, lost);
	else
		snprintf(text, size, " %s", lost);
}

static void draw_event(struct rect area, int row, const struct model *model,
		       const struct event_row *of)
{
	const struct event *event = of->event;
	uint64_t ns = snapshot_since_load(&model->now, event->ns);
	char step[48], text[VIEW_TEXT_MAX];
	int column, end;

	compose_step(of, model, step, sizeof(step));
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

/* @folds: a row stands for several events. */
static void draw_heading(struct rect area, const struct model *model,
			 bool folds)
{
	const char *none = model->now.recording ? "" : view_events_off(model);
	char lost[48] = "", text[VIEW_TEXT_MAX];

	if (model->events.lost)
		snprintf(lost, sizeof(lost), "  %" PRIu64 " lost",
			 model->events.lost);
	snprintf(text, sizeof(text), "EVENTS  of %s%s%s%s%s%s",
		 model->filter == MODEL_ALL_QUEUES ?
			 "all queues" :
			 actions[model->filter].queue,
		 folds ? "  preempted: folded, / shows each" : "", lost,
		 model->events_back ? "  scrolled back" : "", *none ? "  " : "",
		 none);
	view_heading(area, model, VIEW_EVENTS, text);
}

void view_events(struct rect area, const struct model *model)
{
	uint64_t number = model->events_end;
	uint64_t back = model->events_back;
	bool folds = false;
	struct event_row of;
	int row = area.rows - 1;

	if (area.rows < 2)
		return;
	while (row > 0 && event_rows_next(model, &number, &of)) {
		if (back) {
			back--;
			continue;
		}
		folds |= of.gaps.times > 1;
		draw_event(area, row--, model, &of);
	}
	draw_heading(area, model, folds);
	if (row == area.rows - 1 && model->now.recording)
		screen_put(area, 1, 2, ROLE_TEXT, "nothing has happened yet");
}
