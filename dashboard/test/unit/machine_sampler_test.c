// SPDX-License-Identifier: GPL-2.0
/* Kworkers that stand in for the module: rows, CPU time, and the texts for programs. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "layout/machine_columns.h"
#include "print/formats.h"
#include "read/machine_sampler.h"
#include "test/unit/folder.h"

static struct machine_sampler sampler;
static struct machine machine;
static struct model model;

static char folder[] = "/tmp/wqtop-kworkers-XXXXXX";

/* Puts a kworker into the folder: @ticks of a hundredth of a second. */
static void put_worker(unsigned int pid, const char *name, char state,
		       unsigned int ticks)
{
	char path[32], text[256];

	snprintf(path, sizeof(path), "%u", pid);
	mkdir(path_in(folder, path), 0700);
	snprintf(path, sizeof(path), "%u/stat", pid);
	snprintf(text, sizeof(text),
		 "%u (%s) %c 2 0 0 0 -1 69238880 0 0 0 0 0 %u 0 0 20 0 1 0 %u 0\n",
		 pid, name, state, ticks, 1000 + pid);
	put_in(folder, path, text);
	snprintf(path, sizeof(path), "%u/wchan", pid);
	put_in(folder, path, state == 'R' ? "0" : "io_schedule");
}

static void run(const char *words)
{
	char command[128];

	snprintf(command, sizeof(command), "cd %s && %s", folder, words);
	assert_int_equal(system(command), 0);
}

