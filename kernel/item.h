/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The life of a work item, counted: submitted, queued, started, finished,
 * cancelled.
 *
 * A static item is one work_struct that exists as long as the module does.
 * Submitting it while it is pending coalesces: the kernel's call returns false.
 * An allocated item (registry.h) is made for one submission, so it never does.
 */
#ifndef WQDEMO_ITEM_H
#define WQDEMO_ITEM_H

#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

#include "../common/abi.h"

struct answer;

/* One accepted submission, from the queue call to the handler's first line. */
struct item_stamp {
	u64 id;			/* counts the accepted ones of the queue, from 1 */
	u64 ready_ns;		/* when it may run; after now for delayed work */
};

/* One run of a handler; on the handler's stack. */
struct item_run {
	enum wqdemo_queue queue;
	u64 id;
	u64 ready_ns;
	u64 start_ns, finish_ns;
};

struct static_item {
	enum wqdemo_queue queue;
	struct work_struct *work;
	struct timer_list *timer;	/* of delayed work, else NULL */

	/*
	 * Held around {the kernel's queue call, its count, its stamp}, and taken
	 * again on the handler's first line: so the handler finds its stamp,
	 * however soon it starts. Taken in any context.
	 */
	spinlock_t lock;
	/*
	 * Of the accepted submissions whose handler has not come to its first
	 * line, the oldest first. Two, because the kernel accepts a requeue as
	 * soon as it has cleared PENDING, which is before that line.
	 */
	struct item_stamp stamp[2];
	unsigned int stamps;
	u64 last_id;
	u64 finish_ns;			/* when the last run ended */
};

#define STATIC_ITEM(name, queue_symbol, work_pointer, timer_pointer) {	\
	.queue = (queue_symbol),					\
	.work = (work_pointer),						\
	.timer = (timer_pointer),					\
	.lock = __SPIN_LOCK_UNLOCKED((name).lock),			\
}

/*
 * Counts one submission: @accepted is what the kernel's queue call returned,
 * @delay_ms what it was asked to wait. The caller holds @item->lock since
 * before that call.
 */
void static_item_submitted(struct static_item *item, bool accepted,
			   unsigned int delay_ms);

/* A handler's first and last statement. Process context. */
void static_item_start(struct static_item *item, struct item_run *run);
void static_item_finish(struct static_item *item, struct item_run *run);

/*
 * After cancel_*_sync(): counts the submission that it removed from its timer
 * or queue. The caller sees to it that nobody submits meanwhile.
 */
void static_item_cancelled(struct static_item *item);

/* Whether a run of @item ended at @since_ns or later. */
bool static_item_finished_since(struct static_item *item, u64 since_ns);

/* A sample of where @item is now: each 0 or 1. */
void static_item_sample(struct static_item *item, u64 *armed, u64 *pending);

/*
 * Calls @submit, which says whether the item was accepted, @n times and counts
 * into @answer how it went. May sleep between the calls.
 * Return: 0, or -EINTR when the caller was killed before the last one.
 */
int static_item_submit_many(bool (*submit)(void), u32 n, struct answer *answer);

/* The beginning and the end of any run: time stamps, counters, log. */
void item_run_start(struct item_run *run, enum wqdemo_queue queue,
		    struct item_stamp stamp);
void item_run_finish(struct item_run *run);

#endif
