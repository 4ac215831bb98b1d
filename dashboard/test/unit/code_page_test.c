// SPDX-License-Identifier: GPL-2.0
/* Which lines of the patterns the events belong to. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "layout/code_page.h"

#define LOADED_NS 1000000000ull

static struct model model;
static struct code_page page;

static int begin(void **state)
{
#define ROW_NAME(symbol, name, ...) #name,
	static const char *const names[] = { WQDEMO_QUEUES(ROW_NAME) };
	int i;

	(void)state;
	memset(&model, 0, sizeof(model));
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	model.now.loaded_ns = LOADED_NS;
	model.now.queue_count = WQDEMO_QUEUE_COUNT;
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++)
		snapshot_name_queue(&model.now.queue[i], names[i]);
	return 0;
}

/* An event at so many ms after the load, by the process of that pid. */
static void happens(unsigned int ms, const char *what, const char *queue,
		    unsigned int item, unsigned int pid, const char *step)
{
	static unsigned int seq;
	char line[256];
	int length;

	length =
		snprintf(line, sizeof(line),
			 "seq=%u ns=%llu event=%s queue=%s item=%u cpu=1 pid=%u worker=kworker/1:2%s\n",
			 ++seq, LOADED_NS + ms * 1000000ull, what, queue, item,
			 pid, step);
	model_take_events(&model, line, (size_t)length);
}

static void answers(unsigned int pid, const char *command)
{
	struct snapshot_answer *answer = &model.now.answer[0];

	model.now.answer_count = 1;
	answer->seq++;
	answer->pid = pid;
	snapshot_set_command(answer, slice_of(command));
	command_log_take(&model.commands, &model.now);
}

static bool has(struct slice slice, const char *words)
{
	return memmem(slice.text, slice.length, words, strlen(words)) != NULL;
}

/* The line that was reached last: its code, and what is said of it. */
static void shows_newest(const char *in_code, const char *said)
{
	char text[256];

	assert_true(code_page_find(&page, &model));
	assert_non_null(page.newest);
	assert_in_range(page.newest_line, 1, page.code.count);
	assert_ptr_equal(page.on[page.newest_line - 1], page.newest);
	if (!has(page.code.line[page.newest_line - 1].code, in_code))
		fail_msg("line %u has no '%s'", page.newest_line, in_code);
	code_page_tell(&page, &model, page.newest, text, sizeof(text));
	assert_string_equal(text, said);
}

static unsigned int lines_reached(void)
{
	unsigned int count = 0, i;

	assert_true(code_page_find(&page, &model));
	for (i = 0; i < CODE_LINES_MOST; i++)
		count += page.on[i] != NULL;
	return count;
}

static void follows_the_system_item(void **state)
{
	(void)state;
	model.selected = WQDEMO_SYSTEM;
	assert_true(code_page_find(&page, &model));
	assert_null(page.newest);
	happens(1413, "submitted", "system", 7, 103, "");
	shows_newest("return schedule_work(", "i7 accepted 1.413 s, CPU 1");
	happens(1414, "coalesced", "system", 7, 103, "");
	shows_newest("return schedule_work(",
		     "i7 accepted, 1 coalesced into it, 1.413 s, CPU 1");
	happens(1513, "started", "system", 7, 50, "");
	shows_newest("void system_handler(",
		     "i7 started +100 ms, kworker/1:2, CPU 1");
	happens(1514, "step", "system", 7, 50, " step=sleep:500");
	shows_newest("static_item_run(",
		     "i7 sleeps 500 ms, kworker/1:2, CPU 1");
	happens(2016, "finished", "system", 7, 50, "");
	shows_newest("static_item_run(", "i7 finished after 503 ms");
	assert_int_equal(lines_reached(), 3);
	happens(3000, "submitted", "system", 8, 103, "");
	shows_newest("return schedule_work(", "i8 accepted 3.000 s, CPU 1");
	assert_int_equal(lines_reached(), 1);
}

