// SPDX-License-Identifier: GPL-2.0
/* Lanes and cells: by hand-made events, and for any events and any window. */
#include "test/unit/lives.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/timeline.h"

static struct timeline timeline;
static struct timeline_query query;

static int begin(void **state)
{
	begin_lives(state);
	query = (struct timeline_query){
		.first = -1,
		.window = { .right_ns = 100,
			    .column_ns = 10,
			    .columns = 10,
			    .now_ns = 100 },
		.lanes = 10,
		.queue = -1,
	};
	return 0;
}

static void happens(uint64_t ns, const char *event, const char *queue,
		    uint64_t item, const char *worker, const char *step)
{
	char thread[128];

	snprintf(thread, sizeof(thread), "pid=1 worker=%s%s%s", worker,
		 !*step		   ? "" :
		 strchr(step, '=') ? " " :
				     " step=",
		 step);
	take_event(ns, event, queue, item, thread);
}

/* One whole life: what it does from its start is one step. */
static void runs(const char *queue, uint64_t item, const char *worker,
		 uint64_t accepted, uint64_t start, uint64_t end,
		 const char *step)
{
	happens(accepted, "submitted", queue, item, "put", "");
	happens(start, "started", queue, item, worker, "");
	happens(start, "step", queue, item, worker, step);
	happens(end, "finished", queue, item, worker, "");
}

/* The cells of a lane as ASCII draws them. */
static void lane_is(int number, const char *label, const char *cells)
{
	static const char glyphs[LIFE_STATES + 1] = " :./?-_#~=x";
	char text[TIMELINE_COLUMNS + 1] = "";
	int i;

	assert_true(number < timeline.lane_count);
	for (i = 0; i < timeline.window.columns; i++)
		text[i] = glyphs[timeline.lane[number].cell[i]];
	text[i] = '\0';
	assert_string_equal(timeline.lane[number].label, label);
	assert_string_equal(text, cells);
}

static void build(void)
{
	timeline_build(&timeline, &lives, &query);
}

static void draws_a_worker_and_who_waits(void **state)
{
	(void)state;
	happens(10, "submitted", "custom", 1, "put", "");
	happens(25, "started", "custom", 1, "kworker/u4:1", "");
	happens(25, "step", "custom", 1, "kworker/u4:1", "burn:15");
	happens(40, "step", "custom", 1, "kworker/u4:1", "sleep:20");
	happens(60, "finished", "custom", 1, "kworker/u4:1", "");
	build();
	assert_int_equal(timeline.lane_count, 2);
	/* Column n holds 10 n up to 10 n + 9. */
	lane_is(0, "kworker/u4:1", "  ##--    ");
	lane_is(1, "waiting", " ..       ");
	assert_int_equal(timeline.lane[0].owner[3]->item, 1);
	assert_null(timeline.lane[0].owner[0]);
	assert_int_equal(timeline.mark_count, 1);
	assert_int_equal(timeline.left_out, 0);
}

static void draws_an_item(void **state)
{
	(void)state;
	query.by_item = true;
	runs("custom", 1, "w", 10, 25, 60, "burn:3");
	happens(30, "armed", "delayed", 1, "put", "");
	happens(45, "coalesced", "delayed", 1, "put", "");
	happens(75, "cancelled", "delayed", 1, "put", "");
	build();
	assert_int_equal(timeline.lane_count, 2);
	lane_is(0, "custom c1", " .####    ");
	lane_is(1, "delayed d1", "   :=::x  ");
}

/* By time alone, even where CPUs gave the numbers in another order. */
static void puts_the_oldest_item_on_top(void **state)
{
	(void)state;
	query.by_item = true;
	runs("custom", 2, "w", 10, 40, 60, "burn:3");
	runs("bound", 1, "w", 20, 40, 60, "burn:3");
	runs("custom", 1, "w", 30, 40, 60, "burn:3");
	build();
	assert_int_equal(timeline.lane_count, 3);
	lane_is(0, "custom c2", " ...##    ");
	lane_is(1, "bound b1", "  ..##    ");
	lane_is(2, "custom c1", "   .##    ");
}

static void goes_on_until_now(void **state)
{
	(void)state;
	query.window.now_ns = 84;
	happens(10, "submitted", "custom", 1, "put", "");
	happens(20, "submitted", "custom", 2, "put", "");
	happens(30, "started", "custom", 1, "w", "");
	happens(30, "step", "custom", 1, "w", "sleep:5");
	build();
	lane_is(0, "w", "   ------ ");
	lane_is(1, "waiting 1", " ........ ");
	/* Events after the time of the picture are not in it. */
	happens(90, "started", "custom", 2, "w2", "");
	build();
	assert_int_equal(timeline.lane_count, 2);
	lane_is(1, "waiting 1", " ........ ");
}

static void keeps_short_things_in_sight(void **state)
{
	(void)state;
	runs("bound", 1, "w", 41, 42, 43, "burn:1");
	runs("bound", 2, "w", 20, 30, 69, "sleep:1");
	build();
	/* A burn wins over a sleep, a moment takes a whole column. */
	lane_is(0, "w", "   -#--   ");
	lane_is(1, "waiting", "  . .     ");
}

