// SPDX-License-Identifier: GPL-2.0
#include "keys/help.h"

#include <stdio.h>

#include "keys/command_line.h"
#include "keys/lesson_page.h"
#include "layout/columns.h"
#include "layout/machine_columns.h"
#include "lib/text.h"
#include "model/actions.h"

#define LINE_KEY_LINE(key, help) \
	{ .label = key, .text = "in the command line: " help },
static const struct help_line more_keys[] = {
	COMMAND_LINE_KEYS(LINE_KEY_LINE){
		.label = "(c)",
		.text = "a key in brackets would send: it cannot now, the message says why" },
};

#define PAGE_KEY_LINE(key, help) { .label = key, .text = help },
static const struct help_line page_keys[] = { LESSON_PAGE_KEYS(PAGE_KEY_LINE) };

/* Signs that no table describes. */
static const struct help_line signs[] = {
	{ .label = "up", .text = "how long ago the module was loaded" },
	{ .text = "it burns CPU, it is asleep",
	  .state = { LIFE_BURNING, LIFE_SLEEPING } },
	{ .text = "ready, no CPU: another task, an interrupt or the host has it",
	  .state = { LIFE_PREEMPTED } },
	{ .text = "it waits for a worker, max_active holds it back, its timer runs",
	  .state = { LIFE_WAITING, LIFE_HELD, LIFE_ARMED } },
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

/* And one below the rows of the machine. */
static const struct help_line machine_signs[] = {
	{ .label = "96 % CPU",
	  .text = "RUNNING NOW: its part of a CPU since the reading before; ready: it has one, or waits for one" },
};

#define COUNT_OF(lines) ((int)(sizeof(lines) / sizeof((lines)[0])))

static struct help_line more_key_line(int number)
{
	return more_keys[number];
}

static struct help_line page_key_line(int number)
{
	return page_keys[number];
}

static struct help_line column_line(int number)
{
	return (struct help_line){ .label = columns[number].header,
				   .text = columns[number].help };
}

static struct help_line machine_line(int number)
{
	if (number >= MACHINE_COLUMN_IDS)
		return machine_signs[number - MACHINE_COLUMN_IDS];
	return (struct help_line){ .label = machine_columns[number].header,
				   .text = machine_columns[number].help };
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

/* The lines of a group below those of its actions. */
static const struct {
	int count;
	struct help_line (*line)(int number);
} more_of_group[GROUP_COUNT] = {
	[GROUP_VIEWS] = { VIEW_COUNT, view_line },
	[GROUP_TIMELINE] = { COUNT_OF(signs), sign_line },
	[GROUP_LESSON] = { COUNT_OF(page_keys), page_key_line },
	[GROUP_OTHER] = { COUNT_OF(more_keys), more_key_line },
	[GROUP_COLUMNS] = { COLUMN_IDS, column_line },
	[GROUP_MACHINE_COLUMNS] = { MACHINE_COLUMN_IDS +
					    COUNT_OF(machine_signs),
				    machine_line },
};

static int actions_of(enum action_group group)
{
	int count = 0;

	while (action_in_group(group, count) != ACTION_NONE)
		count++;
	return count;
}

/* Return: the lines of a group, with its heading. */
static int lines_of(enum action_group group)
{
	return 1 + actions_of(group) + more_of_group[group].count;
}

static struct help_line line_of(enum action_group group, int number)
{
	int keys = actions_of(group);
	enum action_id id;

	if (!number)
		return (struct help_line){ .heading = true,
					   .group = group,
					   .text = action_groups[group] };
	if (--number >= keys)
		return more_of_group[group].line(number - keys);
	id = action_in_group(group, number);
	return (struct help_line){ .label = actions[id].label,
				   .text = actions[id].help };
}

static int line_count(void)
{
	int group, count = 0;

	for (group = GROUP_NONE + 1; group < GROUP_COUNT; group++)
		count += lines_of(group);
	return count;
}

struct help_line help_line_at(int number)
{
	struct help_line line;
	int group = GROUP_NONE + 1;

	while (number >= lines_of(group))
		number -= lines_of(group++);
	line = line_of(group, number);
	line.group = group;
	return line;
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

/* Return: the rows of a group, from its heading on. */
static int group_rows(int heading, int columns)
{
	int end = heading + lines_of(help_line_at(heading).group);
	int rows = 0;

	while (heading < end)
		rows += help_rows(help_line_at(heading++), columns);
	return rows;
}

/*
 * Return: the rows to fill of a page that begins with that line. A group that
 * is longer than a page is spread over its pages evenly, with a row to spare
 * for lines that are higher.
 */
static int page_rows(int rows, int columns, int first)
{
	enum action_group group = help_line_at(first).group;
	int heading = first, all, pages, even;

	while (heading > 0 && help_line_at(heading - 1).group == group)
		heading--;
	all = group_rows(heading, columns);
	pages = rows > 0 ? (all + rows - 1) / rows : 1;
	even = (all + pages - 1) / pages + 1;
	return pages > 1 && even < rows ? even : rows;
}

/*
 * Return: the first line of the page after the one that begins with @first. A
 * group begins another page, unless the page has room for all of it.
 */
static int next_page(int rows, int columns, int first)
{
	int taken = 0, count = line_count();
	int i;

	rows = page_rows(rows, columns, first);
	for (i = first; i < count; i++) {
		struct help_line line = help_line_at(i);

		if (i > first && line.heading &&
		    taken + group_rows(i, columns) > rows)
			return i;
		taken += help_rows(line, columns);
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
	while (--page && *end < line_count()) {
		*first = *end;
		*end = next_page(rows, columns, *first);
	}
}

static bool begins_between(enum action_group group, int first, int end)
{
	for (; first < end; first++)
		if (help_line_at(first).group == group &&
		    help_line_at(first).heading)
			return true;
	return false;
}

unsigned int help_page_of(int rows, int columns, enum action_group group)
{
	unsigned int page, pages = help_pages(rows, columns);
	int first, end;

	for (page = 1; page < pages; page++) {
		help_find_page(rows, columns, page, &first, &end);
		if (begins_between(group, first, end))
			return page;
	}
	return page;
}

unsigned int help_pages(int rows, int columns)
{
	unsigned int pages = 0;
	int first = 0;

	rows -= rows > 1;
	for (; first < line_count(); pages++)
		first = next_page(rows, columns, first);
	return pages;
}

void help_title(int rows, int columns, unsigned int page, char *out,
		size_t size)
{
	unsigned int pages = help_pages(rows, columns);
	enum action_group before = GROUP_NONE;
	size_t used;
	int i, end;

	page = page < pages ? page : pages;
	used = (size_t)snprintf(out, size, "page %u of %u", page, pages);
	help_find_page(rows, columns, page, &i, &end);
	for (; i < end && used < size; i++) {
		enum action_group group = help_line_at(i).group;

		if (group != before)
			used += (size_t)snprintf(out + used, size - used,
						 "%s%s",
						 before == GROUP_NONE ? ": " :
									", ",
						 action_groups[group]);
		before = group;
	}
}
