// SPDX-License-Identifier: GPL-2.0
#include "view/timeline_lane.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/caller_words.h"
#include "lib/text.h"
#include "look/life_look.h"
#include "term/area.h"
#include "term/screen.h"

static void draw_cell(struct rect area, int row, int column,
		      const struct model *model, unsigned char state,
		      bool under_cursor)
{
	screen_put(area, row, column,
		   under_cursor ? ROLE_CHANGED : life_looks[state].role,
		   model->glyphs->life[state]);
}

static void draw_cells(struct rect lanes, int row,
		       const struct timeline_lane *lane,
		       const struct timeline_window *window,
		       const struct model *model)
{
	int i;

	for (i = 0; i < window->columns; i++) {
		if (chart_parts(lane, window, i))
			screen_put(lanes, row, i,
				   life_looks[lane->cell[i]].role,
				   model->glyphs->tick);
		else
			draw_cell(lanes, row, i, model, lane->cell[i], false);
	}
}

/* Burning is, to the one who reads a name, as much burning with gaps in it. */
static bool drawn_as_one(unsigned char a, unsigned char b)
{
	return (a == LIFE_PREEMPTED ? LIFE_BURNING : a) ==
	       (b == LIFE_PREEMPTED ? LIFE_BURNING : b);
}

/*
 * Writes the queue's key and the item's number over its run, in the first
 * part that is wide enough: a worker serves several queues, one item after
 * the other.
 */
static void draw_names(struct rect lanes, int row,
		       const struct timeline_lane *lane, int columns)
{
	const struct life *named = NULL;
	char name[32];
	int first, end;

	for (first = 0; first < columns; first = end) {
		const struct life *life = lane->owner[first];

		for (end = first + 1;
		     end < columns && lane->owner[end] == life &&
		     drawn_as_one(lane->cell[end], lane->cell[first]);)
			end++;
		if (!life || life == named)
			continue;
		snprintf(name, sizeof(name), "%s%" PRIu64,
			 actions[life->queue].label, life->item);
		if (text_columns(name) + 2 > end - first)
			continue;
		screen_put(lanes, row, first + 1, ROLE_TITLE, name);
		named = life;
	}
}

/* Return: the column where the wait ends. */
static int end_of(const struct caller *caller,
		  const struct timeline_window *window)
{
	uint64_t end = caller->end_ns < window->now_ns ? caller->end_ns :
							 window->now_ns;

	return timeline_column(window, end);
}

static void draw_words(struct rect lanes, int row, const struct chart *chart,
		       const struct model *model,
		       const struct timeline_lane *lane)
{
	struct caller_words words[CALLERS_KEPT];
	int count = caller_words(&chart->timeline, lane, model, words);
	int i;

	for (i = 1; i < chart->timeline.window.columns; i++)
		if (caller_begins(&chart->timeline, lane, model, i))
			screen_put(lanes, row, i, ROLE_WAITING,
				   model->glyphs->tick);
	for (i = 0; i < count; i++)
		screen_put(lanes, row, words[i].column, ROLE_TITLE,
			   words[i].text);
}

const struct caller *view_caller_at(const struct chart *chart,
				    const struct model *model)
{
	const struct timeline_window *window = &chart->timeline.window;
	const struct timeline_lane *lane;
	const struct caller *caller;
	uint64_t number = 0;

	if (chart->cursor_lane < 0)
		return NULL;
	lane = &chart->timeline.lane[chart->cursor_lane];
	if (lane->kind != TIMELINE_CALLER)
		return NULL;
	while ((caller = callers_next(&model->lives.callers, &number)))
		if (!strcmp(caller->name, lane->name) &&
		    timeline_column(window, caller->ns) <=
			    chart->cursor_column &&
		    end_of(caller, window) >= chart->cursor_column)
			return caller;
	return NULL;
}

/* Return: the item of a lane that has but one. */
static const struct life *item_of(const struct timeline_lane *lane, int columns)
{
	int i;

	for (i = 0; i < columns; i++)
		if (lane->owner[i])
			return lane->owner[i];
	return NULL;
}

/* Return: whether the lane above names the scenario, as those of the comparison do. */
static bool is_named_above(const struct chart *chart, int number)
{
	const struct timeline_lane *lane = &chart->timeline.lane[number];

	return chart->comparison.kind == COMPARISON_SCENARIOS && number &&
	       lane[-1].group == lane->group;
}

/*
 * Writes "u4:2" for "kworker/u4:2" and "n24" for "cpu_intensive n24" where there
 * is no room for more, as the ends differ.
 */
static void compose_label(const struct chart *chart,
			  const struct timeline_lane *lane, int columns,
			  char *out, size_t size)
{
	static const char kworker[] = "kworker/";
	const char *label = lane->label;
	const struct life *life = NULL;

	if (text_columns(label) > columns) {
		if (!strncmp(label, kworker, sizeof(kworker) - 1))
			label += sizeof(kworker) - 1;
		if (lane->kind == TIMELINE_ITEM && !chart->documented)
			life = item_of(lane, chart->timeline.window.columns);
	}
	if (life)
		snprintf(out, size, "%s%" PRIu64, actions[life->queue].label,
			 life->item);
	else
		snprintf(out, size, "%s", label);
}

void view_timeline_lane(struct rect area, const struct chart *chart,
			const struct model *model, int number)
{
	const struct timeline_lane *lane = &chart->timeline.lane[number];
	struct rect lanes = area_part(area, 0, chart->label_columns);
	struct rect label = area;
	bool chosen = number == chart->cursor_lane;
	const struct timeline_window *window = &chart->timeline.window;
	int row = chart_row_of_lane(chart, number);
	char text[TIMELINE_LABEL_MAX];

	label.columns = chart->label_columns - 1;
	screen_put(label, row, 0, ROLE_TITLE, chosen ? ">" : " ");
	compose_label(chart, lane, label.columns - 1, text, sizeof(text));
	if (is_named_above(chart, number))
		text[0] = ' ';
	screen_put(label, row, 1, chosen ? ROLE_TITLE : ROLE_TEXT, text);
	draw_cells(lanes, row, lane, window, model);
	/* Half a block is as high in two rows as in one. */
	if (chart->high_rows > 1)
		draw_cells(lanes, row + 1, lane, window, model);
	if (lane->kind == TIMELINE_WORKER)
		draw_names(lanes, row, lane, window->columns);
	if (lane->kind == TIMELINE_CALLER)
		draw_words(lanes, row, chart, model, lane);
	if (chosen)
		draw_cell(lanes, row, chart->cursor_column, model,
			  lane->cell[chart->cursor_column], true);
}