static void gives_each_worker_one_lane(void **state)
{
	(void)state;
	runs("bound", 1, "kworker/1:0", 10, 10, 20, "burn:1");
	runs("system", 1, "kworker/1:0", 50, 50, 60, "sleep:1");
	runs("bh", 1, "softirq/cpu1", 70, 70, 80, "burn:1");
	build();
	lane_is(0, "kworker/1:0", " #   -    ");
	lane_is(1, "softirq/cpu1", "       #  ");
	assert_int_equal(timeline.lane[0].owner[1]->queue, WQDEMO_BOUND);
	assert_int_equal(timeline.lane[0].owner[5]->queue, WQDEMO_SYSTEM);
}

static void shows_one_queue_only(void **state)
{
	(void)state;
	runs("bound", 1, "w1", 10, 10, 20, "burn:1");
	runs("custom", 1, "w2", 10, 10, 30, "burn:1");
	query.queue = WQDEMO_BOUND;
	build();
	assert_int_equal(timeline.lane_count, 2);
	lane_is(0, "w1", " #        ");
	assert_int_equal(timeline.mark_count, 1);
}

static void leaves_out_what_was_active_longest_ago(void **state)
{
	(void)state;
	runs("bound", 1, "b", 10, 10, 40, "burn:1");
	runs("bound", 2, "a", 20, 20, 60, "burn:1");
	runs("bound", 3, "c", 30, 30, 50, "burn:1");
	query.lanes = 3;
	build();
	/* Two workers beside those that wait, in the order of their names. */
	assert_int_equal(timeline.lane_count, 3);
	lane_is(0, "a", "  ####    ");
	lane_is(1, "c", "   ##     ");
	assert_int_equal(timeline.left_out, 1);
	query.lanes = 1;
	build();
	assert_int_equal(timeline.lane_count, 1);
	lane_is(0, "a", "  ####    ");
	assert_int_equal(timeline.left_out, 2);
}

/* Once due, an item is in the lane of those that wait. */
/* A column is a tenth of a second here. */
static void show_a_second(void)
{
	query.window.column_ns = 100000000;
	query.window.right_ns = query.window.now_ns = 1000000000;
}

static void moves_what_is_due_to_what_waits(void **state)
{
	(void)state;
	show_a_second();
	happens(100000000, "armed", "delayed", 1, "put", "due_ns=340000000");
	build();
	lane_is(0, "waiting 1", "   .......");
	lane_is(1, "on timer", " :::      ");
}

/* An item whose timer came late has waited for nothing else. */
static void draws_no_wait_for_a_timer_that_is_late(void **state)
{
	(void)state;
	show_a_second();
	happens(100000000, "armed", "periodic", 1, "put", "due_ns=700000000");
	happens(770000000, "started", "periodic", 1, "w", "");
	happens(770000000, "step", "periodic", 1, "w", "burn:9");
	build();
	assert_int_equal(timeline.lane_count, 2);
	lane_is(0, "w", "       ###");
	lane_is(1, "on timer", " :::::::  ");
}

/* Cancelled on its timer: it has never waited. */
static void cancels_where_the_timer_was(void **state)
{
	(void)state;
	show_a_second();
	happens(100000000, "armed", "delayed", 1, "put", "due_ns=900000000");
	happens(500000000, "cancelled", "delayed", 1, "put", "");
	build();
	assert_int_equal(timeline.lane_count, 1);
	lane_is(0, "on timer", " ::::x    ");
}

static void keeps_timers_apart_from_waiting(void **state)
{
	(void)state;
	happens(10, "armed", "delayed", 1, "put", "");
	happens(20, "submitted", "custom", 1, "put", "");
	happens(30, "submitted", "custom", 2, "put", "");
	build();
	assert_int_equal(timeline.lane_count, 2);
	lane_is(0, "waiting 2", "  ........");
	lane_is(1, "on timer 1", " :::::::::");
}

static void counts_columns_from_the_right_edge(void **state)
{
	struct timeline_window window = query.window;

	(void)state;
	assert_int_equal(timeline_column(&window, 100), 10);
	assert_int_equal(timeline_column(&window, 99), 9);
	assert_int_equal(timeline_column(&window, 0), 0);
	assert_int_equal(timeline_ns(&window, 3), 30);
	/* Wider than there has been time. */
	window.columns = 20;
	assert_int_equal(timeline_column(&window, 0), 10);
	assert_int_equal(timeline_ns(&window, 3), 0);
	window.right_ns = 1000;
	assert_int_equal(timeline_column(&window, 5), -1);
	window.column_ns = UINT64_MAX;
	assert_int_equal(timeline_column(&window, 5), 19);
	assert_int_equal(timeline_ns(&window, 0), 0);
}

/* --- any events, any window --- */

static uint64_t any(uint64_t below)
{
	return (uint64_t)rand() % below;
}

