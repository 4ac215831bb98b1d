// SPDX-License-Identifier: GPL-2.0
/* The timeline in its panel: window, cursor, zoom, scenarios; and details. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "layout/details.h"
#include "layout/timeline_chart.h"

#define MS	1000000ull

static struct model model;
static struct chart chart;
static uint64_t seq;

static void picture(void)
{
	struct rect area = { .rows = model.rows - 4, .columns = model.columns };

	chart_make(&chart, &model, area);
}

static int begin(void **state)
{
	(void)state;
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	model.state = SOURCE_LIVE;
	model.view = VIEW_TIMELINE;
	model.seen = true;
	model.now.time_ns = 20000 * MS;
	model.now.loaded_ns = 1000 * MS;
	model.seen_loaded_ns = model.now.loaded_ns;
	model.now.recording = true;
	/* 100 columns for the lanes. */
	model.rows = 24;
	model.columns = 118;
	seq = 0;
	return 0;
}

static void happens(uint64_t ns, const char *event, const char *queue,
		    uint64_t item, const char *worker, const char *step)
{
	/* Each kworker is another thread: kworker/X... */
	int pid = strlen(worker) > 8 ? worker[8] : 7;
	char line[256];

	snprintf(line, sizeof(line),
		 "seq=%llu ns=%llu event=%s queue=%s item=%llu cpu=1 pid=%d worker=%s%s%s\n",
		 (unsigned long long)++seq, (unsigned long long)ns, event, queue,
		 (unsigned long long)item, pid, worker, *step ? " step=" : "", step);
	model_take_events(&model, line, strlen(line));
}

/* Ran for a second until the tenth last second; and one that still waits. */
static void some_events(void)
{
	happens(9000 * MS, "submitted", "custom", 1, "put", "");
	happens(9500 * MS, "started", "custom", 1, "kworker/u4:1", "");
	happens(9500 * MS, "step", "custom", 1, "kworker/u4:1", "sleep:500");
	happens(10000 * MS, "finished", "custom", 1, "kworker/u4:1", "");
	happens(19000 * MS, "submitted", "custom", 2, "put", "");
}

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
	custom_counts(1, 1);
	picture();
	assert_string_equal(lane[0].label, "w");
	assert_int_equal(lane[0].cell[22], LIFE_SLEEPING);
	assert_int_equal(lane[0].cell[30], LIFE_NOTHING);
	assert_int_equal(lane[0].owner[90]->item, 3);
	assert_string_equal(lane[1].label, "waiting 1");
	assert_int_equal(lane[1].cell[30], LIFE_NOTHING);
	assert_int_equal(lane[1].owner[90]->item, 4);
	details_life(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1), &model, text,
		     sizeof(text));
	assert_string_equal(text, "custom #1, waited 100 ms, took 0 ns or more on CPU 1");
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
	assert_int_equal(chart.timeline.lane_count, 2);
	chart_move(&model, 0, -1);
	picture();
	assert_int_equal(chart.cursor_lane, 0);
	chart_move(&model, 1, 0);
	chart_move(&model, 1, 0);	/* there is no third */
	chart_move(&model, 0, -1);
	picture();
	assert_int_equal(chart.cursor_lane, 1);
	assert_int_equal(chart.cursor_life->item, 2);
	/* Another lane above it, more time, one more that waits. */
	happens(19600 * MS, "started", "bound", 2, "kworker/0:1", "");
	happens(19600 * MS, "submitted", "custom", 3, "put", "");
	model.now.time_ns += 1000 * MS;
	picture();
	assert_int_equal(chart.cursor_lane, 2);
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

/* --- scenarios --- */

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
	happens(zero + ms[ms[3] ? 3 : 2] * MS, "finished", queue, item, "w", "");
}

