// SPDX-License-Identifier: GPL-2.0
/* Scenarios in the timeline, measured and as the documentation has them. */
#include "test/unit/chart.h"

#include "keys/dispatch.h"

#include "layout/details.h"

static bool nobody(const void *context, uint64_t pid)
{
	(void)context;
	(void)pid;
	return false;
}

static bool everybody(const void *context, uint64_t pid)
{
	(void)context;
	(void)pid;
	return true;
}

static model_is_own asked_by = nobody;

static void answered(const char *command, uint64_t number, uint64_t error)
{
	static struct snapshot snapshot;
	struct snapshot_answer *answer = &snapshot.answer[0];

	snapshot = model.now;
	snapshot.answer_count = 1;
	answer->seq = number;
	answer->error = error;
	snapshot_set_command(answer, slice_of(command));
	model_take(&model, &snapshot, asked_by, NULL);
}

/* One of w0, w1, w2: times in ms from the beginning of the scenario. */
static void plays(const char *queue, uint64_t item, const unsigned int *ms)
{
	uint64_t zero = 5000 * MS;

	happens(zero, "submitted", queue, item, "put", "");
	happens(zero + ms[0] * MS, "started", queue, item, "w", "");
	happens(zero + ms[0] * MS, "step", queue, item, "w", "burn:5");
	happens(zero + ms[1] * MS, "step", queue, item, "w", "sleep:10");
	if (ms[3])
		happens(zero + ms[2] * MS, "step", queue, item, "w", "burn:5");
	happens(zero + ms[ms[3] ? 3 : 2] * MS, "finished", queue, item, "w",
		"");
}

static const unsigned int played[3][4] = {
	{ 1, 6, 17, 22 },
	{ 6, 11, 22, 0 },
	{ 23, 28, 40, 0 },
};

static void shows_a_scenario_beside_its_ideal(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 3; i++)
		plays("bound", 4 + (uint64_t)i, played[i]);
	answered("scenario C", 9, 0);
	picture();
	assert_non_null(chart.documented);
	assert_int_equal(chart.measured_ns, 39 * MS);
	assert_int_equal(chart.documented->end_ms, 35);
	assert_int_equal(chart.timeline.lane_count, 6);
	assert_string_equal(chart.timeline.lane[0].label, "w0 measured");
	assert_string_equal(chart.timeline.lane[1].label, "w0 ideal");
	/* 100 columns for 39 ms and a bit: 0.4 ms each. */
	assert_int_equal(chart.timeline.lane[0].cell[0], LIFE_BURNING);
	assert_int_equal(chart.timeline.lane[0].cell[20], LIFE_SLEEPING);
	assert_int_equal(chart.timeline.lane[0].cell[55], LIFE_NOTHING);
	assert_int_equal(chart.timeline.lane[1].cell[0], LIFE_BURNING);
	assert_int_equal(chart.timeline.lane[5].cell[20], LIFE_HELD);
	assert_int_equal(chart.timeline.lane[5].cell[52], LIFE_BURNING);
	/* Words that are no answer leave it where it is. */
	message_say(&model.message, false, "theme light");
	picture();
	assert_non_null(chart.documented);
	/* It is left by a key, and another answer brings it back. */
	assert_true(chart_leave_scenario(&model));
	picture();
	assert_null(chart.documented);
	assert_false(chart_leave_scenario(&model));
	answered("scenario C", 10, 0);
	chart_zoom(&model, true);
	picture();
	assert_null(chart.documented);
	assert_int_equal(model.timeline.span_ns, MODEL_SPAN_NS);
}

static void comes_to_the_screen_with_what_was_asked_for(void **state)
{
	int i;

	(void)state;
	model.view = VIEW_QUEUES;
	model.now.queue_count = 10;
	for (i = 0; i < 3; i++)
		plays("bound", 4 + (uint64_t)i, played[i]);
	/* Somebody else's is there for whoever looks. */
	answered("scenario C", 9, 0);
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_QUEUES);
	asked_by = everybody;
	answered("scenario C", 10, 0);
	model.details = true;
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_QUEUES);
	model.details = false;
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_TIMELINE);
	assert_int_equal(model.timeline.view_before, VIEW_QUEUES);
	/* Only once: then keys say what is shown. */
	model.view = VIEW_EVENTS;
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_EVENTS);
	/* Nor where a view was chosen before it could be shown. */
	answered("scenario C", 11, 0);
	model.details = true;
	chart_show_scenario(&model);
	model.details = false;
	model_show(&model, VIEW_EVENTS);
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_EVENTS);
	/* Not one without a picture. */
	answered("scenario A", 12, 16);
	chart_show_scenario(&model);
	answered("scenario hog", 13, 0);
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_EVENTS);
	asked_by = nobody;
}

