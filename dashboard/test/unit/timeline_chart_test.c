// SPDX-License-Identifier: GPL-2.0
/* The timeline in its panel: window, cursor, zoom. */
#include "test/unit/chart.h"

#include "layout/details.h"

static void right_edge_is_now(void **state)
{
	(void)state;
	picture();
	assert_int_equal(chart.timeline.window.columns, 100);
	assert_int_equal(chart.timeline.window.column_ns, 50 * MS);
	assert_int_equal(chart.timeline.window.right_ns, 20000 * MS);
	model.now.time_ns += 30 * MS;
	picture();
	/* In whole columns; now is in the last. */
	assert_int_equal(chart.timeline.window.right_ns, 20050 * MS);
}

static void zooms_in_steps(void **state)
{
	static const unsigned int column_us[] = {
		20000, 10000, 5000, 2000, 1000, 1000,
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(column_us) / sizeof(column_us[0]); i++) {
		chart_zoom(&model, true);
		picture();
		assert_int_equal(chart.timeline.window.column_ns,
				 column_us[i] * 1000ull);
	}
	for (i = 0; i < 12; i++)
		chart_zoom(&model, false);
	picture();
	assert_int_equal(chart.timeline.window.column_ns, 100 * MS);
	/* From a time between the steps, and from one beyond them. */
	model.timeline.span_ns = 1234 * MS;
	chart_zoom(&model, true);
	assert_int_equal(model.timeline.span_ns, 1000 * MS);
	model.timeline.span_ns = 75000 * MS;
	chart_zoom(&model, false);
	assert_int_equal(model.timeline.span_ns, 75000 * MS);
	chart_zoom(&model, true);
	assert_int_equal(model.timeline.span_ns, 10000 * MS);
}

static void moves_a_cursor_and_freezes_beyond_the_edge(void **state)
{
	int i;

	(void)state;
	some_events();
	chart_move(&model, 0, -1);
	picture();
	assert_int_equal(chart.cursor_column, 99);
	assert_int_equal(chart.cursor_life->item, 2);
	chart_move(&model, 0, 1);
	picture();
	assert_int_equal(chart.cursor_column, 99);
	for (i = 0; i < 99; i++)
		chart_move(&model, 0, -1);
	picture();
	assert_int_equal(chart.cursor_column, 0);
	assert_false(model.paused);
	chart_move(&model, 0, -1);
	assert_true(model.paused);
	picture();
	assert_int_equal(chart.timeline.window.right_ns, 18750 * MS);
	assert_int_equal(chart.cursor_column, 24);
	/* Back to when the item ran. */
	for (i = 0; i < 100; i++)
		chart_move(&model, 0, -1);
	picture();
	assert_int_equal(chart.cursor_column, 24 - 100 + 25 * 4);
	for (i = 0; i < 1000; i++)
		chart_move(&model, 0, 1);
	picture();
	assert_int_equal(model.timeline.back_ns, 0);
	assert_int_equal(chart.cursor_column, 99);
}

static bool nobody(const void *context, uint64_t pid)
{
	(void)context;
	(void)pid;
	return false;
}

/* A reading whose only row is of custom. */
static void custom_counts(uint64_t pending, uint64_t running)
{
	static struct snapshot snapshot;

	snapshot = model.now;
	snapshot.queue_count = 1;
	snapshot_name_queue(&snapshot.queue[0], "custom");
	snapshot.queue[0].count[WQDEMO_COUNT_pending] = pending;
	snapshot.queue[0].count[WQDEMO_COUNT_running] = running;
	model_take(&model, &snapshot, nobody, NULL);
	model_take_events(&model, "", 0);
}

/*
 * Events were written, then not, then again, which none of them tells: what ran
 * and waited before must not cover what does so now.
 */
static void shows_what_came_after_a_time_without_events(void **state)
{
	const struct timeline_lane *lane = chart.timeline.lane;
	char text[160];

	(void)state;
	happens(16000 * MS, "submitted", "custom", 1, "put", "");
	happens(16000 * MS, "submitted", "custom", 2, "put", "");
	happens(16100 * MS, "started", "custom", 1, "w", "");
	happens(16100 * MS, "step", "custom", 1, "w", "sleep:500");
	happens(19000 * MS, "submitted", "custom", 3, "put", "");
	happens(19000 * MS, "submitted", "custom", 4, "put", "");
	happens(19100 * MS, "started", "custom", 3, "w", "");
	happens(19100 * MS, "step", "custom", 3, "w", "sleep:500");
	model.now.recording_since_ns = 18000 * MS;
	custom_counts(1, 1);
	picture();
	assert_string_equal(lane[0].label, "w");
	assert_int_equal(lane[0].cell[22], LIFE_SLEEPING);
	assert_int_equal(lane[0].cell[30], LIFE_NOTHING);
	assert_int_equal(lane[0].owner[90]->item, 3);
	assert_string_equal(lane[1].label, "waiting 1");
	assert_int_equal(lane[1].cell[30], LIFE_NOTHING);
	assert_int_equal(lane[1].owner[90]->item, 4);
	details_life(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1), &model,
		     true, text, sizeof(text));
	assert_string_equal(text,
			    "custom c1, waited 100 ms, took nobody knows how long");
	model.now.recording_since_ns = 19500 * MS;
	custom_counts(0, 0);
	picture();
	assert_string_equal(lane[1].label, "waiting");
	assert_int_equal(lane[0].cell[95], LIFE_NOTHING);
	assert_int_equal(lane[1].cell[95], LIFE_NOTHING);
}