static void follows_the_branch(void **state)
{
	(void)state;
	answers(103, "immediate cpu=1");
	answers(104, "immediate");
	model.selected = WQDEMO_SYSTEM;
	happens(1, "submitted", "system", 1, 103, "");
	shows_newest("schedule_work_on(", "i1 accepted 0.001 s, CPU 1");
	happens(2, "coalesced", "system", 1, 104, "");
	shows_newest("schedule_work(", "1 coalesced into i1, 0.002 s, CPU 1");
	assert_int_equal(lines_reached(), 2);
	model.selected = WQDEMO_CUSTOM;
	answers(105, "custom n=2 cpu=0");
	happens(3, "submitted", "custom", 1, 105, "");
	shows_newest("queue_delayed_work_on(", "c1 accepted 0.003 s, CPU 1");
	happens(4, "submitted", "custom", 2, 106, "");
	shows_newest("queue_delayed_work(", "c2 accepted 0.004 s, CPU 1");
	happens(5, "armed", "custom", 3, 107, "");
	shows_newest("queue_delayed_work(", "c3 armed 0.005 s, CPU 1");
	happens(6, "started", "custom", 2, 50, "");
	shows_newest("void custom_handler(",
		     "c2 started +2.0 ms, kworker/1:2, CPU 1");
	/* A shell is one process for all that it sends. */
	answers(108, "custom cpu=0");
	answers(108, "cancel custom");
	happens(7, "submitted", "custom", 4, 108, "");
	shows_newest("queue_delayed_work_on(", "c4 accepted 0.007 s, CPU 1");
}

/* Return: what is said of the line with that code, "" if it was not reached. */
static const char *said_of(const char *in_code)
{
	static char text[256];
	unsigned int i;

	text[0] = '\0';
	assert_true(code_page_find(&page, &model));
	for (i = 0; i < page.code.count; i++)
		if (page.on[i] && has(page.code.line[i].code, in_code))
			code_page_tell(&page, &model, page.on[i], text,
				       sizeof(text));
	return text;
}

static void the_handler_that_runs_stays_lit(void **state)
{
	(void)state;
	model.selected = WQDEMO_SYSTEM;
	happens(1, "submitted", "system", 14, 103, "");
	happens(2, "started", "system", 14, 50, "");
	happens(3, "step", "system", 14, 50, " step=sleep:500");
	happens(4, "submitted", "system", 15, 103, "");
	happens(5, "coalesced", "system", 15, 103, "");
	happens(6, "coalesced", "system", 15, 103, "");
	shows_newest("return schedule_work(",
		     "i15 accepted, 2 coalesced into it, 0.004 s, CPU 1");
	assert_string_equal(said_of("void system_handler("),
			    "i14 started +1.0 ms, kworker/1:2, CPU 1");
	assert_string_equal(said_of("static_item_run("),
			    "i14 sleeps 500 ms, kworker/1:2, CPU 1");
	happens(503, "finished", "system", 14, 50, "");
	assert_string_equal(said_of("static_item_run("),
			    "i14 finished after 501 ms");
	happens(504, "started", "system", 15, 50, "");
	assert_string_equal(said_of("void system_handler("),
			    "i15 started +500 ms, kworker/1:2, CPU 1");
	happens(505, "finished", "system", 15, 50, "");
	happens(900, "submitted", "system", 16, 103, "");
	assert_string_equal(said_of("void system_handler("), "");
}

static void says_in_which_way_it_came(void **state)
{
	(void)state;
	model.selected = WQDEMO_DELAYED;
	happens(1, "coalesced", "delayed", 9, 103, "");
	shows_newest("schedule_delayed_work(", "d9 coalesced 0.001 s, CPU 1");
	happens(2, "armed", "delayed", 10, 103, "");
	happens(3, "coalesced", "delayed", 10, 103, "");
	shows_newest("schedule_delayed_work(",
		     "d10 armed, 1 coalesced into it, 0.002 s, CPU 1");
}

