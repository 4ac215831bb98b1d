// SPDX-License-Identifier: GPL-2.0
/*
 * The layout at every size that a terminal may have: nothing overlaps, nothing
 * is outside, and what matters most is there first.
 */
#include "test/unit/unit.h"

#include <string.h>

#include "layout/layout.h"

#define ROWS_MOST    70
#define COLUMNS_MOST 250

static const int queue_counts[] = { 0, 1, 4, 10, SNAPSHOT_QUEUES };

/* The panels, and those of the views. */
#define ALL_COUNT (PANEL_COUNT + VIEW_COUNT)

#define QUEUE_COUNTS (sizeof(queue_counts) / sizeof(queue_counts[0]))

static enum view view; /* for the checks */

static void for_every_size(void (*check)(int rows, int columns, int queues))
{
	int rows, columns;
	size_t i;

	for (view = 0; view < VIEW_COUNT; view++)
		for (rows = 1; rows <= ROWS_MOST; rows++)
			for (columns = 1; columns <= COLUMNS_MOST; columns++)
				for (i = 0; i < QUEUE_COUNTS; i++)
					check(rows, columns, queue_counts[i]);
}

static void assert_inside(struct rect rect, int rows, int columns)
{
	assert_true(rect.row >= 0 && rect.column >= 0);
	assert_true(rect.rows >= 0 && rect.columns >= 0);
	assert_true(rect.row + rect.rows <= rows);
	assert_true(rect.column + rect.columns <= columns);
}

static bool overlap(const struct rect *a, const struct rect *b)
{
	return a->row < b->row + b->rows && b->row < a->row + a->rows &&
	       a->column < b->column + b->columns &&
	       b->column < a->column + a->columns;
}

static void check_panels(int rows, int columns, int queues)
{
	struct rect all[ALL_COUNT];
	struct layout layout;
	int a, b, drawn = 0;

	layout_screen(rows, columns, queues, view, &layout);
	assert_inside(layout.screen, rows, columns);
	assert_inside(layout.body, rows, columns);
	assert_int_equal(layout.fits, rows >= 5 && columns >= 20);
	memcpy(all, layout.panel, sizeof(layout.panel));
	memcpy(all + PANEL_COUNT, layout.view, sizeof(layout.view));
	for (a = 0; a < ALL_COUNT; a++) {
		assert_inside(all[a], rows, columns);
		drawn += all[a].rows;
		for (b = a + 1; b < ALL_COUNT; b++)
			assert_false(overlap(&all[a], &all[b]));
	}
	assert_int_equal(drawn > 0, layout.fits);
}

static void panels_never_overlap(void **state)
{
	(void)state;
	for_every_size(check_panels);
}

static int marked_rows(int rows, int columns, int queues)
{
	struct layout layout;

	layout_screen(rows, columns, queues, view, &layout);
	return layout.view[view].rows;
}

/*
 * A larger screen never shows less of the view that has the keys. But where the
 * screen gets wide enough for a view in each place, they take rows that it has
 * beyond LAYOUT_MARKED_ROWS.
 */
static void check_growth(int rows, int columns, int queues)
{
	int now = marked_rows(rows, columns, queues);
	int wider = marked_rows(rows, columns + 1, queues);

	if (marked_rows(rows + 1, columns, queues) < now)
		fail_msg("%s, %d queues: %dx%d takes rows from %dx%d",
			 view_rows[view].name, queues, columns, rows + 1,
			 columns, rows);
	if (columns + 1 == LAYOUT_ALL_COLUMNS && now > LAYOUT_MARKED_ROWS)
		now = LAYOUT_MARKED_ROWS;
	if (wider < now)
		fail_msg("%s, %d queues: %dx%d takes rows from %dx%d",
			 view_rows[view].name, queues, columns + 1, rows,
			 columns, rows);
}

static void more_room_takes_nothing_away(void **state)
{
	(void)state;
	for_every_size(check_growth);
}

/* The rows that a view does not need show a part of the table. */
static void shows_a_part_of_the_table_at_80x30(void **state)
{
	struct layout layout;

	(void)state;
	layout_screen(30, 80, 10, VIEW_TIMELINE, &layout);
	assert_int_equal(layout.view[VIEW_TIMELINE].rows, LAYOUT_MARKED_ROWS);
	assert_int_equal(layout.view[VIEW_QUEUES].rows, 5);
	assert_int_equal(layout.panel[PANEL_WHY].rows, 1);
	layout_screen(25, 80, 10, VIEW_TIMELINE, &layout);
	assert_int_equal(layout.view[VIEW_TIMELINE].rows, LAYOUT_MARKED_ROWS);
}

