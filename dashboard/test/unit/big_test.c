// SPDX-License-Identifier: GPL-2.0
/* The big view: digits that differ, and that fit into the screen. */
#include "test/unit/keys.h"

#include "layout/big.h"
#include "layout/layout.h"
#include "look/digits.h"

static struct big big;

static void make(int rows, int columns)
{
	struct layout layout;

	layout_screen(rows, columns, WQDEMO_QUEUE_COUNT, VIEW_BIG, &layout);
	big_make(&big, layout.view[VIEW_BIG], &model, WQDEMO_CUSTOM);
}

static int fill_numbers(void **state)
{
	uint64_t *count;

	begin(state);
	fill_rows();
	count = model.now.queue[WQDEMO_CUSTOM].count;
	count[WQDEMO_COUNT_armed] = 1;
	count[WQDEMO_COUNT_pending] = 16;
	count[WQDEMO_COUNT_running] = 4;
	count[WQDEMO_COUNT_completed] = 2345;
	return 0;
}

static void shows_what_the_last_row_wants_to_know(void **state)
{
	(void)state;
	make(24, 80);
	assert_string_equal(big.number[0].label, "WAITING");
	assert_string_equal(big.number[0].text, "17");
	assert_int_equal(big.number[0].role, ROLE_WAITING);
	assert_string_equal(big.number[1].text, "4");
	assert_int_equal(big.number[1].role, ROLE_RUNNING);
	assert_string_equal(big.number[2].text, "2345");
	/* No rate is known yet, and older modules lack a count. */
	assert_string_equal(big.number[3].text, "-");
	model.now.queue[WQDEMO_CUSTOM].count[WQDEMO_COUNT_armed] =
		SNAPSHOT_NONE;
	make(24, 80);
	assert_string_equal(big.number[0].text, "16");
}

static void check_fits(int rows, int columns)
{
	struct layout layout;
	int i;

	layout_screen(rows, columns, WQDEMO_QUEUE_COUNT, VIEW_BIG, &layout);
	make(rows, columns);
	for (i = 0; i < BIG_NUMBERS && big.dot_rows > 0; i++) {
		const struct rect *area = &big.number[i].area;

		assert_true(1 + DIGIT_ROWS * big.dot_rows <= area->rows);
		assert_true((int)strlen(big.number[i].text) *
				    (DIGIT_COLUMNS + 1) * big.dot_columns <=
			    area->columns + big.dot_columns);
		assert_true(area->row + area->rows <=
			    layout.view[VIEW_BIG].rows);
		assert_true(area->column + area->columns <= columns);
	}
}

static void fits_every_screen(void **state)
{
	int rows, columns;

	(void)state;
	for (rows = 5; rows <= 70; rows++)
		for (columns = 20; columns <= 250; columns++)
			check_fits(rows, columns);
}

static void grows_with_the_screen(void **state)
{
	(void)state;
	make(24, 80);
	assert_int_equal(big.dot_rows, 1);
	assert_int_equal(big.dot_columns, 2);
	make(50, 160);
	assert_int_equal(big.dot_rows, 4);
	assert_int_equal(big.dot_columns, 4);
	make(10, 40);
	assert_int_equal(big.dot_rows, 0);
}

static bool same(char one, char other)
{
	int row, column;

	for (row = 0; row < DIGIT_ROWS; row++)
		for (column = 0; column < DIGIT_COLUMNS; column++)
			if (digit_dot(one, row, column) !=
			    digit_dot(other, row, column))
				return false;
	return true;
}

static void has_another_shape_for_each_character(void **state)
{
	static const char all[] = "0123456789.-kMG ";
	const char *a, *b;

	(void)state;
	for (a = all; *a; a++)
		for (b = a + 1; *b; b++)
			if (same(*a, *b))
				fail_msg("'%c' and '%c' look alike", *a, *b);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, fill_numbers)
	const struct CMUnitTest tests[] = {
		TEST(shows_what_the_last_row_wants_to_know),
		TEST(fits_every_screen),
		TEST(grows_with_the_screen),
		TEST(has_another_shape_for_each_character),
	};

	return cmocka_run_group_tests_name("big", tests, NULL, NULL);
}
