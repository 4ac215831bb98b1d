/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Finds what no event tells of an item that waits, or waited, in a queue: until
 * when max_active held it back, and since when it only lacked the CPU.
 *
 * A queue is first in, first out. So max_active holds an item back as long as that
 * many items that came before it to the same limit have not ended. One that began
 * all the same shows that there was another limit: then nothing is told of it. Nor
 * is anything of items with a timer, as nobody knows when they came.
 */
#ifndef WQTOP_MODEL_HELD_H
#define WQTOP_MODEL_HELD_H

#include "model/item_lives.h"
#include "read/snapshot.h"

/* Sets held_ns, limit and ready_ns of the lives. Their events up to @now are known. */
void held_find(struct item_lives *lives, const struct snapshot *now);

#endif
