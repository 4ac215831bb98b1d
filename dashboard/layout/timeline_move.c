// SPDX-License-Identifier: GPL-2.0
/* Keys in the timeline: the cursor, time, zoom. */
#include <string.h>

#include "layout/timeline_chart.h"

/* From edge to edge, widest first; one millisecond a column is the finest. */
static const uint64_t spans_ms[] = {
	10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10,
};

#define SPAN_COUNT ((int)(sizeof(spans_ms) / sizeof(spans_ms[0])))
#define MS	   1000000u

static void scroll(struct model *model, const struct timeline_window *window,
		   int columns, bool to_the_right)
{
	uint64_t ns = (uint64_t)columns * window->column_ns;
	uint64_t *back_ns = &model->timeline.back_ns;

	/* A picture that is gone must not come back frozen. */
	if (!model_has_picture(model))
		return;
	if (to_the_right) {
		*back_ns -= *back_ns < ns ? *back_ns : ns;
		return;
	}
	/* Before the module was loaded there is nothing to see. */
	if (timeline_ns(window, 0) <= model->now.loaded_ns)
		return;
	model_freeze(model);
	*back_ns += ns;
}

static void put_cursor(struct model *model, const struct timeline *timeline,
		       int lane, int column)
{
	struct model_timeline *to = &model->timeline;

	to->cursor = true;
	to->cursor_ns = timeline_ns(&timeline->window, column);
	to->jumped_ns = 0;
	/* In an empty part of the past the cursor keeps its lane. */
	if (lane < 0 || lane >= timeline->lane_count)
		return;
	to->cursor_place = lane;
	to->cursor_kind = timeline->lane[lane].kind;
	memcpy(to->cursor_label, timeline->lane[lane].label,
	       sizeof(to->cursor_label));
}

/* Return: the last column that time has come to. */
static int last_column(const struct timeline_window *window)
{
	int column = timeline_column(window,
				     window->now_ns ? window->now_ns - 1 : 0);

	return column < 0 || column >= window->columns ? window->columns - 1 :
							 column;
}

/* Return: the lane for a new cursor, one with something in it if possible. */
static int busy_lane(const struct timeline *timeline, int column)
{
	int lane;

	for (lane = 0; lane < timeline->lane_count; lane++)
		if (timeline->lane[lane].owner[column] ||
		    timeline->lane[lane].cell[column])
			return lane;
	return 0;
}

/*
 * Brings a hidden lane into sight if it is the next one, above or below the
 * cursor. Return: whether it was.
 */
static bool scroll_lanes(struct model *model, const struct chart *chart,
			 int lanes)
{
	const struct timeline *timeline = &chart->timeline;
	int at = chart->cursor_lane, column = chart->cursor_column;
	int shown = chart_scrolling_lanes(chart), wanted;

	if (!timeline->left_out || at < 0 || at >= shown)
		return false;
	wanted = (int)timeline->lane[at].number + lanes;
	if (wanted < 0 || wanted >= shown + (int)timeline->left_out ||
	    (at + lanes >= 0 && at + lanes < shown &&
	     (int)timeline->lane[at + lanes].number == wanted))
		return false;
	at += lanes;
	at = at < 0 ? 0 : at >= shown ? shown - 1 : at;
	model->timeline.first_lane = wanted > at ? wanted - at : 0;
	chart = chart_now(model);
	at = wanted - (int)chart->timeline.above;
	put_cursor(model, &chart->timeline, at, column);
	return true;
}

