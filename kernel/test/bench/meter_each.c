// SPDX-License-Identifier: GPL-2.0
/*
 * meter each NAME FILE TEXT N: the instructions for each of N things that a write of
 * TEXT to FILE asks for, from the system call to when all is quiet. "@" in TEXT
 * stands for the number. It is asked for N and for 3 N, so that what happens once
 * for a write cancels out; the median of several such differences counts.
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "meter.h"

/* Longer than any number of things is under way. */
#define QUIET_SECONDS 0.1

#define ROUNDS 5

void ask(int file, const char *text, unsigned long n)
{
	const char *mark = strchr(text, '@');
	char asked[256];
	int length;

	length = mark ? snprintf(asked, sizeof(asked), "%.*s%lu%s",
				 (int)(mark - text), text, n, mark + 1) :
			snprintf(asked, sizeof(asked), "%s", text);
	if (write(file, asked, (size_t)length) != length)
		die(asked);
}

/*
 * meter load FILE TEXT MS: writes TEXT again and again, every MS milliseconds,
 * until it is killed.
 */
int load(char **argument)
{
	int file = open(argument[0], O_WRONLY);
	double seconds = strtod(argument[2], NULL) / 1000;

	if (file < 0)
		die(argument[0]);
	for (;;) {
		ask(file, argument[1], 0);
		nap(seconds);
	}
}

void run_before_workers(void)
{
	struct sched_param lowest = { .sched_priority = 1 };

	if (sched_setscheduler(0, SCHED_FIFO, &lowest))
		die("sched_setscheduler");
}

/* meter once FILE TEXT: writes it as measured. */
int write_once(char **argument)
{
	int file = open(argument[0], O_WRONLY);

	if (file < 0)
		die(argument[0]);
	run_before_workers();
	ask(file, argument[1], 0);
	return 0;
}

/*
 * Reading all tasks costs more than many things: none of it is between the two
 * looks at this process, whose number is right where it has just slept.
 */
static unsigned long long cost(int file, const char *text, unsigned long n)
{
	unsigned long long before;

	nap(QUIET_SECONDS);
	before = spent_by_others();
	nap(QUIET_SECONDS);
	before += spent_by(getpid());
	ask(file, text, n);
	nap(QUIET_SECONDS);
	return spent_by(getpid()) + spent_by_others() - before;
}

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

double cost_of_each(const char *path, const char *text, unsigned long n,
		    unsigned long *things)
{
	int file = open(path, O_WRONLY);
	double each[ROUNDS], few;
	int i;

	if (file < 0)
		die(path);
	run_before_workers();
	cost(file, text, n); /* the first makes workers and memory */
	for (i = 0; i < ROUNDS; i++) {
		few = (double)cost(file, text, n);
		each[i] = ((double)cost(file, text, 3 * n) - few) /
			  (2.0 * (double)n);
	}
	close(file);
	qsort(each, ROUNDS, sizeof(*each), compare);
	*things = n + ROUNDS * (n + 3 * n);
	return each[ROUNDS / 2];
}

int measure_each(char **argument)
{
	unsigned long things;

	tell(argument[0], "",
	     cost_of_each(argument[1], argument[2],
			  strtoul(argument[3], NULL, 10), &things));
	return 0;
}
