// SPDX-License-Identifier: GPL-2.0
/*
 * Lets what may fail in one system call fail, an allocation of memory or an
 * access to our memory, one after the other:
 *
 *   fail load FILE        finit_module(2), and delete_module(2) where it loads
 *   fail write FILE TEXT  write(2)
 *
 * The first of the first call, the second of the next, until a call has none
 * left to fail. Says how each ended: the error's name, or "ok" if
 * it got along without. Kernels with CONFIG_FAULT_INJECTION only.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* More than any of our calls has. */
#define MOST 2000

static int fail_nth;

static void die(const char *what)
{
	fprintf(stderr, "fail: %s: %s\n", what, strerror(errno));
	exit(2);
}

/*
 * Which one of this thread from now on is to fail; 0: none. What is left of an
 * earlier one may fail the call that ends it: then it is used up.
 */
static void set(int nth)
{
	char text[16];
	int length = snprintf(text, sizeof(text), "%d", nth);

	while (pwrite(fail_nth, text, length, 0) != length)
		if (errno != EFAULT)
			die("/proc/thread-self/fail-nth");
}

/* Whether the call before had fewer than that, so that none failed. */
static int is_left(void)
{
	char text[16] = "";

	if (pread(fail_nth, text, sizeof(text) - 1, 0) > 0)
		return atoi(text) > 0;
	if (errno != EFAULT)
		die("/proc/thread-self/fail-nth");
	return 1; /* here it was */
}

static int load(int fd)
{
	return syscall(SYS_finit_module, fd, "log_runs=0", 0) ? errno : 0;
}

static int give(int fd, const char *text)
{
	ssize_t length = strlen(text);

	return write(fd, text, length) == length ? 0 : errno;
}

int main(int argc, char **argv)
{
	int loads = argc == 3 && !strcmp(argv[1], "load");
	int writes = argc == 4 && !strcmp(argv[1], "write");
	int fd;

	if (!loads && !writes) {
		fputs("usage: fail load FILE | write FILE TEXT\n", stderr);
		return 2;
	}
	fail_nth = open("/proc/thread-self/fail-nth", O_RDWR);
	if (fail_nth < 0)
		die("/proc/thread-self/fail-nth");
	fd = open(argv[2], loads ? O_RDONLY : O_WRONLY);
	if (fd < 0)
		die(argv[2]);

	for (int nth = 1; nth < MOST; nth++) {
		int error, left;

		set(nth);
		error = loads ? load(fd) : give(fd, argv[3]);
		left = is_left();
		set(0);
		puts(error ? strerrorname_np(error) : "ok");
		if (loads && !error &&
		    syscall(SYS_delete_module, "workqueue_demo", O_NONBLOCK))
			die("delete_module");
		if (left)
			return 0;
	}
	fprintf(stderr, "fail: more than %d in one call\n", MOST);
	return 1;
}
