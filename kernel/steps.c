// SPDX-License-Identifier: GPL-2.0
#include <linux/delay.h>
#include <linux/ktime.h>
#include <linux/preempt.h>
#include <linux/sched.h>

#include "events.h"
#include "item_run.h"
#include "steps.h"

/* Others have run in a longer gap between two looks at the clock. */
#define GAP_NS (20 * NSEC_PER_USEC)

/*
 * Keeps the CPU busy for @wanted_ns of its own time. Measured by the clock
 * alone, a burn would count the time in which it was preempted, and two burners
 * on one CPU would overlap for free. Gives up after three times as long, so
 * that a program is bounded on any machine. Lets others run when the scheduler
 * wants that, as every long loop in the kernel must: not every kernel preempts
 * such a loop.
 */
static void burn(u64 wanted_ns)
{
	u64 begin_ns = ktime_get_ns(), last_ns = begin_ns, burnt_ns = 0;

	while (burnt_ns < wanted_ns && last_ns - begin_ns < 3 * wanted_ns) {
		u64 now_ns = ktime_get_ns();

		if (now_ns - last_ns < GAP_NS)
			burnt_ns += now_ns - last_ns;
		last_ns = now_ns;
		if (!in_serving_softirq())
			cond_resched();
		cpu_relax();
	}
}

void steps_run(struct item_run *run, const struct wqdemo_program *program)
{
	const struct wqdemo_step *step;
	int i;

	item_run_log_start(run);
	for (i = 0; i < program->steps; i++) {
		step = &program->step[i];
		if (events_recording())
			events_write(WQDEMO_EVENT_step, run->queue,
				     run->stamp.id, ktime_get_ns(), step);
		if (step->kind == WQDEMO_STEP_BURN)
			burn((u64)step->ms * NSEC_PER_MSEC);
		else
			/* On an hrtimer: msleep() rounds up to jiffies. */
			usleep_range(step->ms * USEC_PER_MSEC,
				     step->ms * USEC_PER_MSEC + 50);
	}
}
