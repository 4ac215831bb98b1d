// SPDX-License-Identifier: GPL-2.0
/* Commands come to the module in their order, and none waits for one that waits. */
#include "test/unit/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lib/clock.h"
#include "send/sender.h"

#define PATIENCE_MS 10000

/* In memory that the children share. */
struct shared {
	int slow_ms; /* so long the first is on its way to write() */
	int writing; /* children that have called it */
};
static struct shared *shared;

static char directory[] = "/tmp/sender-test-XXXXXX";
static char fifo[64];
static int reader;

static struct sender sender;

/*
 * Stands before the C library's: the earlier a command, the longer it is kept
 * from the kernel, and busily, as on a machine that has too much to do.
 */
ssize_t write(int fd, const void *text, size_t length)
{
	unsigned int n;
	uint64_t until;

	if (length > 9 && sscanf(text, "custom n=%1u", &n) == 1) {
		until = clock_ms() + (uint64_t)shared->slow_ms / n;
		while (clock_ms() < until)
			;
		__atomic_add_fetch(&shared->writing, 1, __ATOMIC_SEQ_CST);
	}
	return syscall(SYS_write, fd, text, length);
}

static int begin(void **state)
{
	(void)state;
	memset(shared, 0, sizeof(*shared));
	assert_int_equal(mkfifo(fifo, 0600), 0);
	reader = open(fifo, O_RDWR | O_NONBLOCK);
	assert_true(reader >= 0);
	sender_init(&sender, fifo);
	return 0;
}

static int end(void **state)
{
	(void)state;
	sender_free(&sender);
	close(reader);
	unlink(fifo);
	return 0;
}

/* Sends "custom n=1" to "custom n=@count". */
static void send(unsigned int count)
{
	struct wqdemo_command command;
	char text[32], reason[WQDEMO_REASON_MAX];
	unsigned int n;

	for (n = 1; n <= count; n++) {
		snprintf(text, sizeof(text), "custom n=%u", n);
		assert_int_equal(wqdemo_command_parse(text, strlen(text),
						      &command, reason),
				 0);
		assert_int_equal(sender_send(&sender, &command, 0), 0);
	}
}

/* Waits until so many commands have ended, each with that error. */
static void collect(unsigned int count, int error)
{
	uint64_t deadline = clock_ms() + PATIENCE_MS;
	struct pollfd fds[SENDER_SLOTS];
	struct sender_result result;

	while (count) {
		assert_true(clock_ms() < deadline);
		poll(fds, sender_poll(&sender, fds), 100);
		sender_notice(&sender);
		while (sender_collect(&sender, &result)) {
			assert_int_equal(result.error, error);
			count--;
		}
	}
	assert_null(sender_oldest(&sender));
	/* Nobody waits for a process that is gone: its pid is another's by then. */
	assert_int_equal(sender.last.pipe, -1);
}

static void keeps_the_order(void **state)
{
	char text[256] = "";

	(void)state;
	shared->slow_ms = 100;
	send(8);
	collect(8, 0);
	assert_true(read(reader, text, sizeof(text) - 1) > 0);
	assert_string_equal(text, "custom n=1custom n=2custom n=3custom n=4"
				  "custom n=5custom n=6custom n=7custom n=8");
}

/* A full pipe keeps a writer in write(), as the module does with "flush". */
static void passes_one_that_waits(void **state)
{
	static char dust[4096];
	uint64_t deadline = clock_ms() + PATIENCE_MS;
	ssize_t got;

	(void)state;
	while (syscall(SYS_write, reader, dust, sizeof(dust)) > 0)
		;
	shared->slow_ms = 20;
	send(3);
	while (__atomic_load_n(&shared->writing, __ATOMIC_SEQ_CST) < 3)
		assert_true(clock_ms() < deadline);
	assert_non_null(sender_oldest(&sender));
	do
		got = read(reader, dust, sizeof(dust));
	while (got > 0);
	collect(3, 0);
}

static void goes_on_after_a_failure(void **state)
{
	(void)state;
	sender.path = "/nowhere/at/all";
	send(3);
	collect(3, ENOENT);
	sender.path = fifo;
	send(1);
	collect(1, 0);
}

static void has_so_many_slots(void **state)
{
	struct wqdemo_command command = { 0 };

	(void)state;
	send(SENDER_SLOTS);
	assert_int_equal(sender_send(&sender, &command, 0), EBUSY);
	collect(SENDER_SLOTS, 0);
}

/* Else the answer to one that ends while answers are read is a stranger's. */
static void keeps_what_was_not_noticed(void **state)
{
	struct pollfd fds[SENDER_SLOTS];
	struct sender_result result;
	uint64_t pid;

	(void)state;
	send(1);
	pid = (uint64_t)sender_oldest(&sender)->pid;
	assert_int_equal(poll(fds, sender_poll(&sender, fds), PATIENCE_MS), 1);
	assert_false(sender_collect(&sender, &result));
	assert_true(sender_owns(&sender, pid));
	sender_notice(&sender);
	assert_true(sender_owns(&sender, pid));
	assert_true(sender_collect(&sender, &result));
	assert_false(sender_owns(&sender, pid));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(keeps_the_order),
		TEST(passes_one_that_waits),
		TEST(goes_on_after_a_failure),
		TEST(has_so_many_slots),
		TEST(keeps_what_was_not_noticed),
	};
	int failed;

	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED || !mkdtemp(directory))
		return 1;
	snprintf(fifo, sizeof(fifo), "%s/fifo", directory);
	failed = cmocka_run_group_tests_name("sender", tests, NULL, NULL);
	rmdir(directory);
	return failed;
}
