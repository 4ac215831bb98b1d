// SPDX-License-Identifier: GPL-2.0
/* Places in the timeline that are found by what happened. */
#include "test/unit/chart.h"

#include "layout/timeline_jump.h"

static bool in_sight(uint64_t ns)
{
	picture();
	return timeline_column(&chart.timeline.window, ns) >= 0 &&
	       timeline_column(&chart.timeline.window, ns) <
		       chart.timeline.window.columns;
}

static void fits_what_has_ended_and_freezes(void **state)
{
	(void)state;
	assert_false(chart_fit(&model));
	happens(9000 * MS, "submitted", "custom", 1, "put", "");
	happens(9500 * MS, "started", "custom", 1, "kworker/u4:1", "");
	happens(10000 * MS, "finished", "custom", 1, "kworker/u4:1", "");
	assert_true(chart_fit(&model));
	assert_true(model.paused);
	assert_true(in_sight(9000 * MS));
	assert_true(in_sight(10000 * MS));
	/* A second of 1.25. */
	assert_in_range(chart.timeline.window.column_ns, 12 * MS, 13 * MS);
}

static void fits_what_goes_on_and_stays_live(void **state)
{
	(void)state;
	happens(19000 * MS, "submitted", "custom", 1, "put", "");
	happens(19100 * MS, "started", "custom", 1, "kworker/u4:1", "");
	assert_true(chart_fit(&model));
	assert_false(model.paused);
	assert_int_equal(model.timeline.back_ns, 0);
	assert_true(in_sight(19000 * MS));
	assert_in_range(chart.timeline.window.column_ns, 12 * MS, 13 * MS);
}

/* As S f queues them: one of freezable, one of bound, by one process. */
static void fits_commands_that_belong_together(void **state)
{
	(void)state;
	happens(9000 * MS, "armed", "freezable", 1, "put",
		"due_ns=11000000000");
	happens(9001 * MS, "armed", "bound", 1, "put", "due_ns=11000000000");
	happens(11004 * MS, "started", "bound", 1, "kworker/0:1", "");
	happens(12004 * MS, "finished", "bound", 1, "kworker/0:1", "");
	happens(14004 * MS, "started", "freezable", 1, "kworker/0:1", "");
	happens(15000 * MS, "finished", "freezable", 1, "kworker/0:1", "");
	assert_true(chart_fit(&model));
	assert_true(model.paused);
	assert_true(in_sight(9000 * MS));
	assert_true(in_sight(15000 * MS));
	/* Six seconds of 7.5. */
	assert_in_range(chart.timeline.window.column_ns, 75 * MS, 76 * MS);
}

/* As a question of a lesson has them: of several queues, with pauses in between. */
static void fits_all_commands_since(void **state)
{
	(void)state;
	happens(3000 * MS, "submitted", "ordered", 1, "put", "");
	happens(9000 * MS, "submitted", "custom", 1, "put", "");
	happens(9001 * MS, "started", "custom", 1, "kworker/0:1", "");
	happens(14000 * MS, "finished", "custom", 1, "kworker/0:1", "");
	happens(12000 * MS, "submitted", "bound", 1, "put", "");
	happens(12001 * MS, "started", "bound", 1, "kworker/0:2", "");
	happens(12002 * MS, "finished", "bound", 1, "kworker/0:2", "");
	assert_false(chart_fit_since(&model, 15000 * MS));
	assert_true(chart_fit_since(&model, 9000 * MS));
	assert_true(model.paused);
	assert_true(in_sight(9000 * MS));
	assert_true(in_sight(14000 * MS));
	assert_false(in_sight(3000 * MS));
	assert_int_equal(model.timeline.fit_ns, 0);
}

/* Takes a reading at that time, after the events before it. */
static void reads_at(uint64_t ns)
{
	model.now.time_ns = ns;
	chart_fit_again(&model);
}

static void follows_a_command_until_it_has_ended(void **state)
{
	(void)state;
	happens(19300 * MS, "submitted", "custom", 1, "put", "");
	happens(19300 * MS, "started", "custom", 1, "kworker/u4:1", "");
	assert_true(chart_fit(&model));
	reads_at(21000 * MS);
	assert_true(in_sight(19300 * MS));
	assert_in_range(chart.timeline.window.column_ns, 21 * MS, 22 * MS);
	assert_false(model.paused);
	/* Others do not matter. */
	happens(21100 * MS, "submitted", "bound", 1, "put", "");
	happens(21200 * MS, "finished", "custom", 1, "kworker/u4:1", "");
	reads_at(22000 * MS);
	assert_true(model.paused);
	assert_true(in_sight(19300 * MS));
	assert_true(in_sight(21200 * MS));
	assert_in_range(chart.timeline.window.column_ns, 23 * MS, 24 * MS);
	reads_at(30000 * MS);
	assert_true(chart_unfit(&model));
	assert_false(model.paused);
	assert_int_equal(model.timeline.span_ns, MODEL_SPAN_NS);
	assert_false(chart_unfit(&model));
	reads_at(31000 * MS);
	assert_false(model.paused);
}