static void is_not_squeezed_in_below_the_queues(void **state)
{
	int i;

	(void)state;
	asked_by = everybody;
	for (i = 0; i < 3; i++)
		plays("bound", 4 + (uint64_t)i, played[i]);
	model.view = VIEW_QUEUES;
	model.rows = 30;
	answered("scenario C", 9, 0);
	model.now.queue_count = 9;
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_TIMELINE);
	model.view = VIEW_EVENTS;
	/* Where the timeline is on the screen anyway, the keys stay where they are. */
	model.rows = 50;
	model.columns = 200;
	answered("scenario C", 10, 0);
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_EVENTS);
	assert_int_equal(model.timeline.view_before, VIEW_COUNT);
	asked_by = nobody;
}

/* With room for it, seen from the last row; a cursor takes no room from it. */
static void has_high_lanes_on_a_high_screen(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 3; i++)
		plays("bound", 4 + (uint64_t)i, played[i]);
	answered("scenario C", 9, 0);
	model.rows = 23; /* picture() has a row more than an 80x24 screen */
	picture();
	assert_int_equal(chart.high_rows, 1);
	assert_int_equal(chart_row_of_lane(&chart, 5), 1 + 5 + 2);
	model.rows = 30;
	picture();
	assert_int_equal(chart.high_rows, 2);
	assert_int_equal(chart_row_of_lane(&chart, 0), 1);
	assert_int_equal(chart_row_of_lane(&chart, 5), 1 + 5 * 2 + 2);
	for (model.rows = 16; model.rows < 40; model.rows++) {
		int high;

		model.timeline.cursor = false;
		picture();
		high = chart.high_rows;
		assert_true(chart_row_of_lane(&chart, 5) + high <
			    model.rows - 4);
		model.timeline.cursor = true;
		picture();
		assert_int_equal(chart.high_rows, high);
	}
	/* Live lanes come and go. */
	assert_true(chart_leave_scenario(&model));
	picture();
	assert_int_equal(chart.high_rows, 1);
}

/* Esc goes back over all scenarios that were played one after the other. */
static void escape_comes_back_to_what_was_there_before(void **state)
{
	uint64_t span_ns = 2000 * MS;
	int i;

	(void)state;
	model.view = VIEW_CODE;
	model.now.queue_count = 10;
	model.timeline.span_ns = span_ns;
	model.chosen = true;
	for (i = 0; i < 3; i++)
		plays("bound", 4 + (uint64_t)i, played[i]);
	asked_by = everybody;
	answered("scenario C", 9, 0);
	chart_show_scenario(&model);
	answered("scenario C", 10, 0);
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_TIMELINE);
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.view, VIEW_CODE);
	assert_true(model.chosen);
	assert_int_equal(model.timeline.span_ns, span_ns);
	/* On a large screen too, where a place in the code is kept. */
	model.rows = 50;
	model.columns = 200;
	model.code_line = 9;
	answered("scenario C", 11, 0);
	chart_show_scenario(&model);
	dispatch_key(&model, KEY_ESCAPE);
	assert_null(model.timeline.scenario);
	assert_int_equal(model.code_line, 9);
	/* Zooming leaves the picture for the timeline, which stays then. */
	model.rows = 24;
	model.columns = 118;
	answered("scenario C", 12, 0);
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_TIMELINE);
	chart_zoom(&model, true);
	answered("scenario C", 14, 0);
	chart_show_scenario(&model);
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.view, VIEW_TIMELINE);
	asked_by = nobody;
}

static void cursor_comes_and_goes_with_a_scenario(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 3; i++)
		plays("bound", 4 + (uint64_t)i, played[i]);
	chart_move(&model, 0, -1);
	answered("scenario C", 9, 0);
	assert_false(model.timeline.cursor);
	chart_move(&model, 0, -1);
	assert_true(model.timeline.cursor);
	assert_true(chart_leave_scenario(&model));
	assert_false(model.timeline.cursor);
}

/* Return: the state of a lane, at so many ms from the beginning. */
static enum life_state ideal_at(int lane, unsigned int ms)
{
	const struct timeline *timeline = &chart.timeline;

