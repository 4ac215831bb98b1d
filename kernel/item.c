// SPDX-License-Identifier: GPL-2.0
#include <linux/sched/signal.h>
#include <linux/smp.h>
#include <linux/timekeeping.h>

#include "answers.h"
#include "counters.h"
#include "item.h"
#include "log.h"
#include "pattern.h"

void static_item_submitted(struct static_item *item, bool accepted,
			   unsigned int delay_ms)
{
	struct item_stamp *stamp;

	lockdep_assert_held(&item->lock);
	counters_add(item->queue, COUNTER_SUBMITTED, 1);
	if (!accepted) {
		counters_add(item->queue, COUNTER_COALESCED, 1);
		return;
	}
	counters_add(item->queue, COUNTER_ACCEPTED, 1);
	if (WARN_ON_ONCE(item->stamps == ARRAY_SIZE(item->stamp)))
		return;
	stamp = &item->stamp[item->stamps++];
	stamp->id = ++item->last_id;
	stamp->ready_ns = ktime_get_ns() + (u64)delay_ms * NSEC_PER_MSEC;
}

static struct item_stamp take_oldest_stamp(struct static_item *item)
{
	struct item_stamp oldest = item->stamp[0];

	item->stamp[0] = item->stamp[1];
	item->stamps--;
	return oldest;
}

void static_item_start(struct static_item *item, struct item_run *run)
{
	struct item_stamp stamp;
	unsigned long flags;

	spin_lock_irqsave(&item->lock, flags);
	stamp = take_oldest_stamp(item);
	spin_unlock_irqrestore(&item->lock, flags);
	item_run_start(run, item->queue, stamp);
}

void static_item_finish(struct static_item *item, struct item_run *run)
{
	unsigned long flags;

	item_run_finish(run);
	spin_lock_irqsave(&item->lock, flags);
	item->finish_ns = run->finish_ns;
	spin_unlock_irqrestore(&item->lock, flags);
}

void static_item_cancelled(struct static_item *item)
{
	unsigned long flags;

	spin_lock_irqsave(&item->lock, flags);
	/* The sync call has seen every older run end: one stamp is left. */
	take_oldest_stamp(item);
	counters_add(item->queue, COUNTER_CANCELLED, 1);
	spin_unlock_irqrestore(&item->lock, flags);
}

bool static_item_finished_since(struct static_item *item, u64 since_ns)
{
	unsigned long flags;
	bool finished;

	spin_lock_irqsave(&item->lock, flags);
	finished = item->finish_ns >= since_ns;
	spin_unlock_irqrestore(&item->lock, flags);
	return finished;
}

void static_item_sample(struct static_item *item, u64 *armed, u64 *pending)
{
	unsigned long flags;

	/* The lock keeps a submission under way from being seen by halves. */
	spin_lock_irqsave(&item->lock, flags);
	*armed = item->timer && timer_pending(item->timer);
	/* PENDING is set from the queue call on, while the timer runs too. */
	*pending = !*armed && work_pending(item->work);
	spin_unlock_irqrestore(&item->lock, flags);
}

int static_item_submit_many(bool (*submit)(void), u32 n, struct answer *answer)
{
	while (n--) {
		if (fatal_signal_pending(current))
			return answer_refuse(answer, -EINTR,
					     "killed with %u submissions to go",
					     n + 1);
		if (submit())
			answer->accepted++;
		else
			answer->coalesced++;
		cond_resched();
	}
	return 0;
}

void item_run_start(struct item_run *run, enum wqdemo_queue queue,
		    struct item_stamp stamp)
{
	u64 now_ns = ktime_get_ns();
	/* A timer may be due a fraction of a jiffy before the time asked for. */
	u64 wait_ns = now_ns > stamp.ready_ns ? now_ns - stamp.ready_ns : 0;

	run->queue = queue;
	run->id = stamp.id;
	run->ready_ns = stamp.ready_ns;
	run->start_ns = now_ns;
	counters_started(queue, now_ns, wait_ns);
	log_line(&log_runs, "%s #%llu started on CPU %d in %s (pid %d), %llu us after it was ready",
		 queue_name(queue), run->id, raw_smp_processor_id(),
		 current->comm, current->pid, wait_ns / NSEC_PER_USEC);
}

void item_run_finish(struct item_run *run)
{
	u64 run_ns;

	run->finish_ns = ktime_get_ns();
	run_ns = run->finish_ns - run->start_ns;
	log_line(&log_runs, "%s #%llu finished after %llu us",
		 queue_name(run->queue), run->id, run_ns / NSEC_PER_USEC);
	counters_finished(run->queue, run_ns);
}
