// SPDX-License-Identifier: GPL-2.0
/* Where workers sleep: what is read of them, and for which items it counts. */
#include "test/unit/unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/machine_file.h"
#include "read/machine_stacks.h"
#include "test/unit/folder.h"
#include "test/unit/machine_text.h"

#define HEAD "wqtop_stacks - version: 1\n\nstack since_ns state errno calls\n"

static char folder[] = "/tmp/wqtop-stacks-XXXXXX";
static struct machine_stack stack;

static const char *calls(const char *text)
{
	static char out[MACHINE_STACK_CALLS_MAX];

	machine_stack_calls(slice_of(text), out);
	return out;
}

static void keeps_the_calls_of_the_item(void **state)
{
	(void)state;
	assert_string_equal(calls("[<0>] msleep+0x2a/0x40\n"
				  "[<0>] slow_fn+0x10/0x20 [slow]\n"
				  "[<0>] process_one_work+0x1e2/0x3b0\n"
				  "[<0>] worker_thread+0x50/0x3a0\n"),
			    "msleep,slow_fn[slow]");
	assert_string_equal(calls("[<0>] msleep+0x2a/0x40\n"
				  "[<0>] worker_thread+0x50/0x3a0\n"),
			    "msleep");
	assert_string_equal(calls("[<0>] worker_thread+0x50/0x3a0\n"), "");
	assert_string_equal(calls(""), "");
	assert_string_equal(calls("[<0>] msleep\nnonsense\n[<0>] f\n"),
			    "msleep");
}

/* Whole names only. */
static void leaves_out_what_does_not_fit(void **state)
{
	char text[64 * 30] = "";
	int i;

	(void)state;
	for (i = 0; i < 60; i++)
		strcat(text, "[<0>] function_01+0x1/0x2\n");
	assert_int_equal(strlen(calls(text)), 32 * 12 - 1);
}

static bool find(const char *text, uint64_t pid, uint64_t since_ns)
{
	const struct machine_run run = { .pid = pid, .since_ns = since_ns };

	memset(&stack, 0xa5, sizeof(stack));
	return machine_stack_of(slice_of(text), &run, &stack);
}

/* A worker that runs another item by now has another stack. */
static void is_that_of_the_same_item(void **state)
{
	static const char text[] = HEAD "9 100 S 0 f,g[mod]\n7 200 D 13 -\n";

	(void)state;
	assert_true(find(text, 9, 100));
	assert_int_equal(stack.state, 'S');
	assert_int_equal(stack.error, 0);
	assert_string_equal(stack.calls, "f,g[mod]");
	assert_true(find(text, 7, 200));
	assert_int_equal(stack.error, 13);
	assert_string_equal(stack.calls, "");
	assert_false(find(text, 9, 101));
	assert_false(find(text, 8, 100));
	assert_false(find("", 9, 100));
	assert_false(find("wqtop_stacks - version: 2\n9 100 S 0 f\n", 9, 100));
	assert_false(find(HEAD "9 100 S\n", 9, 100));
}

static void put_process(const char *pid, const char *name, char state,
			const char *calls)
{
	char path[32], text[256];

	mkdir(path_in(folder, pid), 0700);
	snprintf(path, sizeof(path), "%s/stat", pid);
	snprintf(text, sizeof(text),
		 "%s (%s) %c 2 0 0 0 -1 69238880 0 0 0 0 0 5 0 0 20 0 1 0 99 0\n",
		 pid, name, state);
	put_in(folder, path, text);
	snprintf(path, sizeof(path), "%s/stack", pid);
	if (calls)
		put_in(folder, path, calls);
}

static int begin(void **state)
{
	(void)state;
	strcpy(folder + strlen(folder) - 6, "XXXXXX");
	parse_sample();
	return mkdtemp(folder) ? 0 : -1;
}

static int end(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", folder);
	return system(command);
}

/* Return: the text of what the sample says to run, NUL-terminated. */
static const char *look(void)
{
	static struct machine_file file;
	static char text[4096];

	machine_file_begin(&file, path_in(folder, "workqueue_demo"));
	machine_file_read_stacks(&file, &machine);
	snprintf(text, sizeof(text), "%.*s", (int)file.stacks.length,
		 file.stacks.text);
	machine_file_free(&file);
	return text;
}

