// SPDX-License-Identifier: GPL-2.0
#include "layout/timeline_chart.h"

#include <stdio.h>
#include <string.h>

#include "model/cpu_hog.h"
#include "model/life_times.h"
#include "model/timeline_gaps.h"

#define MS 1000000u

/* The heading and one lane are always there. */
#define FIXED_ROWS 2

/* A scenario has six lanes, a result, an axis and a legend. */
#define SCENARIO_ROWS 10

static void share_rows(struct chart *chart, const struct model *model, int rows)
{
	int spare = rows - FIXED_ROWS;

	chart->axis_rows = spare >= 2;
	chart->mark_rows = spare >= 4;
	/* Kept where there is room: the axis stays when the cursor comes. */
	chart->cursor_rows = spare >= (model->timeline.cursor ? 2 : 7);
	chart->legend_rows = spare >= 7;
	chart->gap_rows = 0;
	chart->high_rows = 1;
}

static int lane_rows(const struct chart *chart, int rows)
{
	return rows - 1 - chart->axis_rows - chart->mark_rows -
	       chart->cursor_rows - chart->legend_rows;
}

/*
 * Return: the width of the labels. It does not depend on them, so lanes stay
 * in place.
 */
static int label_columns(int columns)
{
	if (columns >= 100)
		return 18;
	return columns >= 60 ? 15 : columns / 4;
}

uint64_t chart_column_ns(uint64_t span_ns, int columns)
{
	uint64_t ns = columns > 0 ? span_ns / (uint64_t)columns : span_ns;

	return ns > CHART_COLUMN_LEAST_NS ? ns : CHART_COLUMN_LEAST_NS;
}

/*
 * Moves the right edge by whole columns, so that the past keeps its shape
 * while it flows to the left.
 */
struct timeline_window chart_window(const struct model *model, int columns)
{
	struct timeline_window window = {
		.columns = columns,
		.now_ns = model->now.time_ns,
	};
	uint64_t right;

	timeline_limit(&window);
	window.column_ns =
		chart_column_ns(model->timeline.span_ns, window.columns);
	right = model->now.time_ns > model->timeline.back_ns ?
			model->now.time_ns - model->timeline.back_ns :
			0;
	window.right_ns = (right + window.column_ns - 1) / window.column_ns *
			  window.column_ns;
	return window;
}

/* Fits the window to the scenario, from its beginning to its last end. */
static void zoom_to_scenario(struct chart *chart, int columns)
{
	struct timeline_window *window = &chart->timeline.window;
	uint64_t length = chart->documented->end_ms * MS;

	if (length < chart->measured_ns)
		length = chart->measured_ns;
	window->columns = columns;
	timeline_limit(window);
	/* Rounds up, with some room to see the end. */
	length += length / 32;
	window->column_ns = window->columns ?
				    length / (uint64_t)window->columns + 1 :
				    length;
	window->right_ns =
		chart->start_ns + (uint64_t)window->columns * window->column_ns;
	window->now_ns = window->right_ns;
}

static struct timeline_lane *add_lane(struct chart *chart, unsigned int number,
				      const char *what)
{
	struct timeline_lane *lane =
		&chart->timeline.lane[chart->timeline.lane_count++];

	memset(lane, 0, sizeof(*lane));
	lane->kind = TIMELINE_ITEM;
	snprintf(lane->label, sizeof(lane->label), "%s%s",
		 chart->documented->item[number].name, what);
	return lane;
}

static void add_measured(struct chart *chart, const struct item_lives *lives,
			 const struct documented_played *played,
			 unsigned int number)
{
	struct timeline_lane *lane =
		add_lane(chart, number,
			 chart->documented->end_ms ? " measured" : "");
	const struct life *life;
	uint64_t item;

	for (item = played->first->item; item <= played->last->item; item++) {
		life = item_lives_find(lives, played->first->queue, item);
		if (life)
			timeline_gaps_paint_life(lane, &chart->timeline.window,
						 lives, life);
	}
}

static void add_documented(struct chart *chart, unsigned int number)
{
	struct timeline_lane *lane = add_lane(chart, number, " ideal");
	const struct documented_span *documented =
		chart->documented->item[number].span;

	lane->ideal = true;
	for (; documented->state; documented++) {
		struct life_span span = {
			.state = documented->state,
			.from_ns = chart->start_ns +
				   documented->from_ms * (uint64_t)MS,
			.to_ns = chart->start_ns +
				 documented->to_ms * (uint64_t)MS,
		};

		timeline_paint(lane, &chart->timeline.window, &span, NULL);
	}
}