void chart_move(struct model *model, int lanes, int to_the_right)
{
	struct chart *chart = chart_now(model);
	const struct timeline *timeline = &chart->timeline;
	int last = last_column(&timeline->window);
	int lane = chart->cursor_lane, column = chart->cursor_column;

	if (!timeline->window.columns)
		return;
	if (column < 0) {
		model->timeline.first_lane = -1;
		put_cursor(model, timeline, busy_lane(timeline, last), last);
		return;
	}
	if (lanes && scroll_lanes(model, chart, lanes))
		return;
	if (lanes && (lane + lanes < 0 || lane + lanes >= timeline->lane_count))
		return;
	lane += lanes;
	column += to_the_right;
	if ((column < 0 || column > last) && !chart->documented) {
		/* Scrolls by a quarter, so that the rest shows the place. */
		scroll(model, &timeline->window,
		       (timeline->window.columns + 3) / 4, column > last);
		chart = chart_now(model);
		column = chart->cursor_column + to_the_right;
		lane = chart->cursor_lane;
		last = last_column(&timeline->window);
	}
	if (column >= 0 && column <= last)
		put_cursor(model, timeline, lane, column);
}

/* Return: the timeline, where it shows time going on; else NULL. */
static const struct timeline_window *moving_window(const struct model *model)
{
	const struct chart *chart = chart_now(model);
	const struct timeline_window *window = &chart->timeline.window;

	return model_has_picture(model) && !chart->documented &&
			       window->columns ?
		       window :
		       NULL;
}

bool chart_turn(struct model *model, bool back)
{
	const struct timeline_window *window = moving_window(model);

	if (!window)
		return false;
	scroll(model, window, window->columns, !back);
	return true;
}

bool chart_go(struct model *model, bool to_oldest)
{
	const struct timeline_window *window = moving_window(model);
	const struct event *oldest =
		event_log_at(&model->events, event_log_first(&model->events));
	uint64_t right_ns;

	if (!window)
		return false;
	model->timeline.back_ns = 0;
	if (!to_oldest || !oldest)
		return true;
	right_ns = oldest->ns + (uint64_t)window->columns * window->column_ns;
	if (right_ns >= model->now.time_ns)
		return true;
	model->timeline.back_ns = model->now.time_ns - right_ns;
	model_freeze(model);
	return true;
}

/*
 * Keeps the cursor in its column while zooming. In a live picture it does so
 * only where the cursor would leave the screen, and freezes the picture then.
 */
static void hold_cursor(struct model *model, const struct chart *chart)
{
	const struct timeline_window *window = &chart->timeline.window;
	uint64_t wide =
		chart_column_ns(model->timeline.span_ns, window->columns);
	uint64_t right;

	if (chart->cursor_column < 0 || !model_has_picture(model))
		return;
	if (!model->paused && chart_window(model, window->columns).right_ns -
					      model->timeline.cursor_ns <=
				      wide * (uint64_t)window->columns)
		return;
	model_freeze(model);
	right = (model->timeline.cursor_ns / wide +
		 (uint64_t)(window->columns - chart->cursor_column)) *
		wide;
	model->timeline.back_ns =
		right < model->now.time_ns ? model->now.time_ns - right : 0;
}

/* Return: the next smaller or larger span, or this one where there is none. */
static uint64_t next_span_ns(uint64_t span_ns, bool in)
{
	int i;

	for (i = 0; in && i < SPAN_COUNT; i++)
		if (spans_ms[i] * MS < span_ns)
			return spans_ms[i] * MS;
	for (i = SPAN_COUNT - 1; !in && i >= 0; i--)
		if (spans_ms[i] * MS > span_ns)
			return spans_ms[i] * MS;
	return span_ns;
}

static void choose_span(struct model *model, uint64_t span_ns)
{
	model->timeline.span_ns = span_ns;
	/* No fit is left to follow or to leave. */
	model->timeline.span_before_ns = 0;
	model->timeline.fit_ns = 0;
}

void chart_zoom(struct model *model, bool in)
{
	struct chart *chart = chart_now(model);
	uint64_t span_ns = model->timeline.span_ns;

	if (chart_leave_scenario(model))
		return;
	if (!in || chart->timeline.window.column_ns > CHART_COLUMN_LEAST_NS)
		span_ns = next_span_ns(span_ns, in);
	choose_span(model, span_ns);
	hold_cursor(model, chart);
}