static const unsigned int played[3][4] = {
	{ 1, 6, 17, 22 }, { 6, 11, 22, 0 }, { 23, 28, 40, 0 },
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
	assert_int_equal(chart.timeline.lane[5].cell[20], LIFE_WAITING);
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
	/* Not one without a picture. */
	answered("scenario A", 11, 16);
	chart_show_scenario(&model);
	answered("scenario hog", 12, 0);
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_EVENTS);
	/* Where the timeline is on the screen anyway, the keys stay where they are. */
	model.rows = 50;
	model.columns = 200;
	answered("scenario C", 13, 0);
	chart_show_scenario(&model);
	assert_int_equal(model.view, VIEW_EVENTS);
	assert_int_equal(model.timeline.view_before, VIEW_COUNT);
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

static void shows_the_hog_and_what_waited_behind_it(void **state)
{
	const struct timeline_lane *lane = chart.timeline.lane;

	(void)state;
	burns("bound", 7, 0, 1, 101);
	burns("bound", 8, 0, 101, 102);
	burns("cpu_intensive", 3, 110, 111, 200);
	burns("bound", 9, 111, 113, 115);
	answered("scenario hog", 9, 0);
	picture();
	assert_non_null(chart.documented);
	/* From the first submission to the last end, in 100 columns and a bit. */
	assert_int_equal(chart.start_ns, 5000 * MS);
	assert_int_equal(chart.measured_ns, 200 * MS);
	assert_int_equal(chart.waited_ns[DOCUMENTED_BEHIND_BURNER], 101 * MS);
	assert_int_equal(chart.waited_ns[DOCUMENTED_BEHIND_INTENSIVE], 2 * MS);
	assert_int_equal(chart.timeline.lane_count, 4);
	assert_string_equal(lane[0].label, "burner");
	assert_string_equal(lane[1].label, "behind it");
	assert_string_equal(lane[2].label, "CPU_INTENSIVE");
	assert_string_equal(lane[3].label, "behind that");
	assert_int_equal(lane[0].cell[40], LIFE_BURNING);
	assert_int_equal(lane[1].cell[40], LIFE_WAITING);
	assert_int_equal(lane[2].cell[40], LIFE_NOTHING);
	assert_int_equal(lane[2].cell[90], LIFE_BURNING);
	assert_int_equal(lane[3].cell[90], LIFE_NOTHING);
	/* Items that somebody has queued since are no part of it. */
	burns("bound", 10, 300, 301, 302);
	picture();
	assert_null(chart.documented);
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
		"scenario A", "scenario B", "scenario C", "scenario D",
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
			const struct documented_span *span = documented->item[item].span;
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

/* --- details --- */

static const char *detail(const struct details *details, const char *label)
{
	int i;

	for (i = 0; i < details->count; i++)
		if (!strcmp(details->line[i].label, label))
			return details->line[i].text;
	return "";
}

static void tells_of_an_item(void **state)
{
	struct details details;
	char text[160];

	(void)state;
	some_events();
	details_life(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1), &model, text,
		     sizeof(text));
	assert_string_equal(text, "custom #1, waited 500 ms, took 500 ms on CPU 1");
	details_life(item_lives_find(&model.lives, WQDEMO_CUSTOM, 2), &model, text,
		     sizeof(text));
	assert_string_equal(text, "custom #2, waits 1.0 s so far");
	happens(19500 * MS, "coalesced", "custom", 2, "put", "");
	happens(19500 * MS, "cancelled", "custom", 2, "put", "");
	details_life(item_lives_find(&model.lives, WQDEMO_CUSTOM, 2), &model, text,
		     sizeof(text));
	assert_string_equal(text, "custom #2, waited 500 ms, cancelled, 1 coalesced into it");
	details_of_life(&details, item_lives_find(&model.lives, WQDEMO_CUSTOM, 1), &model);
	assert_string_equal(detail(&details, "worker"),
			    "kworker/u4:1, pid 117, began on CPU 1");
	assert_string_equal(detail(&details, "steps"), "asleep 500 ms");
	details_of_life(&details, NULL, &model);
	assert_string_equal(details.title, "no item here");
}

