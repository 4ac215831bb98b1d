/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A row for each work function of each queue, and what was counted of it.
 *
 * A row lasts until the next reset. Who finds no room for one gets the row
 * ROW_OTHER, so that totals stay true.
 */
#ifndef MACHINE_ROWS_H
#define MACHINE_ROWS_H

#include <linux/percpu.h>
#include <linux/spinlock_types.h>
#include <linux/time64.h>
#include <linux/types.h>
#include <linux/workqueue.h>

#include "calibrate.h"

#define ROWS	  512
#define ROW_OTHER ROWS
#define ROWS_ALL  (ROWS + 1)

/* Buckets of powers of two of a nanosecond; the last has all that is longer. */
#define ROW_BUCKETS 40

/* Counted by each CPU for itself, with interrupts off. */
struct row_counts {
	u64 queued;
	u64 started;
	u64 ended;
	u64 untimed; /* started, but it is not known when it was queued */
	u64 held;    /* had to wait for max_active */
	u64 hogs;    /* had a CPU for longer than ROW_HOG_NS */
	u64 wait_total_ns, wait_max_ns;
	u64 run_total_ns, run_max_ns;
	u64 cpu_total_ns;
	u64 held_max_ns;
};

enum row_histogram { ROW_WAIT, ROW_RUN, ROW_HISTOGRAMS };

/* 736 bytes; the rows have 0.4 MB of them on each CPU. */
struct row_numbers {
	struct row_counts counts;
	u64 buckets[ROW_HISTOGRAMS][ROW_BUCKETS];
};

#define ROW_HOG_NS (10 * NSEC_PER_MSEC)

struct row {
	work_func_t function;
	union queue_name queue;
	char names[128]; /* "FUNCTION MODULE", or "-" for the kernel's own */
	bool gone;	 /* the module of its function is */
};

struct module;

/* Return: -ENOMEM or 0. Process context. */
int rows_alloc(void);
void rows_free(void);

/* Forgets all rows. No probe is attached, and nobody reads. Process context. */
void rows_reset(void);

/* Return: the row's number. Interrupts off; any context but NMI. */
int row_of(work_func_t function, const struct pool_workqueue *pwq);

/* Return: @row may be that of an item of @function. Any context. */
bool row_fits(int row, work_func_t function);

DECLARE_PER_CPU(struct row_numbers *, rows_numbers); /* ROWS_ALL of them */

/* Return: this CPU's numbers of @row. Interrupts off. */
static inline struct row_numbers *row_numbers(int row)
{
	return &__this_cpu_read(rows_numbers)[row];
}

/*
 * Return: the lock of what other tables keep of @row; there from rows_alloc() on.
 * Innermost. Taken with interrupts off, as probes come in all contexts.
 */
raw_spinlock_t *row_lock(int row);

/* A part of a module, or all of it: see linux/module.h. */
typedef bool within_t(unsigned long address, const struct module *module);

/*
 * Rows of functions in what is @gone of @module stay to be read, but get no
 * more. Process context, as all that follows, between attach_begin_read() and
 * attach_end_read().
 */
void rows_retire(within_t *gone, const struct module *module);

/* Return: how many rows there are besides ROW_OTHER. */
int rows_count(void);

const struct row *row_at(int row);

/* Both add up those of all CPUs. An item seen ended is also seen started. */
void row_read(int row, struct row_counts *sums);
void row_read_buckets(int row, enum row_histogram which, u64 sums[ROW_BUCKETS]);

/* Counts what found no place in a table. Any context. */
void rows_untracked(void);
u64 rows_untracked_count(void);

#endif
