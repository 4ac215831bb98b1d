/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Items that the kernel took for CPU_INTENSIVE by itself (since Linux 6.5),
 * because they burned their CPU for longer than its threshold.
 */
#ifndef WQTOP_MODEL_CPU_HOG_H
#define WQTOP_MODEL_CPU_HOG_H

#include "model/item_lives.h"
#include "read/snapshot.h"

/*
 * Return: whether the kernel looks after that queue: its items count as
 * runnable in a pool of one CPU, and the threshold is known.
 */
bool cpu_hog_is_watched(const struct snapshot *now, enum wqdemo_queue queue);

/* Return: the longest time that the item was on its CPU without a sleep. */
uint64_t cpu_hog_burned_ns(const struct item_lives *lives,
			   const struct life *life, uint64_t now_ns);

/*
 * Return: whether the kernel stepped in. It looks at each timer tick, so a
 * burn that is over within a tick of the threshold does not count; nor does any
 * where the length of a tick is not known.
 */
bool cpu_hog_was_seen(const struct item_lives *lives, const struct life *life,
		      const struct snapshot *now);

#endif
