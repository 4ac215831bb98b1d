// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/cache.h>

#include "concurrency.h"

/*
 * The atomics bring no order of their own. Between the end of an item of an
 * ordered queue and the start of the next lies the lock of the worker pool: who
 * counts the start sees the end counted.
 */
struct concurrency {
	spinlock_t lock; /* last_order, and cancels; task or softirq */
	u64 last_order;
	atomic64_t ended;   /* numbered items that ran or were cancelled */
	atomic64_t running; /* numbered items that run */
	atomic64_t highest;
	atomic64_t overlaps;
} ____cacheline_aligned_in_smp;

#define CONCURRENCY(symbol, ...) \
	[WQDEMO_##symbol] = { .lock = __SPIN_LOCK_UNLOCKED(symbol.lock) },
static struct concurrency queues[WQDEMO_QUEUE_COUNT] = {
	WQDEMO_QUEUES(CONCURRENCY)
};

spinlock_t *concurrency_lock(enum wqdemo_queue queue)
{
	return &queues[queue].lock;
}

u64 concurrency_next_order(enum wqdemo_queue queue)
{
	lockdep_assert_held(&queues[queue].lock);
	return ++queues[queue].last_order;
}

static void raise_highest(atomic64_t *highest, s64 value)
{
	s64 old = atomic64_read(highest);

	/* Pairs with nothing: the number alone is published. */
	while (value > old && !atomic64_try_cmpxchg(highest, &old, value))
		;
}

void concurrency_started(enum wqdemo_queue queue, u64 order)
{
	struct concurrency *own = &queues[queue];
	unsigned long flags;
	u64 ended;

	if (!order)
		return;
	raise_highest(&own->highest, atomic64_inc_return(&own->running));
	/*
	 * All order - 1 earlier items have ended, or this one overlaps. In an
	 * unordered queue a later item may have ended in place of an earlier
	 * one: that hides an overlap, but invents none. The lock keeps out a
	 * cancel that has removed the item before and not yet counted it as
	 * ended.
	 */
	spin_lock_irqsave(&own->lock, flags);
	ended = atomic64_read(&own->ended);
	spin_unlock_irqrestore(&own->lock, flags);
	if (ended < order - 1)
		atomic64_inc(&own->overlaps);
}

void concurrency_finished(enum wqdemo_queue queue, u64 order)
{
	struct concurrency *own = &queues[queue];

	if (!order)
		return;
	atomic64_dec(&own->running);
	atomic64_inc(&own->ended);
}

void concurrency_cancelled(enum wqdemo_queue queue, u64 order)
{
	if (order)
		atomic64_inc(&queues[queue].ended);
}

u64 concurrency_highest(enum wqdemo_queue queue)
{
	return atomic64_read(&queues[queue].highest);
}

u64 concurrency_overlaps(enum wqdemo_queue queue)
{
	return atomic64_read(&queues[queue].overlaps);
}

void concurrency_reset(void)
{
	int queue;

	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		atomic64_set(&queues[queue].highest,
			     atomic64_read(&queues[queue].running));
		atomic64_set(&queues[queue].overlaps, 0);
	}
}
