/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Samples who queues the items of each row: in which context, which process, by
 * which calls. A stack costs several times as much as an item, and in an interrupt
 * some twenty times, as names are looked up there. So a row has at most 50 samples
 * a second; and it keeps few callers, the most frequent ones.
 */
#ifndef MACHINE_CALLERS_H
#define MACHINE_CALLERS_H

#include <linux/sched.h>
#include <linux/types.h>

#include "rows.h"

#define CALLERS_OF_ROW 4
#define CALLER_FRAMES  8

enum caller_context { CALLER_TASK, CALLER_SOFTIRQ, CALLER_IRQ };

struct caller {
	u32 samples; /* 0: free */
	u8 context;
	char comm[TASK_COMM_LEN]; /* of a task; else empty: it was anybody's */
	/* 0 behind the last; none of whom an interrupt or a softirq interrupted */
	unsigned long frames[CALLER_FRAMES];
};

/*
 * Return: an address in the call that returns to @frame. Behind a call that never
 * returns, @frame itself is in the next function.
 */
static inline unsigned long caller_call(unsigned long frame)
{
	return frame - 1;
}

/* Return: -ENOMEM or 0. Process context. */
int callers_alloc(void);
void callers_free(void);

/* Forgets all. No probe is attached, and nobody reads. */
void callers_reset(void);

/*
 * Notes who is about to queue an item of @row, unless one of it was looked at just
 * before. Interrupts off. Return: whether it did, and so took its time.
 */
bool callers_sample(int row, u64 now_ns);

/*
 * These two: process context, between attach_begin_read() and attach_end_read(),
 * and after a row was seen.
 */

/*
 * Forgets the callers that come by what is @gone of @module: what it was cannot
 * be told later.
 */
void callers_retire(within_t *gone, const struct module *module);

/* Copies the callers of @row; free ones may lie between. */
void callers_read(int row, struct caller callers[CALLERS_OF_ROW]);

#endif