static void follows_a_timer_that_is_moved(void **state)
{
	unsigned int pid;

	(void)state;
	model.selected = WQDEMO_DELAYED;
	happens(0, "armed", "delayed", 1, 103, "");
	shows_newest("schedule_delayed_work(", "d1 armed 0.000 s, CPU 1");
	happens(1000, "modified", "delayed", 1, 104, "");
	shows_newest("mod_delayed_work(", "d1 modified 1.000 s, CPU 1");
	happens(3004, "started", "delayed", 1, 50, "");
	shows_newest("void delayed_handler(",
		     "d1 started +2.0 s, kworker/1:2, CPU 1");
	answers(105, "mod");
	happens(4000, "armed", "delayed", 2, 105, "");
	shows_newest("mod_delayed_work(", "d2 armed 4.000 s, CPU 1");
	/* Coalescing is another call's. */
	happens(4000, "coalesced", "delayed", 2, 103, "");
	shows_newest("schedule_delayed_work(",
		     "1 coalesced into d2, 4.000 s, CPU 1");
	assert_string_equal(said_of("mod_delayed_work("),
			    "d2 armed 4.000 s, CPU 1");
	/* Others are answered: the module forgets it, wqtop does not. */
	for (pid = 200; pid < 220; pid++)
		answers(pid, "immediate");
	assert_string_equal(said_of("mod_delayed_work("),
			    "d2 armed 4.000 s, CPU 1");
	answers(106, "cancel_sync delayed");
	happens(4001, "cancelled", "delayed", 2, 106, "");
	shows_newest("cancel_delayed_work_sync(",
		     "d2 cancelled 4.001 s, CPU 1");
	happens(4002, "armed", "delayed", 3, 106, "");
	shows_newest("schedule_delayed_work(", "d3 armed 4.002 s, CPU 1");
	happens(4003, "cancelled", "delayed", 3, 107, "");
	shows_newest("return cancel_delayed_work(",
		     "d3 cancelled 4.003 s, CPU 1");
	happens(4004, "refused", "delayed", 3, 107, "");
	shows_newest("static_item_submit_many(", "d3 refused 4.004 s, CPU 1");
}

static void follows_ticks(void **state)
{
	(void)state;
	model.selected = WQDEMO_PERIODIC;
	happens(0, "armed", "periodic", 1, 103, "");
	happens(1024, "started", "periodic", 1, 50, "");
	happens(1025, "armed", "periodic", 2, 50, "");
	shows_newest("schedule_delayed_work(", "s2 armed 1.025 s, CPU 1");
	happens(1026, "step", "periodic", 1, 50, " step=burn:9");
	shows_newest("steps_run(", "s1 burns 9 ms, kworker/1:2, CPU 1");
	happens(1126, "finished", "periodic", 1, 50, "");
	shows_newest("static_item_finish(", "s1 finished after 102 ms");
	assert_int_equal(lines_reached(), 4);
	answers(104, "stop");
	happens(1200, "cancelled", "periodic", 2, 104, "");
	shows_newest("cancel_delayed_work_sync(",
		     "s2 cancelled 1.200 s, CPU 1");
}

