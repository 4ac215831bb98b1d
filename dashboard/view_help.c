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
};

#define LINE_KEY_LINE(label, help)	{ label, "in the command line: " help },
static const struct line reading[] = {
	COMMAND_LINE_KEYS(LINE_KEY_LINE)
	{ "DONE/s", "completions per second, over the last 6 s" },
	{ "COALESC", "the item was already pending: no run of its own" },
	{ "WAIT", "held back or not begun yet; 1 arm: its timer runs" },
	{ "RUN", "handlers running now; the gauge ends at max_active" },
	{ "WAIT p50", "from when an item could run to when it did: half waited no longer" },
	{ "p99 max", "99 of 100 took no longer; the longest of all" },
	{ "LAST n s", "completions in each of the last seconds" },
	{ "TIMELINE", "one lane a worker (L: an item); c27 is custom's item 27" },
	{ "# -", "it burns CPU, it is asleep (blocks: dark, light)" },
	{ ". :", "it waits for a worker, its timer runs" },
	{ "= x ~ ?", "coalesced into it, cancelled, timer anew, step not known" },
	{ "^8c ^3i=2", "eight submitted to c; three to i, two of them coalesced" },
	{ "CODE", "lines that the item was at are marked, the last stands out" },
};

#define READING_COUNT	((int)(sizeof(reading) / sizeof(reading[0])))

/* The keys, an empty line, how to read. */
#define LINE_COUNT	(ACTION_IDS + 1 + READING_COUNT)

static struct line line_at(int number)
{
	static const struct line empty = { "", "" };

	if (number < ACTION_IDS)
		return (struct line){ actions[number].label,
				      actions[number].help };
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
static void draw_label(struct rect area, int row, const char *label)
{
	area.columns = label_columns(area) - 1;
	screen_put(area, row, 1, ROLE_KEY, label);
}

static void draw_page(struct rect area, int first, int end)
{
	int row = 0;
	int i;

	for (i = first; i < end; i++) {
		struct line line = line_at(i);

		draw_label(area, row, line.label);
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
	draw_page(page, first, end < LINE_COUNT ? end : LINE_COUNT);
	if (area.rows == page.rows)
		return;
	screen_put(area, area.rows - 1, 0, ROLE_TITLE,
		   first || end < LINE_COUNT
			   ? " Space: more  other keys: back"
			   : " any key: back");
}
