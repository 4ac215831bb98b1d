// SPDX-License-Identifier: GPL-2.0
/* The help screen: all that is in a table has a line, and each line is on a page. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "keys/help.h"
#include "keys/lesson_page.h"
#include "layout/columns.h"
#include "layout/machine_columns.h"

#define SCREEN_ROWS    24
#define SCREEN_COLUMNS 80

static int line_count(void)
{
	int first, end;

	help_find_page(SCREEN_ROWS, SCREEN_COLUMNS,
		       help_pages(SCREEN_ROWS, SCREEN_COLUMNS), &first, &end);
	return end;
}

static void tells(const char *label, const char *text)
{
	int count = line_count(), i;

	assert_non_null(text);
	assert_true(*text);
	for (i = 0; i < count; i++) {
		struct help_line line = help_line_at(i);

		if (line.label && !strcmp(line.label, label) &&
		    !strcmp(line.text, text))
			return;
	}
	fail_msg("no line for %s", label);
}

static void tells_of_every_key(void **state)
{
	int id;

	(void)state;
	for (id = 0; id < ACTION_IDS; id++)
		tells(actions[id].label, actions[id].help);
}

static void tells_of_every_key_of_questions(void **state)
{
	(void)state;
#define TELLS(label, help) tells(label, help);
	LESSON_PAGE_KEYS(TELLS)
}

static void tells_of_every_column(void **state)
{
	int id;

	(void)state;
	for (id = 0; id < COLUMN_IDS; id++)
		tells(columns[id].header, columns[id].help);
}

static void tells_of_every_view(void **state)
{
	int view;

	(void)state;
	for (view = 0; view < VIEW_COUNT; view++)
		tells(view_rows[view].name, view_rows[view].help);
}

static void pages_follow_each_other(void **state)
{
	unsigned int pages = help_pages(SCREEN_ROWS, SCREEN_COLUMNS), page;
	int first, end, next = 0;

	(void)state;
	for (page = 1; page <= pages; page++) {
		help_find_page(SCREEN_ROWS, SCREEN_COLUMNS, page, &first, &end);
		assert_int_equal(first, next);
		assert_true(end > first);
		next = end;
	}
}

/* Each is on the page of its group, after its heading. */
static void groups_the_keys(void **state)
{
	int count = line_count(), id, i;

	(void)state;
	for (id = 0; id < ACTION_IDS; id++)
		assert_int_not_equal(actions[id].group, GROUP_NONE);
	assert_true(help_line_at(0).heading);
	for (i = 1; i < count; i++) {
		struct help_line line = help_line_at(i);

		assert_int_equal(line.heading,
				 line.group != help_line_at(i - 1).group);
		if (line.heading)
			assert_string_equal(line.text,
					    action_groups[line.group]);
	}
}

static void numbers_the_pages(void **state)
{
	unsigned int pages = help_pages(SCREEN_ROWS, SCREEN_COLUMNS), page;
	char title[200], wanted[32];
	int first, end;

	(void)state;
	assert_in_range(pages, 3, 12);
	for (page = 1; page <= pages; page++) {
		help_title(SCREEN_ROWS, SCREEN_COLUMNS, page, title,
			   sizeof(title));
		snprintf(wanted, sizeof(wanted), "page %u of %u: ", page,
			 pages);
		assert_ptr_equal(strstr(title, wanted), title);
		help_find_page(SCREEN_ROWS, SCREEN_COLUMNS, page, &first, &end);
		assert_non_null(
			strstr(title,
			       action_groups[help_line_at(first).group]));
		assert_non_null(
			strstr(title,
			       action_groups[help_line_at(end - 1).group]));
		/* No group is torn but those which are longer than a page. */
		assert_true(help_line_at(first).heading ||
			    help_line_at(first).group == GROUP_VIEWS ||
			    help_line_at(first).group == GROUP_COLUMNS);
	}
	help_title(SCREEN_ROWS, SCREEN_COLUMNS, pages + 1, title,
		   sizeof(title));
	assert_ptr_equal(strstr(title, wanted), title);
}

/* Whoever asks for help in a view wants that view's. */
static void finds_the_page_of_a_group(void **state)
{
	unsigned int page =
		help_page_of(SCREEN_ROWS, SCREEN_COLUMNS, GROUP_MACHINE);
	bool found = false;
	int first, end;

	(void)state;
	assert_int_equal(help_page_of(SCREEN_ROWS, SCREEN_COLUMNS,
				      GROUP_SUBMIT),
			 1);
	assert_true(page > 1);
	help_find_page(SCREEN_ROWS, SCREEN_COLUMNS, page, &first, &end);
	for (; first < end; first++)
		found |= help_line_at(first).heading &&
			 help_line_at(first).group == GROUP_MACHINE;
	assert_true(found);
}

static void tells_of_every_column_of_the_machine(void **state)
{
	int id;

	(void)state;
	for (id = 0; id < MACHINE_COLUMN_IDS; id++)
		tells(machine_columns[id].header, machine_columns[id].help);
}

static int rows_of_page(int rows, unsigned int page)
{
	int first, end, sum = 0;

	help_find_page(rows, SCREEN_COLUMNS, page, &first, &end);
	while (first < end)
		sum += help_rows(help_line_at(first++), SCREEN_COLUMNS);
	return sum;
}

static void fills_the_last_page_like_the_others(void **state)
{
	int rows;

	(void)state;
	for (rows = 24; rows <= 50; rows++) {
		unsigned int pages = help_pages(rows, SCREEN_COLUMNS), page;
		int sum = 0, last = rows_of_page(rows, pages);

		for (page = 1; page < pages; page++)
			sum += rows_of_page(rows, page);
		if (last * 3 * (int)(pages - 1) < sum)
			fail_msg("%d rows: the last page of %u has %d", rows,
				 pages, last);
	}
}

/* "no CPU" alone reads as if only tasks could take a CPU away. */
static void tells_who_takes_a_cpu_away(void **state)
{
	int i = 0;

	(void)state;
	while (help_line_at(i).state[0] != LIFE_PREEMPTED)
		i++;
	assert_string_equal(help_line_at(i).text,
			    "ready, no CPU: another task, an interrupt or the host has it");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_of_every_key),
		cmocka_unit_test(tells_of_every_key_of_questions),
		cmocka_unit_test(tells_of_every_column),
		cmocka_unit_test(tells_of_every_view),
		cmocka_unit_test(pages_follow_each_other),
		cmocka_unit_test(groups_the_keys),
		cmocka_unit_test(numbers_the_pages),
		cmocka_unit_test(finds_the_page_of_a_group),
		cmocka_unit_test(tells_of_every_column_of_the_machine),
		cmocka_unit_test(fills_the_last_page_like_the_others),
		cmocka_unit_test(tells_who_takes_a_cpu_away),
	};

	return cmocka_run_group_tests_name("help", tests, NULL, NULL);
}
