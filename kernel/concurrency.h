/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How much of a queue runs at once, and in which order. All its CPUs share what
 * is counted here, so it is counted only while events are recorded.
 */
#ifndef WQDEMO_CONCURRENCY_H
#define WQDEMO_CONCURRENCY_H

#include <linux/spinlock.h>
#include <linux/types.h>

#include "../common/abi.h"

/*
 * Numbering an item and queueing it must be one step, or the numbers say
 * nothing about the order in the queue: both under this lock, in any context
 * but hard irq. A number whose item was not accepted is taken back.
 */
spinlock_t *concurrency_lock(enum wqdemo_queue queue);
u64 concurrency_next_order(enum wqdemo_queue queue);
void concurrency_take_back(enum wqdemo_queue queue);

/* A handler starts or ends. @order: as above, 0 if none. Task or softirq. */
void concurrency_started(enum wqdemo_queue queue, u64 order);
void concurrency_finished(enum wqdemo_queue queue, u64 order);

/*
 * An item was removed before it ran. Removing it and this must be one step for
 * the item behind it, which may start at once: both under concurrency_lock(), or
 * under a lock that is held around concurrency_started() as well.
 */
void concurrency_cancelled(enum wqdemo_queue queue, u64 order);

/* The most handlers that ever ran at once. */
u64 concurrency_highest(enum wqdemo_queue queue);

/* Items that started before an earlier accepted one had finished. */
u64 concurrency_overlaps(enum wqdemo_queue queue);

void concurrency_reset(void);

#endif
