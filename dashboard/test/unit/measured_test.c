// SPDX-License-Identifier: GPL-2.0
/* Values of expressions: which names there are, what they are, and why one is not known. */
#include "test/unit/lives.h"

#include "model/measured.h"

static struct snapshot snapshot;
static struct measured measured;

static int begin(void **state)
{
	begin_lives(state);
	memset(&snapshot, 0, sizeof(snapshot));
	snapshot.time_ns = 5000000000;
	snapshot.cpus = 2;
	snapshot.hz = SNAPSHOT_NONE;
	strcpy(snapshot.kernel, "6.12.117+deb12");
	snapshot.queue_count = 2;
	snapshot_name_queue(&snapshot.queue[0], "custom");
	snapshot_name_queue(&snapshot.queue[1], "periodic");
	snapshot.queue[0].count[WQDEMO_COUNT_coalesced] = 3;
	snapshot.queue[0].time[WQDEMO_TIME_wait_max_ns] = 7000000;
	snapshot.queue[0].concurrency[WQDEMO_CONCURRENCY_held] = SNAPSHOT_NONE;
	snapshot.queue[0].max_active = 4;
	snapshot.periodic.ticks = 20;
	snapshot.periodic.drift_ns = -5;
	measured = (struct measured){ .now = &snapshot, .lives = &lives };
	return 0;
}

static struct expression_value value_of(const char *name)
{
	struct expression_value value;

	if (!measured_find(&measured, slice_of(name), &value))
		fail_msg("%s: %s", name, value.why);
	return value;
}

static void is(const char *name, double number)
{
	struct expression_value value = value_of(name);

	if (!value.known || value.number != number)
		fail_msg("%s is %f: %s", name, value.number, value.why);
}

static void is_unknown(const char *name, const char *why)
{
	struct expression_value value = value_of(name);

	if (value.known || !strstr(value.why, why))
		fail_msg("%s: %s", name, value.known ? "known" : value.why);
}

static void is_no_name(const char *name, const char *remedy)
{
	struct expression_value value;

	if (measured_find(&measured, slice_of(name), &value))
		fail_msg("%s was found", name);
	if (!strstr(value.why, remedy))
		fail_msg("%s: %s", name, value.why);
}

static void finds_columns(void **state)
{
	(void)state;
	is("custom.coalesced", 3);
	is("custom.max_active", 4);
	is("custom.wait_max_ns", 7e6);
	assert_true(value_of("custom.wait_max_ns").is_time);
	assert_false(value_of("custom.coalesced").is_time);
	is_unknown("custom.held", "cannot tell");
	is_unknown("bh.completed", "no such queue");
	is("periodic.ticks", 20);
	is("periodic.drift_ns", -5);
	is("periodic.submitted", 0);
	is_no_name("custom.colour", "use one of, submitted");
	is_no_name("colour.custom", "use one of, system");
}

static void finds_kernel_and_machine(void **state)
{
	(void)state;
	is("kernel", expression_version(6, 12));
	assert_true(value_of("kernel").is_version);
	is("cpus", 2);
	is_unknown("hz", "does not tell");
	is_no_name("colour", "QUEUE.COLUMN");
	measured.now = NULL;
	is_unknown("kernel", "nothing was read");
	is_unknown("custom.running", "nothing was read");
	is_unknown("periodic.ticks", "nothing was read");
}

