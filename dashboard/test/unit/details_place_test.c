// SPDX-License-Identifier: GPL-2.0
/* The pages of details, and their place beside the row that they are about. */
#include "test/unit/details.h"

static void assert_page(const struct details *details, int rows,
			unsigned int page, int wanted_first, int wanted_end)
{
	int first, end;

	details_find_page(details, rows, DETAILS_TEXT_AT + 10, page, &first,
			  &end);
	assert_int_equal(first, wanted_first);
	assert_int_equal(end, wanted_end);
}

static void pages_details_that_do_not_fit(void **state)
{
	static const struct details details = {
		.count = 4,
		.line = {
			{ "short", "1" }, { "long", "first line and the second" },
			{ "none", "" }, { "last", "2" },
		},
	};
	static const struct details none;

	(void)state;
	assert_int_equal(details_rows(&details, 0, 4, DETAILS_TEXT_AT + 10), 6);
	assert_int_equal(details_rows(&details, 0, 4, 80), 4);
	assert_page(&details, 6, 0, 0, 4);
	assert_page(&details, 6, 1, 0, 4); /* there is but one */
	assert_page(&details, 5, 0, 0, 3);
	assert_page(&details, 5, 1, 3, 4);
	assert_page(&details, 5, 9, 3, 4); /* no more, on a larger screen */
	/* A line higher than a page is on a page, too. */
	assert_page(&details, 2, 0, 0, 1);
	assert_page(&details, 2, 1, 1, 2);
	assert_page(&details, 2, 2, 2, 4);
	assert_page(&details, 0, 3, 3, 4);
	assert_page(&none, 5, 1, 0, 0);
}

/* The row stays in sight, and details have the larger side of it. */
static void does_not_cover_the_row_it_is_about(void **state)
{
	struct details details = { .count = 9 };
	struct layout layout;
	struct rect place;
	int row, above, below;

	(void)state;
	model.view = VIEW_QUEUES;
	model.columns = 80;
	model.now.queue_count = 10;
	for (model.selected = 0; model.selected < 10; model.selected++) {
		layout_model(&model, model.rows, model.columns, &layout);
		place = details_place(&details, &layout, &model);
		row = layout.view[VIEW_QUEUES].row + 1 + (int)model.selected;
		assert_true(place.row > row || place.row + place.rows == row);
		/* The row above the first queue is the header. */
		assert_true(place.row > layout.view[VIEW_QUEUES].row);
		assert_true(place.row + place.rows <=
			    layout.body.row + layout.body.rows);
		above = row - layout.view[VIEW_QUEUES].row - 1;
		below = layout.body.row + layout.body.rows - row - 1;
		assert_true(place.rows == 10 || place.rows >= above);
		assert_true(place.rows == 10 || place.rows >= below);
		assert_in_range(place.rows, 8, 10);
	}
	/* At the foot, where there is no row. */
	model.view = VIEW_CODE;
	layout_model(&model, model.rows, model.columns, &layout);
	place = details_place(&details, &layout, &model);
	assert_int_equal(place.rows, 10);
	assert_int_equal(place.row + place.rows,
			 layout.body.row + layout.body.rows);
	/* A low screen has room for either of them. */
	model.view = VIEW_QUEUES;
	model.selected = 3;
	layout_model(&model, 10, 40, &layout);
	place = details_place(&details, &layout, &model);
	assert_int_equal(place.rows, layout.body.rows);
}

/* The lane with the cursor is such a row, too. */
static void does_not_cover_the_lane_of_the_cursor(void **state)
{
	struct details details = { .count = 9 };
	char worker[32];
	struct layout layout;
	struct rect place;
	int i, row;

	(void)state;
	for (i = 0; i < 12; i++) {
		snprintf(worker, sizeof(worker), "kworker/%c:1", 'a' + i);
		happens((19000 + (uint64_t)i) * MS, "started", "bound",
			(uint64_t)i + 1, worker, "");
	}
	chart_move(&model, 0, -1);
	for (i = 0; i < 12; i++) {
		layout_model(&model, model.rows, model.columns, &layout);
		place = details_place(&details, &layout, &model);
		chart_make(&chart, &model, layout.view[VIEW_TIMELINE]);
		row = layout.view[VIEW_TIMELINE].row +
		      chart_row_of_lane(&chart, chart.cursor_lane);
		assert_true(place.row > row || place.row + place.rows == row);
		chart_move(&model, 1, 0);
	}
}
int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(pages_details_that_do_not_fit),
		TEST(does_not_cover_the_row_it_is_about),
		TEST(does_not_cover_the_lane_of_the_cursor),
	};

	return cmocka_run_group_tests_name("details place", tests, NULL, NULL);
}
