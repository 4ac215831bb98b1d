// SPDX-License-Identifier: GPL-2.0
/* The last thirty seconds of a row: what is known of them, and how it is drawn. */
#include "test/unit/unit.h"

#include "layout/machine_bars.h"
#include "test/unit/machine_text.h"

#define ROW 1

static struct machine_history history;
static char bars[MACHINE_BARS_MAX];
static double most;

/* The sample is of second 900. */
static int begin(void **state)
{
	(void)state;
	memset(&history, 0, sizeof(history));
	parse_sample();
	machine_history_add(&history, &machine);
	return 0;
}

/* Reads again after @ms, in which so many items had a CPU. */
static void pass(uint64_t ms, uint64_t ended, uint64_t cpu_ms)
{
	machine.time_ns += ms * 1000000;
	machine.row[ROW].count[MACHINE_COUNT_ended] += ended;
	machine.row[ROW].time[MACHINE_TIME_cpu_total_ns] += cpu_ms * 1000000;
	machine_history_add(&history, &machine);
}

static void is(unsigned int ago, double wanted, double wanted_cpu)
{
	double rate, cpu;

	if (!machine_history_get(&history, ROW, ago, &rate, &cpu))
		fail_msg("%u s ago is not known", ago);
	assert_float_equal(rate, wanted, 0.001);
	assert_float_equal(cpu, wanted_cpu, 0.001);
}

static void is_unknown(unsigned int ago)
{
	double rate, cpu;

	if (machine_history_get(&history, ROW, ago, &rate, &cpu))
		fail_msg("%u s ago is known: %.3f", ago, rate);
}

static void has_a_value_for_each_second(void **state)
{
	(void)state;
	is_unknown(0);
	pass(1000, 3, 100);
	pass(1000, 0, 0);
	pass(1000, 12, 900);
	is(0, 12, 0.9);
	is(1, 0, 0);
	is(2, 3, 0.1);
	is_unknown(3);
}

/* A row in which nothing was counted has zeros. */
static void knows_rows_that_rest(void **state)
{
	double rate, cpu;

	(void)state;
	pass(1000, 3, 100);
	assert_true(machine_history_get(&history, 2, 0, &rate, &cpu));
	assert_float_equal(rate, 0, 0.001);
	assert_float_equal(cpu, 0, 0.001);
}

/* One that comes has counted nothing before. */
static void knows_what_a_new_row_had_before(void **state)
{
	double ended, cpu;

	(void)state;
	machine_begin_row(&machine, 9);
	machine.row[9].count[MACHINE_COUNT_ended] = 5;
	pass(1000, 0, 0);
	assert_true(machine_history_get(&history, 9, 0, &ended, &cpu));
	assert_float_equal(ended, 5, 0.001);
	assert_float_equal(cpu, 0, 0.001);
}

static struct machine_run *run_of_row(void)
{
	struct machine_run *run = machine.run;

	while (run->row != ROW)
		run++;
	return run;
}

/* Not all of it when the item ends: that would be more than one CPU has. */
static void counts_the_cpu_of_what_runs(void **state)
{
	struct machine_run *run = run_of_row();

	(void)state;
	run->cpu_ns = 900000000;
	pass(1000, 0, 0);
	is(0, 0, 0.9);
	run->cpu_ns = 0;
	pass(1000, 1, 1800);
	is(0, 1, 0.9);
}

/* While the file was written an item has ended: it is in neither table. */
static void loses_no_cpu_time_that_was_told(void **state)
{
	struct machine_run *run = run_of_row();

	(void)state;
	run->cpu_ns = 60000000000;
	pass(1000, 0, 0);
	run->cpu_ns = 0;
	pass(1000, 0, 0);
	is(0, 0, 0);
	pass(1000, 1, 61800);
	is(0, 1, 1.8);
}

/* CPU time that a kworker had before it was seen is not of one second. */
static void knows_nothing_before_a_kworker_was_seen(void **state)
{
	double ended, cpu;

	(void)state;
	machine_begin_row(&machine, MACHINE_ROWS);
	machine.row[MACHINE_ROWS].time[MACHINE_TIME_cpu_total_ns] = 5000000000;
	pass(1000, 0, 0);
	assert_false(
		machine_history_get(&history, MACHINE_ROWS, 0, &ended, &cpu));
	machine.row[MACHINE_ROWS].time[MACHINE_TIME_cpu_total_ns] += 500000000;
	pass(1000, 0, 0);
	assert_true(
		machine_history_get(&history, MACHINE_ROWS, 0, &ended, &cpu));
	assert_float_equal(cpu, 0.5, 0.001);
}

/* Readings come when they come: seconds are whole ones of the kernel's clock. */
static void spreads_evenly_between_readings(void **state)
{
	(void)state;
	pass(500, 1, 50);
	pass(1000, 4, 200); /* 1.5 s: five items since the last kept one */
	pass(1500, 6, 300); /* 3.0 s */
	is(0, 4, 0.2);
	is(1, 5 / 1.5 / 2 + 2, 0.25 / 1.5 / 2 + 0.1);
	is(2, 5 / 1.5, 0.25 / 1.5);
	is_unknown(3);
}

