/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counts how many items of a queue run at the same time, and if they start in
 * order. All CPUs share these counts, so they are kept only while events are
 * recorded.
 */
#ifndef WQDEMO_CONCURRENCY_H
#define WQDEMO_CONCURRENCY_H

#include <linux/spinlock.h>
#include <linux/types.h>

#include "../common/abi.h"

/*
 * The lock makes numbering an item and queueing it one step: else the numbers
 * would say nothing about the order in the queue. Any context but hard irq.
 */
spinlock_t *concurrency_lock(enum wqdemo_queue queue);
u64 concurrency_next_order(enum wqdemo_queue queue);

/* A handler starts or ends. @order: its number, 0 for none. Task or softirq. */
void concurrency_started(enum wqdemo_queue queue, u64 order);
void concurrency_finished(enum wqdemo_queue queue, u64 order);

/*
 * An item was removed before it ran. The next item may start at once, and must
 * see both or neither: call this with the removal under concurrency_lock(), or
 * under a lock that is also held around concurrency_started().
 */
void concurrency_cancelled(enum wqdemo_queue queue, u64 order);

/* The most handlers that ran at the same time. */
u64 concurrency_highest(enum wqdemo_queue queue);

/* Items that started before an earlier accepted one had ended. */
u64 concurrency_overlaps(enum wqdemo_queue queue);

void concurrency_reset(void);

#endif