static void looks_at_workers_that_sleep(void **state)
{
	(void)state;
	put_process("211", "kworker/0:1+events", 'R', "[<0>] old\n");
	put_process("307", "kworker/u8:3+events_unbound", 'D',
		    "[<0>] wait_for_completion+0x1/0x2\n[<0>] io_ring_exit_work+0x3/0x4\n[<0>] process_one_work+0x5/0x6\n");
	assert_string_equal(look(), HEAD
			    "211 899829000000 R 0 -\n"
			    "307 897900000000 D 0 wait_for_completion,io_ring_exit_work\n");
}

/* A kernel without CONFIG_STACKTRACE; and a pid that is no worker's. */
static void says_why_there_is_none(void **state)
{
	(void)state;
	put_process("211", "bash", 'S', "[<0>] do_wait+0x1/0x2\n");
	put_process("307", "kworker/u8:3+events_unbound", 'S', NULL);
	assert_string_equal(look(), HEAD "307 897900000000 S 2 -\n");
}

/* One of each row is enough: the others wait for the same. */
static void looks_at_the_oldest_of_a_row(void **state)
{
	(void)state;
	machine.run[2] = machine.run[1];
	machine.run[2].pid = 308;
	machine.run[2].since_ns += 1;
	put_process("307", "kworker/u8:3+events_unbound", 'S', "[<0>] f\n");
	put_process("308", "kworker/u8:4+events_unbound", 'S', "[<0>] f\n");
	assert_string_equal(look(), HEAD "307 897900000000 S 0 f\n");
}

/* Read again, joined for a recording, and taken apart from it. */
static void goes_through_a_recording(void **state)
{
	struct machine_file file, played = { 0 };
	struct buffer text = { 0 };
	struct machine_run run;
	size_t length;
	char *sample = load_sample(&length);

	(void)state;
	put_in(folder, "workqueue_machine", sample);
	put_in(folder, "workqueue_machine_callers",
	       "workqueue_machine_callers - version: 1\nepoch 3\n\n"
	       "caller samples context comm stack\n1 9 irq - nvkm\n");
	put_process("307", "kworker/u8:3+events_unbound", 'S', "[<0>] f\n");
	machine_file_begin(&file, path_in(folder, "workqueue_demo"));
	machine_file_read_stacks(&file, &machine);
	assert_int_equal(machine_file_read(&file, &machine, reason),
			 SOURCE_LIVE);
	machine_file_read_callers(&file);
	assert_true(machine_file_join(&file, &text));
	run = machine.run[1];
	memset(&machine, 0xa5, sizeof(machine));
	assert_int_equal(machine_file_take(&played,
					   (struct slice){ text.text,
							   text.length },
					   &machine, reason),
			 SOURCE_LIVE);
	assert_int_equal(played.text.length, length);
	assert_int_equal(played.callers.length, file.callers.length);
	assert_true(machine_stack_of((struct slice){ played.stacks.text,
						     played.stacks.length },
				     &run, &stack));
	assert_string_equal(stack.calls, "f");
	/* The machine alone. */
	assert_int_equal(machine_file_take(&played, slice_of(sample), &machine,
					   reason),
			 SOURCE_LIVE);
	assert_int_equal(played.stacks.length + played.callers.length, 0);
	buffer_free(&text);
	machine_file_free(&file);
	machine_file_free(&played);
	free(sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_the_calls_of_the_item),
		cmocka_unit_test(leaves_out_what_does_not_fit),
		cmocka_unit_test(is_that_of_the_same_item),
		cmocka_unit_test_setup_teardown(looks_at_workers_that_sleep,
						begin, end),
		cmocka_unit_test_setup_teardown(says_why_there_is_none, begin,
						end),
		cmocka_unit_test_setup_teardown(looks_at_the_oldest_of_a_row,
						begin, end),
		cmocka_unit_test_setup_teardown(goes_through_a_recording, begin,
						end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