/* It has no run of its own: the item that it was coalesced into counts. */
static void fits_a_coalesced_submission(void **state)
{
	(void)state;
	happens(9000 * MS, "submitted", "system", 1, "put", "");
	happens(12000 * MS, "coalesced", "system", 1, "sh", "");
	happens(12100 * MS, "started", "system", 1, "kworker/1:1", "");
	happens(13000 * MS, "finished", "system", 1, "kworker/1:1", "");
	assert_true(chart_fit(&model));
	assert_true(in_sight(12000 * MS));
	assert_true(in_sight(13000 * MS));
	assert_false(in_sight(9000 * MS));
	/* Only what the filter shows. */
	model.filter = WQDEMO_BOUND;
	assert_false(chart_fit(&model));
}

static void fits_a_moment(void **state)
{
	(void)state;
	happens(12000 * MS, "submitted", "bound", 1, "put", "");
	happens(12000 * MS + 7, "cancelled", "bound", 1, "put", "");
	assert_true(chart_fit(&model));
	assert_true(in_sight(12000 * MS));
	assert_int_equal(chart.timeline.window.column_ns, MS);
}

static void assert_on(enum wqdemo_queue queue, uint64_t item)
{
	const struct life *life = chart_life(&model);

	assert_non_null(life);
	assert_int_equal(life->queue, queue);
	assert_int_equal(life->item, item);
	picture();
	assert_ptr_equal(chart.cursor_life, life);
}

static void keeps_its_item_in_sight(void **state)
{
	(void)state;
	happens(15300 * MS, "started", "custom", 1, "kworker/u4:1", "");
	happens(15800 * MS, "finished", "custom", 1, "kworker/u4:1", "");
	assert_true(in_sight(15300 * MS));
	assert_true(chart_jump(&model, true));
	chart_hold_item(&model);
	assert_false(model.paused);
	/* The picture ran on, and would take it out of sight. */
	model.now.time_ns += 600 * MS;
	chart_hold_item(&model);
	assert_true(model_is_frozen(&model));
	assert_true(in_sight(15300 * MS));
	assert_on(WQDEMO_CUSTOM, 1);
	/* Who lets it go on leaves the item behind. */
	assert_true(chart_go_on(&model));
	chart_hold_item(&model);
	assert_false(model.paused);
}

static void holds_nothing_where_no_timeline_is(void **state)
{
	(void)state;
	happens(15300 * MS, "started", "custom", 1, "kworker/u4:1", "");
	assert_true(chart_jump(&model, true));
	model.rows = 10; /* room for one view */
	model.view = VIEW_QUEUES;
	model.now.time_ns += 5000 * MS;
	chart_hold_item(&model);
	assert_false(model.paused);
}

/* Whoever sends a command wants to see what it does. */
static void lets_go_of_its_item(void **state)
{
	(void)state;
	happens(15300 * MS, "started", "custom", 1, "kworker/u4:1", "");
	assert_true(chart_jump(&model, true));
	model.now.time_ns += 5000 * MS;
	chart_hold_item(&model);
	assert_true(model.paused);
	chart_release_item(&model);
	assert_false(model.paused);
	assert_false(model.timeline.cursor);
	/* A picture of the past that was asked for stays. */
	model_freeze(&model);
	chart_release_item(&model);
	assert_true(model.paused);
}

/* A picture that Space froze has a place of its own. */
static void goes_back_to_where_it_stood(void **state)
{
	(void)state;
	happens(9000 * MS, "submitted", "custom", 1, "put", "");
	happens(10000 * MS, "finished", "custom", 1, "kworker/u4:1", "");
	model.paused = true;
	model.timeline.back_ns = 2000 * MS;
	assert_true(chart_fit(&model));
	assert_true(chart_fit(&model));
	assert_true(model.timeline.back_ns > 2000 * MS);
	assert_true(chart_unfit(&model));
	assert_true(model.paused);
	assert_int_equal(model.timeline.back_ns, 2000 * MS);
	assert_int_equal(model.timeline.span_ns, MODEL_SPAN_NS);
}