/* As an item that shares its CPU: it stays at its step. */
static void stays_at_its_line_while_preempted(void **state)
{
	(void)state;
	model.selected = WQDEMO_BOUND;
	happens(1, "submitted", "bound", 1, 103, "");
	happens(2, "started", "bound", 1, 50, "");
	happens(3, "step", "bound", 1, 50, " step=burn:500");
	shows_newest("allocated_item_run(",
		     "b1 burns 500 ms, kworker/1:2, CPU 1");
	happens(10, "preempted", "bound", 1, 50, " lost_ns=4000000");
	happens(12, "preempted", "highpri", 1, 51, " lost_ns=9000000");
	shows_newest("allocated_item_run(",
		     "b1 burns 500 ms, kworker/1:2, CPU 1, preempted 1 time, for 4.0 ms");
	happens(20, "preempted", "bound", 1, 50, " lost_ns=5000000");
	shows_newest("allocated_item_run(",
		     "b1 burns 500 ms, kworker/1:2, CPU 1, preempted 2 times, for 9.0 ms");
	assert_int_equal(lines_reached(), 3);
	/* Those of one step are no one else's. */
	happens(600, "step", "bound", 1, 50, " step=burn:5");
	shows_newest("allocated_item_run(",
		     "b1 burns 5 ms, kworker/1:2, CPU 1");
}

/* Where all else has left the log nobody says that nothing has happened. */
static void knows_of_an_item_that_is_only_preempted(void **state)
{
	(void)state;
	model.selected = WQDEMO_BOUND;
	happens(10, "preempted", "bound", 1, 50, " lost_ns=4000000");
	assert_true(code_page_find(&page, &model));
	assert_non_null(page.newest);
	assert_int_equal(page.newest_line, 0);
}

static void knows_what_is_in_no_line(void **state)
{
	char text[256];

	(void)state;
	model.selected = WQDEMO_BOUND;
	happens(5, "cancelled", "bound", 3, 103, "");
	assert_true(code_page_find(&page, &model));
	assert_non_null(page.newest);
	assert_int_equal(page.newest_line, 0);
	/* And what began before the events that are kept. */
	happens(6, "started", "bound", 2, 50, "");
	shows_newest("void bound_handler(", "b2 started 0.006 s, CPU 1");
	happens(7, "finished", "bound", 1, 50, "");
	shows_newest("allocated_item_run(", "b1 finished 0.007 s, CPU 1");
	code_page_tell(&page, &model, page.newest, text, 8);
	assert_string_equal(text, "b1 fini");
}

static void finds_events_in_a_full_ring(void **state)
{
	unsigned int i;

	(void)state;
	model.selected = WQDEMO_SYSTEM;
	for (i = 0; i < EVENT_LOG_KEPT + 10; i++)
		happens(i, "started", "custom", i, 50, "");
	happens(20000, "submitted", "system", 1, 103, "");
	happens(20005, "started", "system", 1, 50, "");
	shows_newest("void system_handler(",
		     "i1 started +5.0 ms, kworker/1:2, CPU 1");
}

static void a_frozen_picture_stays(void **state)
{
	(void)state;
	happens(1, "submitted", "system", 1, 103, "");
	model.paused = true;
	happens(2, "started", "system", 1, 50, "");
	shows_newest("schedule_work(", "i1 accepted 0.001 s, CPU 1");
}

static void knows_only_its_patterns(void **state)
{
	(void)state;
	snapshot_name_queue(&model.now.queue[0], "novel");
	assert_false(code_page_find(&page, &model));
	model.selected = WQDEMO_QUEUE_COUNT;
	assert_false(code_page_find(&page, &model));
}

/* --- what is shown --- */

static unsigned char height[CODE_LINES_MOST];
static bool shown[CODE_LINES_MOST];

/* Return: the rows that the shown lines take, with one for each gap. */
static unsigned int choose(unsigned int rows)
{
	unsigned int used = 0, i;
	int last = -1;

	code_page_choose(&page, &model, height, rows, shown);
	for (i = 0; i < CODE_LINES_MOST; i++) {
		if (!shown[i])
			continue;
		assert_true(i < page.code.count);
		used += height[i] + (last >= 0 && (int)i - last > 1);
		last = (int)i;
	}
	return used;
}

