/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Shared by the programs of the soak: numbers that a seed repeats, and counts
 * that add up over processes. The functions stand here because each program is
 * compiled from one file.
 */
#ifndef STORM_H
#define STORM_H

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define COMMANDS "/proc/workqueue_demo"
#define EVENTS	 "/proc/workqueue_demo_events"

static uint64_t storm_state;
static volatile sig_atomic_t storm_over;

/* splitmix64: the same numbers from the same seed, on every machine. */
static inline uint64_t storm_random(void)
{
	uint64_t z = storm_state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

/* 0 .. most - 1. */
static inline unsigned int storm_below(unsigned int most)
{
	return storm_random() % most;
}

static inline void storm_pause(unsigned int most_us)
{
	struct timespec pause = { .tv_nsec =
					  1000L * (1 + storm_below(most_us)) };

	nanosleep(&pause, NULL);
}

/* Memory that children share with who made it. */
static inline void *storm_share(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED) {
		perror("mmap");
		exit(2);
	}
	return memory;
}

static inline void storm_count(unsigned long *counter)
{
	__atomic_fetch_add(counter, 1, __ATOMIC_RELAXED);
}

static inline void storm_end(int signal)
{
	(void)signal;
	storm_over = 1;
}

/* A process that has begun: ends with its parent, and when it is told to. */
static inline void storm_begin(uint64_t seed)
{
	storm_state = seed;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGTERM, storm_end);
	signal(SIGPIPE, SIG_IGN);
}

#endif