static void finds_what_runs_or_ended_last(void **state)
{
	(void)state;
	assert_false(chart_jump_to_last(&model));
	happens(19000 * MS, "submitted", "custom", 1, "put", "");
	assert_false(chart_jump_to_last(&model));
	happens(16000 * MS, "started", "bound", 1, "kworker/1:1", "");
	happens(18000 * MS, "started", "bound", 2, "kworker/1:2", "");
	happens(18500 * MS, "finished", "bound", 2, "kworker/1:2", "");
	happens(19500 * MS, "finished", "bound", 1, "kworker/1:1", "");
	/* It ended last, and has begun before the other. */
	assert_true(chart_jump_to_last(&model));
	assert_on(WQDEMO_BOUND, 1);
	assert_int_equal(model.timeline.cursor_ns, 16000 * MS);
	/* What runs comes first, and of that what began last. */
	happens(11000 * MS, "started", "system", 1, "kworker/1:3", "");
	happens(11000 * MS, "step", "system", 1, "kworker/1:3", "sleep:500");
	assert_true(chart_jump_to_last(&model));
	assert_on(WQDEMO_SYSTEM, 1);
	/* Its start is out of sight: the live picture stays. */
	assert_false(model.paused);
	assert_int_equal(model.timeline.back_ns, 0);
	happens(19900 * MS, "started", "custom", 1, "kworker/u4:1", "");
	happens(19900 * MS, "step", "custom", 1, "kworker/u4:1", "sleep:500");
	assert_true(chart_jump_to_last(&model));
	assert_on(WQDEMO_CUSTOM, 1);
	model.filter = WQDEMO_SYSTEM;
	assert_true(chart_jump_to_last(&model));
	assert_on(WQDEMO_SYSTEM, 1);
}

/* More items than lanes: the newest have them, the cursor's is among the first. */
static void keeps_the_lane_of_the_cursor_by_item(void **state)
{
	uint64_t i;

	(void)state;
	model.timeline.by_item = true;
	for (i = 1; i <= 60; i++)
		happens(15000 * MS + i, "submitted", "custom", i, "put", "");
	for (i = 1; i <= 60; i++) {
		uint64_t ns = (15001 + 10 * i) * MS;

		happens(ns, "started", "custom", i, "kworker/u4:1", "");
		happens(ns, "step", "custom", i, "kworker/u4:1", "sleep:9");
		happens(ns + 9 * MS, "finished", "custom", i, "kworker/u4:1",
			"");
	}
	model.timeline.cursor = true;
	model.timeline.cursor_ns = 15025 * MS;
	model.timeline.cursor_kind = TIMELINE_ITEM;
	strcpy(model.timeline.cursor_label, "custom c2");
	model.timeline.first_lane = -1;
	picture();
	assert_false(chart_has_cursor_lane(&chart, &model));
	assert_true(chart_fit(&model));
	picture();
	assert_true(chart_has_cursor_lane(&chart, &model));
	assert_string_equal(chart.timeline.lane[chart.cursor_lane].label,
			    "custom c2");
	assert_on(WQDEMO_CUSTOM, 2);
}

static void jumps_from_item_to_item(void **state)
{
	(void)state;
	happens(9000 * MS, "submitted", "custom", 1, "put", "");
	happens(9500 * MS, "started", "custom", 1, "kworker/u4:1", "");
	happens(9500 * MS, "started", "bound", 7, "kworker/1:1", "");
	happens(10000 * MS, "finished", "custom", 1, "kworker/u4:1", "");
	happens(10000 * MS, "finished", "bound", 7, "kworker/1:1", "");
	happens(18000 * MS, "started", "custom", 2, "kworker/u4:1", "");
	happens(18000 * MS + 5, "finished", "custom", 2, "kworker/u4:1", "");
	/* In the same column, on the same lane. */
	happens(18000 * MS + 9, "started", "custom", 3, "kworker/u4:1", "");
	happens(18001 * MS, "finished", "custom", 3, "kworker/u4:1", "");
	happens(19000 * MS, "submitted", "custom", 4, "put", "");
	assert_true(chart_jump(&model, true));
	assert_on(WQDEMO_CUSTOM, 4);
	assert_int_equal(chart.timeline.lane[chart.cursor_lane].kind,
			 TIMELINE_WAITING);
	assert_true(chart_jump(&model, true));
	assert_on(WQDEMO_CUSTOM, 3);
	assert_string_equal(chart.timeline.lane[chart.cursor_lane].label,
			    "kworker/u4:1");
	assert_true(chart_jump(&model, true));
	assert_on(WQDEMO_CUSTOM, 2);
	assert_false(model.paused);
	/* Out of sight. */
	assert_true(chart_jump(&model, true));
	assert_on(WQDEMO_BOUND, 7);
	assert_true(model.paused);
	assert_true(in_sight(9500 * MS));
	assert_true(chart_jump(&model, true));
	assert_on(WQDEMO_CUSTOM, 1);
	assert_false(chart_jump(&model, true));
	assert_on(WQDEMO_CUSTOM, 1);
	assert_true(chart_jump(&model, false));
	assert_on(WQDEMO_BOUND, 7);
	model.filter = WQDEMO_CUSTOM;
	assert_true(chart_jump(&model, false));
	assert_on(WQDEMO_CUSTOM, 2);
	/* A step aside is no longer that item. */
	chart_move(&model, 0, 1);
	assert_null(chart_life(&model));
}

