/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Finds behind whom an item waited: the row whose items had its CPU for more than
 * half of a long wait, and have just ended, or of which one still runs.
 */
#ifndef MACHINE_BEHIND_H
#define MACHINE_BEHIND_H

#include <linux/types.h>

#include "running.h"

/* A wait in bucket 20 of the histogram or above, some 1 ms, is a long one. */
#define BEHIND_WAIT_NS (1ULL << 20)

#define BEHIND_OF_ROW 4

struct behind {
	int row;
	u32 waits; /* 0: free */
	u64 wait_ns;
};

/* Return: -ENOMEM or 0. Process context. */
int behind_alloc(void);
void behind_free(void);

/* Forgets all. No probe is attached, and nobody reads. Process context. */
void behind_reset(void);

/* Notes that @run ended at @now_ns and had the CPU for @cpu_ns. Interrupts off. */
void behind_ended(const struct run *run, u64 now_ns, u64 cpu_ns);

/*
 * An item of @row starts at @now_ns, after it waited: notes who was in the way, if
 * the wait was long. Interrupts off.
 */
void behind_waited(int row, u64 now_ns, u64 wait_ns);

/*
 * Copies whom items of @row waited behind; free ones may lie between. Process
 * context, between attach_begin_read() and attach_end_read(), and after a row was
 * seen.
 */
void behind_read(int row, struct behind behind[BEHIND_OF_ROW]);

#endif