static uint64_t any_ns(void)
{
	switch (any(20)) {
	case 0:
		return UINT64_MAX - any(3);
	case 1:
		return any(3);
	default:
		return any(1000);
	}
}

static void happens_anything(void)
{
	static const char *const kinds[] = {
		"submitted", "armed", "coalesced", "modified",	"refused",
		"started",   "step",  "finished",  "cancelled",
	};
	static const char *const queues[] = { "custom", "bound", "bh" };
	static const char *const steps[] = { "burn:5", "sleep:5" };
	const char *kind = kinds[any(9)];
	char worker[32];

	if (!any(10))
		seq += any(5);
	snprintf(worker, sizeof(worker), any(9) ? "w%d" : "", (int)any(30));
	happens(any_ns(), kind, queues[any(3)],
		any(50) ? any(40) : UINT64_MAX - any(2), worker,
		strcmp(kind, "step") ? "" : steps[any(2)]);
}

static void any_window(void)
{
	query.window.right_ns = any_ns();
	query.window.column_ns = any_ns();
	query.window.columns = (int)any(TIMELINE_COLUMNS + 50) - 20;
	query.window.now_ns = any_ns();
	query.lanes = (int)any(TIMELINE_LANES + 20) - 5;
	query.by_item = any(2);
	query.queue = (int)any(WQDEMO_QUEUE_COUNT + 1) - 1;
}

static void check_anything(void)
{
	int lane, column;

	assert_true(timeline.lane_count <= TIMELINE_LANES);
	assert_true(timeline.lane_count <= (query.lanes > 0 ? query.lanes : 0));
	assert_true(timeline.mark_count <= TIMELINE_MARKS);
	for (lane = 0; lane < timeline.lane_count; lane++) {
		const struct timeline_lane *of = &timeline.lane[lane];

		for (column = 0; column < TIMELINE_COLUMNS; column++) {
			if (!of->cell[column])
				continue;
			assert_true(column < timeline.window.columns);
			assert_true(of->cell[column] < LIFE_STATES);
			assert_non_null(of->owner[column]);
			assert_true(timeline_ns(&timeline.window, column) <=
				    timeline.window.now_ns);
			if (query.queue >= 0)
				assert_int_equal(of->owner[column]->queue,
						 query.queue);
		}
	}
}

static void stays_inside_whatever_happens(void **state)
{
	int round, i;

	srand(42);
	for (round = 0; round < 40; round++) {
		begin(state);
		for (i = 0; i < 300; i++)
			happens_anything();
		for (i = 0; i < 40; i++) {
			any_window();
			build();
			check_anything();
		}
	}
}

/* It has the name of its queue, in a form that differs between kernels. */
static void names_rescuers(void **state)
{
	(void)state;
	runs("custom", 1, "wqdemo_custom", 10, 25, 60, "burn:3");
	build();
	assert_string_equal(timeline.lane[0].label, "rescuer c");
	begin(NULL);
	runs("custom", 1, "kworker/R-wqdem", 10, 25, 60, "burn:3");
	build();
	assert_string_equal(timeline.lane[0].label, "rescuer c");
}

/* Each of several, as far as there are columns, in both kinds of lanes. */
static void shows_every_restart_and_submission_in_vain(void **state)
{
	const uint64_t ms = 1000000;

	(void)state;
	query.window.column_ns = 10 * ms;
	query.window.right_ns = query.window.now_ns = 100 * ms;
	happens(10 * ms, "armed", "delayed", 1, "put", "due_ns=200000000");
	happens(25 * ms, "modified", "delayed", 1, "put", "due_ns=200000000");
	happens(45 * ms, "coalesced", "delayed", 1, "put", "");
	happens(65 * ms, "modified", "delayed", 1, "put", "due_ns=200000000");
	happens(66 * ms, "modified", "delayed", 1, "put", "due_ns=200000000");
	happens(72 * ms, "coalesced", "delayed", 1, "put", "");
	happens(85 * ms, "modified", "delayed", 1, "put", "due_ns=200000000");
	build();
	lane_is(0, "on timer 1", " :~:=:~=~:");
	query.by_item = true;
	build();
	lane_is(0, "delayed d1", " :~:=:~=~:");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(draws_a_worker_and_who_waits),
		TEST(draws_an_item),
		TEST(puts_the_oldest_item_on_top),
		TEST(goes_on_until_now),
		TEST(keeps_short_things_in_sight),
		TEST(gives_each_worker_one_lane),
		TEST(shows_one_queue_only),
		TEST(leaves_out_what_was_active_longest_ago),
		TEST(moves_what_is_due_to_what_waits),
		TEST(draws_no_wait_for_a_timer_that_is_late),
		cmocka_unit_test_setup(cancels_where_the_timer_was, begin),
		TEST(keeps_timers_apart_from_waiting),
		TEST(counts_columns_from_the_right_edge),
		TEST(names_rescuers),
		TEST(shows_every_restart_and_submission_in_vain),
		TEST(stays_inside_whatever_happens),
	};

	return cmocka_run_group_tests_name("timeline", tests, NULL, NULL);
}