static void add_items(struct chart *chart, const struct item_lives *lives,
		      const struct documented_played item[DOCUMENTED_ITEMS],
		      unsigned int lanes)
{
	bool both = chart->documented->end_ms &&
		    lanes >= 2 * chart->documented->count;
	unsigned int i;

	chart->timeline.lane_count = 0;
	for (i = 0; i < chart->documented->count && i < lanes; i++) {
		add_measured(chart, lives, &item[i], i);
		if (both)
			add_documented(chart, i);
	}
	for (i = 0; (int)i < chart->timeline.lane_count; i++)
		chart->timeline.lane[i].group = i / 2;
	/* Only lanes in pairs, measured and ideal or a burner and an item, stand apart. */
	chart->gap_rows = lanes >= 3 * chart->documented->count &&
			  chart->timeline.lane_count % 2 == 0;
	/* A row is kept for a cursor, so that nothing jumps when it comes. */
	if (lanes + (unsigned int)chart->cursor_rows >
	    5 * chart->documented->count)
		chart->high_rows = 2;
}

/* Counts the items of a kind that burnt less than the scenario is about. */
static void count_gave_up(struct chart *chart, const struct item_lives *lives,
			  const struct documented_played *played)
{
	const struct life *life;
	uint64_t item = played->first->item;

	for (; item <= played->last->item; item++) {
		life = item_lives_find(lives, played->first->queue, item);
		if (!life || !life_gave_up(life))
			continue;
		if (!chart->gave_up)
			chart->gave_up = life;
		chart->gave_up_count++;
	}
}

static void
find_gave_up(struct chart *chart, const struct item_lives *lives,
	     const struct documented_played played[DOCUMENTED_ITEMS])
{
	unsigned int i;

	chart->gave_up = NULL;
	chart->gave_up_count = 0;
	for (i = 0; i < chart->documented->count && !chart->gave_up; i++) {
		chart->gave_up_kind = &chart->documented->item[i];
		count_gave_up(chart, lives, &played[i]);
	}
}

/*
 * Builds the lanes of a scenario, each ideal one under its measured one.
 * Return: false without a scenario.
 */
static bool make_scenario(struct chart *chart, const struct model *model,
			  int lanes, int columns)
{
	struct documented_played item[DOCUMENTED_ITEMS];
	unsigned int i;

	chart->documented = model->timeline.scenario;
	if (!chart->documented ||
	    !documented_items(chart->documented, &model->lives, item)) {
		chart->documented = NULL;
		return false;
	}
	chart->start_ns = documented_start_ns(chart->documented, item);
	chart->measured_ns = documented_measured_ns(chart->documented, item);
	for (i = 0; i < chart->documented->count; i++)
		chart->waited_ns[i] =
			life_waited_ns(item[i].first, item[i].first->ended_ns);
	chart->stepped_in =
		!chart->documented->end_ms &&
		cpu_hog_was_seen(&model->lives, item[DOCUMENTED_LONG].first,
				 &model->now);
	find_gave_up(chart, &model->lives, item);
	zoom_to_scenario(chart, columns);
	chart->timeline.mark_count = 0;
	chart->timeline.left_out = 0;
	add_items(chart, &model->lives, item,
		  lanes > 0 ? (unsigned int)lanes : 0);
	return true;
}

/* Return: the lane that the cursor was put on, or -1. */
static int find_lane(const struct timeline *timeline,
		     const struct model_timeline *wanted)
{
	int i;

	for (i = 0; i < timeline->lane_count; i++) {
		const struct timeline_lane *lane = &timeline->lane[i];

		/* The label of this lane has a number in it that changes. */
		if (lane->kind == wanted->cursor_kind &&
		    (lane->kind == TIMELINE_WAITING ||
		     lane->kind == TIMELINE_TIMER ||
		     !strcmp(lane->label, wanted->cursor_label)))
			return i;
	}
	return -1;
}

/* Return: that lane, or the one in its place; -1 without lanes. */
static int find_lane_or_place(const struct timeline *timeline,
			      const struct model_timeline *wanted)
{
	int lane = find_lane(timeline, wanted);

	if (lane >= 0)
		return lane;
	return wanted->cursor_place < timeline->lane_count ?
		       wanted->cursor_place :
		       timeline->lane_count - 1;
}

static void find_cursor(struct chart *chart, const struct model *model)
{
	const struct timeline *timeline = &chart->timeline;
	const struct model_timeline *wanted = &model->timeline;
	int column;

	chart->cursor_lane = -1;
	chart->cursor_column = -1;
	chart->cursor_life = NULL;
	if (!wanted->cursor)
		return;
	column = timeline_column(&timeline->window, wanted->cursor_ns);
	if (column < 0 || column >= timeline->window.columns)
		return;
	chart->cursor_column = column;
	/* Others may fall on the same column, and no other lane will do. */
	if (wanted->cursor_ns == wanted->jumped_ns) {
		chart->cursor_lane = find_lane(timeline, wanted);
		chart->cursor_life =
			item_lives_find(&model->lives, wanted->jumped_queue,
					wanted->jumped_item);
		return;
	}
	chart->cursor_lane = find_lane_or_place(timeline, wanted);
	if (chart->cursor_lane >= 0)
		chart->cursor_life =
			timeline->lane[chart->cursor_lane].owner[column];
}

void chart_make(struct chart *chart, const struct model *model,
		struct rect area)
{
	struct timeline_query query = {
		.by_item = model->timeline.by_item,
		.queue = model->filter,
	};
	int columns, lanes;

