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
	is_no_name("custom.colour", "use one of submitted");
	is_no_name("colour.custom", "use one of system");
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

static void finds_functions_of_the_machine(void **state)
{
	static struct machine machine;

	(void)state;
	is_no_name("machine(wb_workfn colour)", "one of queued started");
	is_no_name("machine(wb_workfn)", "name a work function and a column");
	is_no_name("machine(wb_workfn queued twice)", "name a work function");
	is_unknown("machine(wb_workfn queued)", "not loaded");
	machine.attached_ns = SNAPSHOT_NONE;
	measured.machine = &machine;
	is_unknown("machine(wb_workfn queued)", "nobody watches");
	machine.attached_ns = 1;
	machine.row_end = 3;
	machine.row[0].listed = machine.row[2].listed = true;
	strcpy(machine.row[0].function, "wb_workfn");
	strcpy(machine.row[1].function, "wb_workfn"); /* a row of nothing */
	strcpy(machine.row[2].function, "wb_workfn");
	machine.row[0].count[MACHINE_COUNT_queued] = 2;
	machine.row[1].count[MACHINE_COUNT_queued] = 100;
	machine.row[2].count[MACHINE_COUNT_queued] = 3;
	machine.row[0].time[MACHINE_TIME_run_total_ns] = 20;
	machine.row[2].time[MACHINE_TIME_run_total_ns] = 30;
	machine.row[0].time[MACHINE_TIME_wait_max_ns] = 20;
	machine.row[2].time[MACHINE_TIME_wait_max_ns] = 30;
	is("machine(wb_workfn queued)", 5);
	assert_false(value_of("machine(wb_workfn queued)").is_time);
	is("machine(wb_workfn run_total_ns)", 50);
	is("machine(wb_workfn wait_max_ns)", 30);
	assert_true(value_of("machine(wb_workfn wait_max_ns)").is_time);
	is("machine(vmstat_update queued)", 0);
	is_unknown("machine(vmstat_update wait_max_ns)", "no item of that");
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
	is_no_name("answer.colour", "use one of errno");
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
	is_no_name("wait(colour 1)", "use one of system");
	is_no_name("colour(custom 1)", "use one of wait");
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

/* As compare shows it, which counts from the start of w0. */
static void a_scenario_takes_one_time(void **state)
{
	struct snapshot_answer *answer = &snapshot.answer[0];

	(void)state;
	snapshot.answer_count = 1;
	snapshot_set_command(answer, slice_of("scenario A"));
	answer->seq = 1;
	answer->pid = 9;
	answer->accepted = 2;
	answer->waited_ns = 1700;
	is_unknown("best(scenario A)", "lost, or it has not ended");
	take_event(1000, "submitted", "bound", 1, "pid=9 worker=put");
	take_event(1000, "submitted", "bound", 2, "pid=9 worker=put");
	take_event(1100, "started", "bound", 1, "pid=7 worker=kworker/1:2");
	take_event(1900, "finished", "bound", 1, "pid=7 worker=kworker/1:2");
	take_event(2000, "started", "bound", 2, "pid=7 worker=kworker/1:2");
	is_unknown("best(scenario A)", "lost, or it has not ended");
	take_event(2600, "finished", "bound", 2, "pid=7 worker=kworker/1:2");
	is("best(scenario A)", 1500);
	answer->accepted = 3;
	is_unknown("best(scenario A)", "lost, or it has not ended");
}

static void names(const char *text, const char *wanted)
{
	char out[64];

	measured_name_items(&measured, slice_of(text), out, sizeof(out));
	assert_string_equal(out, wanted);
}

static void names_items_as_the_screen_does(void **state)
{
	char out[40];

	(void)state;
	play_items();
	names("wait(custom 1) < run(custom last)", "wait(c5) < run(c6)");
	names("took(custom) + best(scenario A)",
	      "took(custom) + best(scenario A)");
	names("(run(ordered last) (custom 2", "(run(ordered last) (custom 2");
	names("", "");
	names("(", "(");
	measured_name_items(&measured,
			    slice_of(
				    "wait(custom 1) + wait(custom 1) + wait(custom 1)"),
			    out, sizeof(out));
	assert_true(strlen(out) < sizeof(out));
}

/* Answers of others before the chapter, and the script's own ones, do not count. */
static void counts_commands_of_others(void **state)
{
	(void)state;
	assert_int_equal(measured_others(&measured), 0);
	snapshot.answer_count = 1;
	snapshot.answer[0].seq = 7;
	measured_begin(&measured);
	assert_int_equal(measured_others(&measured), 0);
	measured.sent = 2;
	snapshot.answer[0].seq = 9;
	assert_int_equal(measured_others(&measured), 0);
	snapshot.answer[0].seq = 12;
	assert_int_equal(measured_others(&measured), 3);
	snapshot.answer[0].seq = 1; /* the module was loaded again */
	assert_int_equal(measured_others(&measured), 0);
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
		cmocka_unit_test_setup(finds_functions_of_the_machine, begin),
		cmocka_unit_test_setup(finds_own_answer, begin),
		cmocka_unit_test_setup(finds_items, begin),
		cmocka_unit_test_setup(adds_up_items, begin),
		cmocka_unit_test_setup(a_scenario_takes_one_time, begin),
		cmocka_unit_test_setup(names_items_as_the_screen_does, begin),
		cmocka_unit_test_setup(counts_commands_of_others, begin),
		cmocka_unit_test_setup(doubts_what_was_lost, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
