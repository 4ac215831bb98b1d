/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A static item: one work_struct that exists as long as the module does. While
 * it is pending, submitting it again coalesces: the kernel's call returns false.
 */
#ifndef WQDEMO_ITEM_H
#define WQDEMO_ITEM_H

#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

#include "run.h"

struct answer;
struct counter_sums;

struct static_item {
	enum wqdemo_queue queue;
	struct work_struct *work;
	struct timer_list *timer;	/* of delayed work, else NULL */

	/*
	 * Held around {the kernel's queue call, its count, its stamp}, and taken
	 * again on the handler's first line: so the handler finds its stamp,
	 * however soon it starts. Task or softirq.
	 */
	spinlock_t lock;
	/*
	 * Of the accepted submissions whose handler has not come to its first
	 * line, the oldest first. Two, because the kernel accepts a requeue as
	 * soon as it has cleared PENDING, which is before that line.
	 */
	struct item_stamp stamps[2];
	unsigned int waiting;		/* how many stamps there are */
	u64 last_id;
	u64 runs;			/* that have ended */
};

#define STATIC_ITEM(name, queue_symbol, work_pointer, timer_pointer) {	\
	.queue = (queue_symbol),					\
	.work = (work_pointer),						\
	.timer = (timer_pointer),					\
	.lock = __SPIN_LOCK_UNLOCKED((name).lock),			\
}

/*
 * Counts one submission: @accepted is what the kernel's queue call returned,
 * @ready_ns when the item was to run. The caller holds @item->lock since
 * before that call.
 */
void static_item_submitted(struct static_item *item, bool accepted, u64 ready_ns);

/* A handler's first and last statement. */
void static_item_start(struct static_item *item, struct item_run *run);
void static_item_finish(struct static_item *item, struct item_run *run);

/*
 * Calls @cancel_sync, a cancel_*_sync() of the kernel, counts what it removed
 * and tells @answer of that and of how long it had to wait for a run. May
 * sleep. The caller sees to it that nobody submits meanwhile.
 */
void static_item_cancel_sync(struct static_item *item, bool (*cancel_sync)(void),
			     struct answer *answer);

/*
 * The counters of @item's queue and where the item is now, both of the same
 * instant. @armed and @pending are each 0 or 1.
 */
void static_item_read(struct static_item *item, struct counter_sums *sums,
		      u64 *armed, u64 *pending);

/*
 * Calls @submit, which says whether the item was accepted, @n times and counts
 * into @answer how it went. May sleep between the calls.
 * Return: 0, or -EINTR when the caller was killed before the last one.
 */
int static_item_submit_many(bool (*submit)(void), u32 n, struct answer *answer);

#endif