	share_rows(chart, model, area.rows);
	lanes = lane_rows(chart, area.rows);
	chart->foot_row = 1 + lanes;
	chart->label_columns = label_columns(area.columns);
	columns = area.columns - chart->label_columns;
	if (!chart_make_comparison(chart, model, lanes, columns) &&
	    !make_scenario(chart, model, lanes, columns)) {
		query.window = chart_window(model, columns);
		query.lanes = lanes;
		query.first = model->timeline.cursor ?
				      model->timeline.first_lane :
				      -1;
		chart->foot_lanes = timeline_foot(&query, lanes);
		timeline_build(&chart->timeline, &model->lives, &query);
	}
	find_cursor(chart, model);
}

void chart_make_picture(struct chart *chart, const struct model *model,
			const struct timeline_window *window, int lanes)
{
	const struct timeline_query query = {
		.window = *window,
		.lanes = lanes,
		.by_item = model->timeline.by_item,
		.first = -1,
		.queue = model->filter,
	};

	chart->cursor_rows = 0;
	if (!chart_make_comparison(chart, model, lanes, window->columns) &&
	    !make_scenario(chart, model, lanes, window->columns))
		timeline_build(&chart->timeline, &model->lives, &query);
}

struct chart *chart_now(const struct model *model)
{
	static struct chart chart;
	struct layout layout;

	layout_model(model, model->rows, model->columns, &layout);
	chart_make(&chart, model, layout.view[VIEW_TIMELINE]);
	return &chart;
}

static int panel_rows(const struct model *model)
{
	struct layout layout;

	layout_model(model, model->rows, model->columns, &layout);
	return layout.view[VIEW_TIMELINE].rows;
}

bool chart_is_on_screen(const struct model *model)
{
	return panel_rows(model) >= FIXED_ROWS;
}

void chart_show_scenario(struct model *model)
{
	enum view before = model->view;
	bool shown;

	/*
	 * A frozen picture, details and help stay, and a replay is left
	 * alone.
	 */
	if (!model->timeline.scenario_is_new || model_is_frozen(model) ||
	    model->replay.active || model->details || model->help_page)
		return;
	model->timeline.scenario_is_new = false;
	if (panel_rows(model) >= SCENARIO_ROWS) {
		/* Else an earlier command brought the timeline. */
		if (before != VIEW_TIMELINE)
			model->timeline.view_before = VIEW_COUNT;
		return;
	}
	model->view = VIEW_TIMELINE;
	shown = chart_is_on_screen(model) && chart_now(model)->documented;
	model->view = before;
	if (shown)
		model_lend_view(model);
}

bool chart_leave_scenario(struct model *model)
{
	if (!chart_is_on_screen(model) || !chart_stands_apart(chart_now(model)))
		return false;
	if (model->message.of_picture)
		message_say(&model->message, false, "%s", "");
	model->timeline.scenario = NULL;
	model->timeline.compared.kind = COMPARISON_NONE;
	model->timeline.to_play = 0;
	model->timeline.cursor = false;
	model->timeline.view_before = VIEW_COUNT;
	return true;
}

bool chart_sees(const struct model *model, uint64_t ns)
{
	const struct timeline_window *window =
		&chart_now(model)->timeline.window;
	int column = timeline_column(window, ns);

	return column >= 0 && column < window->columns;
}

const struct life *chart_life(const struct model *model)
{
	return chart_now(model)->cursor_life;
}

bool chart_has_cursor_lane(const struct chart *chart, const struct model *model)
{
	return find_lane(&chart->timeline, &model->timeline) >= 0;
}

int chart_scrolling_lanes(const struct chart *chart)
{
	const struct timeline *timeline = &chart->timeline;
	int lane;

	for (lane = 0; lane < timeline->lane_count; lane++)
		if (timeline->lane[lane].kind != TIMELINE_WORKER &&
		    timeline->lane[lane].kind != TIMELINE_ITEM)
			break;
	return lane;
}

bool chart_parts(const struct timeline_lane *lane,
		 const struct timeline_window *window, int column)
{
	const struct life *life = lane->owner[column];

	if (!column || !life || !lane->owner[column - 1] ||
	    life == lane->owner[column - 1])
		return false;
	if (lane->kind == TIMELINE_TIMER)
		return lane->cell[column] == LIFE_ARMED &&
		       timeline_column(window, life->timer_ns) == column;
	return lane->kind == TIMELINE_WORKER;
}

int chart_row_of_lane(const struct chart *chart, int number)
{
	const struct timeline *timeline = &chart->timeline;
	int foot = chart->foot_row;

	switch (timeline->lane[number].kind) {
	case TIMELINE_TIMER:
		return foot - 1;
	case TIMELINE_WAITING:
		return foot - chart->foot_lanes;
	case TIMELINE_CALLER: /* the lanes of workers are before them */
		while (number < timeline->lane_count &&
		       timeline->lane[number].kind == TIMELINE_CALLER) {
			number++;
			foot--;
		}
		return foot - chart->foot_lanes;
	default:
		break;
	}
	return 1 + number * chart->high_rows +
	       (int)timeline->lane[number].group * chart->gap_rows;
}
