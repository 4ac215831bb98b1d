// SPDX-License-Identifier: GPL-2.0
/*
 * meter screen NAME ROWS COLUMNS SECONDS COMMAND...: runs a program that
 * refreshes its screen every second, on a terminal of that size. Tells the
 * instructions up to its first frame, those of a refresh with the bytes that it
 * writes, and how many KB are resident at the end. It runs twice, SECONDS longer
 * the second time, so that its start and its end cancel out; its children count.
 * meter resident NAME ROWS COLUMNS SECONDS COMMAND...: runs it once for so long, and
 * tells how many KB are resident then.
 * meter key NAME ROWS COLUMNS KEYS KEY COMMAND...: types KEYS, and when all is quiet
 * KEY. Tells the instructions for that one, up to when all is quiet again.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "meter.h"

/* Then every program has settled, and is between two refreshes. */
#define SETTLED_SECONDS 5.5
#define QUIET_MS	200

struct screen {
	int terminal;
	pid_t pid;
	unsigned long long begin, bytes;
};

struct cost {
	double instructions; /* of all its life */
	double start;	     /* of it, up to the first frame */
	double bytes;	     /* since it has settled */
	long rss_kb;
};

static void start(struct screen *screen, unsigned short rows,
		  unsigned short columns, char **command)
{
	struct winsize size = { .ws_row = rows, .ws_col = columns };

	screen->bytes = 0;
	screen->begin = now();
	screen->pid = forkpty(&screen->terminal, NULL, NULL, &size);
	if (screen->pid < 0)
		die("forkpty");
	if (screen->pid)
		return;
	setenv("TERM", "xterm-256color", 1);
	setenv("LANG", "C.UTF-8", 1);
	execvp(command[0], command);
	die(command[0]);
}

/* Reads what the program writes, for that long at the most. Return: bytes. */
static size_t take(struct screen *screen, int ms)
{
	struct pollfd poll_terminal = { screen->terminal, POLLIN, 0 };
	char text[65536];
	ssize_t got;

	if (poll(&poll_terminal, 1, ms) <= 0)
		return 0;
	got = read(screen->terminal, text, sizeof(text));
	if (got <= 0)
		die("the program has ended");
	screen->bytes += (size_t)got;
	return (size_t)got;
}

/*
 * Return: the instructions from its start to where it neither runs nor writes any
 * more.
 */
static double until_quiet(struct screen *screen)
{
	unsigned long long before, spent = 0;
	size_t got;

	do {
		before = spent;
		got = take(screen, QUIET_MS);
		spent = spent_by(screen->pid);
	} while (got || !screen->bytes || spent != before);
	return (double)spent;
}

static long rss_kb(pid_t pid)
{
	char path[64], line[256];
	long kb = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	file = fopen(path, "r");
	if (!file)
		die(path);
	while (fgets(line, sizeof(line), file))
		if (sscanf(line, "VmRSS: %ld", &kb) == 1)
			break;
	fclose(file);
	return kb;
}

static double seconds(const struct timeval *time)
{
	return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

/* Return: all instructions of the program and its children. */
static double stop(struct screen *screen)
{
	struct rusage usage;
	int status;

	kill(screen->pid, SIGTERM);
	close(screen->terminal);
	if (wait4(screen->pid, &status, 0, &usage) != screen->pid)
		die("wait4");
	return (seconds(&usage.ru_utime) + seconds(&usage.ru_stime)) * 1e9;
}

/* Up to that many seconds after its start. */
static void watch(struct screen *screen, double length)
{
	double left;

	while ((left = length - (double)(now() - screen->begin) / 1e9) > 0)
		take(screen, (int)(left * 1000) + 1);
}

static struct cost run(char **argument, double more)
{
	struct screen screen;
	struct cost cost;

	start(&screen, (unsigned short)atoi(argument[1]),
	      (unsigned short)atoi(argument[2]), argument + 4);
	cost.start = until_quiet(&screen);
	watch(&screen, SETTLED_SECONDS);
	cost.bytes = (double)screen.bytes;
	watch(&screen, SETTLED_SECONDS + more);
	cost.bytes = (double)screen.bytes - cost.bytes;
	cost.rss_kb = rss_kb(screen.pid);
	cost.instructions = stop(&screen);
	return cost;
}

int measure_screen(char **argument)
{
	double more = strtod(argument[3], NULL);
	struct cost few, many;

	few = run(argument, 0);
	many = run(argument, more);
	tell(argument[0], "_start", many.start);
	tell(argument[0], "_refresh",
	     (many.instructions - few.instructions) / more);
	tell(argument[0], "_bytes", many.bytes / more);
	tell(argument[0], "_rss_kb", (double)many.rss_kb);
	return 0;
}

int measure_resident(char **argument)
{
	struct screen screen;

	start(&screen, (unsigned short)atoi(argument[1]),
	      (unsigned short)atoi(argument[2]), argument + 4);
	watch(&screen, strtod(argument[3], NULL));
	tell(argument[0], "_rss_kb", (double)rss_kb(screen.pid));
	stop(&screen);
	return 0;
}

static void type(struct screen *screen, const char *keys)
{
	ssize_t length = (ssize_t)strlen(keys);

	if (write(screen->terminal, keys, (size_t)length) != length)
		die("the terminal takes no keys");
}

int measure_key(char **argument)
{
	struct screen screen;
	double before;

	start(&screen, (unsigned short)atoi(argument[1]),
	      (unsigned short)atoi(argument[2]), argument + 5);
	until_quiet(&screen);
	type(&screen, argument[3]);
	before = until_quiet(&screen);
	type(&screen, argument[4]);
	tell(argument[0], "_key", until_quiet(&screen) - before);
	stop(&screen);
	return 0;
}
