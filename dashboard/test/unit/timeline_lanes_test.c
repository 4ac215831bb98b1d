// SPDX-License-Identifier: GPL-2.0
/* Lanes stay in place, and those without room can be reached. */
#include "test/unit/chart.h"

static void ran(unsigned int item, uint64_t ms, const char *worker)
{
	happens(ms * MS, "started", "bound", item, worker, "");
	happens((ms + 10) * MS, "finished", "bound", item, worker, "");
}

static const char *label(int lane)
{
	return chart.timeline.lane[lane].label;
}

static int lane_of(const char *name)
{
	int lane;

	picture();
	for (lane = 0; lane < chart.timeline.lane_count; lane++)
		if (!strcmp(label(lane), name))
			return lane;
	return -1;
}

static void sorts_as_people_count(void **state)
{
	(void)state;
	ran(1, 19000, "kworker/1:19");
	ran(2, 19100, "kworker/1:3");
	ran(3, 19200, "kworker/0:1");
	assert_int_equal(lane_of("kworker/0:1"), 0);
	assert_int_equal(lane_of("kworker/1:3"), 1);
	assert_int_equal(lane_of("kworker/1:19"), 2);
}

static void stays_while_others_go(void **state)
{
	(void)state;
	ran(1, 15100, "kworker/0:1");
	ran(2, 19000, "kworker/1:1");
	assert_int_equal(lane_of("kworker/1:1"), 1);
	/* The first one's items leave the picture to the left. */
	model.now.time_ns += 3000 * MS;
	assert_int_equal(lane_of("kworker/1:1"), 1);
	assert_int_equal(chart.timeline.left_out, 0);
	/* Nothing at all is in sight. */
	model.now.time_ns += 30000 * MS;
	assert_int_equal(lane_of("kworker/1:1"), -1);
}

/* Lanes of long ago would pile up above the one that runs. */
static void goes_when_it_has_rested_for_long(void **state)
{
	(void)state;
	ran(1, 3000, "kworker/0:1");
	ran(2, 7000, "kworker/0:2");
	ran(3, 19000, "kworker/1:1");
	/* The picture begins at 15000, and two before it at 5000. */
	assert_int_equal(lane_of("kworker/0:1"), -1);
	assert_int_equal(lane_of("kworker/0:2"), 0);
	assert_int_equal(lane_of("kworker/1:1"), 1);
	/* The same where the past is shown. */
	model.paused = true;
	model.timeline.back_ns = 12000 * MS;
	assert_int_equal(lane_of("kworker/0:1"), 0);
	assert_int_equal(lane_of("kworker/0:2"), 1);
	assert_int_equal(lane_of("kworker/1:1"), -1);
}

/* It began long ago, but has not rested for long. */
static void stays_after_a_long_run(void **state)
{
	(void)state;
	happens(4000 * MS, "started", "bound", 1, "kworker/0:1", "");
	happens(14000 * MS, "finished", "bound", 1, "kworker/0:1", "");
	ran(2, 19000, "kworker/1:1");
	assert_int_equal(lane_of("kworker/0:1"), 0);
}

/* A worker that is in sight has its lane, whatever it ran later. */
static void shows_who_ran_then_and_again_later(void **state)
{
	(void)state;
	ran(1, 10000, "kworker/1:1");
	happens(19500 * MS, "started", "system", 1, "kworker/1:1", "");
	model.paused = true;
	model.timeline.back_ns = 8000 * MS;
	assert_int_equal(lane_of("kworker/1:1"), 0);
}

static int axis(void)
{
	picture();
	return chart.foot_row;
}

static void the_axis_stays(void **state)
{
	int row = axis();

	(void)state;
	ran(1, 19000, "kworker/0:1");
	assert_int_equal(axis(), row);
	happens(19000 * MS, "submitted", "custom", 2, "put", "");
	happens(19000 * MS, "waits", "custom", 2, "wqtop", "");
	happens(19000 * MS, "armed", "delayed", 2, "put", "");
	assert_int_equal(axis(), row);
	assert_in_range(row, 15, 20);
	/* A cursor takes no lane's row. */
	chart_move(&model, 0, -1);
	assert_int_equal(axis(), row);
}

/* Workers that rest have lanes only where there is room. */
static void those_that_rest_leave_room(void **state)
{
	char worker[32];
	unsigned int i;

	(void)state;
	for (i = 1; i <= 10; i++) {
		snprintf(worker, sizeof(worker), "kworker/0:%u", i);
		ran(i, 13000 + i * 10, worker);
	}
	for (i = 11; i <= 20; i++) {
		snprintf(worker, sizeof(worker), "kworker/1:%u", i);
		ran(i, 19000 + i * 10, worker);
	}
	picture();
	assert_int_equal(chart.timeline.left_out, 0);
	for (i = 11; i <= 20; i++) {
		snprintf(worker, sizeof(worker), "kworker/1:%u", i);
		assert_in_range(lane_of(worker), 0, 20);
	}
	assert_true(chart.timeline.lane_count < 20);
	/* With less room all of it is for those that ran. */
	model.rows = 14;
	picture();
	assert_true(chart.timeline.left_out > 0);
	for (i = 0; i < (unsigned int)chart.timeline.lane_count; i++)
		assert_int_equal(strncmp(label((int)i), "kworker/1:", 10), 0);
}

