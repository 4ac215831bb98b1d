// SPDX-License-Identifier: GPL-2.0
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <linux/smp.h>

#include "../common/command.h"
#include "concurrency.h"
#include "counters.h"
#include "events.h"
#include "item_run.h"

void item_run_start(struct item_run *run, enum wqdemo_queue queue,
		    const struct item_stamp *stamp)
{
	run->queue = queue;
	run->stamp = *stamp;
	run->start_ns = ktime_get_ns();
	run->cpu = raw_smp_processor_id();
	run->log_ns = 0;
	run->burnt_ns = 0;
	run->preempted_ns = 0;
	counters_started(queue, run->start_ns, item_run_waited_ns(run));
	concurrency_started(queue, stamp->order);
	events_write(WQDEMO_EVENT_started, queue, stamp->id, run->start_ns,
		     NULL);
}

void item_run_finish(struct item_run *run)
{
	struct event_detail detail = {
		.burnt_ns = run->burnt_ns,
		.preempted_ns = run->preempted_ns,
	};
	u64 now_ns = ktime_get_ns();

	run->run_ns = now_ns - run->start_ns - run->log_ns;
	events_write(WQDEMO_EVENT_finished, run->queue, run->stamp.id, now_ns,
		     &detail);
	concurrency_finished(run->queue, run->stamp.order);
	counters_finished(run->queue, run->run_ns, run->burnt_ns,
			  run->preempted_ns);
}

u64 item_run_waited_ns(const struct item_run *run)
{
	/* Timers count jiffies, which may lag: it can start a little early. */
	return run->start_ns - min(run->start_ns, run->stamp.ready_ns);
}

void item_run_say_start(struct item_run *run)
{
	u64 waited_us = item_run_waited_ns(run) / NSEC_PER_USEC;
	u64 begin_ns = ktime_get_ns();

	/* In softirq "current" is the interrupted thread. */
	if (in_serving_softirq())
		log_run("%s #%llu started on CPU %d in softirq, %llu us after it was ready",
			wqdemo_queue_name(run->queue), run->stamp.id, run->cpu,
			waited_us);
	else
		log_run("%s #%llu started on CPU %d in %s (pid %d), %llu us after it was ready",
			wqdemo_queue_name(run->queue), run->stamp.id, run->cpu,
			current->comm, current->pid, waited_us);
	run->log_ns = ktime_get_ns() - begin_ns;
}

void item_run_say_finish(const struct item_run *run)
{
	log_run("%s #%llu finished after %llu us",
		wqdemo_queue_name(run->queue), run->stamp.id,
		run->run_ns / NSEC_PER_USEC);
}
