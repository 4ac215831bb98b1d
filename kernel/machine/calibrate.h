/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Finds out where this kernel keeps the name of a workqueue.
 *
 * struct pool_workqueue and struct worker are private to the kernel, and differ
 * between versions. So two queues with known names run one item each, and what
 * is known of them is looked for in memory. Both must agree; else names are not
 * known, and items are told apart by their functions only.
 */
#ifndef MACHINE_CALIBRATE_H
#define MACHINE_CALIBRATE_H

#include <linux/types.h>

struct pool_workqueue;

/* As much of a name as is compared and shown; the kernel has 24, since 6.10 32. */
#define QUEUE_NAME_SIZE 24

/* Zeros behind it; it may lack its own. Compared by words, without a loop. */
union queue_name {
	char text[QUEUE_NAME_SIZE];
	u64 words[QUEUE_NAME_SIZE / sizeof(u64)];
};

/* Return: -ENOMEM, or 0, whether names were found or not. Process context. */
int calibrate(void);

/* False: items can be told apart by their functions only. */
bool calibrated(void);

/*
 * Copies the name of the queue that @pwq belongs to; an empty one if it is not
 * known. @pwq must not be freed meanwhile: it is not while an item of it is
 * queued or runs. Any context.
 */
void queue_name(const struct pool_workqueue *pwq, union queue_name *name);

/* Return: where the current worker has its item from, or NULL. Any context. */
const struct pool_workqueue *current_pwq(void);

#endif
