/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A static item: one work_struct that exists as long as the module does. While
 * it is pending, submitting it again coalesces: the kernel's call returns false.
 */
#ifndef WQDEMO_STATIC_ITEM_H
#define WQDEMO_STATIC_ITEM_H

#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "../common/command.h"
#include "item_run.h"

struct answer;
struct counter_sums;

struct static_item {
	enum wqdemo_queue queue;
	struct work_struct *work;
	struct timer_list *timer; /* of delayed work, else NULL */

	/*
	 * The kernel's calls, in the pattern's file. All but the last are called
	 * under @lock.
	 */
	bool (*submit)(const struct wqdemo_command *command);
	bool (*modify)(u32 delay_ms); /* mod_delayed_work(), or NULL */
	bool (*cancel)(void);	      /* NULL: this kernel cannot */
	bool (*cancel_sync)(void);    /* sleeps */

	/*
	 * Held around {the kernel's queue call, its count, its stamp}, and taken
	 * again on the handler's first line: so the handler finds its stamp,
	 * however soon it starts. Process context only: a handler here is a
	 * worker thread's.
	 */
	spinlock_t lock;
	/*
	 * Of the accepted submissions whose handler has not come to its first
	 * line, the oldest first. Two, because the kernel accepts a requeue as
	 * soon as it has cleared PENDING, which is before that line.
	 */
	struct item_stamp stamps[2];
	unsigned int waiting; /* how many stamps there are */
	u64 last_id;
	u64 running_id;	 /* 0: no handler runs */
	u64 ended_id;	 /* it and all before have run or were cancelled */
	u64 runs;	 /* that have ended */
	bool cancelling; /* a cancel_sync() is under way: refuse */

	struct mutex cancel_mutex; /* one cancel_sync() at a time */
	wait_queue_head_t ended;   /* for ended_id */
};

/* The fields of item @name that are not the pattern's own calls. */
#define STATIC_ITEM(name, queue_symbol, work_pointer, timer_pointer)         \
	.queue = (queue_symbol), .work = (work_pointer),                     \
	.timer = (timer_pointer), .lock = __SPIN_LOCK_UNLOCKED((name).lock), \
	.cancel_mutex = __MUTEX_INITIALIZER((name).cancel_mutex),            \
	.ended = __WAIT_QUEUE_HEAD_INITIALIZER((name).ended)

/*
 * Submits once, as @command says; @delay_ms is what ->submit() asks the kernel
 * to wait. Return: whether the kernel accepted it.
 */
bool static_item_submit(struct static_item *item,
			const struct wqdemo_command *command, u32 delay_ms);

/*
 * The same as often as @command says, counted into @answer. May sleep.
 * Return: 0, or -EINTR when the caller was killed before the last one.
 */
int static_item_submit_many(struct static_item *item,
			    const struct wqdemo_command *command, u32 delay_ms,
			    struct answer *answer);

/*
 * Has the item's timer run anew for @delay_ms, or submits it where it is idle.
 * Return: 0, or -EBUSY while it is being cancelled.
 */
int static_item_modify(struct static_item *item,
		       const struct wqdemo_command *command, u32 delay_ms,
		       struct answer *answer);

/* All of a handler: its beginning, its program, its end. */
void static_item_run(struct static_item *item);

/* The first and the last part of that, for a handler that does more. */
void static_item_start(struct static_item *item, struct item_run *run);
void static_item_finish(struct static_item *item, struct item_run *run);

/* Removes what waits; tells @answer of that, and whether a handler runs on. */
int static_item_cancel(struct static_item *item, struct answer *answer);

/* The same, and waits for a handler that runs: -EINTR if killed before. */
int static_item_cancel_sync(struct static_item *item, struct answer *answer);

/* Waits until what was accepted so far has run: -EINTR if killed. */
int static_item_flush(struct static_item *item, struct answer *answer);

/*
 * The counters of @item's queue and where the item is now, both of the same
 * instant: @armed, @pending and @running are each 0 or 1.
 */
void static_item_read(struct static_item *item, struct counter_sums *sums,
		      u64 *armed, u64 *pending, u64 *running);

#endif
