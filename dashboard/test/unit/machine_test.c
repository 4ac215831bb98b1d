// SPDX-License-Identifier: GPL-2.0
/* The parser of /proc/workqueue_machine: what it finds, skips and refuses. */
#include "test/unit/unit.h"

#include "test/unit/machine_text.h"

static void reads_the_sample(void **state)
{
	const struct machine_row *row;

	(void)state;
	parse_sample();
	assert_int_equal(machine.time_ns, 900000000000);
	assert_int_equal(machine.attached_ns, 648000000000);
	assert_int_equal(machine.detached_ns, SNAPSHOT_NONE);
	assert_int_equal(machine.epoch, 3);
	assert_int_equal(machine.holders, 1);
	assert_false(machine.stays);
	assert_true(machine.names_known);
	assert_string_equal(machine.kernel, "6.1.0-56-amd64");
	assert_int_equal(machine.row_count, 10);
	assert_int_equal(machine.row_end, 513);
	assert_false(machine.row[9].listed);
	row = &machine.row[1];
	assert_string_equal(row->function, "nvif_notify_work");
	assert_string_equal(row->module, "nouveau");
	assert_string_equal(row->queue, "events");
	assert_int_equal(row->count[MACHINE_COUNT_hogs], 811);
	assert_int_equal(row->time[MACHINE_TIME_cpu_total_ns], 242000000000);
	assert_int_equal(row->octave[SNAPSHOT_HISTOGRAM_wait][21], 14);
	assert_int_equal(row->octave[SNAPSHOT_HISTOGRAM_run][27], 811);
	assert_string_equal(machine.row[512].function, "(other)");
	assert_string_equal(machine.row[512].queue, "");
	assert_string_equal(machine.row[6].queue, "old queue");
	assert_true(machine.row[6].gone);
	assert_false(machine.row[5].gone);
}

static void reads_what_runs(void **state)
{
	(void)state;
	parse_sample();
	assert_int_equal(machine.run_count, 3);
	assert_int_equal(machine.run[1].row, 5);
	assert_int_equal(machine.run[1].since_ns, 897900000000);
	assert_int_equal(machine.run[1].cpu, 2);
	assert_int_equal(machine.run[1].pid, 307);
	assert_int_equal(machine.run[2].pid, SNAPSHOT_NONE);
	assert_int_equal(machine.run[1].cpu_ns, SNAPSHOT_NONE);
	assert_int_equal(machine.run[1].state, 0);
}

static void reads_who_was_in_the_way(void **state)
{
	const struct machine_row *row = &machine.row[0];

	(void)state;
	parse_sample();
	assert_int_equal(row->behind_count, 2);
	assert_int_equal(row->behind[0].row, 1);
	assert_int_equal(row->behind[0].waits, 200);
	assert_int_equal(row->behind[0].wait_ns, 30000000000);
	assert_int_equal(machine.row[1].behind_count, 0);
}

#define HEAD "workqueue_machine - version: 1\ntime_ns 10\nepoch 1\nrows 1\n"

static void needs_no_rows(void **state)
{
	(void)state;
	assert_true(parse(
		"workqueue_machine - version: 1\ntime_ns 10\nepoch 1\nrows 0\n"
		"attached_ns -\ndetached_ns 7\nnames unknown\nstays yes\n"));
	assert_int_equal(machine.attached_ns, SNAPSHOT_NONE);
	assert_int_equal(machine.detached_ns, 7);
	assert_int_equal(machine.row_count, 0);
	assert_false(machine.names_known);
	assert_true(machine.stays);
}

/* As a later module would write it. */
static void finds_all_by_name(void **state)
{
	(void)state;
	assert_true(parse(HEAD
			  "news 1\n\nnews of rows\n1 2\n\n"
			  "row queue news function\n7 q - f\n\n"
			  "count ended news queued\n7 3 9 4\n\n"
			  "running pid row_news since_ns cpu_ns\n7 5 1 2 8\n"));
	assert_string_equal(machine.row[7].function, "f");
	assert_string_equal(machine.row[7].queue, "q");
	assert_int_equal(machine.row[7].count[MACHINE_COUNT_ended], 3);
	assert_int_equal(machine.row[7].count[MACHINE_COUNT_queued], 4);
	assert_int_equal(machine.row[7].count[MACHINE_COUNT_hogs],
			 SNAPSHOT_NONE);
	assert_int_equal(machine.run[0].since_ns, 2);
	assert_int_equal(machine.run[0].cpu_ns, 8);
}

