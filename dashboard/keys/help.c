// SPDX-License-Identifier: GPL-2.0
#include "keys/help.h"

#include "keys/command_line.h"
#include "lib/text.h"
#include "model/actions.h"

#define LINE_KEY_LINE(key, help)	{ .label = key, .text = "in the command line: " help },
static const struct help_line reading[] = {
	COMMAND_LINE_KEYS(LINE_KEY_LINE)
	{ .label = "(c)", .text = "a key in brackets would send: it cannot now, the message says why" },
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

#define LINE_COUNT	(ACTION_IDS + 1 + READING_COUNT)

struct help_line help_line_at(int number)
{
	static const struct help_line empty = { .label = "", .text = "" };

	if (number < ACTION_IDS)
		return (struct help_line){ .label = actions[number].label,
					   .text = actions[number].help };
	number -= ACTION_IDS + 1;
	return number < 0 ? empty : reading[number];
}

/* But on the narrowest screens hardly any. */
int help_label_columns(int columns)
{
	return columns < 40 ? 7 : 11;
}

int help_rows(struct help_line line, int columns)
{
	int rows = text_rows(line.text, columns - help_label_columns(columns));

	return rows > 1 ? rows : 1;
}

/* Return: the first line of the page after the one that begins with @first. */
static int next_page(int rows, int columns, int first)
{
	int taken = 0;
	int i;

	for (i = first; i < LINE_COUNT; i++) {
		taken += help_rows(help_line_at(i), columns);
		if (taken > rows)
			break;
	}
	/* A line that is higher than a page is cut, and marked. */
	return i > first ? i : first + 1;
}

void help_find_page(int rows, int columns, unsigned int page, int *first,
		    int *end)
{
	/* The last row says how to leave. */
	rows -= rows > 1;
	*first = 0;
	*end = next_page(rows, columns, 0);
	while (--page && *end < LINE_COUNT) {
		*first = *end;
		*end = next_page(rows, columns, *first);
	}
}

unsigned int help_pages(int rows, int columns)
{
	unsigned int pages = 1;
	int first, end;

	for (;; pages++) {
		help_find_page(rows, columns, pages, &first, &end);
		if (end == LINE_COUNT)
			return pages;
	}
}