static void check_maximised(int rows, int columns, int queues)
{
	struct layout layout;
	int id;

	layout_maximised(rows, columns, view, &layout);
	assert_int_equal(layout.fits, rows >= 5 && columns >= 20);
	for (id = 0; id < VIEW_COUNT; id++)
		if (id != (int)view)
			assert_int_equal(layout.view[id].rows, 0);
	assert_inside(layout.view[view], rows, columns);
	if (rows >= 24 && columns >= 80)
		assert_int_equal(layout.view[view].rows,
				 rows - (view == VIEW_TIMELINE ? 6 : 5));
	/* On a screen with no rows to win, title and keys come before queues. */
	if (rows >= 24 && queues < 20)
		assert_true(layout.view[view].rows >=
			    marked_rows(rows, columns, queues));
}

static void maximises_the_view_with_the_keys(void **state)
{
	(void)state;
	for_every_size(check_maximised);
}

static void check_table(int rows, int columns, int queues)
{
	static const int name_widths[] = { 6, 8, 13, 15 };
	struct layout layout;
	struct layout_table table;
	struct rect area;
	size_t width;
	int i, end;

	layout_screen(rows, columns, queues, VIEW_QUEUES, &layout);
	if (!layout.fits)
		return;
	area = layout.view[VIEW_QUEUES];
	for (width = 0; width < 4; width++) {
		layout_table(area, queues, name_widths[width], &table);
		assert_true(table.visible <= queues);
		assert_true(table.header_rows + table.visible * table.pitch <=
			    area.rows);
		for (i = 0, end = -1; i < table.column_count; i++) {
			assert_true(table.column[i].column > end);
			assert_true(table.column[i].width > 0);
			end = table.column[i].column + table.column[i].width;
		}
		assert_true(end <= columns);
	}
}

static void columns_never_overlap(void **state)
{
	(void)state;
	for_every_size(check_table);
}

static bool has_column(const struct layout_table *table, enum column_id id)
{
	int i;

	for (i = 0; i < table->column_count; i++)
		if (table->column[i].id == id)
			return true;
	return false;
}

/* A wider screen never shows less. */
static void width_only_adds_columns(void **state)
{
	struct layout_table narrow, wide;
	struct rect area = { 0, 0, 12, 40 };
	int i;

	(void)state;
	for (; area.columns < COLUMNS_MOST; area.columns++) {
		layout_table(area, 10, 13, &narrow);
		area.columns++;
		layout_table(area, 10, 13, &wide);
		area.columns--;
		for (i = 0; i < narrow.column_count; i++)
			assert_true(has_column(&wide, narrow.column[i].id));
	}
}

static void shows_everything_at_80x24(void **state)
{
	static const int queues[] = { 4, 10 }, name_widths[] = { 8, 13 };
	struct layout layout;
	struct layout_table table;
	int i, id;

	(void)state;
	for (i = 0; i < 2; i++) {
		layout_screen(24, 80, queues[i], VIEW_QUEUES, &layout);
		for (id = 0; id < PANEL_COUNT; id++)
			assert_true(layout.panel[id].rows > 0);
		for (id = 0; id < VIEW_COUNT; id++)
			assert_int_equal(layout.view[id].rows > 0,
					 id == VIEW_QUEUES);
		assert_int_equal(layout.panel[PANEL_PERIODIC].rows, 2);
		layout_table(layout.view[VIEW_QUEUES], queues[i],
			     name_widths[i], &table);
		assert_int_equal(table.header_rows, 1);
		assert_int_equal(table.visible, queues[i]);
		for (id = 0; id < COLUMN_IDS; id++)
			if (columns[id].rank <= columns[COLUMN_HISTORY].rank)
				assert_true(has_column(&table, id));
		/* Long enough to see a run come and go. */
		assert_true(table.column[table.column_count - 1].width >= 5);
	}
}

/* Rates are what a queue is watched for: they have room before statistics. */
static void has_rates_before_statistics(void **state)
{
	struct rect area = { 0, 0, 12, 66 };
	struct layout_table table;

	(void)state;
	layout_table(area, 10, 13, &table);
	assert_true(has_column(&table, COLUMN_RATE));
	assert_true(has_column(&table, COLUMN_WAIT));
	assert_true(has_column(&table, COLUMN_RUN));
	assert_false(has_column(&table, COLUMN_WAIT_P50));
	assert_false(has_column(&table, COLUMN_HISTORY));
}

