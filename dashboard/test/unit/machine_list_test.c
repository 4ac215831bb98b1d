// SPDX-License-Identifier: GPL-2.0
/* The rows of the machine view: rates of two readings, order, filter, folding. */
#include "test/unit/unit.h"

#include "model/machine_behind.h"
#include "model/machine_list.h"
#include "test/unit/machine_text.h"

static struct machine_rates rates;
static struct machine_list list;
static struct machine_choice choice;

static int begin(void **state)
{
	(void)state;
	memset(&rates, 0, sizeof(rates));
	memset(&choice, 0, sizeof(choice));
	parse_sample();
	machine_rates_add(&rates, &machine);
	return 0;
}

/* Adds to the row of that number what happened in @ms. */
static void pass(uint64_t ms, unsigned int row, uint64_t ended, uint64_t cpu_ms)
{
	machine.time_ns += ms * 1000000;
	machine.row[row].count[MACHINE_COUNT_ended] += ended;
	machine.row[row].time[MACHINE_TIME_cpu_total_ns] += cpu_ms * 1000000;
	machine_rates_add(&rates, &machine);
}

static void build(void)
{
	machine_list_build(&list, &machine, &rates, &choice);
}

static void first_is(const char *function)
{
	build();
	assert_string_equal(list.entry[0].row->function, function);
}

static void assert_rate(unsigned int row, double wanted, double wanted_cpu)
{
	double per_second, cpu;

	assert_true(
		machine_rates_get(&rates, &machine, row, &per_second, &cpu));
	assert_float_equal(per_second, wanted, 0.001);
	assert_float_equal(cpu, wanted_cpu, 0.001);
}

static void needs_two_readings_for_a_rate(void **state)
{
	double per_second, cpu;

	(void)state;
	assert_false(machine_rates_get(&rates, &machine, 1, &per_second, &cpu));
	pass(400, 1, 4, 100);
	assert_false(machine_rates_get(&rates, &machine, 1, &per_second, &cpu));
	pass(600, 1, 6, 100);
	assert_rate(1, 10, 0.2);
	assert_rate(2, 0, 0);
}

/* Only the last five seconds count. */
static void forgets_what_is_long_ago(void **state)
{
	int i;

	(void)state;
	pass(1000, 1, 1000, 1000);
	for (i = 0; i < 20; i++)
		pass(500, 1, 1, 50);
	assert_rate(1, 2, 0.1);
}

static void starts_over_in_another_epoch(void **state)
{
	double per_second, cpu;

	(void)state;
	pass(1000, 1, 1, 1);
	machine.epoch++;
	machine.row[1].count[MACHINE_COUNT_ended] = 5;
	pass(1000, 1, 0, 0);
	assert_false(machine_rates_get(&rates, &machine, 1, &per_second, &cpu));
	pass(1000, 1, 3, 0);
	assert_rate(1, 3, 0);
}

static void sorts(void **state)
{
	(void)state;
	machine.row[1].count[MACHINE_COUNT_queued] = 1512; /* none waits */
	pass(1000, 2, 7, 600);
	pass(1000, 1, 3, 900);
	first_is("nvif_notify_work");
	choice.sort = MACHINE_SORT_RATE;
	first_is("wb_workfn");
	choice.sort = MACHINE_SORT_WAIT;
	first_is("custom_handler");
	choice.sort = MACHINE_SORT_RUN;
	first_is("io_ring_exit_work");
	choice.sort = MACHINE_SORT_HOGS;
	first_is("nvif_notify_work");
	choice.sort = MACHINE_SORT_HELD;
	first_is("custom_handler");
	assert_int_equal(list.count, 10);
}

/* Without rates the order is by all the CPU time, and the same each time. */
static void keeps_the_order_of_equal_rows(void **state)
{
	(void)state;
	machine.run_count = 0;
	first_is("nvif_notify_work");
	assert_string_equal(list.entry[1].row->function, "wb_workfn");
	assert_string_equal(list.entry[9].row->function, "io_ring_exit_work");
}

static void filters_by_any_name(void **state)
{
	(void)state;
	strcpy(choice.filter, "WQDEMO");
	first_is("custom_handler");
	assert_int_equal(list.count, 1);
	strcpy(choice.filter, "nouv");
	first_is("nvif_notify_work");
	strcpy(choice.filter, "barrier");
	first_is("wq_barrier_func");
	strcpy(choice.filter, "nobody");
	build();
	assert_int_equal(list.count, 0);
}

