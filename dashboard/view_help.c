// SPDX-License-Identifier: GPL-2.0
/* The help screen: keys from the table of actions, the command line's, how to read. */
#include <stdio.h>

#include "actions.h"
#include "command_line.h"
#include "screen.h"
#include "view.h"

struct line {
	const char *label;
	const char *text;
	/* In place of a label: how these look in the timeline. */
	enum life_state state[4];
	bool marks;			/* or those of the code */
};

#define LINE_KEY_LINE(key, help)	{ .label = key, .text = "in the command line: " help },
static const struct line reading[] = {
	COMMAND_LINE_KEYS(LINE_KEY_LINE)
	{ .label = "DONE/s", .text = "completions per second, over the last 6 s" },
	{ .label = "SUBMIT", .text = "what was asked for: ACCEPT + COALESC + MODIFIED + REJECT; Enter tells all" },
	{ .label = "COALESC", .text = "the item was already pending: no run of its own" },
	{ .label = "MODIFIED", .text = "mod started the timer of the waiting item anew: no run of its own" },
	{ .label = "WAIT", .text = "held back or not begun yet; 1 arm: its timer runs" },
	{ .label = "RUN", .text = "handlers running now; the gauge ends at max_active" },
	{ .label = "DONE", .text = "handlers that have ended" },
	{ .label = "CANCEL", .text = "accepted, but removed before they ran" },
	{ .label = "WAIT p50", .text = "from when an item could run to when it did: half waited no longer; estimated from a histogram" },
	{ .label = "p99 max", .text = "99 of 100 took no longer, estimated too; the longest of all" },
	{ .label = "LAST n s", .text = "completions in each of the last seconds" },
	{ .label = "up", .text = "how long ago the module was loaded" },
	{ .label = "TIMELINE", .text = "one lane a worker (L: an item); c27 is custom's item 27" },
	{ .text = "it burns CPU, it is asleep",
	  .state = { LIFE_BURNING, LIFE_SLEEPING } },
	{ .text = "it waits for a worker, its timer runs",
	  .state = { LIFE_WAITING, LIFE_ARMED } },
	{ .text = "coalesced into it, cancelled, timer anew, step not known",
	  .state = { LIFE_COALESCED, LIFE_CANCELLED, LIFE_MODIFIED, LIFE_RUNNING } },
	{ .label = "^8c ^3i=2", .text = "eight submitted to c; three to i, two of them coalesced" },
	{ .text = "CODE: a line that the last item was at; the one where it was last",
	  .marks = true },
};

#define READING_COUNT	((int)(sizeof(reading) / sizeof(reading[0])))

/* The keys, an empty line, how to read. */
#define LINE_COUNT	(ACTION_IDS + 1 + READING_COUNT)

static struct line line_at(int number)
{
	static const struct line empty = { .label = "", .text = "" };

	if (number < ACTION_IDS)
		return (struct line){ .label = actions[number].label,
				      .text = actions[number].help };
	number -= ACTION_IDS + 1;
	return number < 0 ? empty : reading[number];
}

/* Labels stand in a column of their own, except on the narrowest screens. */
static int label_columns(struct rect area)
{
	return area.columns < 40 ? 7 : 11;
}

static int rows_of(struct rect area, struct line line)
{
	int rows = view_wrapped_rows(area.columns - label_columns(area),
				     line.text);

	return rows > 1 ? rows : 1;
}

/* Return: the first line of the page after the one that begins with @first. */
static int next_page(struct rect area, int first)
{
	int rows = 0;
	int i;

	for (i = first; i < LINE_COUNT; i++) {
		rows += rows_of(area, line_at(i));
		if (rows > area.rows)
			break;
	}
	/* A line that is higher than a page is cut, and marked. */
	return i > first ? i : first + 1;
}

/* Return: the first line of a page; after the last comes the first again. */
static int find_page(struct rect area, unsigned int page)
{
	int first = 0;

	while (--page) {
		first = next_page(area, first);
		if (first >= LINE_COUNT)
			first = 0;
	}
	return first;
}

/* In its own column: where that is narrow, a long one is cut. */
static void draw_label(struct rect area, int row, const struct line *line,
		       const struct glyphs *glyphs)
{
	unsigned int i;

	area.columns = label_columns(area) - 1;
	if (line->label)
		screen_put(area, row, 1, ROLE_KEY, line->label);
	for (i = 0; i < 4 && line->state[i]; i++)
		screen_put(area, row, 1 + 2 * (int)i, ROLE_KEY,
			   glyphs->life[line->state[i]]);
	if (!line->marks)
		return;
	screen_put(area, row, 1, ROLE_KEY, glyphs->hit);
	screen_put(area, row, 4, ROLE_KEY, glyphs->hit_newest);
}

static void draw_page(struct rect area, const struct glyphs *glyphs, int first,
		      int end)
{
	int row = 0;
	int i;

	for (i = first; i < end; i++) {
		struct line line = line_at(i);

		draw_label(area, row, &line, glyphs);
		view_wrapped(view_part(area, row, label_columns(area)),
			     ROLE_TEXT, line.text);
		row += rows_of(area, line);
	}
}

void view_help(struct rect area, const struct model *model)
{
	struct rect page = area;
	int first, end;

	/* The last row says how to leave. */
	page.rows -= area.rows > 1;
	first = find_page(page, model->help_page);
	end = next_page(page, first);
	draw_page(page, model->glyphs, first, end < LINE_COUNT ? end : LINE_COUNT);
	if (area.rows == page.rows)
		return;
	screen_put(area, area.rows - 1, 0, ROLE_TITLE,
		   first || end < LINE_COUNT
			   ? " Space: more  q: quit  other keys: back"
			   : " any key: back  q: quit");
}