/* A row has to add up: SUBMIT is marked where a part of it is not shown. */
static void tells_of_parts_that_it_hides(void **state)
{
	static const enum wqdemo_count parts[] = { WQDEMO_COUNT_modified,
						   WQDEMO_COUNT_rejected };
	struct rect narrow = { 0, 0, 12, 80 }, wide = { 0, 0, 12, 200 };
	struct snapshot_queue queue = { 0 };
	struct layout_table table;
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		layout_table(narrow, 10, 13, &table);
		assert_false(layout_hides_part(&table, &queue));
		queue.count[parts[i]] = SNAPSHOT_NONE;
		assert_false(layout_hides_part(&table, &queue));
		queue.count[parts[i]] = 1;
		assert_true(layout_hides_part(&table, &queue));
		layout_table(wide, 10, 13, &table);
		assert_false(layout_hides_part(&table, &queue));
		queue.count[parts[i]] = 0;
	}
	queue.count[WQDEMO_COUNT_cancelled] = 1;
	layout_table(narrow, 10, 13, &table);
	assert_false(layout_hides_part(&table, &queue));
	narrow.columns = 60;
	layout_table(narrow, 10, 13, &table);
	assert_true(layout_hides_part(&table, &queue));
}

static void shows_one_view_at_80x24(void **state)
{
	struct layout layout;

	(void)state;
	layout_screen(24, 80, 10, VIEW_EVENTS, &layout);
	assert_int_equal(layout.view[VIEW_QUEUES].rows, 0);
	assert_true(layout.view[VIEW_EVENTS].rows >= 18);
	assert_true(layout.panel[PANEL_MESSAGE].rows > 0);
	assert_true(layout.panel[PANEL_KEYS].rows > 0);
	layout_screen(10, 40, 10, VIEW_EVENTS, &layout);
	assert_true(layout.view[VIEW_EVENTS].rows >= 4);
	layout_screen(24, 80, 10, VIEW_TIMELINE, &layout);
	assert_true(layout.view[VIEW_TIMELINE].rows >= 18);
	assert_int_equal(layout.view[VIEW_EVENTS].rows, 0);
	layout_screen(10, 40, 10, VIEW_TIMELINE, &layout);
	assert_true(layout.view[VIEW_TIMELINE].rows >= 5);
}

static void has_two_rows_for_a_message_at_80x24(void **state)
{
	struct layout layout;

	(void)state;
	for (view = 0; view < VIEW_COUNT; view++) {
		layout_screen(24, 80, 10, view, &layout);
		assert_int_equal(layout.panel[PANEL_MESSAGE].rows, 2);
		/* A low one has use for each row. */
		layout_screen(13, 80, 10, view, &layout);
		assert_int_equal(layout.panel[PANEL_MESSAGE].rows, 1);
	}
}

static void shows_queues_and_another_on_a_large_screen(void **state)
{
	struct layout layout;

	(void)state;
	layout_screen(36, 120, 10, VIEW_QUEUES, &layout);
	assert_true(layout.view[VIEW_QUEUES].rows >= 11);
	assert_true(layout.view[VIEW_TIMELINE].rows >= 10);
	layout_screen(36, 120, 10, VIEW_EVENTS, &layout);
	assert_true(layout.view[VIEW_EVENTS].rows >= 10);
	assert_int_equal(layout.view[VIEW_TIMELINE].rows, 0);
}

static void shows_a_view_in_each_place_at_200x50(void **state)
{
	struct layout layout;
	int id;

	(void)state;
	for (view = 0; view < VIEW_COUNT; view++) {
		if (view_rows[view].place == VIEW_ALONE)
			continue;
		layout_screen(50, 200, 10, view, &layout);
		for (id = 0; id < PANEL_COUNT; id++)
			assert_true(layout.panel[id].rows > 0);
		/* One in each place: this one, where it has its place. */
		for (id = 0; id < VIEW_COUNT; id++)
			assert_int_equal(layout.view[id].rows > 0,
					 view_rows[id].place != VIEW_ALONE &&
						 id == (int)view_at(view_rows[id]
									    .place,
								    view));
		assert_true(layout.view[view].rows > 0);
		assert_true(layout.view[view_at(VIEW_BELOW, view)].rows >= 10);
		assert_true(layout.view[VIEW_CODE].columns >= 100);
		assert_true(layout.view[VIEW_EVENTS].columns >= 70);
		/* Smaller ones have all of an event, and lines of code. */
		layout_screen(50, 160, 10, view, &layout);
		assert_true(layout.view[VIEW_EVENTS].columns >= 78);
		assert_true(layout.view[VIEW_CODE].columns >= 80);
	}
}

