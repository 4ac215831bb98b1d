// SPDX-License-Identifier: GPL-2.0
/* Kworkers beside the module's rows: items since before the attach, and the CPU time of what runs. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "layout/machine_columns.h"
#include "layout/machine_words.h"
#include "model/model_machine.h"
#include "read/machine_beside.h"
#include "test/unit/folder.h"
#include "test/unit/machine_text.h"

static struct machine_sampler sampler;
static struct machine_beside beside;
static struct model_machine model;

static char folder[] = "/tmp/wqtop-beside-XXXXXX";

/* @ticks: hundredths of a second. */
static void put_worker(unsigned int pid, const char *name, char state,
		       unsigned int ticks)
{
	char path[32], text[256];

	snprintf(path, sizeof(path), "%u", pid);
	mkdir(path_in(folder, path), 0700);
	snprintf(path, sizeof(path), "%u/stat", pid);
	snprintf(text, sizeof(text),
		 "%u (%s) %c 2 0 0 0 -1 69238880 0 0 0 0 0 %u 0 0 20 0 1 0 9 0\n",
		 pid, name, state, ticks);
	put_in(folder, path, text);
}

static int begin(void **state)
{
	(void)state;
	strcpy(folder + strlen(folder) - 6, "XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	machine_sampler_begin(&sampler, path_in(folder, "workqueue_demo"));
	memset(&beside, 0, sizeof(beside));
	memset(&model, 0, sizeof(model));
	put_worker(41, "kworker/1:2+events", 'R', 300);
	put_worker(211, "kworker/0:2+events", 'R', 100);
	put_worker(43, "kworker/0:0-events", 'I', 5);
	return 0;
}

static int end(void **state)
{
	char command[64];

	(void)state;
	machine_sampler_free(&sampler);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	assert_int_equal(system(command), 0);
	return 0;
}

/* Takes in the sample's reading as of so many milliseconds later. */
static void take(uint64_t ms)
{
	parse_sample();
	machine.time_ns += ms * 1000000;
	machine_beside_look(&beside, &sampler, &machine);
	model_machine_take(&model, &machine);
}

/* Return: the entry of a kworker, or of a function. */
static const struct machine_entry *entry_of(const char *name)
{
	static struct machine_list list;
	unsigned int i;

	model_machine_list(&model, &list);
	for (i = 0; i < list.count; i++)
		if (!strcmp(list.entry[i].row->worker.name, name) ||
		    !strcmp(list.entry[i].row->function, name))
			return &list.entry[i];
	return NULL;
}

static const char *first(void)
{
	static struct machine_list list;

	model_machine_list(&model, &list);
	return *list.entry[0].row->worker.name ?
		       list.entry[0].row->worker.name :
		       list.entry[0].row->function;
}

static void has_text(const struct machine_entry *entry,
		     enum machine_column_id id, const char *wanted)
{
	char text[MACHINE_CELL_MAX];

	machine_columns[id].cell(&glyphs_ascii, entry, text, sizeof(text));
	assert_string_equal(text, wanted);
}

/* The one that somebody attaches for: it burns, and the module has not seen it begin. */
static void shows_who_ran_before_the_attach(void **state)
{
	const struct machine_entry *entry;

	(void)state;
	take(0);
	assert_null(entry_of("kworker/1:2"));
	put_worker(41, "kworker/1:2+events", 'R', 400);
	take(1000);
	put_worker(41, "kworker/1:2+events", 'R', 498);
	take(2000);
	entry = entry_of("kworker/1:2");
	assert_non_null(entry);
	assert_true(entry->row->worker.before);
	assert_true(entry->has_cpu && !entry->has_rate);
	assert_float_equal(entry->cpu, 0.98, 0.001);
	assert_string_equal(first(), "kworker/1:2");
	has_text(entry, MACHINE_COLUMN_FUNCTION, "[kworker/1:2]");
	has_text(entry, MACHINE_COLUMN_NOTE, "since before the attach, runs");
	assert_int_equal(machine.row_count, 11);
	model.choice.sort = MACHINE_SORT_RUN;
	assert_string_equal(first(), "kworker/1:2");
}

/* That of the run which the module knows is none, nor is one that is idle. */
static void knows_the_others(void **state)
{
	(void)state;
	take(0);
	take(1000);
	take(2000);
	assert_null(entry_of("kworker/0:2"));
	assert_null(entry_of("kworker/0:0"));
	assert_non_null(entry_of("kworker/1:2"));
}

static void forgets_one_whose_item_has_ended(void **state)
{
	(void)state;
	take(0);
	take(1000);
	assert_non_null(entry_of("kworker/1:2"));
	put_worker(41, "kworker/1:2-events", 'I', 400);
	take(1500);
	assert_null(entry_of("kworker/1:2"));
	/* It runs another one: the module tells of that. */
	put_worker(41, "kworker/1:2+events", 'R', 410);
	take(2500);
	assert_null(entry_of("kworker/1:2"));
}

static void looks_again_after_another_attach(void **state)
{
	(void)state;
	take(0);
	put_worker(41, "kworker/1:2-events", 'I', 400);
	take(1000);
	put_worker(41, "kworker/1:2+events", 'R', 400);
	parse_sample();
	machine.time_ns += 2000000000;
	machine.epoch++;
	machine_beside_look(&beside, &sampler, &machine);
	machine.time_ns += 1000000000;
	machine_beside_look(&beside, &sampler, &machine);
	assert_int_equal(machine.row_count, 11);
}

static void does_nothing_while_nobody_is_attached(void **state)
{
	(void)state;
	parse_sample();
	machine.attached_ns = SNAPSHOT_NONE;
	machine_beside_look(&beside, &sampler, &machine);
	machine.time_ns += 2000000000;
	machine_beside_look(&beside, &sampler, &machine);
	assert_int_equal(machine.row_count, 10);
	assert_int_equal(machine.run[0].cpu_ns, SNAPSHOT_NONE);
}

/* It has not ended, so the module has counted none of its CPU time. */
static void counts_the_cpu_of_what_runs(void **state)
{
	const struct machine_entry *entry;

	(void)state;
	take(0);
	put_worker(211, "kworker/0:2+events", 'R', 195);
	take(1000);
	put_worker(211, "kworker/0:2+events", 'R', 290);
	take(2000);
	entry = entry_of("nvif_notify_work");
	assert_float_equal(entry->cpu, 0.95, 0.001);
	assert_int_equal(machine.run[0].cpu_ns, 1900000000);
	assert_int_equal(machine.run[0].state, 'R');
	assert_int_equal(machine.run[2].cpu_ns, SNAPSHOT_NONE);
}

/* It knows what the item had before it was first seen. */
static void leaves_the_cpu_time_that_the_module_tells(void **state)
{
	(void)state;
	parse_sample();
	machine.run[0].cpu_ns = 171000000;
	machine_beside_look(&beside, &sampler, &machine);
	assert_int_equal(machine.run[0].cpu_ns, 171000000);
	assert_int_equal(machine.run[0].state, 'R');
}

static void words_are(const char *wanted)
{
	char text[80];

	machine_run_words(&machine.run[0], text, sizeof(text));
	assert_string_equal(text, wanted);
}

/* Who is ready has a CPU or not: its CPU time since the reading before tells. */
static void tells_who_has_a_cpu(void **state)
{
	(void)state;
	parse_sample();
	words_are("pid 211");
	take(0);
	words_are("pid 211, ready");
	put_worker(211, "kworker/0:2+events", 'R', 148);
	take(500);
	words_are("pid 211, 96 % CPU");
	take(1000);
	words_are("pid 211, ready, no CPU");
	put_worker(211, "kworker/0:2+events", 'D', 149);
	take(1500);
	words_are("pid 211, asleep");
}

/* Once it ends the module has all of it: nothing counts twice. */
static void counts_it_once(void **state)
{
	const struct machine_entry *entry;

	(void)state;
	take(0);
	put_worker(211, "kworker/0:2+events", 'R', 200);
	take(1000);
	parse_sample();
	machine.time_ns += 2000000000;
	machine.row[1].time[MACHINE_TIME_cpu_total_ns] += 1900000000;
	machine.run[0] = machine.run[--machine.run_count];
	machine_beside_look(&beside, &sampler, &machine);
	model_machine_take(&model, &machine);
	entry = entry_of("nvif_notify_work");
	assert_float_equal(entry->cpu, 0.95, 0.001);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(shows_who_ran_before_the_attach),
		TEST(knows_the_others),
		TEST(forgets_one_whose_item_has_ended),
		TEST(looks_again_after_another_attach),
		TEST(does_nothing_while_nobody_is_attached),
		TEST(counts_the_cpu_of_what_runs),
		TEST(leaves_the_cpu_time_that_the_module_tells),
		TEST(tells_who_has_a_cpu),
		TEST(counts_it_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
