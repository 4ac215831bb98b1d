// SPDX-License-Identifier: GPL-2.0
/* The timeline: lanes of workers or items, time flowing to the left. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/details.h"
#include "layout/timeline_axis.h"
#include "layout/timeline_chart.h"
#include "layout/timeline_marks.h"
#include "lib/text.h"
#include "look/life_look.h"
#include "term/area.h"
#include "term/screen.h"
#include "term/strip.h"
#include "view/heading.h"
#include "view/panels.h"
#include "view/timeline_axis.h"
#include "view/timeline_comparison.h"
#include "view/timeline_lane.h"

/* Begins what is told of the cursor. */
#define CURSOR "cursor: "

/* Return: ns after @zero_ns, 0 for before. */
static uint64_t since(uint64_t zero_ns, uint64_t ns)
{
	return ns > zero_ns ? ns - zero_ns : 0;
}

/*
 * Writes ", ideal 25: +19.3 ms", or nothing where the documentation has no
 * times.
 */
static void compose_documented(const struct chart *chart, char *text,
			       size_t size)
{
	uint64_t ideal_ns = chart->documented->end_ms * (uint64_t)1000000;
	int64_t more = (int64_t)(chart->measured_ns / 100000) -
		       (int64_t)(ideal_ns / 100000);

	text[0] = '\0';
	if (!ideal_ns)
		return;
	snprintf(text, size, ", ideal %u: %c%" PRId64 ".%" PRId64 " ms",
		 chart->documented->end_ms, more < 0 ? '-' : '+',
		 (more < 0 ? -more : more) / 10,
		 (more < 0 ? -more : more) % 10);
}

/*
 * Names the scenario and, of the hog, says that the kernel stepped in.
 */
static void compose_title(const struct chart *chart, const struct model *model,
			  char *text, size_t size)
{
	char thresh[TEXT_MAX];

	if (!chart->stepped_in) {
		snprintf(text, size, "%s", chart->documented->title);
		return;
	}
	text_duration(model->now.cpu_intensive_thresh_us * 1000,
		      model->glyphs->ascii, thresh, sizeof(thresh));
	snprintf(text, size, "long one: kernel stepped in at %s of CPU",
		 thresh);
}

static void compose_scenario(const struct chart *chart,
			     const struct model *model, char *text, size_t size)
{
	uint64_t tenths = chart->measured_ns / 100000;
	char documented[48], title[64];

	compose_documented(chart, documented, sizeof(documented));
	compose_title(chart, model, title, sizeof(title));
	snprintf(text, size, "%s: %" PRIu64 ".%" PRIu64 " ms%s  %s",
		 chart->documented->command, tenths / 10, tenths % 10,
		 documented, title);
}

/*
 * Writes how long the items waited that a scenario is about: "waited on bound
 * 124 ms, highpri 2.5 ms". On a narrow screen only the first and the last of
 * them, and the first without its name.
 */
static void compose_waits(const struct chart *chart, const struct model *model,
			  bool narrow, char *text, size_t size)
{
	const struct documented *documented = chart->documented;
	char waited[TEXT_MAX];
	size_t used = 0;
	unsigned int i;

	for (i = 0; i < documented->count && used < size; i++) {
		if (!documented->item[i].verdict ||
		    (narrow && used && i + 1 < documented->count))
			continue;
		text_duration(chart->waited_ns[i], model->glyphs->ascii, waited,
			      sizeof(waited));
		used += (size_t)snprintf(text + used, size - used, "%s%s%s%s",
					 used ? ", " : "waited ",
					 narrow && !used ?
						 "" :
						 documented->item[i].verdict,
					 narrow && !used ? "" : " ", waited);
	}
}

/* @off: the words for that no events are written, or "". */
static void compose_window(const struct chart *chart, const struct model *model,
			   const char *off, char *text, size_t size)
{
	const struct timeline_window *window = &chart->timeline.window;
	uint64_t right_ns = window->right_ns < window->now_ns ?
				    window->right_ns :
				    window->now_ns;
	bool lost = axis_has(chart, &model->lives.lost);
	char across[TEXT_MAX], frozen[48] = "", filter[32] = "";
	uint64_t ms = snapshot_since_load(&model->now, right_ns) / 1000000;

	text_duration(window->column_ns * (uint64_t)window->columns,
		      model->glyphs->ascii, across, sizeof(across));
	if (model->paused)
		snprintf(frozen, sizeof(frozen),
			 "  frozen at %" PRIu64 ".%03" PRIu64 " s", ms / 1000,
			 ms % 1000);
	if (model->filter != MODEL_ALL_QUEUES)
		snprintf(filter, sizeof(filter), "  %s only",
			 actions[model->filter].queue);
	snprintf(text, size, "%s across%s%s%s%s%s%s", across, frozen,
		 lost ? "  some items were lost" : "", filter,
		 model->timeline.by_item ? "  by item" : "", *off ? "  " : "",
		 off);
}