/* Some view was shown meanwhile that does not read the machine. */
static void has_gaps_where_nothing_was_read(void **state)
{
	(void)state;
	pass(1000, 2, 0);
	pass(7000, 700, 0);
	pass(1000, 5, 0);
	is(0, 5, 0);
	is_unknown(1);
	is_unknown(7);
	is(8, 2, 0);
	assert_true(
		machine_bars_ended(&history, ROW, &glyphs_ascii, bars, &most));
	assert_string_equal(bars, "                     :       #");
	assert_float_equal(most, 5, 0.001);
}

static void keeps_thirty_seconds(void **state)
{
	int i;

	(void)state;
	for (i = 1; i <= 100; i++)
		pass(1000, (uint64_t)i, 0);
	is(0, 100, 0);
	is(29, 71, 0);
	for (i = 0; i < 100; i++)
		pass(500, 1, 0);
	is(0, 2, 0);
	is(29, 2, 0);
}

/* While nobody is attached nothing is counted, which is not the same as nothing. */
static void has_nothing_of_a_detached_machine(void **state)
{
	uint64_t attached_ns = machine.attached_ns;
	int i;

	(void)state;
	pass(1000, 2, 0);
	machine.attached_ns = SNAPSHOT_NONE;
	for (i = 0; i < 3; i++)
		pass(1000, 0, 0);
	is(0, 2, 0);
	is_unknown(1);
	machine.attached_ns = attached_ns;
	machine.epoch++;
	pass(1000, 0, 0);
	is_unknown(0);
}

/* Its first epoch has the number that the last one had. */
static void starts_over_with_a_module_that_is_loaded_again(void **state)
{
	(void)state;
	pass(1000, 2, 0);
	is(0, 2, 0);
	machine.attached_ns += 1;
	machine.row[ROW].count[MACHINE_COUNT_ended] = 0;
	pass(1000, 1, 0);
	is_unknown(0);
	pass(1000, 4, 0);
	is(0, 4, 0);
}

/* The first seconds of a kernel: there is none before them. */
static void knows_no_second_before_the_first(void **state)
{
	(void)state;
	memset(&history, 0, sizeof(history));
	machine.time_ns = 300000000;
	pass(0, 0, 0);
	is_unknown(0);
	pass(1000, 6, 0);
	is_unknown(0);
	is_unknown(1);
}

static void draws_the_newest_right(void **state)
{
	(void)state;
	assert_false(
		machine_bars_ended(&history, ROW, &glyphs_ascii, bars, &most));
	assert_string_equal(bars, "                              ");
	pass(1000, 8, 500);
	pass(1000, 0, 0);
	pass(1000, 1, 2500);
	assert_true(
		machine_bars_ended(&history, ROW, &glyphs_ascii, bars, &most));
	assert_string_equal(bars, "                           #_.");
	assert_float_equal(most, 8, 0.001);
	assert_true(
		machine_bars_cpu(&history, ROW, &glyphs_ascii, bars, &most));
	assert_string_equal(bars, "                           ,_#");
	assert_float_equal(most, 2.5, 0.001);
}

/* Half of a CPU is half as high as there is room for, also if that is the most. */
static void draws_a_cpu_at_full_height(void **state)
{
	(void)state;
	pass(1000, 1, 500);
	assert_true(
		machine_bars_cpu(&history, ROW, &glyphs_ascii, bars, &most));
	assert_string_equal(bars + MACHINE_HISTORY_SECONDS - 1, "-");
	assert_true(
		machine_bars_cpu(&history, ROW, &glyphs_block, bars, &most));
	assert_string_equal(bars + MACHINE_HISTORY_SECONDS - 1, "▅");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(has_a_value_for_each_second, begin),
		cmocka_unit_test_setup(knows_rows_that_rest, begin),
		cmocka_unit_test_setup(knows_what_a_new_row_had_before, begin),
		cmocka_unit_test_setup(counts_the_cpu_of_what_runs, begin),
		cmocka_unit_test_setup(loses_no_cpu_time_that_was_told, begin),
		cmocka_unit_test_setup(knows_nothing_before_a_kworker_was_seen,
				       begin),
		cmocka_unit_test_setup(spreads_evenly_between_readings, begin),
		cmocka_unit_test_setup(has_gaps_where_nothing_was_read, begin),
		cmocka_unit_test_setup(keeps_thirty_seconds, begin),
		cmocka_unit_test_setup(has_nothing_of_a_detached_machine,
				       begin),
		cmocka_unit_test_setup(starts_over_with_a_module_that_is_loaded_again,
				       begin),
		cmocka_unit_test_setup(knows_no_second_before_the_first, begin),
		cmocka_unit_test_setup(draws_the_newest_right, begin),
		cmocka_unit_test_setup(draws_a_cpu_at_full_height, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
