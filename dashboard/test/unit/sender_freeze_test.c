// SPDX-License-Identifier: GPL-2.0
/* Each write of a freeze, in its order, and where it ends. In a folder of its own, not in /sys. */
#include "test/unit/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lib/clock.h"
#include "send/freezer.h"
#include "send/sender.h"
#include "test/unit/folder.h"

#define PATIENCE_MS 10000

#define FREEZABLE "module: freezable cpu=CPU delay=2000 do=sleep:1000\n"
#define BOUND	  "module: bound cpu=CPU delay=2000 do=sleep:1000\n"
#define TRY	  "pm_test: freezer\n"
#define STATE	  "state: freeze\n"
#define PUT_BACK  "pm_test: none\n"

/* In memory that the child shares. */
struct shared {
	char log[512];	   /* what was written, and to which file */
	int refused;	   /* the number of the write that is refused, from 1 */
	int error;	   /* with that errno */
	bool is_deaf;	   /* pm_test takes a word, and does not act on it */
	int count;	   /* of writes */
	int cpus_at_state; /* of the process that freezes */
};

static struct shared *shared;

static char folder[] = "/tmp/sender-freeze-test-XXXXXX";
static char module[64];
static struct sender sender;

/* Return: the name of an open file in the folder, or NULL. */
static const char *name_of(int fd)
{
	static char path[128];
	size_t length = strlen(folder);
	char link[32];
	ssize_t got;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	got = readlink(link, path, sizeof(path) - 1);
	path[got > 0 ? got : 0] = '\0';
	return strncmp(path, folder, length) ? NULL : path + length + 1;
}

/* Marks the word that pm_test was given, as the kernel does. */
static void answer(int fd, const char *word)
{
	bool tries = !strncmp(word, "freezer", 7);

	if (!shared->is_deaf &&
	    dprintf(fd, "%s", tries ? "none [freezer]\n" : "[none] freezer\n") <
		    0)
		abort();
}

static int count_cpus(void)
{
	cpu_set_t cpus;

	return sched_getaffinity(0, sizeof(cpus), &cpus) ? 0 : CPU_COUNT(&cpus);
}

/* Stands before the C library's: notes what goes to a file of the folder. */
ssize_t write(int fd, const void *text, size_t length)
{
	const char *name = name_of(fd);
	size_t used;

	if (!name)
		return syscall(SYS_write, fd, text, length);
	used = strlen(shared->log);
	snprintf(shared->log + used, sizeof(shared->log) - used, "%s: %.*s\n",
		 name, (int)length, (const char *)text);
	if (++shared->count == shared->refused) {
		errno = shared->error;
		return -1;
	}
	if (!strcmp(name, "state"))
		shared->cpus_at_state = count_cpus();
	if (!strcmp(name, "pm_test"))
		answer(fd, text);
	return (ssize_t)length;
}

static int begin(void **state)
{
	(void)state;
	memset(shared, 0, sizeof(*shared));
	put_in(folder, "module", "");
	put_in(folder, "pm_test", "[none] freezer\n");
	put_in(folder, "state", "freeze mem\n");
	sender_init(&sender, module);
	sender.power = folder;
	return 0;
}

static int end(void **state)
{
	(void)state;
	sender_free(&sender);
	return 0;
}

static struct sender_result collect(void)
{
	uint64_t deadline = clock_ms() + PATIENCE_MS;
	struct pollfd fds[SENDER_SLOTS];
	struct sender_result result;

	do {
		assert_true(clock_ms() < deadline);
		poll(fds, sender_poll(&sender, fds), 100);
		sender_notice(&sender);
	} while (!sender_collect(&sender, &result));
	return result;
}

/* Return: the last CPU that the items may run on. */
static int last_cpu(void)
{
	cpu_set_t cpus;
	int cpu, last = 0;

	assert_int_equal(sched_getaffinity(0, sizeof(cpus), &cpus), 0);
	for (cpu = 0; cpu < CPU_SETSIZE; cpu++)
		if (CPU_ISSET(cpu, &cpus))
			last = cpu;
	return last;
}