/* Writes "wqtop waits for c3, c4 of custom, 1.2 s so far". */
static void compose_caller(const struct caller *caller,
			   const struct model *model, char *text, size_t size)
{
	bool waits = caller->end_ns > model->now.time_ns;
	char items[CALLER_ITEMS_MAX], took[TEXT_MAX];

	caller_tell(caller, &model->lives, items, sizeof(items));
	text_duration(since(caller->ns,
			    waits ? model->now.time_ns : caller->end_ns),
		      model->glyphs->ascii, took, sizeof(took));
	snprintf(text, size, "%s %s for %s, %s%s", caller->name,
		 waits ? "waits" : "waited", items, took,
		 waits ? " so far" : "");
}

/* Leaves the queue's name out where that saves a row. */
static void compose_item(const struct life *life, const struct model *model,
			 int columns, char *text, size_t size)
{
	size_t used = (size_t)snprintf(text, size, CURSOR);
	char brief[VIEW_TEXT_MAX] = CURSOR;

	details_life(life, model, true, text + used, size - used);
	if (area_rows(columns, text) < 2)
		return;
	details_life(life, model, false, brief + used, sizeof(brief) - used);
	if (area_rows(columns, brief) < area_rows(columns, text))
		snprintf(text, size, "%s", brief);
}

static void compose_cursor(const struct chart *chart, const struct model *model,
			   int columns, char *text, size_t size)
{
	size_t used = (size_t)snprintf(text, size, CURSOR);
	const struct caller *caller = view_caller_at(chart, model);

	if (chart->cursor_column < 0)
		snprintf(text + used, size - used, "out of sight");
	else if (caller)
		compose_caller(caller, model, text + used, size - used);
	else if (!chart->cursor_life)
		snprintf(text + used, size - used, "nothing here");
	else
		compose_item(chart->cursor_life, model, columns, text, size);
}

/* Composes all of the heading but its name. */
static void compose_heading(struct rect area, const struct chart *chart,
			    const struct model *model, const char *off,
			    char *text, size_t size)
{
	/* It has the result where there is no row for it. */
	if (chart->comparison.kind != COMPARISON_NONE)
		view_comparison_heading(chart, model, text, size);
	else if (chart->documented && !chart->documented->end_ms &&
		 !chart->mark_rows)
		compose_waits(chart, model, area.columns < 60, text, size);
	else if (chart->documented)
		compose_scenario(chart, model, text, size);
	else
		compose_window(chart, model, off, text, size);
}

/* Adds how many lanes there is no room for, where the heading has the room. */
static void add_hidden(struct rect area, const struct chart *chart, char *text,
		       size_t size)
{
	unsigned int count = chart->timeline.left_out;
	size_t used = strlen(text);

	if (!count || chart_stands_apart(chart))
		return;
	snprintf(text + used, size - used, "  %u lane%s hidden", count,
		 count == 1 ? "" : "s");
	if (!view_heading_fits(area, text))
		text[used] = '\0';
}

/* A narrow screen has no room for the name, nor for how to switch events on. */
static void draw_heading(struct rect area, const struct chart *chart,
			 const struct model *model)
{
	const char *off = model->now.recording ? "" : view_events_off(model);
	char text[VIEW_TEXT_MAX], what[VIEW_TEXT_MAX / 2];

	compose_heading(area, chart, model, off, what, sizeof(what));
	snprintf(text, sizeof(text), "TIMELINE  %s", what);
	if (view_heading_fits(area, text)) {
		add_hidden(area, chart, text, sizeof(text));
		view_heading(area, model, VIEW_TIMELINE, text);
		return;
	}
	if (!view_heading_fits(area, what) && *off)
		compose_heading(area, chart, model, "events off", what,
				sizeof(what));
	add_hidden(area, chart, what, sizeof(what));
	view_heading(area, model, VIEW_TIMELINE, what);
}

/* Draws the submissions below the lanes. */
static void draw_marks(struct rect area, const struct chart *chart, int row)
{
	struct rect lanes = area_part(area, 0, chart->label_columns);
	static struct mark_text text[TIMELINE_MARKS];
	int count = timeline_marks(&chart->timeline, text);
	int i;

	if (count)
		screen_put(area, row, 1, ROLE_TEXT, "submitted");
	for (i = 0; i < count; i++)
		screen_put(lanes, row, text[i].column, ROLE_KEY, text[i].text);
}