/* Rows come while the file is written. */
static void leaves_rows_that_came_meanwhile(void **state)
{
	(void)state;
	assert_true(parse(
		HEAD "\nrow function\n0 f\n\ncount queued\n0 1\n1 5\n\n"
		     "wait log2_ns:count\n1 3:1\n\nbehind behind_row waits\n"
		     "0 1 5\n1 0 5\n0 513 5\n0 0 5\n\nrunning pid\n1 7\n"));
	assert_int_equal(machine.row[0].behind_count, 1);
	assert_int_equal(machine.row[0].behind[0].wait_ns, 0);
	assert_int_equal(machine.row_count, 1);
	assert_int_equal(machine.run_count, 0);
}

/* In five days a bucket has more than 2^32, at 10 000 items a second. */
static void counts_with_64_bits(void **state)
{
	(void)state;
	assert_true(parse(
		HEAD "\nrow function\n0 f\n\n"
		     "wait log2_ns:count\n0 3:4294967296\n\nrunning pid\n"));
	assert_int_equal(machine.row[0].octave[SNAPSHOT_HISTOGRAM_wait][3],
			 4294967296);
}

static void forgets_rows_of_the_text_before(void **state)
{
	(void)state;
	parse_sample();
	assert_true(parse(HEAD "\nrow function\n5 f\n\nrunning pid\n"));
	assert_int_equal(machine.row_count, 1);
	assert_false(machine.row[1].listed);
	assert_int_equal(machine.row[5].octave[SNAPSHOT_HISTOGRAM_wait][13], 0);
	assert_string_equal(machine.row[5].module, "");
}

static void refuses(const char *text, const char *words)
{
	assert_false(parse(text));
	if (!strstr(reason, words))
		fail_msg("'%s' does not say '%s'", reason, words);
}

static void says_what_is_wrong(void **state)
{
	(void)state;
	refuses("", "does not begin with");
	refuses("workqueue_demo - version: 1\n", "workqueue_machine");
	refuses("workqueue_machine - version: 2\n", "version 2");
	refuses(HEAD "cpus many\n", "cpus: 'many'");
	refuses("workqueue_machine - version: 1\nepoch 1\n", "time_ns");
	refuses(HEAD "\nrow function\n1 f\n", "no table running");
	refuses(HEAD "\nrow function\n513 f\n", "table row: ");
	refuses(HEAD "\nrow function\n1 -\n", "row 1 has no function");
	refuses(HEAD "\nrow function\n1 f\n\ncount queued ended\n1 3\n",
		"row 1 has fewer words");
	refuses(HEAD "\nrow function\n1 f\n\nrun log2_ns:count\n1 40:1\n",
		"row 1: '40:1'");
}

/* The last table may have any number of rows. */
static void notices_that_it_is_cut(void **state)
{
	size_t length, cut;
	char *text = load_sample(&length);

	(void)state;
	cut = (size_t)(strstr(text, "running since_ns") - text);
	while (cut--)
		assert_false(parse_bytes(text, cut));
	assert_false(parse_bytes(text, length - 1));
	free(text);
}

static void copies_what_there_is(void **state)
{
	static struct machine copy;

	(void)state;
	parse_sample();
	machine_copy(&copy, &machine);
	assert_int_equal(copy.row_count, 10);
	assert_string_equal(copy.row[512].function, "(other)");
	assert_int_equal(copy.run[2].row, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_the_sample),
		cmocka_unit_test(reads_what_runs),
		cmocka_unit_test(reads_who_was_in_the_way),
		cmocka_unit_test(needs_no_rows),
		cmocka_unit_test(finds_all_by_name),
		cmocka_unit_test(leaves_rows_that_came_meanwhile),
		cmocka_unit_test(counts_with_64_bits),
		cmocka_unit_test(forgets_rows_of_the_text_before),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(notices_that_it_is_cut),
		cmocka_unit_test(copies_what_there_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
