/* SPDX-License-Identifier: GPL-2.0 */
/* Per-CPU counters: what happened to the items of each queue. */
#ifndef WQDEMO_COUNTERS_H
#define WQDEMO_COUNTERS_H

#include <linux/types.h>

#include "../common/abi.h"

/* What is counted; each of them only grows. */
enum counter {
	COUNTER_SUBMITTED,
	COUNTER_ACCEPTED,
	COUNTER_COALESCED,
	COUNTER_MODIFIED,
	COUNTER_REJECTED, /* over the limit, or refused */
	COUNTER_REFUSED,  /* of them: the item was being cancelled _sync */
	COUNTER_STARTED,
	COUNTER_COMPLETED,
	COUNTER_CANCELLED,
	COUNTERS
};

enum histogram { HISTOGRAM_WAIT, HISTOGRAM_RUN, HISTOGRAMS };

/* The sums over all CPUs since the last reset, as one reader found them. */
struct counter_sums {
	u64 count[COUNTERS];
	u64 total_ns[HISTOGRAMS], max_ns[HISTOGRAMS];
	/* The handler that started last, since the reset. */
	int last_cpu;	/* -1: none did */
	pid_t last_pid; /* 0: none did, or it is in softirq */
};

/* -ENOMEM, or 0: then counters_exit() must follow. */
int counters_init(void);
void counters_exit(void);

/* Any context. */
void counters_add(enum wqdemo_queue queue, enum counter counter, u64 n);

/* @n submissions, before anything that becomes of them is counted. Any context. */
void counters_submitted(enum wqdemo_queue queue, u64 n);

/* So many of them, already counted as submitted, are refused. Any context. */
void counters_refused(enum wqdemo_queue queue, u64 n);

/* A handler of @queue starts now, at @now_ns, having waited @wait_ns. Any context. */
void counters_started(enum wqdemo_queue queue, u64 now_ns, u64 wait_ns);

/* A handler of @queue ends, having run for @run_ns. Any context. */
void counters_finished(enum wqdemo_queue queue, u64 run_ns);

/*
 * Process context; does not sleep. While handlers run the sums are not of one instant, but no item
 * is seen completed, cancelled or started that is not also seen accepted.
 */
void counters_read(enum wqdemo_queue queue, struct counter_sums *sums);

/* The same since the module was loaded: counts only. Any context. */
void counters_read_all(enum wqdemo_queue queue, u64 count[COUNTERS]);

/* The buckets of a histogram since the last reset. Process context. */
void counters_read_histogram(enum wqdemo_queue queue, enum histogram which,
			     u64 bucket[WQDEMO_BUCKETS]);

/*
 * Starts again from zero, as does what concurrency.h counts. What is in flight
 * stays submitted and accepted. Process context.
 */
void counters_reset(void);

/* How often that was done, plus one; what is read afterwards is not older. */
u64 counters_epoch(void);

#endif