/* Each of thirty on a worker of its own: more than there are lanes. */
static void many_workers(void)
{
	char worker[32];
	unsigned int i;

	for (i = 1; i <= 30; i++) {
		snprintf(worker, sizeof(worker), "kworker/0:%u", i);
		happens((18000 + i * 10) * MS, "started", "bound", i, worker,
			"");
		happens((18005 + i * 10) * MS, "finished", "bound", i, worker,
			"");
	}
}

static void assert_lane(const char *label)
{
	picture();
	assert_true(chart.cursor_lane >= 0);
	assert_string_equal(chart.timeline.lane[chart.cursor_lane].label,
			    label);
}

static void brings_a_hidden_lane_into_sight(void **state)
{
	char label[32];
	unsigned int i;

	(void)state;
	many_workers();
	for (i = 30; i >= 1; i--) {
		assert_true(chart_jump(&model, true));
		assert_on(WQDEMO_BOUND, i);
		snprintf(label, sizeof(label), "kworker/0:%u", i);
		assert_lane(label);
	}
	model.timeline.by_item = true;
	for (i = 2; i <= 30; i++) {
		assert_true(chart_jump(&model, false));
		assert_on(WQDEMO_BOUND, i);
		snprintf(label, sizeof(label), "bound b%u", i);
		assert_lane(label);
	}
}

/* A lane that was scrolled to for an earlier cursor says nothing of this one. */
static void leaves_the_lanes_where_they_are(void **state)
{
	unsigned int above;

	(void)state;
	many_workers();
	model.timeline.first_lane = 0;
	assert_true(chart_jump(&model, true));
	assert_lane("kworker/0:30");
	assert_int_equal(model.timeline.first_lane, -1);
	while (model.timeline.first_lane < 0)
		assert_true(chart_jump(&model, true));
	picture();
	above = chart.timeline.above;
	assert_true(chart_jump(&model, false));
	picture();
	assert_int_equal(chart.timeline.above, above);
}

/* So low a picture has no lane for what waits. */
static void stands_on_no_other_lane(void **state)
{
	(void)state;
	happens(18000 * MS, "started", "bound", 1, "kworker/0:1", "");
	happens(19000 * MS, "submitted", "custom", 1, "put", "");
	model.rows = 8;
	assert_true(chart_jump(&model, true));
	assert_on(WQDEMO_CUSTOM, 1);
	assert_int_equal(chart.cursor_lane, -1);
	assert_true(chart_jump(&model, true));
	assert_lane("kworker/0:1");
}

/* Its time is that of another item. */
static void tells_of_the_lane_that_it_moved_to(void **state)
{
	(void)state;
	happens(18000 * MS, "started", "bound", 1, "kworker/0:1", "");
	happens(18000 * MS, "started", "bound", 2, "kworker/0:2", "");
	assert_true(chart_jump(&model, true));
	assert_on(WQDEMO_BOUND, 2);
	chart_move(&model, -1, 0);
	assert_lane("kworker/0:1");
	assert_on(WQDEMO_BOUND, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(fits_what_has_ended_and_freezes, begin),
		cmocka_unit_test_setup(fits_commands_that_belong_together,
				       begin),
		cmocka_unit_test_setup(fits_all_commands_since, begin),
		cmocka_unit_test_setup(fits_what_goes_on_and_stays_live, begin),
		cmocka_unit_test_setup(follows_a_command_until_it_has_ended,
				       begin),
		cmocka_unit_test_setup(fits_a_coalesced_submission, begin),
		cmocka_unit_test_setup(fits_a_moment, begin),
		cmocka_unit_test_setup(keeps_its_item_in_sight, begin),
		cmocka_unit_test_setup(holds_nothing_where_no_timeline_is,
				       begin),
		cmocka_unit_test_setup(lets_go_of_its_item, begin),
		cmocka_unit_test_setup(goes_back_to_where_it_stood, begin),
		cmocka_unit_test_setup(finds_what_runs_or_ended_last, begin),
		cmocka_unit_test_setup(keeps_the_lane_of_the_cursor_by_item,
				       begin),
		cmocka_unit_test_setup(jumps_from_item_to_item, begin),
		cmocka_unit_test_setup(brings_a_hidden_lane_into_sight, begin),
		cmocka_unit_test_setup(leaves_the_lanes_where_they_are, begin),
		cmocka_unit_test_setup(stands_on_no_other_lane, begin),
		cmocka_unit_test_setup(tells_of_the_lane_that_it_moved_to,
				       begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
