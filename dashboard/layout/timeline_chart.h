/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The timeline in a panel of some size: its rows, its window of time, its
 * cursor. Shared by the keys that move in it and the panel that draws it.
 */
#ifndef WQTOP_LAYOUT_TIMELINE_CHART_H
#define WQTOP_LAYOUT_TIMELINE_CHART_H

#include "layout/layout.h"
#include "model/comparison.h"
#include "model/documented.h"
#include "model/model.h"

struct chart {
	struct timeline timeline;	/* the lanes, measured and ideal */
	int label_columns;		/* to the left of the lanes */
	int mark_rows;			/* each 0 or 1, in the order of rows */
	int axis_rows;
	int cursor_rows;
	int legend_rows;
	int foot_row;			/* the first row below the lanes */
	int foot_lanes;			/* rows above it that are kept for what waits */
	int high_rows;			/* of each lane: 1, or 2 in a scenario */
	int gap_rows;			/* between the groups of a scenario or comparison */

	/* The scenario that is shown instead of the present, or NULL. */
	const struct documented *documented;
	uint64_t start_ns;		/* where it, or the first of the runs, begins */
	uint64_t measured_ns;
	/* The waiting times of its items, or LIFE_UNKNOWN. */
	uint64_t waited_ns[DOCUMENTED_ITEMS];
	const struct life *gave_up;	/* the first of its items that cut a burn short, or NULL, */
	unsigned int gave_up_count;	/* all of its kind that did, */
	const struct documented_item *gave_up_kind; /* and the kind */
	bool stepped_in;		/* the kernel took the hog's long one for CPU_INTENSIVE */

	/* The runs that are shown instead, each from its own start on, if any. */
	struct comparison comparison;
	int last_lane[COMPARISON_RUNS];	/* of each run, -1: none */

	/* -1: there is no cursor, or it is out of sight. */
	int cursor_column;
	int cursor_lane;		/* -1 also where the item under it has no lane */
	const struct life *cursor_life;
};

/*
 * Builds the lanes of a comparison, one run below the other at one scale. Return:
 * false if there is none.
 */
bool chart_make_comparison(struct chart *chart, const struct model *model, int lanes,
			   int columns);

/* Return: whether a scenario or a comparison is shown, not the present. */
bool chart_stands_apart(const struct chart *chart);

/* Return: the column where a run of a comparison ends. */
int chart_end_of_run(const struct chart *chart, unsigned int run);

/* @area: the panel, with the heading in its first row. */
void chart_make(struct chart *chart, const struct model *model,
		struct rect area);

/*
 * Makes a chart for a picture that is no panel: of a scenario, or else of a
 * window of time. It has so many lanes at most, and no cursor.
 */
void chart_make_picture(struct chart *chart, const struct model *model,
			const struct timeline_window *window, int lanes);

/* The finest zoom. */
#define CHART_COLUMN_LEAST_NS	1000000u

/* Return: the time of a column, where that span is drawn on so many. */
uint64_t chart_column_ns(uint64_t span_ns, int columns);

/* Return: the window of time that goes on, on so many columns. */
struct timeline_window chart_window(const struct model *model, int columns);

/* Return: the chart on the screen of the model. The next call changes it. */
struct chart *chart_now(const struct model *model);

/*
 * For keys, on a screen of the size in the model. Moving beyond the left edge
 * goes into the past and freezes the picture.
 */
void chart_move(struct model *model, int lanes, int to_the_right);
void chart_zoom(struct model *model, bool in);

/*
 * Move by a whole picture, or to the oldest event or to now. The cursor keeps
 * its column. Return: false where time does not move.
 */
bool chart_turn(struct model *model, bool back);
bool chart_go(struct model *model, bool to_oldest);

/*
 * Shows the timeline for a scenario that this wqtop asked for, if it is not
 * on the screen.
 */
void chart_show_scenario(struct model *model);

/* Leaves the scenario, and drops the cursor. Return: false if there is none. */
bool chart_leave_scenario(struct model *model);

/* Return: whether the screen shows the timeline. */
bool chart_is_on_screen(const struct model *model);

/* Return: whether the picture shows that time. */
bool chart_sees(const struct model *model, uint64_t ns);

/* Return: the item under the cursor, or NULL. */
const struct life *chart_life(const struct model *model);

/* Return: whether the cursor's own lane is among those that there is room for. */
bool chart_has_cursor_lane(const struct chart *chart, const struct model *model);

/* Return: how many lanes are of workers or items. They are the first. */
int chart_scrolling_lanes(const struct chart *chart);

/*
 * Return: whether another item follows in that column, on a worker or on the timer,
 * without a gap: they would look like one. Where timers overlap only a new one does.
 */
bool chart_parts(const struct timeline_lane *lane,
		 const struct timeline_window *window, int column);

/* Return: the row of a lane, from the heading on. */
int chart_row_of_lane(const struct chart *chart, int number);

#endif