/* Compares what was written, where CPU stands for the last one. */
static void wrote(const char *wanted)
{
	char text[512];
	size_t used = 0;

	for (; *wanted; wanted++) {
		if (strncmp(wanted, "CPU", 3)) {
			text[used++] = *wanted;
			continue;
		}
		used += (size_t)sprintf(text + used, "%d", last_cpu());
		wanted += 2;
	}
	text[used] = '\0';
	assert_string_equal(shared->log, text);
}

static void ends(int error, bool froze, const char *written)
{
	struct sender_result result;

	assert_int_equal(sender_freeze(&sender, 0), 0);
	assert_true(sender_freezer(&sender));
	result = collect();
	wrote(written);
	assert_int_equal(result.error, error);
	assert_int_equal(result.froze, froze);
	assert_string_equal(result.command, "freeze");
	/* The time of the write that froze. */
	assert_int_equal(result.frozen.from_ns != 0,
			 strstr(written, STATE) != NULL);
	assert_true(result.frozen.from_ns <= result.frozen.to_ns);
	assert_false(sender_freezer(&sender));
}

static void queues_the_items_and_then_freezes(void **state)
{
	(void)state;
	ends(FREEZER_THAWED, true, FREEZABLE BOUND TRY STATE PUT_BACK);
	/* It keeps one CPU busy, and leaves the others to the items. */
	assert_int_equal(shared->cpus_at_state, 1);
}

/* Each row is a write that is refused, and what follows it. */
static void stops_at_what_is_refused(void **state)
{
	static const struct {
		int refused;
		int error;
		int wanted;
		bool froze;
		const char *written;
	} rows[] = {
		{ 1, ENOSPC, ENOSPC, false, FREEZABLE },
		{ 2, EPERM, EPERM, false, FREEZABLE BOUND },
		{ 3, EINVAL, FREEZER_NOT_SAFE, true,
		  FREEZABLE BOUND TRY PUT_BACK },
		/* Also a process that cannot be frozen */
		{ 4, EBUSY, FREEZER_REFUSED, true,
		  FREEZABLE BOUND TRY STATE PUT_BACK },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		begin(state);
		shared->refused = rows[i].refused;
		shared->error = rows[i].error;
		ends(rows[i].wanted, rows[i].froze, rows[i].written);
		end(state);
	}
}

static void freezes_nothing_where_it_is_not_safe(void **state)
{
	(void)state;
	shared->is_deaf = true;
	ends(FREEZER_NOT_SAFE, true, FREEZABLE BOUND TRY PUT_BACK);
	begin(state);
	put_in(folder, "pm_test", "none [devices] freezer\n");
	ends(FREEZER_NOT_SAFE, true, FREEZABLE BOUND);
	begin(state);
	put_in(folder, "state", "disk\n");
	ends(FREEZER_NO_STATE, true, FREEZABLE BOUND);
	begin(state);
	unlink(path_in(folder, "pm_test"));
	ends(FREEZER_NO_TEST, true, FREEZABLE BOUND);
	begin(state);
	unlink(module);
	ends(ENOENT, false, "");
}

static void needs_a_slot(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < SENDER_SLOTS; i++)
		assert_int_equal(sender_freeze(&sender, 0), 0);
	assert_int_equal(sender_freeze(&sender, 0), EBUSY);
	while (sender_count(&sender))
		collect();
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(queues_the_items_and_then_freezes),
		TEST(stops_at_what_is_refused),
		TEST(freezes_nothing_where_it_is_not_safe),
		TEST(needs_a_slot),
	};
	int failed;

	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED || !mkdtemp(folder))
		return 1;
	snprintf(module, sizeof(module), "%s", path_in(folder, "module"));
	failed =
		cmocka_run_group_tests_name("sender_freeze", tests, NULL, NULL);
	unlink(path_in(folder, "pm_test"));
	unlink(path_in(folder, "state"));
	unlink(module);
	rmdir(folder);
	return failed;
}
