// SPDX-License-Identifier: GPL-2.0
/*
 * Makes a system call fail at each place where it can: at an allocation of memory
 * or an access to this program's memory.
 *
 *   fail load FILE        finit_module(2), then delete_module(2) if it loads
 *   fail write FILE TEXT  write(2)
 *
 * The first call fails at its first place, the second call at its second, until a
 * call has no such place left. Prints how each ended: the error's name, or "ok" if
 * the call coped. Needs a kernel with CONFIG_FAULT_INJECTION.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* More than any call of the module makes. */
#define MOST 2000

static int fail_nth;

static void die(const char *what)
{
	fprintf(stderr, "fail: %s: %s\n", what, strerror(errno));
	exit(2);
}

/*
 * Sets which place of this thread fails, counted from now on; 0: none. An earlier
 * setting may fail this write() itself, and is then used up.
 */
static void set(int nth)
{
	char text[16];
	int length = snprintf(text, sizeof(text), "%d", nth);

	while (pwrite(fail_nth, text, length, 0) != length)
		if (errno != EFAULT)
			die("/proc/thread-self/fail-nth");
}

/* True if the call before had fewer places than that: none failed. */
static int is_left(void)
{
	char text[16] = "";

	if (pread(fail_nth, text, sizeof(text) - 1, 0) > 0)
		return atoi(text) > 0;
	if (errno != EFAULT)
		die("/proc/thread-self/fail-nth");
	return 1; /* it failed this pread() */
}

/* The name of the module in FILE, without the folder and ".ko". */
static const char *module_in(const char *file)
{
	static char name[64];
	const char *slash = strrchr(file, '/');

	snprintf(name, sizeof(name), "%s", slash ? slash + 1 : file);
	name[strcspn(name, ".")] = '\0';
	return name;
}

/* The kernel only remarks that a module does not know the parameter. */
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
		    syscall(SYS_delete_module, module_in(argv[2]), O_NONBLOCK))
			die("delete_module");
		if (left)
			return 0;
	}
	fprintf(stderr, "fail: more than %d in one call\n", MOST);
	return 1;
}
