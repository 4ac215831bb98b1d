/* SPDX-License-Identifier: GPL-2.0 */
/* Counts, per CPU, what happened to the items of each queue. */
#ifndef WQDEMO_COUNTERS_H
#define WQDEMO_COUNTERS_H

#include <linux/percpu.h>
#include <linux/types.h>
#include <asm/barrier.h>

#include "../common/abi.h"

/* Each of these only grows. */
enum counter {
	COUNTER_SUBMITTED,
	COUNTER_ACCEPTED,
	COUNTER_COALESCED,
	COUNTER_MODIFIED,
	COUNTER_OVER_LIMIT,
	COUNTER_REFUSED, /* the item was being cancelled _sync */
	COUNTER_STARTED,
	COUNTER_COMPLETED,
	COUNTER_CANCELLED,
	/* For limit.c, which takes back what these give. */
	COUNTER_BURNT_MS,    /* asked for by the completed items */
	COUNTER_UNBURNT_MS,  /* asked for by the cancelled ones */
	COUNTER_TIMED_ENDED, /* items with a timer, completed or cancelled */
	COUNTERS
};

enum histogram { HISTOGRAM_WAIT, HISTOGRAM_RUN, HISTOGRAMS };

/* The sums over all CPUs since the last reset, as one reader found them. */
struct counter_sums {
	u64 count[COUNTERS];
	u64 total_ns[HISTOGRAMS], max_ns[HISTOGRAMS];
	u64 min_ns[HISTOGRAMS];	    /* U64_MAX: none yet */
	u64 burnt_ns, preempted_ns; /* see steps.c */
	/* Of the handler that started last since the reset. */
	int last_cpu;	/* -1: none did */
	pid_t last_pid; /* 0: none did, or it is in softirq */
};

/* Return: -ENOMEM; or 0, and counters_exit() must follow. */
int counters_init(void);
void counters_exit(void);

/* Of one CPU; used by counters.c, and here by what every submission calls. */
struct queue_counters {
	u64 count[COUNTERS];
	u64 total_ns[HISTOGRAMS], max_ns[HISTOGRAMS], min_ns[HISTOGRAMS];
	u64 burnt_ns, preempted_ns;
	u64 octaves[HISTOGRAMS]; /* a bit for each whose buckets are in use */
	u64 last_start_ns;
	pid_t last_pid;
	u64 epoch; /* that max_ns and min_ns belong to */
	u64 bucket[HISTOGRAMS][WQDEMO_OCTAVES][WQDEMO_EIGHTHS];
};

extern struct queue_counters __percpu *queue_counters[WQDEMO_QUEUE_COUNT];

/* Any context. */
static inline void counters_add(enum wqdemo_queue queue, enum counter counter,
				u64 n)
{
	this_cpu_add(queue_counters[queue]->count[counter], n);
}

/* Counts @n submissions, first of all that is counted of them. Any context. */
static inline void counters_submitted(enum wqdemo_queue queue, u64 n)
{
	counters_add(queue, COUNTER_SUBMITTED, n);
	/* Pairs with counters_read_all(): accepted implies submitted. */
	smp_wmb();
}

/* A handler of @queue starts at @now_ns, after @wait_ns. Any context. */
void counters_started(enum wqdemo_queue queue, u64 now_ns, u64 wait_ns);

/*
 * A handler of @queue ends after @run_ns. In these its burns had a CPU for
 * @burnt_ns, and were ready without one for @preempted_ns. Any context.
 */
void counters_finished(enum wqdemo_queue queue, u64 run_ns, u64 burnt_ns,
		       u64 preempted_ns);

/*
 * Sums up since the last reset. While handlers run the sums are not of one
 * instant, but whoever is seen completed, cancelled or started is also seen
 * accepted. Process context; does not sleep.
 */
void counters_read(enum wqdemo_queue queue, struct counter_sums *sums);

/* Sums up the counts since the module was loaded. Any context. */
void counters_read_all(enum wqdemo_queue queue, u64 count[COUNTERS]);

/*
 * Sums up a histogram since the last reset. Return: a bit for each octave that
 * ever had a value; of the others @bucket is left as it was. Process context.
 */
u64 counters_read_histogram(enum wqdemo_queue queue, enum histogram which,
			    u64 bucket[WQDEMO_OCTAVES][WQDEMO_EIGHTHS]);

/*
 * Starts again from zero, with the counts of concurrency.h. Items in flight
 * stay submitted and accepted. Process context.
 */
void counters_reset(void);

/* Resets so far, plus one. Whatever is read after it is not older. */
u64 counters_epoch(void);

#endif