static void shows_queues_and_message_at_20x5(void **state)
{
	struct layout layout;
	struct layout_table table;

	(void)state;
	layout_screen(5, 20, 4, VIEW_QUEUES, &layout);
	assert_int_equal(layout.panel[PANEL_MESSAGE].rows, 1);
	layout_table(layout.view[VIEW_QUEUES], 4, 8, &table);
	assert_int_equal(table.visible, 4);
	assert_true(has_column(&table, COLUMN_KEY));
	assert_true(has_column(&table, COLUMN_QUEUE));
	assert_true(has_column(&table, COLUMN_RUN));
	/* A long name is cut rather than a number left out. */
	layout_table(layout.view[VIEW_QUEUES], 4, 13, &table);
	assert_true(has_column(&table, COLUMN_RUN));
}

static void gives_a_wide_screen_a_long_history(void **state)
{
	struct layout_table table;
	struct rect area = { 0, 0, 12, 200 };
	const struct layout_column *last;

	(void)state;
	layout_table(area, 4, 8, &table);
	assert_int_equal(table.column_count, COLUMN_IDS);
	last = &table.column[table.column_count - 1];
	assert_int_equal(last->id, COLUMN_HISTORY);
	assert_true(last->width >= COLUMNS_HISTORY_GOOD);
	assert_int_equal(last->column + last->width, 200);
}

static void ranks_each_column_once(void **state)
{
	bool seen[COLUMN_IDS] = { false };
	int id;

	(void)state;
	for (id = 0; id < COLUMN_IDS; id++) {
		assert_in_range(columns[id].rank, 0, COLUMN_IDS - 1);
		assert_false(seen[columns[id].rank]);
		seen[columns[id].rank] = true;
		if (columns[id].width < (int)strlen(columns[id].header))
			fail_msg("%s is wider than its column",
				 columns[id].header);
	}
}

static void assert_words_have_rows(int rows, int columns, int wanted)
{
	static struct model model; /* too large for some stacks */
	const struct rect *message, *keys;
	struct layout layout;
	int i;

	model.now.queue_count = 10;
	for (model.view = 0; model.view < VIEW_COUNT; model.view++) {
		for (i = 0; i < 40; i++)
			memcpy(model.words + 5 * i, "word ", 6);
		layout_model(&model, rows, columns, &layout);
		message = &layout.panel[PANEL_MESSAGE];
		keys = &layout.panel[PANEL_KEYS];
		assert_int_equal(message->rows, wanted);
		assert_int_equal(message->row,
				 layout.body.row + layout.body.rows);
		assert_int_equal(keys->row, message->row + message->rows);
		assert_int_equal(keys->row + keys->rows, rows);
		assert_int_equal(layout.screen.rows, rows);
		/* And give them back. */
		model.words[0] = '\0';
		layout_model(&model, rows, columns, &layout);
		assert_true(layout.panel[PANEL_MESSAGE].rows < wanted);
	}
}

static void gives_long_words_their_rows(void **state)
{
	(void)state;
	assert_words_have_rows(24, 80, 3);
	assert_words_have_rows(10, 60, 4);
	assert_words_have_rows(10, 40, 5); /* half of the screen */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(panels_never_overlap),
		cmocka_unit_test(more_room_takes_nothing_away),
		cmocka_unit_test(shows_a_part_of_the_table_at_80x30),
		cmocka_unit_test(maximises_the_view_with_the_keys),
		cmocka_unit_test(columns_never_overlap),
		cmocka_unit_test(width_only_adds_columns),
		cmocka_unit_test(shows_everything_at_80x24),
		cmocka_unit_test(has_rates_before_statistics),
		cmocka_unit_test(tells_of_parts_that_it_hides),
		cmocka_unit_test(shows_one_view_at_80x24),
		cmocka_unit_test(has_two_rows_for_a_message_at_80x24),
		cmocka_unit_test(gives_long_words_their_rows),
		cmocka_unit_test(shows_queues_and_another_on_a_large_screen),
		cmocka_unit_test(shows_a_view_in_each_place_at_200x50),
		cmocka_unit_test(shows_queues_and_message_at_20x5),
		cmocka_unit_test(gives_a_wide_screen_a_long_history),
		cmocka_unit_test(ranks_each_column_once),
	};

	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