/* Return: the columns with a boundary in the lane of that kind, as text. */
static const char *boundaries(enum timeline_kind kind)
{
	static char text[64];
	size_t used = 0;
	int lane, i;

	picture();
	text[0] = '\0';
	for (lane = 0; lane < chart.timeline.lane_count; lane++)
		for (i = 0; i < chart.timeline.window.columns; i++)
			if (chart.timeline.lane[lane].kind == kind &&
			    chart_parts(&chart.timeline.lane[lane],
					&chart.timeline.window, i))
				used += (size_t)snprintf(text + used,
							 sizeof(text) - used,
							 "%d ", i);
	return text;
}

/* As periodic: each run sets the timer of the next. */
static void parts_timers_that_follow_each_other(void **state)
{
	(void)state;
	happens(16000 * MS, "armed", "periodic", 1, "sh", "due_ns=17000000000");
	happens(17000 * MS, "started", "periodic", 1, "kworker/1:1", "");
	happens(17000 * MS, "armed", "periodic", 2, "kworker/1:1",
		"due_ns=18000000000");
	happens(17000 * MS, "step", "periodic", 1, "kworker/1:1", "sleep:100");
	happens(18000 * MS, "finished", "periodic", 1, "kworker/1:1", "");
	happens(18000 * MS, "started", "periodic", 2, "kworker/1:1", "");
	happens(18000 * MS, "step", "periodic", 2, "kworker/1:1", "sleep:100");
	happens(18100 * MS, "finished", "periodic", 2, "kworker/1:1", "");
	assert_string_equal(boundaries(TIMELINE_TIMER), "40 ");
	assert_string_equal(boundaries(TIMELINE_WORKER), "60 ");
	/* Another timer that ends is no beginning of those that go on. */
	happens(16500 * MS, "armed", "delayed", 1, "sh", "due_ns=18500000000");
	happens(18500 * MS, "started", "delayed", 1, "kworker/1:2", "");
	happens(18500 * MS, "finished", "delayed", 1, "kworker/1:2", "");
	happens(18000 * MS, "armed", "periodic", 3, "kworker/1:1",
		"due_ns=19000000000");
	assert_string_equal(boundaries(TIMELINE_TIMER), "30 ");
}

/* More workers than lanes. The oldest ones are hidden. */
static void many(void)
{
	char worker[32];
	unsigned int i;

	for (i = 1; i <= 30; i++) {
		snprintf(worker, sizeof(worker), "kworker/0:%u", i);
		ran(i, 19000 + i * 10, worker);
	}
	picture();
}

static void hidden_lanes_are_reached(void **state)
{
	char wanted[32];
	int shown, i;

	(void)state;
	many();
	shown = 30 - (int)chart.timeline.left_out;
	assert_in_range(shown, 10, 20);
	assert_string_equal(label(shown - 1), "kworker/0:30");
	chart_move(&model, 0, -1);
	picture();
	snprintf(wanted, sizeof(wanted), "kworker/0:%d", 31 - shown);
	assert_string_equal(label(0), wanted);
	for (i = 0; i < 40; i++)
		chart_move(&model, -1, 0);
	picture();
	assert_string_equal(label(chart.cursor_lane), "kworker/0:1");
	assert_int_equal(chart.cursor_lane, 0);
	assert_int_equal(chart.timeline.above, 0);
	assert_int_equal(chart.timeline.left_out, 30 - shown);
	for (i = 1; i < 30; i++)
		chart_move(&model, 1, 0);
	picture();
	assert_string_equal(label(chart.cursor_lane), "kworker/0:30");
	assert_int_equal(chart.timeline.above, 30 - shown);
}

/* Those in sight are not always neighbours. */
static void a_hidden_lane_between_two_is_reached(void **state)
{
	(void)state;
	many();
	/* The second is active again: it takes the place of another. */
	ran(31, 19900, "kworker/0:2");
	assert_int_equal(lane_of("kworker/0:2"), 0);
	assert_string_not_equal(label(1), "kworker/0:3");
	model.timeline.cursor = true;
	model.timeline.cursor_ns = 19905 * MS;
	model.timeline.cursor_kind = TIMELINE_WORKER;
	strcpy(model.timeline.cursor_label, "kworker/0:2");
	chart_move(&model, 1, 0);
	picture();
	assert_string_equal(label(chart.cursor_lane), "kworker/0:3");
	chart_move(&model, -1, 0);
	chart_move(&model, -1, 0);
	picture();
	assert_string_equal(label(chart.cursor_lane), "kworker/0:1");
	assert_int_equal(chart.timeline.above, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(sorts_as_people_count, begin),
		cmocka_unit_test_setup(stays_while_others_go, begin),
		cmocka_unit_test_setup(goes_when_it_has_rested_for_long, begin),
		cmocka_unit_test_setup(stays_after_a_long_run, begin),
		cmocka_unit_test_setup(shows_who_ran_then_and_again_later,
				       begin),
		cmocka_unit_test_setup(the_axis_stays, begin),
		cmocka_unit_test_setup(those_that_rest_leave_room, begin),
		cmocka_unit_test_setup(parts_timers_that_follow_each_other,
				       begin),
		cmocka_unit_test_setup(hidden_lanes_are_reached, begin),
		cmocka_unit_test_setup(a_hidden_lane_between_two_is_reached,
				       begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
