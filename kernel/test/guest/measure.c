// SPDX-License-Identifier: GPL-2.0
/*
 * measure share CPU MS: how many percent of that CPU an ordinary task gets that
 * is bound to it and never sleeps, within so many milliseconds, as the kernel says.
 * measure presence CPU MS: the same by the clock, and so without softirqs that
 * interrupt the task, and without what others take from the whole VM.
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

/* In ns: all that kept a task from its CPU for a millisecond or more, and the longest of it. */
struct away {
	long long total, longest, of; /* of: the time that was looked at */
};

static struct away stay(long long ns)
{
	long long begin = now_ns(CLOCK_MONOTONIC), last = begin, now;
	struct away away = { 0, 0, 0 };

	do {
		now = now_ns(CLOCK_MONOTONIC);
		if (now - last >= 1000000)
			away.total += now - last;
		if (now - last > away.longest)
			away.longest = now - last;
		last = now;
	} while (now - begin < ns);
	away.of = now - begin;
	return away;
}

static int share(int cpu, long long ns)
{
	if (bind_to(cpu))
		return 2;
	ns = stay(ns).of;
	printf("%lld\n", now_ns(CLOCK_PROCESS_CPUTIME_ID) * 100 / ns);
	return 0;
}

static int presence(int cpu, long long ns)
{
	struct away away;

	if (bind_to(cpu))
		return 2;
	away = stay(ns);
	printf("%lld\n", 100 - away.total * 100 / away.of);
	return 0;
}

static int gap(int cpu, long long ns)
{
	if (bind_to(cpu))
		return 2;
	printf("%lld\n", stay(ns).longest / 1000000);
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
	if (argc == 4 && !strcmp(argv[1], "presence"))
		return presence(atoi(argv[2]), atoll(argv[3]) * 1000000);
	if (argc == 4 && !strcmp(argv[1], "gap"))
		return gap(atoi(argv[2]), atoll(argv[3]) * 1000000);
	if (argc == 2 && !strcmp(argv[1], "start"))
		return start();
	fputs("usage: measure share|presence|gap CPU MS | measure start\n",
	      stderr);
	return 2;
}
