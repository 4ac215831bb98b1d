// SPDX-License-Identifier: GPL-2.0
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/smp.h>

#include "counters.h"
#include "log.h"
#include "pattern.h"
#include "run.h"

void item_run_start(struct item_run *run, enum wqdemo_queue queue,
		    struct item_stamp stamp)
{
	run->queue = queue;
	run->stamp = stamp;
	run->start_ns = ktime_get_ns();
	counters_started(queue, run->start_ns, item_run_waited_ns(run));
}

void item_run_finish(struct item_run *run)
{
	run->run_ns = ktime_get_ns() - run->start_ns;
	counters_finished(run->queue, run->run_ns);
}

u64 item_run_waited_ns(const struct item_run *run)
{
	/* The timer wheel is never early; nothing here should depend on that. */
	return run->start_ns - min(run->start_ns, run->stamp.ready_ns);
}

void item_run_log_start(const struct item_run *run)
{
	log_line(&log_runs, "%s #%llu started on CPU %d in %s (pid %d), %llu us after it was ready",
		 queue_name(run->queue), run->stamp.id, raw_smp_processor_id(),
		 current->comm, current->pid,
		 item_run_waited_ns(run) / NSEC_PER_USEC);
}

void item_run_log_finish(const struct item_run *run)
{
	log_line(&log_runs, "%s #%llu finished after %llu us",
		 queue_name(run->queue), run->stamp.id,
		 run->run_ns / NSEC_PER_USEC);
}