	return timeline->lane[lane]
		.cell[timeline_column(&timeline->window,
				      chart.start_ns + ms * MS)];
}

static void shows_scenario_d_of_two_queues(void **state)
{
	(void)state;
	plays("bound", 9, played[0]);
	plays("cpu_intensive", 1, played[1]);
	plays("cpu_intensive", 2, played[2]);
	answered("scenario D", 9, 0);
	picture();
	assert_non_null(chart.documented);
	assert_int_equal(chart.timeline.lane[4].owner[90]->queue,
			 WQDEMO_CPU_INTENSIVE);
	assert_int_equal(ideal_at(5, 7), LIFE_PREEMPTED);
	assert_int_equal(ideal_at(5, 12), LIFE_BURNING);
	assert_int_equal(ideal_at(5, 20), LIFE_SLEEPING);
}

static void shows_no_scenario_that_it_has_not_seen(void **state)
{
	(void)state;
	plays("bound", 4, played[0]);
	plays("bound", 5, played[1]);
	answered("scenario C", 9, 0);
	picture();
	assert_null(chart.documented);
	/* Then there is nothing to leave. */
	assert_false(chart_leave_scenario(&model));
	/* w2 is there, but nobody knows when it ended. */
	happens(5023 * MS, "started", "bound", 6, "w", "");
	happens(5023 * MS, "step", "bound", 6, "w", "burn:5");
	happens(5028 * MS, "step", "bound", 6, "w", "sleep:10");
	picture();
	assert_null(chart.documented);
	happens(5040 * MS, "finished", "bound", 6, "w", "");
	picture();
	assert_non_null(chart.documented);
	/* Nor is there on a screen that does not show it. */
	model.view = VIEW_EVENTS;
	assert_false(chart_leave_scenario(&model));
	model.view = VIEW_TIMELINE;
	picture();
	assert_non_null(chart.documented);
	answered("scenario hog", 10, 0);
	picture();
	assert_null(chart.documented);
	answered("scenario C", 11, 16);
	picture();
	assert_null(chart.documented);
}

/* An item of one step: times in ms from the beginning of the scenario. */
static void burns(const char *queue, uint64_t item, unsigned int submitted,
		  unsigned int started, unsigned int finished)
{
	uint64_t zero = 5000 * MS;

	happens(zero + submitted * MS, "submitted", queue, item, "put", "");
	happens(zero + started * MS, "started", queue, item, "w", "");
	happens(zero + started * MS, "step", queue, item, "w", "burn:1");
	happens(zero + finished * MS, "finished", queue, item, "w", "");
}

/* The hog's items but the last one: numbers from @bound and @intensive on. */
static void hogs(uint64_t bound, uint64_t intensive)
{
	unsigned int i;

	for (i = 0; i < 20; i++)
		burns("bound", bound + i, 0, i * 3, i * 3 + 3);
	burns("bound", bound + 20, 0, 60, 61);
	burns("bound", bound + 21, 65, 65, 125);
	burns("bound", bound + 22, 65, 80, 81);
	for (i = 0; i < 20; i++)
		burns("cpu_intensive", intensive + i, 130, 130 + i * 3,
		      133 + i * 3);
}

static void watch_bound(void)
{
	model.now.queue_count = 1;
	snapshot_name_queue(&model.now.queue[0], "bound");
	strcpy(model.now.queue[0].wq_flags, "-");
	model.now.hz = 250;
}

static void shows_the_hog_and_what_waited_behind_it(void **state)
{
	const struct timeline_lane *lane = chart.timeline.lane;

	(void)state;
	hogs(7, 3);
	answered("scenario hog", 9, 0);
	picture();
	assert_null(chart.documented);
	burns("bound", 30, 131, 133, 200);
	picture();
	assert_non_null(chart.documented);
	/* From the first submission to the last end, in 100 columns and a bit. */
	assert_int_equal(chart.start_ns, 5000 * MS);
	assert_int_equal(chart.measured_ns, 200 * MS);
	assert_int_equal(chart.waited_ns[DOCUMENTED_BEHIND_SHORT], 60 * MS);
	assert_int_equal(chart.waited_ns[DOCUMENTED_BEHIND_LONG], 15 * MS);
	assert_int_equal(chart.waited_ns[DOCUMENTED_BEHIND_INTENSIVE], 2 * MS);
	assert_int_equal(chart.timeline.lane_count, 6);
	assert_string_equal(lane[0].label, "burners");
	assert_string_equal(lane[1].label, "behind them");
	assert_string_equal(lane[2].label, "a long one");
	assert_string_equal(lane[3].label, "behind it");
	assert_string_equal(lane[4].label, "CPU_INTENSIVE");
	assert_string_equal(lane[5].label, "behind those");
	assert_int_equal(lane[0].cell[0], LIFE_BURNING);
	assert_int_equal(lane[0].cell[28], LIFE_BURNING);
	assert_int_equal(lane[0].cell[40], LIFE_NOTHING);
	assert_int_equal(lane[1].cell[20], LIFE_WAITING);
	assert_int_equal(lane[2].cell[45], LIFE_BURNING);
	assert_int_equal(lane[3].cell[35], LIFE_WAITING);
	assert_int_equal(lane[4].cell[90], LIFE_BURNING);
	assert_int_equal(lane[5].cell[90], LIFE_BURNING);
	/* Items that somebody has queued since are no part of it. */
	burns("bound", 31, 300, 301, 302);
	picture();
	assert_null(chart.documented);
}