static void tells_of_a_queue(void **state)
{
	struct snapshot_queue *queue = &model.now.queue[0];
	struct details details;

	(void)state;
	details_of_queue(&details, &model);	/* there is none */
	assert_int_equal(details.count, 0);
	model.now.queue_count = 1;
	snapshot_name_queue(queue, "custom");
	strcpy(queue->made_by, "alloc_workqueue()");
	strcpy(queue->wq_flags, "WQ_UNBOUND");
	queue->max_active = 4;
	queue->count[WQDEMO_COUNT_submitted] = 7;
	queue->count[WQDEMO_COUNT_accepted] = 2;
	queue->count[WQDEMO_COUNT_coalesced] = 1;
	queue->count[WQDEMO_COUNT_modified] = 4;
	queue->count[WQDEMO_COUNT_completed] = 2;
	queue->time[WQDEMO_TIME_run_total_ns] = 30 * MS;
	queue->time[WQDEMO_TIME_run_max_ns] = 20 * MS;
	queue->concurrency[WQDEMO_CONCURRENCY_held] = SNAPSHOT_NONE;
	details_of_queue(&details, &model);
	assert_string_equal(details.title, "custom");
	assert_string_equal(detail(&details, "made by"), "alloc_workqueue()");
	assert_string_equal(detail(&details, "flags"), "WQ_UNBOUND");
	assert_string_equal(detail(&details, "max_active"), "4");
	assert_string_equal(detail(&details, "submitted"),
			    "7: 2 accepted, 1 coalesced, 4 modified, 0 rejected");
	assert_string_equal(detail(&details, "run"), "average 15 ms, longest 20 ms");
	assert_string_equal(detail(&details, "held"), "");
}

static void tells_where_a_queue_ran_last(void **state)
{
	uint64_t *time = model.now.queue[0].time;
	struct details details;

	(void)state;
	model.now.queue_count = 1;
	strcpy(model.now.queue[0].name, "bh");
	time[WQDEMO_TIME_last_cpu] = 1;
	time[WQDEMO_TIME_last_pid] = 77;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "last start"), "CPU 1, pid 77");
	time[WQDEMO_TIME_last_pid] = SNAPSHOT_NONE;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "last start"), "CPU 1, in softirq: nobody's thread");
	time[WQDEMO_TIME_last_cpu] = SNAPSHOT_NONE;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "last start"), "");
}

static void assert_page(const struct details *details, int rows, unsigned int page,
			int wanted_first, int wanted_end)
{
	int first, end;

	details_find_page(details, rows, DETAILS_TEXT_AT + 10, page, &first, &end);
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
	assert_page(&details, 6, 1, 0, 4);	/* there is but one */
	assert_page(&details, 5, 0, 0, 3);
	assert_page(&details, 5, 1, 3, 4);
	assert_page(&details, 5, 9, 3, 4);	/* no more, on a larger screen */
	/* A line higher than a page is on a page, too. */
	assert_page(&details, 2, 0, 0, 1);
	assert_page(&details, 2, 1, 1, 2);
	assert_page(&details, 2, 2, 2, 4);
	assert_page(&details, 0, 3, 3, 4);
	assert_page(&none, 5, 1, 0, 0);
}

int main(void)
{
#define TEST(name)	cmocka_unit_test_setup(name, begin)
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
		TEST(shows_a_scenario_beside_its_ideal),
		TEST(comes_to_the_screen_with_what_was_asked_for),
		TEST(cursor_comes_and_goes_with_a_scenario),
		TEST(shows_the_hog_and_what_waited_behind_it),
		TEST(shows_scenario_d_of_two_queues),
		TEST(shows_no_scenario_that_it_has_not_seen),
		TEST(has_ideals_that_add_up),
		TEST(tells_of_an_item),
		TEST(tells_of_a_queue),
		TEST(tells_where_a_queue_ran_last),
		TEST(pages_details_that_do_not_fit),
	};

	return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