/*
 * Writes "w2 burnt 3.3 ms of 5.0 ms, then gave up", or "2 of 20 burners gave
 * up, the first after 2.8 ms of 3.0 ms", or nothing.
 */
static void compose_gave_up(const struct chart *chart,
			    const struct model *model, char *text, size_t size)
{
	char burnt[TEXT_MAX], asked[TEXT_MAX];

	text[0] = '\0';
	if (!chart->gave_up)
		return;
	text_durations(chart->gave_up->burnt_ns, chart->gave_up->asked_ns,
		       model->glyphs->ascii, burnt, asked, sizeof(burnt));
	if (chart->gave_up_kind->count == 1)
		snprintf(text, size, "%s burnt %s of %s, then gave up",
			 chart->gave_up_kind->name, burnt, asked);
	else
		snprintf(text, size, "%u of %u %s gave up, %safter %s of %s",
			 chart->gave_up_count, chart->gave_up_kind->count,
			 chart->gave_up_kind->name,
			 chart->gave_up_count > 1 ? "the first " : "", burnt,
			 asked);
}

/* Adds @more to a sentence where the row has the room. */
static void add_if_fits(struct rect area, char *text, size_t size,
			const char *more)
{
	int columns = text_columns(text) + text_columns(more);

	if (1 + columns <= area.columns)
		snprintf(text + strlen(text), size - strlen(text), "%s", more);
}

/* Writes where time begins, and what to do about a scenario that took too long. */
static void compose_result(const struct chart *chart, const struct model *model,
			   char *text, size_t size)
{
	size_t used = (size_t)snprintf(text, size, "0 ms: w0 starts");

	if (!documented_was_disturbed(chart->documented, chart->measured_ns))
		return;
	used += (size_t)snprintf(text + used, size - used,
				 "; the machine was busy");
	if (model_can_send(model))
		snprintf(text + used, size - used, ": S %c plays it again",
			 documented_key(chart->documented));
}

/* Writes the result of a scenario in place of the marks. */
static void draw_result(struct rect area, const struct chart *chart,
			const struct model *model, int row)
{
	char text[VIEW_TEXT_MAX];

	if (!chart->documented->end_ms) {
		compose_waits(chart, model, area.columns < 60, text,
			      sizeof(text));
		add_if_fits(area, text, sizeof(text), "; Esc: back");
		screen_put(area, row, 1, ROLE_TITLE, text);
		return;
	}
	if (chart->gave_up) {
		compose_gave_up(chart, model, text, sizeof(text));
		add_if_fits(area, text, sizeof(text), "; Esc: back");
		screen_put(area, row, 1, ROLE_WARNING, text);
		return;
	}
	compose_result(chart, model, text, sizeof(text));
	add_if_fits(area, text, sizeof(text), "; Esc: back");
	add_if_fits(area, text, sizeof(text), " to what goes on");
	screen_put(area, row, 1, ROLE_TEXT, text);
}

static void find_drawn(const struct chart *chart, bool *drawn)
{
	int i, column;

	for (i = 0; i < chart->timeline.lane_count; i++)
		for (column = 0; column < chart->timeline.window.columns;
		     column++)
			drawn[chart->timeline.lane[i].cell[column]] = true;
}

/* Adds the states: first of all those that the chart has, and in brief words. */
static void add_states(struct strip *strip, const struct chart *chart,
		       const struct model *model, bool brief)
{
	static const enum life_state order[] = {
		LIFE_BURNING,  LIFE_PREEMPTED, LIFE_SLEEPING,  LIFE_WAITING,
		LIFE_HELD,     LIFE_ARMED,     LIFE_COALESCED, LIFE_CANCELLED,
		LIFE_MODIFIED, LIFE_RUNNING,
	};
	bool drawn[LIFE_STATES] = { false };
	size_t i;

	find_drawn(chart, drawn);
	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct life_look *look = &life_looks[order[i]];
		struct strip_piece *piece;

		/* These are rare, and 80 columns have no room for all. */
		if (!drawn[order[i]] &&
		    (order[i] == LIFE_PREEMPTED || order[i] == LIFE_HELD ||
		     order[i] == LIFE_RUNNING))
			continue;
		piece = strip_add(strip, ROLE_TEXT,
				  !drawn[order[i]] || order[i] == LIFE_RUNNING,
				  "%s", brief ? look->brief : look->name);
		snprintf(piece->key, sizeof(piece->key), "%s",
			 model->glyphs->life[order[i]]);
		piece->key_role = look->role;
	}
}

