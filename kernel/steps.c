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
 * A gap of this length is an event of its own. Two burners that share a CPU take
 * turns of 0.7 ms (one CPU, Linux 7) to 4 ms; interrupts are over sooner. So a
 * second of burning usually has at most 1400 such events, of 8192 that there is
 * room for, and never more than 6000, as a burn gives up.
 */
#define TOLD_GAP_NS (NSEC_PER_MSEC / 2)

/* Until @now_ns the item was ready for @gap_ns, but had no CPU. */
static void note_gap(struct item_run *run, u64 now_ns, u64 gap_ns)
{
	struct event_detail detail = { .preempted_ns = gap_ns };

	run->preempted_ns += gap_ns;
	if (gap_ns >= TOLD_GAP_NS)
		events_write(WQDEMO_EVENT_preempted, run->queue, run->stamp.id,
			     now_ns, &detail);
}

/*
 * Keeps the CPU busy for @wanted_ns of its own time. Measured by the clock
 * alone, a burn would count the time in which it was preempted, and two burners
 * on one CPU would overlap for free. Gives up after three times as long, so
 * that a program is bounded on any machine. Lets others run when the scheduler
 * wants that, as every long loop in the kernel must: not every kernel preempts
 * such a loop.
 */
static void burn(struct item_run *run, u64 wanted_ns)
{
	u64 begin_ns = ktime_get_ns(), last_ns = begin_ns, burnt_ns = 0;

	while (burnt_ns < wanted_ns && last_ns - begin_ns < 3 * wanted_ns) {
		u64 now_ns = ktime_get_ns();

		if (now_ns - last_ns < GAP_NS)
			burnt_ns += now_ns - last_ns;
		else
			note_gap(run, now_ns, now_ns - last_ns);
		last_ns = now_ns;
		if (!in_serving_softirq())
			cond_resched();
		cpu_relax();
	}
	run->burnt_ns += burnt_ns;
}

void steps_run(struct item_run *run, const struct wqdemo_program *program)
{
	const struct wqdemo_step *step;
	struct event_detail detail = { 0 };
	int i;

	item_run_log_start(run);
	for (i = 0; i < program->steps; i++) {
		step = &program->step[i];
		detail.step = *step;
		if (events_recording())
			events_write(WQDEMO_EVENT_step, run->queue,
				     run->stamp.id, ktime_get_ns(), &detail);
		if (step->kind == WQDEMO_STEP_BURN)
			burn(run, (u64)step->ms * NSEC_PER_MSEC);
		else
			/* On an hrtimer: msleep() rounds up to jiffies. */
			usleep_range(step->ms * USEC_PER_MSEC,
				     step->ms * USEC_PER_MSEC + 50);
	}
}
