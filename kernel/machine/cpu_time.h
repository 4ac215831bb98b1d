/* SPDX-License-Identifier: GPL-2.0 */
#ifndef MACHINE_CPU_TIME_H
#define MACHINE_CPU_TIME_H

#include <linux/types.h>

/* How long a task had had a CPU at a point of time. */
struct cpu_time {
	u64 accounted_ns; /* what the scheduler has added up */
	s64 since_ns;	  /* from then on, by the clock of @cpu: may be off */
	int cpu;
};

/* Reads that of the current task; @now_ns is the time now. Interrupts off. */
void cpu_time_read(u64 now_ns, struct cpu_time *time);

/*
 * Return: how long the task had a CPU between the two, in ns. On a CPU without
 * ticks (nohz_full) on which ksoftirqd ran, it may be up to a second too much.
 * Any context.
 */
u64 cpu_time_between(const struct cpu_time *begin, const struct cpu_time *end);

struct task_struct;

/*
 * Return: how long @task had a CPU since @begin, until it lost the CPU or had a
 * tick on it. Off by up to a tick. @task must not go away. Any context.
 */
u64 cpu_time_accounted(const struct cpu_time *begin,
		       const struct task_struct *task);

/*
 * Return: the same, but never more than it had: up to a tick is missing. On a CPU
 * without ticks (nohz_full) it may be too much.
 */
u64 cpu_time_at_least(const struct cpu_time *begin,
		      const struct task_struct *task);

#endif
