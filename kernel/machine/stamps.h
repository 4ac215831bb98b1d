/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Remembers when the items that wait were queued.
 *
 * The table is bounded. A new stamp may take the place of an old one, whose item
 * then starts untimed: of cancelled items nobody hears, and their stamps are in
 * the way otherwise.
 */
#ifndef MACHINE_STAMPS_H
#define MACHINE_STAMPS_H

#include <linux/types.h>

struct work_struct;

struct stamp {
	u64 queued_ns;
	u64 ready_ns; /* when max_active had room for it */
	int row;
};

/* Return: -ENOMEM or 0. Process context. */
int stamps_alloc(void);
void stamps_free(void);

/* Forgets all. No probe is attached. */
void stamps_reset(void);

/* Notes that @work was queued at @now_ns. Interrupts off. */
void stamp_put(const struct work_struct *work, int row, u64 now_ns);

/* Return: whether @work has a stamp, and @stamp: it. Interrupts off. */
bool stamp_look(const struct work_struct *work, struct stamp *stamp);

/* Notes that @work waits for a worker only since @now_ns. Interrupts off. */
void stamp_ready(const struct work_struct *work, u64 now_ns);

/* The same, and takes it out. */
bool stamp_take(const struct work_struct *work, struct stamp *stamp);

#endif
