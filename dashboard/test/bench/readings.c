// SPDX-License-Identifier: GPL-2.0
/*
 * Gives wqtop one reading after the other of a load that was written before:
 *
 *	READINGS=N FILE=PATH LD_PRELOAD=.../readings.so wqtop --file PATH
 *
 * The reading number n is PATH.n, and PATH_events.n are its events. wqtop is
 * asked to end instead of the reading N + 1. So a run does the same each time,
 * whatever the machine does meanwhile, and its instructions can be counted.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <unistd.h>

typedef int opener(const char *path, int flags, ...);

static opener *real_open;
static const char *file;
static int most;
static int number;

/* The kernel copies, for its instructions are not counted. */
static void append_events(void)
{
	char path[4096];
	int from, to;

	snprintf(path, sizeof(path), "%s_events", file);
	to = real_open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	snprintf(path, sizeof(path), "%s_events.%d", file, number);
	from = real_open(path, O_RDONLY | O_CLOEXEC);
	lseek(to, 0, SEEK_END);
	while (sendfile(to, from, NULL, 1 << 20) > 0)
		;
	close(from);
	close(to);
}

static int next_reading(int flags)
{
	char path[4096];

	if (number == most)
		kill(getpid(), SIGTERM);
	else
		number++;
	append_events();
	snprintf(path, sizeof(path), "%s.%d", file, number);
	return real_open(path, flags);
}

int open(const char *path, int flags, ...)
{
	va_list arguments;
	int mode;

	if (!real_open) {
		real_open = (opener *)dlsym(RTLD_NEXT, "open");
		file = getenv("FILE");
		most = atoi(getenv("READINGS"));
	}
	if (!strcmp(path, file) && (flags & O_ACCMODE) == O_RDONLY &&
	    !(flags & O_PATH))
		return next_reading(flags);
	va_start(arguments, flags);
	mode = va_arg(arguments, int);
	va_end(arguments);
	return real_open(path, flags, mode);
}
