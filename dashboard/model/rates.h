/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Computes completions per second and their history from snapshots. Time is
 * the time stamp in each snapshot, so a late or paused reader computes the
 * same as a punctual one.
 */
#ifndef WQTOP_MODEL_RATES_H
#define WQTOP_MODEL_RATES_H

#include <stdbool.h>
#include <stdint.h>

#include "read/snapshot.h"

/*
 * A rate is the slope of the line that fits the samples of the last seconds
 * best (least squares). Counting between the ends of the window would make a
 * queue of 1 Hz read 0.8 or 1.0, as the window happens to fall.
 */
#define RATES_WINDOW_NS		6000000000ull

/* Ten per second, as after a key, for longer than the window. */
#define RATES_SAMPLES		80

/* The history is kept in steps of a second, enough for the widest screen. */
#define RATES_STEP_NS		1000000000ull
#define RATES_HISTORY		256

struct rates_sample {
	uint64_t time_ns;
	uint64_t completed[SNAPSHOT_QUEUES];
};

struct rates {
	/*
	 * All samples have these in common. A change of one of them starts
	 * over.
	 */
	uint64_t loaded_ns;
	uint64_t epoch;
	unsigned int queue_count;
	char name[SNAPSHOT_QUEUES][SNAPSHOT_NAME_MAX];

	unsigned int sample_count;	/* the oldest first */
	struct rates_sample sample[RATES_SAMPLES];

	uint64_t first_step;		/* the history begins here */
	uint64_t last_step;
	/* completed in a step, at step % RATES_HISTORY */
	double history[SNAPSHOT_QUEUES][RATES_HISTORY];
};

/* All zero is the state before the first sample. */
void rates_add(struct rates *rates, const struct snapshot *snapshot);

/*
 * Completions per second of the row with that index in the last snapshot.
 * Return: false while nobody can know it, before the second sample.
 */
bool rates_get(const struct rates *rates, unsigned int queue,
	       double *per_second);

/*
 * Completions in the second that was @ago seconds before the current one.
 * Return: false where nothing was sampled.
 */
bool rates_history(const struct rates *rates, unsigned int queue,
		   unsigned int ago, double *completed);

#endif