static void folds_by_workqueue(void **state)
{
	const struct machine_entry *events;
	struct machine_key key;

	(void)state;
	pass(1000, 1, 3, 900);
	pass(1000, 8, 5, 100);
	choice.folded = true;
	build();
	assert_int_equal(list.count, 8);
	events = &list.entry[0];
	assert_string_equal(events->row->queue, "events");
	assert_int_equal(events->functions, 3);
	assert_int_equal(events->running, 1);
	assert_float_equal(events->per_second, 4, 0.001);
	assert_float_equal(events->cpu, 0.5, 0.001);
	assert_int_equal(events->row->count[MACHINE_COUNT_ended],
			 1514 + 3 + 131);
	assert_int_equal(events->row->time[MACHINE_TIME_run_max_ns], 171000000);
	assert_int_equal(events->row->octave[SNAPSHOT_HISTOGRAM_wait][13],
			 1400 + 3 + 126);
	machine_key_of(events, true, &key);
	choice.sort = MACHINE_SORT_WAIT;
	build();
	assert_string_equal(list.entry[machine_list_find(&list, true, &key)]
				    .row->queue,
			    "events");
}

static void finds_a_row_again(void **state)
{
	struct machine_key key;

	(void)state;
	machine.run_count = 0;
	build();
	machine_key_of(&list.entry[1], false, &key);
	choice.sort = MACHINE_SORT_HELD;
	build();
	assert_string_equal(list.entry[machine_list_find(&list, false, &key)]
				    .row->function,
			    "wb_workfn");
	strcpy(key.function, "nobody");
	assert_int_equal(machine_list_find(&list, false, &key), 0);
}

/* A module that was loaded again has other functions of the same names. */
static void tells_rows_of_one_name_apart(void **state)
{
	struct machine_key key;
	unsigned int place;

	(void)state;
	machine.run_count = 0;
	machine.row[9] = machine.row[1];
	build();
	for (place = 0; place < 2; place++) {
		assert_string_equal(list.entry[place].row->function,
				    "nvif_notify_work");
		machine_key_of(&list.entry[place], false, &key);
		assert_int_equal(machine_list_find(&list, false, &key), place);
	}
}

static void lists_what_runs(void **state)
{
	const struct machine_run *run[MACHINE_RUNS];

	(void)state;
	assert_int_equal(machine_list_running(&machine, &choice, run), 3);
	assert_int_equal(run[0]->pid, 307);
	assert_int_equal(machine_run_ns(&machine, run[0]), 2100000000);
	assert_int_equal(run[2]->row, 2);
	strcpy(choice.filter, "writeback");
	assert_int_equal(machine_list_running(&machine, &choice, run), 1);
}

static const struct machine_entry *entry_of(const char *function)
{
	unsigned int i;

	build();
	for (i = 0; i < list.count; i++)
		if (!strcmp(list.entry[i].row->function, function))
			return &list.entry[i];
	fail_msg("no row %s", function);
	return NULL;
}

/* Not of one that waits behind itself, nor for a few of many waits. */
static void says_behind_whom_it_waited(void **state)
{
	const struct machine_entry *vmstat = entry_of("vmstat_update");

	(void)state;
	assert_string_equal(vmstat->behind_row->function, "nvif_notify_work");
	assert_int_equal(vmstat->behind->waits, 200);
	assert_int_equal(machine_long_waits(vmstat->row), 216);
	assert_null(entry_of("custom_handler")->behind);
	assert_null(entry_of("nvif_notify_work")->behind);
	machine.row[2].behind[0].waits = 166;
	assert_null(entry_of("wb_workfn")->behind);
	machine.row[2].behind[0].waits = 167;
	assert_non_null(entry_of("wb_workfn")->behind);
	choice.folded = true;
	assert_null(entry_of("nvif_notify_work")->behind);
}

/* It has not ended, so no count has it: with equal shares of a CPU it comes first. */
static void puts_what_runs_for_long_before_its_equals(void **state)
{
	(void)state;
	machine.run_count = 2;
	pass(1000, 0, 0, 0);
	machine.run[1].since_ns = machine.time_ns - 2100000000;
	machine.run[0].since_ns = machine.time_ns - 999000000;
	first_is("io_ring_exit_work");
	assert_string_equal(list.entry[1].row->function, "nvif_notify_work");
	machine.run[0].since_ns = machine.time_ns - 3000000000;
	first_is("nvif_notify_work");
	assert_string_equal(list.entry[1].row->function, "io_ring_exit_work");
}

