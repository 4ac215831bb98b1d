// SPDX-License-Identifier: GPL-2.0
/* The list of chapters and lessons on every screen: the chosen row is seen, and each row is seen or counted. */
#include "test/unit/unit.h"

#include "layout/lesson_list.h"
#include "model/lessons.h"

static struct lesson lesson = { .chapters = 6 };

static struct lesson_list place(int rows, unsigned int row)
{
	struct lesson_list list;

	lesson.row = row;
	lesson_list_place(&lesson, (struct rect){ 0, 0, rows, 80 }, &list);
	return list;
}

static void shows_all_with_room(void **state)
{
	unsigned int all = lesson_list_rows(&lesson);
	struct lesson_list list =
		place((int)all + LESSON_LIST_HEADING, all - 1);

	(void)state;
	assert_int_equal(list.first, 0);
	assert_int_equal(list.count, all);
	assert_int_equal(list.above + list.below, 0);
}

static void marks_both_ends(void **state)
{
	unsigned int all = lesson_list_rows(&lesson);
	struct lesson_list list = place(11, 0);

	(void)state;
	assert_int_equal(list.first, 0);
	assert_int_equal(list.count, 10);
	assert_int_equal(list.above, 0);
	assert_int_equal(list.below, all - 9);
	list = place(11, all - 1);
	assert_int_equal(list.first, all - 10);
	assert_int_equal(list.above, all - 9);
	assert_int_equal(list.below, 0);
	list = place(11, 12);
	assert_int_equal(list.above, 12 - 5 + 1);
	assert_int_equal(list.below, all - 12 - 4);
}

static void always_shows_the_chosen_row(void **state)
{
	unsigned int all = lesson_list_rows(&lesson), row, seen;
	int rows;

	(void)state;
	for (rows = 0; rows < 40; rows++)
		for (row = 0; row < all; row++) {
			struct lesson_list list = place(rows, row);

			assert_in_range(row, list.first + (list.above > 0),
					list.first + list.count - 1 -
						(list.below > 0));
			if (rows <= 3)
				continue;
			seen = list.count - (list.above > 0) - (list.below > 0);
			assert_int_equal(list.above + seen + list.below, all);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_all_with_room),
		cmocka_unit_test(marks_both_ends),
		cmocka_unit_test(always_shows_the_chosen_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