static void shows_the_waits_on_bound_and_highpri(void **state)
{
	unsigned int i;

	(void)state;
	for (i = 0; i < 20; i++)
		burns("bound", 7 + i, 0, i * 3, i * 3 + 3);
	burns("bound", 27, 0, 60, 61);
	burns("highpri", 5, 1, 3, 4);
	answered("scenario prio", 9, 0);
	picture();
	assert_non_null(chart.documented);
	assert_int_equal(chart.timeline.lane_count, 3);
	assert_int_equal(chart.waited_ns[1], 60 * MS);
	assert_int_equal(chart.waited_ns[2], 2 * MS);
	assert_string_equal(chart.documented->item[2].verdict, "highpri");
	/* They are no pairs. */
	assert_int_equal(chart.gap_rows, 0);
}

static void says_that_the_kernel_stepped_in(void **state)
{
	(void)state;
	hogs(7, 3);
	burns("bound", 30, 131, 133, 200);
	answered("scenario hog", 9, 0);
	picture();
	assert_non_null(chart.documented);
	assert_false(chart.stepped_in);
	watch_bound();
	model.now.cpu_intensive_thresh_us = 10000;
	picture();
	assert_true(chart.stepped_in);
	model.now.cpu_intensive_thresh_us = 60000;
	picture();
	assert_false(chart.stepped_in);
}

static const struct documented *documents(const char *command)
{
	struct snapshot_answer answer = { 0 };

	snapshot_set_command(&answer, slice_of(command));
	return documented_of(&answer);
}

/* The tables add up as the kernel's documentation says: programs, and one CPU. */
static void has_ideals_that_add_up(void **state)
{
	static const char *const commands[] = {
		"scenario A",
		"scenario B",
		"scenario C",
		"scenario D",
	};
	static const unsigned int ends[] = { 50, 25, 35, 25 };
	size_t i;
	int item;

	(void)state;
	for (i = 0; i < 4; i++) {
		const struct documented *documented = documents(commands[i]);
		unsigned int last = 0;

		assert_int_equal(documented->end_ms, ends[i]);
		for (item = 0; item < 3; item++) {
			const struct documented_span *span =
				documented->item[item].span;
			unsigned int at = 0, slept = 0;

			for (; span->state; span++) {
				assert_int_equal(span->from_ms, at);
				at = span->to_ms;
				if (span->state == LIFE_SLEEPING)
					slept += span->to_ms - span->from_ms;
			}
			assert_int_equal(slept, 10);
			last = at > last ? at : last;
		}
		assert_int_equal(last, ends[i]);
	}
	assert_int_equal(documents("scenario hog")->end_ms, 0);
	assert_null(documents("custom"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(shows_a_scenario_beside_its_ideal),
		TEST(comes_to_the_screen_with_what_was_asked_for),
		TEST(is_not_squeezed_in_below_the_queues),
		TEST(has_high_lanes_on_a_high_screen),
		TEST(escape_comes_back_to_what_was_there_before),
		TEST(cursor_comes_and_goes_with_a_scenario),
		TEST(shows_the_hog_and_what_waited_behind_it),
		TEST(shows_the_waits_on_bound_and_highpri),
		TEST(says_that_the_kernel_stepped_in),
		TEST(shows_scenario_d_of_two_queues),
		TEST(shows_no_scenario_that_it_has_not_seen),
		TEST(has_ideals_that_add_up),
	};

	return cmocka_run_group_tests_name("documented", tests, NULL, NULL);
}
