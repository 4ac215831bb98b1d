/* SPDX-License-Identifier: GPL-2.0 */
/* Lists the items that run now. */
#ifndef MACHINE_RUNNING_H
#define MACHINE_RUNNING_H

#include <linux/kconfig.h>
#include <linux/types.h>
#include <linux/workqueue.h>

#include "cpu_time.h"

struct run {
	u64 started_ns;
	struct cpu_time cpu_time; /* of the worker when it started */
	int row;
	int cpu;   /* where it started; one of an unbound queue may move */
	pid_t pid; /* the worker's; 0: it runs in softirq */
};

/* Else it is in softirq, and keeps the CPU all the time. */
static inline bool run_is_preemptible(const struct run *run)
{
	return run->pid || IS_ENABLED(CONFIG_PREEMPT_RT);
}

/* As many items as can be listed; of one more it is counted that it was not. */
#define RUNNING_MAX 1024

/* Return: -ENOMEM or 0. Process context. */
int running_alloc(void);
void running_free(void);

/* Forgets all. No probe is attached, and nobody reads. */
void running_reset(void);

/*
 * From now on none is listed, until running_reset(): the ends are not told any
 * more. Nobody reads.
 */
void running_close(void);

/*
 * An item of @row begins, and ends: then @run is filled with what was noted at its
 * begin. Interrupts off, in the context of the item.
 * Return: false if there was no room, or if its begin was not noted.
 */
bool running_begin(int row, u64 now_ns);
bool running_end(work_func_t function, struct run *run);

/*
 * Copies the one listed at @at, 0 to RUNNING_MAX - 1. Process context, between
 * attach_begin_read() and attach_end_read(), and after a row was seen.
 * Return: false: there is none.
 */
bool running_at(int at, struct run *run);

/*
 * Sets for how long the run at @at, as running_at() copied it, has had a CPU, and
 * no longer than from its start to @now_ns: off by up to two ticks, on a CPU
 * without ticks (nohz_full) by up to a second. Same context as there, while
 * attached. Return: false: it is not known, or has ended.
 */
bool running_cpu_ns(int at, const struct run *run, u64 now_ns, u64 *cpu_ns);

/* As many of those that began last on a CPU are remembered. */
#define RUNNING_HERE 16

/*
 * Copies the next of those that began on this CPU, if it still runs and has lost
 * the CPU to the caller, or sleeps; and for how long its worker had the CPU at
 * least. None in softirq. @from: 0 at first. Interrupts off. Return: false: there is no more.
 */
bool running_next_here(int *from, struct run *run, u64 *cpu_ns);

#endif
