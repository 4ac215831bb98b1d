// SPDX-License-Identifier: GPL-2.0
#include "keys/help.h"

#include "keys/command_line.h"
#include "layout/columns.h"
#include "lib/text.h"
#include "model/actions.h"

#define LINE_KEY_LINE(key, help) \
	{ .label = key, .text = "in the command line: " help },
static const struct help_line more_keys[] = {
	COMMAND_LINE_KEYS(LINE_KEY_LINE){
		.label = "(c)",
		.text = "a key in brackets would send: it cannot now, the message says why" },
};

/* Signs that no table describes. */
static const struct help_line signs[] = {
	{ .label = "up", .text = "how long ago the module was loaded" },
	{ .text = "it burns CPU, it is asleep",
	  .state = { LIFE_BURNING, LIFE_SLEEPING } },
	{ .text = "it is preempted: ready to burn, but without a CPU",
	  .state = { LIFE_PREEMPTED } },
	{ .text = "it waits for a worker, its timer runs",
	  .state = { LIFE_WAITING, LIFE_ARMED } },
	{ .text = "coalesced into it, cancelled, timer restarted, step not known",
	  .state = { LIFE_COALESCED, LIFE_CANCELLED, LIFE_MODIFIED,
		     LIFE_RUNNING } },
	{ .label = "rescuer c",
	  .text = "c's own thread: runs items when no worker can be made at once, else idle" },
	{ .label = "^8c ^3i=2",
	  .text = "eight submitted to c; three to i, two of them coalesced" },
	{ .text = "CODE: a line that the last item was at; the one where it was last",
	  .marks = true },
};

#define COUNT_OF(lines) ((int)(sizeof(lines) / sizeof((lines)[0])))

static struct help_line action_line(int number)
{
	return (struct help_line){ .label = actions[number].label,
				   .text = actions[number].help };
}

static struct help_line empty_line(int number)
{
	(void)number;
	return (struct help_line){ .text = "" };
}

static struct help_line more_key_line(int number)
{
	return more_keys[number];
}

static struct help_line column_line(int number)
{
	return (struct help_line){ .label = columns[number].header,
				   .text = columns[number].help };
}

static struct help_line view_line(int number)
{
	return (struct help_line){ .label = view_rows[number].name,
				   .text = view_rows[number].help };
}

static struct help_line sign_line(int number)
{
	return signs[number];
}

/* From top to bottom. */
static const struct {
	int count;
	struct help_line (*line)(int number);
} sections[] = {
	{ ACTION_IDS, action_line }, { COUNT_OF(more_keys), more_key_line },
	{ 1, empty_line },	     { COLUMN_IDS, column_line },
	{ VIEW_COUNT, view_line },   { COUNT_OF(signs), sign_line },
};

#define LINE_COUNT                                                        \
	(ACTION_IDS + COUNT_OF(more_keys) + 1 + COLUMN_IDS + VIEW_COUNT + \
	 COUNT_OF(signs))

struct help_line help_line_at(int number)
{
	int i = 0;

	while (number >= sections[i].count)
		number -= sections[i++].count;
	return sections[i].line(number);
}

/* Return: the width of the column of labels, less on the narrowest screens. */
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
