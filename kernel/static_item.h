/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A static item: one work_struct that lives as long as the module. Submitting
 * it while it is pending coalesces: the kernel's call returns false.
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

	/* The pattern's calls of the kernel: under @lock, but the last. */
	bool (*submit)(const struct wqdemo_command *command);
	bool (*modify)(u32 delay_ms); /* mod_delayed_work(), or NULL */
	bool (*cancel)(void);	      /* NULL: this kernel cannot */
	bool (*cancel_sync)(void);    /* sleeps */

	/*
	 * Held around the kernel's queue call, its count and its stamp. The
	 * handler takes it on its first line: so it finds its stamp, however
	 * soon it starts. Process context only: these handlers run in worker
	 * threads.
	 */
	spinlock_t lock;
	/*
	 * One for each accepted submission whose handler has not come to its
	 * first line, the oldest first. There can be two: the kernel clears
	 * PENDING before that line, and from then on accepts a requeue.
	 */
	struct item_stamp stamps[2];
	unsigned int waiting; /* how many stamps there are */
	u64 asked_ns;	      /* just before the kernel is asked, or 0 */
	u64 last_id;
	u64 running_id; /* 0: no handler runs */
	u64 ended_id;	/* this one and all before have run or were cancelled */
	u64 runs;	/* handlers that have ended */
	bool cancelling; /* a cancel_sync() is under way: refuse */

	struct mutex cancel_mutex; /* one cancel_sync() at a time */
	wait_queue_head_t ended;   /* woken when ended_id grows */
};

/* The fields of item @name that are not the pattern's own calls. */
#define STATIC_ITEM(name, queue_symbol, work_pointer, timer_pointer)         \
	.queue = (queue_symbol), .work = (work_pointer),                     \
	.timer = (timer_pointer), .lock = __SPIN_LOCK_UNLOCKED((name).lock), \
	.cancel_mutex = __MUTEX_INITIALIZER((name).cancel_mutex),            \
	.ended = __WAIT_QUEUE_HEAD_INITIALIZER((name).ended)

enum static_outcome {
	ITEM_ACCEPTED,
	ITEM_COALESCED,
	ITEM_REFUSED, /* it is being cancelled _sync */
	ITEM_OFFLINE, /* the CPU that the command names */
};

/* Around one submission. Return: true if the kernel may be asked. */
bool static_item_begin(struct static_item *item);
enum static_outcome static_item_end(struct static_item *item,
				    const struct wqdemo_program *program,
				    u32 delay_ms, bool accepted);

/*
 * Submits once, by @call: the kernel's queue call itself, so that it stands in
 * the pattern. It is made under the item's lock; not at all while the item is
 * being cancelled _sync. Gives true if the kernel accepted the item.
 */
#define static_item_submit(item, program, delay_ms, call)                     \
	({                                                                    \
		struct static_item *__item = (item);                          \
		bool __accepted = static_item_begin(__item) && (call);        \
                                                                              \
		static_item_end(__item, (program), (delay_ms), __accepted) == \
			ITEM_ACCEPTED;                                        \
	})

/*
 * Submits as often as @command says, and counts in @answer. May sleep.
 * Return: 0; before the last one -EINTR if the caller was killed, -ESHUTDOWN
 * if the module is being unloaded.
 */
int static_item_submit_many(struct static_item *item,
			    const struct wqdemo_command *command, u32 delay_ms,
			    struct answer *answer);

/*
 * Restarts the item's timer with @delay_ms, or submits the item if it is idle.
 * Return: 0, or -EBUSY while it is being cancelled.
 */
int static_item_modify(struct static_item *item,
		       const struct wqdemo_command *command, u32 delay_ms,
		       struct answer *answer);

/* Does all that a handler does: its start, its program, its end. */
void static_item_run(struct static_item *item);

/* The start and the end alone, for a handler that does more. */
void static_item_start(struct static_item *item, struct item_run *run);
void static_item_finish(struct static_item *item, struct item_run *run);

/* Removes the item if it waits; @answer also says if its handler runs on. */
int static_item_cancel(struct static_item *item, struct answer *answer);

/*
 * Also waits for a running handler. Return: 0; -EINTR if killed before,
 * -ESHUTDOWN if the module is being unloaded.
 */
int static_item_cancel_sync(struct static_item *item, struct answer *answer);

/* Waits until all that was accepted has run. Return: as above. */
int static_item_flush(struct static_item *item, struct answer *answer);

/*
 * Reads the counters of @item's queue and the item's place, both at one
 * instant.
 * @armed, @pending and @running are each 0 or 1.
 */
void static_item_read(struct static_item *item, struct counter_sums *sums,
		      u64 *armed, u64 *pending, u64 *running);

/* Tells when its timer is due. Return: false if that does not run. */
bool static_item_due(struct static_item *item, u64 *due_ns);

#endif
