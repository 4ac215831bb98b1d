// SPDX-License-Identifier: GPL-2.0
/* Lines of /proc/PID/stat: which are kworkers, and what their names tell. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/kworker.h"

static struct kworker worker;

/* From a block of its very size, for ASan to guard its end. */
static bool parse(const char *text)
{
	size_t length = strlen(text);
	char *copy = malloc(length ? length : 1);
	bool parsed;

	memcpy(copy, text, length);
	memset(&worker, 0xa5, sizeof(worker));
	parsed = kworker_parse(&worker, (struct slice){ copy, length });
	free(copy);
	return parsed;
}

/* As Linux 6.1 writes it, with another name, state and flags. */
static bool parse_process(const char *name, char state, unsigned int flags)
{
	char text[512];

	snprintf(text, sizeof(text),
		 "431 (%s) %c 2 0 0 0 -1 %u 0 0 0 0 7 250 0 0 20 0 1 0 5120 0 0 18446744073709551615 0 0 0 0 0 0 0 2147483647 0 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n",
		 name, state, flags);
	return parse(text);
}

#define OF_KERNEL 69238880

static void has(const char *name, const char *queue, bool busy)
{
	assert_string_equal(worker.name, name);
	assert_string_equal(worker.queue, queue);
	assert_int_equal(worker.busy, busy);
}

static void reads_a_kworker(void **state)
{
	(void)state;
	assert_true(parse_process("kworker/1:2+events", 'R', OF_KERNEL));
	has("kworker/1:2", "events", true);
	assert_int_equal(worker.pid, 431);
	assert_int_equal(worker.state, 'R');
	assert_int_equal(worker.ticks, 257);
	assert_int_equal(worker.started, 5120);
}

static void reads_names(void **state)
{
	(void)state;
	assert_true(parse_process("kworker/0:1H-kblockd", 'I', OF_KERNEL));
	has("kworker/0:1H", "kblockd", false);
	assert_true(parse_process("kworker/u8:3+flush-8:0", 'D', OF_KERNEL));
	has("kworker/u8:3", "flush-8:0", true);
	assert_true(parse_process("kworker/u8:0-a+b", 'I', OF_KERNEL));
	has("kworker/u8:0", "a+b", false);
	assert_true(parse_process("kworker/0:0", 'I', OF_KERNEL));
	has("kworker/0:0", "", false);
	assert_true(parse_process("kworker/2:1-odd) R (name", 'I', OF_KERNEL));
	has("kworker/2:1", "odd) R (name", false);
}

static void reads_rescuers(void **state)
{
	(void)state;
	assert_true(parse_process("kworker/R-ext4-rsv", 'I', OF_KERNEL));
	has("kworker/R-ext4-rsv", "ext4-rsv", false);
	assert_true(
		parse_process("kworker/R-ext4-rsv+ext4-rsv", 'R', OF_KERNEL));
	has("kworker/R-ext4-rsv", "ext4-rsv", true);
	assert_true(parse_process("kworker/R-", 'I', OF_KERNEL));
	has("kworker/R-", "", false);
}

static void leaves_others_out(void **state)
{
	(void)state;
	assert_false(parse_process("ksoftirqd/0", 'S', OF_KERNEL));
	assert_false(parse_process("bash", 'S', 4194304));
	/* A user's process of that name. */
	assert_false(parse_process("kworker/1:2+events", 'R', 4194304));
}

static void refuses_what_is_no_stat(void **state)
{
	(void)state;
	/* A state goes to the terminal as it is. */
	assert_false(parse_process("kworker/0:0", '\a', OF_KERNEL));
	assert_false(parse(""));
	assert_false(parse("\n"));
	assert_false(parse("431"));
	assert_false(parse("431 ("));
	assert_false(parse("431 (kworker/0:0"));
	assert_false(parse("431 (kworker/0:0)"));
	assert_false(
		parse("431 (kworker/0:0) I 2 0 0 0 -1 69238880 0 0 0 0 7"));
	assert_false(parse(
		"pid (kworker/0:0) I 2 0 0 0 -1 69238880 0 0 0 0 7 250 0 0 20 0 1 0 5120"));
	assert_false(parse(
		"431 (kworker/0:0) I 2 0 0 0 -1 69238880 0 0 0 0 x 250 0 0 20 0 1 0 5120"));
	assert_true(parse(
		"431 (kworker/0:0) I 2 0 0 0 -1 69238880 0 0 0 0 7 250 0 0 20 0 1 0 5120"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_kworker),
		cmocka_unit_test(reads_names),
		cmocka_unit_test(reads_rescuers),
		cmocka_unit_test(leaves_others_out),
		cmocka_unit_test(refuses_what_is_no_stat),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
