// SPDX-License-Identifier: GPL-2.0
#include <linux/compiler.h>
#include <linux/jiffies.h>
#include <linux/kconfig.h>
#include <linux/kernel.h>
#include <linux/kernel_stat.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <linux/smp.h>

#include "cpu_time.h"

/*
 * Some kernels take the time of interrupts from no task: the scheduler's clock
 * stood still meanwhile. It lags by all that this CPU ever spent on them, which
 * is minutes after a day, and another time on each CPU. This sum has also the
 * ticks of ksoftirqd, whose clock goes on, and those of the time after the kernel
 * ceased to do so: it may have grown by more than the lag.
 */
static u64 interrupts_ns(void)
{
	const u64 *spent = kcpustat_this_cpu->cpustat;

	if (!IS_ENABLED(CONFIG_IRQ_TIME_ACCOUNTING))
		return 0;
	/* What is added to the other by an item in softirq is its own time. */
	if (in_serving_softirq())
		return spent[CPUTIME_IRQ];
	return spent[CPUTIME_IRQ] + spent[CPUTIME_SOFTIRQ];
}

/*
 * The scheduler adds to the sum when it looks at the task: at a tick, or when
 * another CPU wakes a task that shall run here. The rest is the time since then.
 */
void cpu_time_read(u64 now_ns, struct cpu_time *time)
{
	const struct sched_entity *se = &current->se;
	u64 sum_ns, from_ns;

	/*
	 * That other CPU changes both, under a lock that we cannot take and with
	 * plain writes, hence data_race(). Reading twice makes it unlikely, not
	 * impossible, that only one has changed: this item is then off by up to
	 * a tick.
	 */
	do {
		from_ns = data_race(READ_ONCE(se->exec_start));
		sum_ns = data_race(READ_ONCE(se->sum_exec_runtime));
	} while (from_ns != data_race(READ_ONCE(se->exec_start)) ||
		 sum_ns != data_race(READ_ONCE(se->sum_exec_runtime)));
	time->accounted_ns = sum_ns;
	time->since_ns = now_ns - interrupts_ns() - from_ns;
	time->cpu = smp_processor_id();
}

static s64 within_tick(s64 since_ns)
{
	return clamp_t(s64, since_ns, 0, TICK_NSEC);
}

/*
 * The clock may also lag by what a hypervisor stole from the CPU, which no
 * module can know. Within one CPU the lag is the same at both ends and cancels.
 * Else a task is trusted to have been looked at in the last tick.
 */
u64 cpu_time_between(const struct cpu_time *begin, const struct cpu_time *end)
{
	s64 before_ns = begin->since_ns, after_ns = end->since_ns;
	s64 added_ns = end->accounted_ns - begin->accounted_ns;
	s64 least_ns = 0, ns;

	if (begin->cpu != end->cpu) {
		before_ns = within_tick(before_ns);
		after_ns = within_tick(after_ns);
	}
	ns = added_ns + after_ns - before_ns;
	/* See interrupts_ns(): the sum is right, but for what was before. */
	if (IS_ENABLED(CONFIG_IRQ_TIME_ACCOUNTING))
		least_ns = added_ns - max_t(s64, begin->since_ns, TICK_NSEC);
	return max3(ns, least_ns, (s64)0);
}

/* At a loss of the CPU and at a tick the scheduler adds to the sum: no rest here. */
static u64 accounted_since(const struct cpu_time *begin, s64 before_ns,
			   const struct task_struct *task)
{
	u64 sum_ns = data_race(READ_ONCE(task->se.sum_exec_runtime));

	return max_t(s64, sum_ns - begin->accounted_ns - before_ns, 0);
}

u64 cpu_time_accounted(const struct cpu_time *begin,
		       const struct task_struct *task)
{
	return accounted_since(begin, within_tick(begin->since_ns), task);
}

u64 cpu_time_at_least(const struct cpu_time *begin,
		      const struct task_struct *task)
{
	/* See interrupts_ns(): there it is not known. */
	if (IS_ENABLED(CONFIG_IRQ_TIME_ACCOUNTING))
		return accounted_since(begin, TICK_NSEC, task);
	return cpu_time_accounted(begin, task);
}