static void shows_what_was_reached_at_every_height(void **state)
{
	unsigned int rows, i, least = 0;

	(void)state;
	follows_the_system_item(state);
	happens(4000, "started", "system", 8, 50, "");
	happens(4001, "step", "system", 8, 50, " step=sleep:500");
	assert_int_equal(lines_reached(), 3);
	for (i = 0; i < CODE_LINES_MOST; i++)
		height[i] = page.on[i] ? 2 : 1;
	/* Three lines, their words, two gaps. */
	least = 3 * 2 + 2;
	for (rows = 1; rows < 200; rows++) {
		if (rows > 1)
			assert_true(choose(rows) <= rows);
		else
			choose(rows);
		assert_true(shown[page.newest_line - 1]);
		for (i = 0; i < page.code.count; i++) {
			if (rows >= least && page.on[i])
				assert_true(shown[i]);
			if (rows >= page.code.count + 3)
				assert_true(shown[i]);
		}
	}
}

static void the_user_moves_away_and_back(void **state)
{
	(void)state;
	happens(1, "submitted", "system", 1, 103, "");
	assert_int_equal(lines_reached(), 1);
	memset(height, 1, sizeof(height));
	model.code_line = code_page_move(&page, &model, 1);
	assert_int_equal(model.code_line, page.newest_line + 1);
	model.code_line = code_page_move(&page, &model, -1000);
	assert_int_equal(model.code_line, 1);
	assert_true(choose(9) <= 9);
	assert_true(shown[0] && shown[8] && !shown[9]);
	model.code_line = code_page_move(&page, &model, 1000);
	assert_int_equal(model.code_line, page.code.count);
	choose(9);
	assert_true(shown[page.code.count - 1] && !shown[0]);
	assert_false(shown[page.newest_line - 1]);
}

static void plays(const char *command)
{
	struct snapshot_answer answer = { 0 };

	snapshot_set_command(&answer, slice_of(command));
	model.timeline.scenario = documented_of(&answer);
	model.timeline.scenario_row = model.selected;
	assert_non_null(model.timeline.scenario);
	assert_true(code_page_find(&page, &model));
}

static void shows_the_pattern_of_a_scenario(void **state)
{
	(void)state;
	model.selected = WQDEMO_CUSTOM;
	plays("scenario B");
	assert_int_equal(page.queue, WQDEMO_BOUND);
	plays("scenario D");
	assert_int_equal(page.queue, WQDEMO_CPU_INTENSIVE);
	plays("scenario prio");
	assert_int_equal(page.queue, WQDEMO_HIGHPRI);
	/* The user turns to another one, and leaves the scenario. */
	model.selected++;
	assert_true(code_page_find(&page, &model));
	assert_int_equal(page.queue, model.selected);
	model.selected--;
	model.timeline.scenario = NULL;
	assert_true(code_page_find(&page, &model));
	assert_int_equal(page.queue, WQDEMO_CUSTOM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(follows_the_system_item, begin),
		cmocka_unit_test_setup(follows_the_branch, begin),
		cmocka_unit_test_setup(follows_a_timer_that_is_moved, begin),
		cmocka_unit_test_setup(the_handler_that_runs_stays_lit, begin),
		cmocka_unit_test_setup(says_in_which_way_it_came, begin),
		cmocka_unit_test_setup(follows_ticks, begin),
		cmocka_unit_test_setup(stays_at_its_line_while_preempted,
				       begin),
		cmocka_unit_test_setup(knows_of_an_item_that_is_only_preempted,
				       begin),
		cmocka_unit_test_setup(knows_what_is_in_no_line, begin),
		cmocka_unit_test_setup(finds_events_in_a_full_ring, begin),
		cmocka_unit_test_setup(a_frozen_picture_stays, begin),
		cmocka_unit_test_setup(knows_only_its_patterns, begin),
		cmocka_unit_test_setup(shows_what_was_reached_at_every_height,
				       begin),
		cmocka_unit_test_setup(shows_the_pattern_of_a_scenario, begin),
		cmocka_unit_test_setup(the_user_moves_away_and_back, begin),
	};

	return cmocka_run_group_tests_name("code_page", tests, NULL, NULL);
}
