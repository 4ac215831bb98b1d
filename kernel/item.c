// SPDX-License-Identifier: GPL-2.0
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/sched/signal.h>

#include "answers.h"
#include "counters.h"
#include "item.h"

void static_item_submitted(struct static_item *item, bool accepted, u64 ready_ns)
{
	lockdep_assert_held(&item->lock);
	counters_add(item->queue, COUNTER_SUBMITTED, 1);
	if (!accepted) {
		counters_add(item->queue, COUNTER_COALESCED, 1);
		return;
	}
	counters_add(item->queue, COUNTER_ACCEPTED, 1);
	if (WARN_ON_ONCE(item->waiting >= ARRAY_SIZE(item->stamps)))
		return;
	item->stamps[item->waiting++] = (struct item_stamp) {
		.id = ++item->last_id,
		.ready_ns = ready_ns,
	};
}

static struct item_stamp take_oldest_stamp(struct static_item *item)
{
	struct item_stamp oldest = item->stamps[0];

	lockdep_assert_held(&item->lock);
	if (WARN_ON_ONCE(!item->waiting))
		return oldest;
	item->stamps[0] = item->stamps[1];
	item->waiting--;
	return oldest;
}

void static_item_start(struct static_item *item, struct item_run *run)
{
	unsigned long flags;

	spin_lock_irqsave(&item->lock, flags);
	item_run_start(run, item->queue, take_oldest_stamp(item));
	spin_unlock_irqrestore(&item->lock, flags);
	item_run_log_start(run);
}

void static_item_finish(struct static_item *item, struct item_run *run)
{
	unsigned long flags;

	spin_lock_irqsave(&item->lock, flags);
	item_run_finish(run);
	item->runs++;
	spin_unlock_irqrestore(&item->lock, flags);
	item_run_log_finish(run);
}

static u64 count_runs(struct static_item *item)
{
	unsigned long flags;
	u64 runs;

	spin_lock_irqsave(&item->lock, flags);
	runs = item->runs;
	spin_unlock_irqrestore(&item->lock, flags);
	return runs;
}

static void count_cancelled(struct static_item *item)
{
	unsigned long flags;

	spin_lock_irqsave(&item->lock, flags);
	/* The sync call has seen every older run end: one stamp is left. */
	take_oldest_stamp(item);
	counters_add(item->queue, COUNTER_CANCELLED, 1);
	spin_unlock_irqrestore(&item->lock, flags);
}

void static_item_cancel_sync(struct static_item *item, bool (*cancel_sync)(void),
			     struct answer *answer)
{
	u64 began_ns = ktime_get_ns();
	u64 runs = count_runs(item);

	answer->removed = cancel_sync();
	if (answer->removed)
		count_cancelled(item);
	/* A run that ended meanwhile is one that was waited for. */
	if (count_runs(item) != runs)
		answer->waited_ns = ktime_get_ns() - began_ns;
}

void static_item_read(struct static_item *item, struct counter_sums *sums,
		      u64 *armed, u64 *pending)
{
	unsigned long flags;

	spin_lock_irqsave(&item->lock, flags);
	counters_read(item->queue, sums);
	/* A sample: the timer tells nobody when it expires. */
	*armed = item->timer && timer_pending(item->timer);
	*pending = item->waiting - min_t(u64, item->waiting, *armed);
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