static int begin(void **state)
{
	(void)state;
	strcpy(folder + strlen(folder) - 6, "XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	machine_sampler_begin(&sampler, path_in(folder, "workqueue_demo"));
	memset(&model, 0, sizeof(model));
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	put_worker(41, "kworker/1:2+events", 'R', 300);
	put_worker(42, "kworker/u8:3+flush-8:0", 'D', 20);
	put_worker(43, "kworker/0:0-events", 'I', 5);
	run("mkdir -p 7 sys/kernel && echo '7 (bash) S 1 7 7' >7/stat && echo 6.1.0 >sys/kernel/osrelease");
	return 0;
}

static int end(void **state)
{
	(void)state;
	machine_sampler_free(&sampler);
	run("rm -rf $PWD");
	return 0;
}

static bool sample(void)
{
	memset(&machine, 0xa5, sizeof(machine));
	return machine_sampler_read(&sampler, SOURCE_ABSENT, &machine);
}

/* Takes in a sample of so many milliseconds after the first one. */
static void take(uint64_t ms)
{
	static uint64_t first_ns;

	assert_true(sample());
	if (!ms)
		first_ns = machine.time_ns;
	machine.time_ns = first_ns + ms * 1000000;
	model_machine_lose(&model.machine, SOURCE_ABSENT, "none");
	model_machine_sample(&model.machine, &machine);
}

/* Return: the row of that kworker. */
static const struct machine_row *row_of(const char *name)
{
	unsigned int i;

	for (i = 0; i < machine.row_end; i++)
		if (machine.row[i].listed &&
		    !strcmp(machine.row[i].worker.name, name))
			return &machine.row[i];
	return NULL;
}

static void has_a_row_for_each(void **state)
{
	const struct machine_row *row;

	(void)state;
	assert_true(sample());
	assert_true(machine.sampled);
	assert_int_equal(machine.row_count, 3);
	assert_string_equal(machine.kernel, "6.1.0");
	assert_true(machine.attached_ns == SNAPSHOT_NONE);
	row = row_of("kworker/u8:3");
	assert_string_equal(row->queue, "flush-8:0");
	assert_string_equal(row->function, "");
	assert_string_equal(row->worker.wchan, "io_schedule");
	assert_true(row->time[MACHINE_TIME_cpu_total_ns] == 200000000);
	assert_true(row->count[MACHINE_COUNT_ended] == SNAPSHOT_NONE);
	assert_string_equal(row_of("kworker/1:2")->worker.wchan, "");
	assert_string_equal(row_of("kworker/0:0")->worker.wchan, "");
}

static void asks_the_kernel_for_its_threads(void **state)
{
	(void)state;
	run("mkdir -p 2/task/2 && printf '5 41 43 ' >2/task/2/children");
	assert_true(sample());
	assert_int_equal(machine.row_count, 2);
	run("printf '5 6 ' >2/task/2/children");
	assert_true(sample());
	assert_int_equal(machine.row_count, 3);
}

static void stands_in_for_the_module_alone(void **state)
{
	(void)state;
	assert_false(machine_sampler_read(&sampler, SOURCE_LIVE, &machine));
	assert_false(machine_sampler_read(&sampler, SOURCE_STALE, &machine));
	assert_true(machine_sampler_read(&sampler, SOURCE_DENIED, &machine));
	run("rm -r 41 42 43");
	assert_false(sample());
}

static const struct machine_entry *entry_of(const char *name)
{
	static struct machine_list list;
	unsigned int i;

	model_machine_list(&model.machine, &list);
	for (i = 0; i < list.count; i++)
		if (!strcmp(list.entry[i].row->worker.name, name))
			return &list.entry[i];
	return NULL;
}

/* One that comes later had a CPU before nobody looked. */
static void computes_cpu_of_two_samples(void **state)
{
	(void)state;
	take(0);
	assert_false(entry_of("kworker/1:2")->has_cpu);
	put_worker(41, "kworker/1:2-mm_percpu_wq", 'I', 350);
	put_worker(44, "kworker/0:9+events", 'R', 9000);
	take(1000);
	assert_true(entry_of("kworker/1:2")->has_cpu);
	assert_float_equal(entry_of("kworker/1:2")->cpu, 0.5, 0.001);
	assert_false(entry_of("kworker/1:2")->has_rate);
	assert_false(entry_of("kworker/0:9")->has_cpu);
	put_worker(44, "kworker/0:9+events", 'R', 9050);
	take(2000);
	assert_float_equal(entry_of("kworker/0:9")->cpu, 0.5, 0.001);
	assert_float_equal(entry_of("kworker/1:2")->cpu, 0.25, 0.001);
}

/* A pid that is used again is another kworker. */
static void gives_a_row_to_another_late(void **state)
{
	unsigned int first, i;

	(void)state;
	assert_true(sample());
	first = (unsigned int)(row_of("kworker/1:2") - machine.row);
	run("sed 's/ 1041 / 2041 /' -i 41/stat");
	assert_true(sample());
	assert_int_not_equal(row_of("kworker/1:2") - machine.row, first);
	assert_false(machine.row[first].listed);
	for (i = 0; i < MACHINE_ROWS; i++)
		sampler.slot[i].seen_ns -= 41000000000;
	put_worker(51, "kworker/0:7", 'I', 0);
	assert_true(sample());
	assert_true(machine.row[first].listed);
}

static void counts_whom_no_row_is_left_for(void **state)
{
	unsigned int i;

	(void)state;
	assert_true(sample());
	for (i = 0; i < MACHINE_ROWS; i++)
		if (!sampler.slot[i].pid)
			sampler.slot[i] =
				(struct machine_slot){ 1, 1, machine.time_ns };
	put_worker(51, "kworker/0:7", 'I', 0);
	assert_true(sample());
	assert_int_equal(machine.row_count, 3);
	assert_int_equal(machine.untracked, 1);
}

static void folds_by_queue(void **state)
{
	static struct machine_list list;
	char text[MACHINE_CELL_MAX];
	unsigned int i;

	(void)state;
	take(0);
	model.machine.choice.folded = true;
	model_machine_list(&model.machine, &list);
	assert_int_equal(list.count, 2);
	for (i = 0; i < list.count && list.entry[i].functions < 2;)
		i++;
	assert_string_equal(list.entry[i].row->queue, "events");
	assert_true(list.entry[i].row->count[MACHINE_COUNT_ended] ==
		    SNAPSHOT_NONE);
	machine_columns[MACHINE_COLUMN_FUNCTION].cell(&glyphs_ascii,
						      &list.entry[i], text,
						      sizeof(text));
	assert_string_equal(text, "2 kworkers");
}

static const struct machine_entry *entry_of_function(const char *function)
{
	static struct machine_list list;
	unsigned int i;

	model_machine_list(&model.machine, &list);
	for (i = 0; i < list.count; i++)
		if (!strcmp(list.entry[i].row->function, function))
			return &list.entry[i];
	return NULL;
}

static void has_counted_functions_beside(void **state)
{
	static struct function_counts counts = {
		.ns = 10000000000,
		.lost = 2,
		.count = 2,
		.row = { { "vmstat_update", "", 20 },
			 { "custom_handler", "workqueue_demo", 5 } },
	};
	const struct machine_entry *entry;

	(void)state;
	take(0);
	model_machine_take_counts(&model.machine, &counts);
	take(500);
	assert_int_equal(model.machine.now.row_count, 5);
	assert_int_equal(model.machine.now.untracked, 2);
	entry = entry_of_function("custom_handler");
	assert_true(entry->has_rate && !entry->has_cpu);
	assert_float_equal(entry->per_second, 0.5, 0.001);
	assert_string_equal(entry->row->module, "workqueue_demo");
	assert_int_equal(entry->row->count[MACHINE_COUNT_ended], 5);
	assert_non_null(entry_of("kworker/1:2"));
	assert_int_equal(model.machine.choice.sort, MACHINE_SORT_RATE);
	assert_false(entry->old);
	take(10500);
	assert_true(entry_of_function("custom_handler")->old);
	assert_false(entry_of("kworker/1:2")->old);
	/* Folded, kworkers without a queue are no functions of unknown queues. */
	put_worker(44, "kworker/0:9", 'I', 0);
	model.machine.choice.folded = true;
	take(1000);
	assert_int_equal(entry_of("kworker/0:9")->functions, 1);
	assert_float_equal(entry_of_function("custom_handler")->per_second, 2.5,
			   0.001);
}

/* More of them than rows are left. */
static void has_rows_for_kworkers_first(void **state)
{
	static struct function_counts counts = { .ns = 1 };
	unsigned int i;

	(void)state;
	for (i = 0; i < FUNCTION_COUNTS_MAX; i++)
		counts.row[counts.count++] =
			(struct function_count){ "f", "", 1 };
	model_machine_take_counts(&model.machine, &counts);
	take(0);
	assert_int_equal(model.machine.now.row_count, MACHINE_ROWS);
	assert_int_equal(model.machine.now.untracked, 3 - 1);
	assert_non_null(entry_of("kworker/1:2"));
}

static void prints(const struct print_format *format, const char *text)
{
	char *printed;
	size_t length;
	FILE *out = open_memstream(&printed, &length);

	format->sample(out, &model);
	fclose(out);
	if (!strstr(printed, text))
		fail_msg("no '%s' in:\n%s", text, printed);
	free(printed);
}

static void is_marked_in_all_formats(void **state)
{
	(void)state;
	take(0);
	put_worker(41, "kworker/1:2+events", 'R', 350);
	take(1000);
	prints(&print_machine_text,
	       "wqtop  Linux 6.1.0  sampled: 3 kworkers\nworkqueue_machine is not there: ");
	prints(&print_machine_text, "\n[kworker/1:2]        events       ");
	prints(&print_machine_text, " asleep in io_schedule\n");
	prints(&print_machine_csv, "sampled,workqueue_machine is not there: ");
	prints(&print_machine_csv,
	       ",,0.500000,kworker/1:2,41,1,R,,,,,,,,,,,,,,,,,,,,,\r\n");
	prints(&print_machine_json,
	       "{\"state\":\"sampled\",\"reason\":\"workqueue_machine is not there: ");
	prints(&print_machine_json,
	       "\"function\":null,\"module\":null,\"queue\":\"events\",");
	prints(&print_machine_json,
	       "\"worker\":{\"name\":\"kworker/u8:3\",\"pid\":42,\"busy\":true,\"state\":\"D\",\"wchan\":\"io_schedule\"}");
	prints(&print_machine_prometheus, "\nworkqueue_machine_up 0\n");
	prints(&print_machine_prometheus,
	       "\nworkqueue_machine_worker_cpu_seconds_total{worker=\"kworker/1:2\"} 3.500000000\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(has_a_row_for_each, begin, end),
		cmocka_unit_test_setup_teardown(asks_the_kernel_for_its_threads,
						begin, end),
		cmocka_unit_test_setup_teardown(stands_in_for_the_module_alone,
						begin, end),
		cmocka_unit_test_setup_teardown(computes_cpu_of_two_samples,
						begin, end),
		cmocka_unit_test_setup_teardown(gives_a_row_to_another_late,
						begin, end),
		cmocka_unit_test_setup_teardown(counts_whom_no_row_is_left_for,
						begin, end),
		cmocka_unit_test_setup_teardown(has_counted_functions_beside,
						begin, end),
		cmocka_unit_test_setup_teardown(has_rows_for_kworkers_first,
						begin, end),
		cmocka_unit_test_setup_teardown(folds_by_queue, begin, end),
		cmocka_unit_test_setup_teardown(is_marked_in_all_formats, begin,
						end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
