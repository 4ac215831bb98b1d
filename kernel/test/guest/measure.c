// SPDX-License-Identifier: GPL-2.0
/*
 * measure share CPU MS: how many percent of that CPU an ordinary task gets that
 * is bound to it and never sleeps, within so many milliseconds.
 * measure gap CPU MS: for how many milliseconds, at the longest, such a task did not run.
 * measure start: how many milliseconds it takes to start a program and see it end.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now_ns(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static int bind_to(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (!sched_setaffinity(0, sizeof(set), &set))
		return 0;
	perror("measure: sched_setaffinity");
	return -1;
}

static int share(int cpu, long long ns)
{
	long long begin = now_ns(CLOCK_MONOTONIC), elapsed;

	if (bind_to(cpu))
		return 2;
	do
		elapsed = now_ns(CLOCK_MONOTONIC) - begin;
	while (elapsed < ns);
	printf("%lld\n", now_ns(CLOCK_PROCESS_CPUTIME_ID) * 100 / elapsed);
	return 0;
}

/* What keeps this task off its CPU for longest, an interrupt or others. */
static int gap(int cpu, long long ns)
{
	long long begin = now_ns(CLOCK_MONOTONIC), last = begin, now, most = 0;

	if (bind_to(cpu))
		return 2;
	do {
		now = now_ns(CLOCK_MONOTONIC);
		if (now - last > most)
			most = now - last;
		last = now;
	} while (now - begin < ns);
	printf("%lld\n", most / 1000000);
	return 0;
}

static int start(void)
{
	long long begin = now_ns(CLOCK_MONOTONIC);
	pid_t child = fork();

	if (!child) {
		execl("/bin/busybox", "sh", "-c", "/bin/busybox true",
		      (char *)NULL);
		_exit(127);
	}
	if (child < 0 || waitpid(child, NULL, 0) != child) {
		perror("measure: fork");
		return 2;
	}
	printf("%lld\n", (now_ns(CLOCK_MONOTONIC) - begin) / 1000000);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 4 && !strcmp(argv[1], "share"))
		return share(atoi(argv[2]), atoll(argv[3]) * 1000000);
	if (argc == 4 && !strcmp(argv[1], "gap"))
		return gap(atoi(argv[2]), atoll(argv[3]) * 1000000);
	if (argc == 2 && !strcmp(argv[1], "start"))
		return start();
	fputs("usage: measure share CPU MS | measure gap CPU MS | measure start\n",
	      stderr);
	return 2;
}