static void goes_back_no_further_than_the_module(void **state)
{
	int i;

	(void)state;
	some_events();
	for (i = 0; i < 1000; i++)
		chart_move(&model, 0, -1);
	picture();
	assert_true(timeline_ns(&chart.timeline.window, 0) <= 1000 * MS);
	assert_int_equal(chart.cursor_column, 0);
	assert_true(chart.timeline.window.right_ns > 1000 * MS);
}

static void turns_whole_pictures(void **state)
{
	(void)state;
	some_events();
	assert_true(chart_turn(&model, true));
	assert_true(model.paused);
	assert_int_equal(model.timeline.back_ns, 5000 * MS);
	assert_true(chart_turn(&model, true));
	assert_true(chart_turn(&model, false));
	assert_int_equal(model.timeline.back_ns, 5000 * MS);
	/* The oldest event is at the left edge, */
	assert_true(chart_go(&model, true));
	picture();
	assert_int_equal(timeline_ns(&chart.timeline.window, 0), 9000 * MS);
	/* and now at the right one. */
	assert_true(chart_go(&model, false));
	assert_int_equal(model.timeline.back_ns, 0);
	/* All of it is in sight: nothing freezes. */
	model.paused = false;
	model.timeline.span_ns = 20000 * MS;
	assert_true(chart_go(&model, true));
	assert_false(model.paused);
	assert_int_equal(model.timeline.back_ns, 0);
	model.state = SOURCE_ABSENT;
	assert_false(chart_turn(&model, true));
	assert_false(chart_go(&model, true));
}

static void cursor_stays_with_its_item_and_lane(void **state)
{
	(void)state;
	some_events();
	happens(19500 * MS, "started", "bound", 1, "kworker/1:1", "");
	happens(19500 * MS, "step", "bound", 1, "kworker/1:1", "sleep:500");
	picture();
	/* Two workers, of which one rests, and what waits. */
	assert_int_equal(chart.timeline.lane_count, 3);
	chart_move(&model, 0, -1);
	picture();
	assert_int_equal(chart.cursor_lane, 0);
	chart_move(&model, 1, 0);
	chart_move(&model, 1, 0);
	chart_move(&model, 1, 0); /* there is no fourth */
	chart_move(&model, 0, -1);
	picture();
	assert_int_equal(chart.cursor_lane, 2);
	assert_int_equal(chart.cursor_life->item, 2);
	/* Another lane above it, more time, one more that waits. */
	happens(19600 * MS, "started", "bound", 2, "kworker/0:1", "");
	happens(19600 * MS, "submitted", "custom", 3, "put", "");
	model.now.time_ns += 1000 * MS;
	picture();
	assert_int_equal(chart.cursor_lane, 3);
	assert_int_equal(chart.cursor_column, 78);
	assert_int_equal(chart_life(&model)->item, 2);
	/* It flows out of sight with its time, and begins at the edge again. */
	model.now.time_ns += 9000 * MS;
	picture();
	assert_int_equal(chart.cursor_lane, -1);
	chart_move(&model, 0, -1);
	picture();
	assert_int_equal(chart.cursor_column, 99);
}

static void cursor_stays_with_its_worker(void **state)
{
	(void)state;
	happens(19500 * MS, "started", "bound", 2, "kworker/1:1", "");
	chart_move(&model, 0, -1);
	happens(19600 * MS, "started", "bound", 3, "kworker/0:1", "");
	picture();
	assert_int_equal(chart.timeline.lane_count, 2);
	assert_int_equal(chart.cursor_life->item, 2);
}

static void zooms_around_the_cursor_when_frozen(void **state)
{
	int i;

	(void)state;
	some_events();
	model.paused = true;
	for (i = 0; i < 20; i++)
		chart_move(&model, 0, -1);
	chart_zoom(&model, true);
	picture();
	assert_int_equal(chart.cursor_column, 80);
	chart_zoom(&model, false);
	picture();
	assert_int_equal(chart.cursor_column, 80);
}

static void zooms_around_a_cursor_that_would_go_out_of_sight(void **state)
{
	int i;

	(void)state;
	some_events();
	for (i = 0; i < 30; i++)
		chart_move(&model, 0, -1);
	chart_zoom(&model, true);
	picture();
	/* It is still there: time goes on. */
	assert_false(model.paused);
	assert_int_equal(chart.cursor_column, 25);
	for (i = 0; i < 3; i++)
		chart_zoom(&model, true);
	picture();
	assert_true(model.paused);
	assert_true(chart.cursor_column >= 0);
}

static void does_nothing_without_a_panel(void **state)
{
	(void)state;
	some_events();
	model.rows = 0;
	model.columns = 0;
	chart_move(&model, 0, -1);
	chart_move(&model, 1, 0);
	chart_zoom(&model, true);
	assert_null(chart_life(&model));
	assert_false(model.timeline.cursor);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(right_edge_is_now),
		TEST(zooms_in_steps),
		TEST(moves_a_cursor_and_freezes_beyond_the_edge),
		TEST(shows_what_came_after_a_time_without_events),
		TEST(goes_back_no_further_than_the_module),
		TEST(turns_whole_pictures),
		TEST(cursor_stays_with_its_item_and_lane),
		TEST(cursor_stays_with_its_worker),
		TEST(zooms_around_the_cursor_when_frozen),
		TEST(zooms_around_a_cursor_that_would_go_out_of_sight),
		TEST(does_nothing_without_a_panel),
	};

	return cmocka_run_group_tests_name("timeline_chart", tests, NULL, NULL);
}