/* No tracepoint tells which of the two; what has just been queued is neither. */
static void counts_what_waits_for_long(void **state)
{
	(void)state;
	machine.row[4].count[MACHINE_COUNT_started] = 40;
	memset(&rates, 0, sizeof(rates));
	machine_rates_add(&rates, &machine);
	machine.row[4].count[MACHINE_COUNT_queued] = 45;
	pass(1000, 0, 0, 0);
	pass(1000, 0, 0, 0);
	assert_int_equal(entry_of("custom_handler")->waiting, 0);
	machine.row[4].count[MACHINE_COUNT_started] = 42;
	for (int i = 0; i < 5; i++)
		pass(1000, 0, 0, 0);
	assert_int_equal(entry_of("custom_handler")->waiting, 3);
	choice.sort = MACHINE_SORT_HELD;
	machine.row[4].count[MACHINE_COUNT_held] = 10;
	first_is("custom_handler"); /* before the row that was held 12 times */
	machine.epoch++;
	assert_int_equal(entry_of("custom_handler")->waiting, 0);
}

/* One more of it is queued than has started, and nothing of it starts. */
static void stall(unsigned int row, uint64_t seconds)
{
	machine.row[row].count[MACHINE_COUNT_queued]++;
	for (; seconds; seconds--)
		pass(1000, 1, 0, 0);
}

/* Items that come and go at once are no backlog, however many wait at a time. */
static void counts_no_flow_as_waiting(void **state)
{
	int i;

	(void)state;
	machine.row[3].count[MACHINE_COUNT_queued] += 300;
	for (i = 0; i < 8; i++) {
		machine.row[3].count[MACHINE_COUNT_queued] += 1000;
		machine.row[3].count[MACHINE_COUNT_started] += 1000;
		pass(1000, 3, 1000, 0);
	}
	assert_int_equal(entry_of("iomap_dio_complete_work")->waiting, 0);
}

/* Held, or behind a hog: it is in no count of waits until it starts. */
static void sorts_by_what_waits_now(void **state)
{
	const struct machine_entry *entry;

	(void)state;
	choice.sort = MACHINE_SORT_WAIT;
	machine.row[4].count[MACHINE_COUNT_queued] = 36;
	machine.row[1].count[MACHINE_COUNT_queued] = 1512;
	machine.run[1].state = 'D';
	machine.run[0].state = 'R';
	stall(0, 3);
	first_is("vmstat_update");
	entry = &list.entry[0];
	assert_int_equal(entry->stalled_ns, 2000000000);
	assert_int_equal(entry->waiting, 1);
	assert_string_equal(entry->in_the_way->function, "nvif_notify_work");
	/* It starts: that wait is the module's to tell, the next has just begun. */
	machine.row[0].count[MACHINE_COUNT_started]++;
	machine.row[0].count[MACHINE_COUNT_queued]++;
	pass(500, 0, 0, 0);
	assert_int_equal(entry_of("vmstat_update")->stalled_ns, 0);
	first_is("custom_handler");
}

/* Its own workqueue is what it is held by; another's matters if it wants a CPU. */
static void says_what_may_be_in_the_way(void **state)
{
	(void)state;
	machine.run[0].state = 'S';
	machine.run[1].state = 'S';
	machine.run[2].state = 0;
	stall(0, 4);
	assert_int_equal(entry_of("vmstat_update")->stalled_ns, 0);
	assert_int_equal(entry_of("vmstat_update")->waiting, 1);
	machine.run[1].state = 'R';
	assert_string_equal(entry_of("vmstat_update")->in_the_way->function,
			    "io_ring_exit_work");
	strcpy(machine.row[0].queue, "events");
	assert_string_equal(entry_of("vmstat_update")->in_the_way->function,
			    "nvif_notify_work");
	/* That began after it: another has begun since, it is not kept waiting. */
	machine.run[0].since_ns = machine.time_ns - 1;
	machine.run[1].since_ns = machine.time_ns - 1;
	assert_null(entry_of("vmstat_update")->in_the_way);
	/* A kworker that runs since before the attach, too. */
	machine_begin_row(&machine, MACHINE_ROWS);
	strcpy(machine.row[MACHINE_ROWS].worker.name, "kworker/1:2");
	machine.row[MACHINE_ROWS].worker.before = true;
	machine.row[MACHINE_ROWS].worker.busy = true;
	machine.row[MACHINE_ROWS].worker.state = 'D';
	assert_null(entry_of("vmstat_update")->in_the_way);
	machine.row[MACHINE_ROWS].worker.state = 'R';
	assert_string_equal(entry_of("vmstat_update")->in_the_way->worker.name,
			    "kworker/1:2");
}