static void add_axis_mark(struct strip *strip, const char *glyph,
			  enum role role, const char *word)
{
	struct strip_piece *piece = strip_add(strip, ROLE_TEXT, 0, "%s", word);

	snprintf(piece->key, sizeof(piece->key), "%s", glyph);
	piece->key_role = role;
}

/* Adds those of the axis, as far as it has any. */
static void add_axis_marks(struct strip *strip, const struct chart *chart,
			   const struct model *model)
{
	if (axis_has(chart, &model->lives.frozen))
		add_axis_mark(strip, model->glyphs->frozen, ROLE_WAITING,
			      "frozen");
	if (axis_has(chart, &model->lives.lost))
		add_axis_mark(strip, model->glyphs->lost, ROLE_WARNING, "lost");
}

static void add_legend_key(struct strip *strip, const char *key,
			   const char *word)
{
	struct strip_piece *piece = strip_add(strip, ROLE_LABEL, 2, "%s", word);

	snprintf(piece->key, sizeof(piece->key), "%s", key);
	piece->key_role = ROLE_KEY;
}

static void draw_legend(struct rect area, const struct chart *chart,
			const struct model *model, int row)
{
	struct rect line = area_part(area, row, 1);
	struct strip strip = { 0 };

	line.rows = line.rows > 1 ? 1 : line.rows;
	add_states(&strip, chart, model, false);
	add_axis_marks(&strip, chart, model);
	if (!strip_fits(&strip, line, 1)) {
		strip.count = 0;
		add_states(&strip, chart, model, true);
		add_axis_marks(&strip, chart, model);
	}
	add_legend_key(&strip, "[ ]", "zoom");
	add_legend_key(&strip, "h j k l", "cursor");
	strip_draw(&strip, line);
}

/*
 * Tells of the item under the cursor, on the legend's row as well if one is
 * not enough. Without a cursor the row has what a scenario's result has no
 * room for. Return: the rows that it took.
 */
static int draw_cursor_row(struct rect area, const struct chart *chart,
			   const struct model *model, int row)
{
	struct rect rest = area_part(area, row, 1);
	char text[VIEW_TEXT_MAX];
	int rows;

	if (model->timeline.cursor) {
		compose_cursor(chart, model, rest.columns, text, sizeof(text));
		rows = area_rows(rest.columns, text);
		rest.rows = rows < rest.rows ? rows : rest.rows;
		area_wrapped(rest, ROLE_TITLE, text);
		return rest.rows;
	}
	if (chart->documented && !chart->documented->end_ms) {
		compose_gave_up(chart, model, text, sizeof(text));
		screen_put(rest, 0, 0, ROLE_WARNING, text);
	}
	return 1;
}

/* In a scenario or comparison these rows stand right below the last lane. */
static int row_below_lanes(const struct chart *chart)
{
	int lanes = chart->timeline.lane_count;

	if (!chart_stands_apart(chart))
		return chart->foot_row;
	return lanes ? chart_row_of_lane(chart, lanes - 1) + chart->high_rows :
		       1;
}

void view_timeline(struct rect area, const struct model *model)
{
	static struct chart chart; /* too large for some stacks */
	int row, i, used = 0;
	bool compares;

	if (area.rows < 2)
		return;
	chart_make(&chart, model, area);
	compares = chart.comparison.kind != COMPARISON_NONE;
	draw_heading(area, &chart, model);
	for (i = 0; i < chart.timeline.lane_count; i++)
		view_timeline_lane(area, &chart, model, i);
	if (!chart.timeline.lane_count && !chart_stands_apart(&chart))
		screen_put(area, 1, 2, ROLE_TEXT,
			   model->now.recording ?
				   "nothing happened in this time" :
				   view_events_off(model));
	row = row_below_lanes(&chart);
	if (chart.mark_rows && chart.documented)
		draw_result(area, &chart, model, row++);
	else if (chart.mark_rows && !compares)
		draw_marks(area, &chart, row++);
	if (chart.axis_rows && (!compares || chart.timeline.lane_count))
		view_timeline_axis(area, &chart, model, row++);
	if (compares)
		row += view_comparison(area, &chart, model, row);
	if (chart.cursor_rows && (!compares || model->timeline.cursor))
		used = draw_cursor_row(area, &chart, model, row);
	if (chart.legend_rows && row + used < area.rows)
		draw_legend(area, &chart, model, area.rows - 1);
}