static void finds_own_answer(void **state)
{
	(void)state;
	is_unknown("answer.accepted", "no command was sent");
	measured.pid = 7;
	is_unknown("answer.accepted", "no answer yet");
	snapshot.answer_count = 2;
	snapshot.answer[0].pid = 7;
	snapshot.answer[0].accepted = 8;
	snapshot.answer[0].waited_ns = 1000;
	snapshot.answer[1].pid = 8;
	is("answer.accepted", 8);
	is("answer.waited_ns", 1000);
	assert_true(value_of("answer.waited_ns").is_time);
	is_no_name("answer.colour", "use one of, errno");
	is_no_name("best(colour)", "name a command");
	is_unknown("best(scenario A)", "in this chapter");
	snapshot.answer[0].waited_ns = 50;
	snapshot.answer[1].waited_ns = 60;
	snapshot.answer[1].seq = snapshot.answer[0].seq = 1;
	strcpy(snapshot.answer[0].command, "scenario A");
	strcpy(snapshot.answer[1].command, "scenario A");
	is("best(scenario A)", 50);
	snapshot.answer[0].error = 16; /* not played */
	is("best(scenario  A)", 60);
	measured_begin(&measured);
	is_unknown("best(scenario A)", "in this chapter");
	is_unknown("answer.accepted", "no command was sent");
}

/* Items 4 to 6, of which the first is of the chapter before. */
static void play_items(void)
{
	take_event(900, "submitted", "custom", 4, "pid=1 worker=put");
	measured.now = &snapshot;
	snapshot.time_ns = 1000;
	measured_begin(&measured);
	take_event(2000, "submitted", "custom", 5, "pid=1 worker=put");
	take_event(2100, "submitted", "custom", 6, "pid=1 worker=put");
	take_event(2500, "started", "custom", 5, "pid=7 worker=kworker/1:2");
	take_event(2500, "step", "custom", 5,
		   "pid=7 worker=kworker/1:2 step=sleep:1");
	take_event(3500, "finished", "custom", 5, "pid=7 worker=kworker/1:2");
}

static void finds_items(void **state)
{
	(void)state;
	play_items();
	is("wait(custom 1)", 500);
	is("run(custom 1)", 1000);
	is("asleep(custom 1)", 1000);
	is("submitted(custom 1)", 1000);
	is("started(custom 1)", 1500);
	is("ended(custom 1)", 2500);
	is("cpu(custom 1)", 1);
	is("worker(custom 1)", 7);
	is("coalesced(custom 1)", 0);
	is("cancelled(custom 1)", 0);
	is_unknown("wait(custom 2)", "has not started");
	is_unknown("run(custom last)", "has not ended");
	is_unknown("burnt(custom 2)", "has not run");
	is_unknown("worker(custom 2)", "has not started");
	is_unknown("wait(custom 3)", "no such item was seen");
	is_unknown("wait(ordered last)", "no such item was seen");
	is_no_name("wait(custom)", "name an item");
	is_no_name("wait(custom 0)", "name an item");
	is_no_name("wait(custom 1 2)", "name an item");
	is_no_name("wait(colour 1)", "use one of, system");
	is_no_name("colour(custom 1)", "use one of, wait");
}

static void adds_up_items(void **state)
{
	(void)state;
	is_unknown("took(custom)", "no item of it");
	play_items();
	is("items(custom)", 2);
	is("workers(custom)", 1);
	is("rescued(custom)", 0);
	is_unknown("took(custom)", "not all of its items");
	take_event(3600, "started", "custom", 6, "pid=7 worker=kworker/1:2");
	take_event(4000, "finished", "custom", 6, "pid=7 worker=kworker/1:2");
	is("took(custom)", 2000);
	is("workers(custom)", 1);
	is("items(ordered)", 0);
	is_no_name("took(custom 1)", "name one queue");
}

static void doubts_what_was_lost(void **state)
{
	(void)state;
	play_items();
	item_lives_doubt(&lives);
	is_unknown("wait(custom 2)", "events of it were lost");
	is_unknown("took(custom)", "events of it were lost");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(finds_columns, begin),
		cmocka_unit_test_setup(finds_kernel_and_machine, begin),
		cmocka_unit_test_setup(finds_own_answer, begin),
		cmocka_unit_test_setup(finds_items, begin),
		cmocka_unit_test_setup(adds_up_items, begin),
		cmocka_unit_test_setup(doubts_what_was_lost, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