/* Items that nobody counts do not go on waiting. */
static void ends_waits_with_the_attach(void **state)
{
	(void)state;
	machine.run[0].state = 'R';
	stall(0, 4);
	assert_int_not_equal(entry_of("vmstat_update")->stalled_ns, 0);
	machine.attached_ns = SNAPSHOT_NONE;
	assert_int_equal(entry_of("vmstat_update")->stalled_ns, 0);
	assert_int_equal(entry_of("vmstat_update")->waiting, 0);
}

/* The module counts one when it has ended. */
static void counts_a_hog_that_runs(void **state)
{
	(void)state;
	choice.sort = MACHINE_SORT_HOGS;
	machine.row[1].count[MACHINE_COUNT_hogs] = 1;
	machine.row[1].time[MACHINE_TIME_cpu_total_ns] = 0;
	machine.run[1].cpu_ns = 10000000;
	machine.run[0].cpu_ns = 10000001;
	first_is("nvif_notify_work");
	assert_int_equal(list.entry[0].hogging, 1);
	assert_int_equal(entry_of("io_ring_exit_work")->hogging, 0);
}

/* A sum of rows has the cause of the one that is off worst. */
static void folds_with_the_cause(void **state)
{
	const struct machine_entry *entry;

	(void)state;
	choice.folded = true;
	strcpy(machine.row[0].queue, "dio/sda1");
	strcpy(machine.row[2].queue, "dio/sda1");
	build();
	for (entry = list.entry; strcmp(entry->row->queue, "dio/sda1"); entry++)
		;
	assert_int_equal(entry->functions, 3);
	assert_string_equal(entry->behind_row->function, "nvif_notify_work");
	assert_string_equal(entry->behind_of->function, "vmstat_update");
	assert_string_equal(entry->held_by->function, "wb_workfn");
	assert_false(entry->held_by_own);
}

/* Nothing was measured since. */
static void has_no_rates_once_nobody_is_attached(void **state)
{
	(void)state;
	pass(1000, 1, 3, 900);
	assert_true(entry_of("nvif_notify_work")->has_cpu);
	assert_false(entry_of("nvif_notify_work")->old);
	machine.attached_ns = SNAPSHOT_NONE;
	assert_false(entry_of("nvif_notify_work")->has_cpu);
	assert_false(entry_of("nvif_notify_work")->has_rate);
	assert_true(entry_of("nvif_notify_work")->old);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(needs_two_readings_for_a_rate, begin),
		cmocka_unit_test_setup(forgets_what_is_long_ago, begin),
		cmocka_unit_test_setup(starts_over_in_another_epoch, begin),
		cmocka_unit_test_setup(sorts, begin),
		cmocka_unit_test_setup(keeps_the_order_of_equal_rows, begin),
		cmocka_unit_test_setup(filters_by_any_name, begin),
		cmocka_unit_test_setup(folds_by_workqueue, begin),
		cmocka_unit_test_setup(finds_a_row_again, begin),
		cmocka_unit_test_setup(tells_rows_of_one_name_apart, begin),
		cmocka_unit_test_setup(lists_what_runs, begin),
		cmocka_unit_test_setup(says_behind_whom_it_waited, begin),
		cmocka_unit_test_setup(puts_what_runs_for_long_before_its_equals,
				       begin),
		cmocka_unit_test_setup(counts_what_waits_for_long, begin),
		cmocka_unit_test_setup(counts_no_flow_as_waiting, begin),
		cmocka_unit_test_setup(sorts_by_what_waits_now, begin),
		cmocka_unit_test_setup(says_what_may_be_in_the_way, begin),
		cmocka_unit_test_setup(ends_waits_with_the_attach, begin),
		cmocka_unit_test_setup(counts_a_hog_that_runs, begin),
		cmocka_unit_test_setup(folds_with_the_cause, begin),
		cmocka_unit_test_setup(has_no_rates_once_nobody_is_attached,
				       begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
