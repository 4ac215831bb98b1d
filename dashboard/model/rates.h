/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Computes how many runs end per second, and their history. Events tell when a
 * run ended. Where there are none, the counts of two readings tell how many
 * ended between them: these are spread evenly. Time is the time stamp in each
 * reading, so a late or paused reader computes the same as a punctual one.
 */
#ifndef WQTOP_MODEL_RATES_H
#define WQTOP_MODEL_RATES_H

#include <stdbool.h>
#include <stdint.h>

#include "read/event_log.h"
#include "read/snapshot.h"

/*
 * A rate is the number of runs that ended in the last RATES_WINDOW_S seconds,
 * divided by these. Of a queue that ticks regularly, the window ends with the
 * last tick, until the next one is overdue: else 1 Hz would read 0.8 or 1.0,
 * as the window happens to fall.
 */
#define RATES_WINDOW_S		5
#define RATES_WINDOW_NS		(RATES_WINDOW_S * 1000000000ull)

/* While less than this is known, there is no rate. */
#define RATES_LEAST_NS		1000000000ull

/* Runs that end within this time share a span; the spans cover the window. */
#define RATES_SPAN_NS		50000000ull
#define RATES_SPANS		128

/* The history is kept in steps of a second, enough for the widest screen. */
#define RATES_STEP_NS		1000000000ull
#define RATES_HISTORY		256

/* Runs that ended from @from_ns to @to_ns. */
struct rates_span {
	uint64_t from_ns;
	uint64_t to_ns;
	uint64_t ends;
};

struct rates_row {
	char name[SNAPSHOT_NAME_MAX];
	enum wqdemo_queue id;
	uint64_t completed;		/* in the last reading */
	uint64_t early;			/* events of runs that no reading has counted yet */
	struct rates_span untold;	/* counted by the last reading, without an event so far */
	uint64_t span_count;		/* ever; number n is at n % RATES_SPANS */
	struct rates_span span[RATES_SPANS];
	double history[RATES_HISTORY];	/* ends in a step, at step % RATES_HISTORY */
};

struct rates {
	/*
	 * All readings have these in common. A change of one of them starts
	 * over.
	 */
	uint64_t loaded_ns;
	uint64_t epoch;
	unsigned int row_count;

	uint64_t recorded_ns;		/* events are written since then; SNAPSHOT_NONE: they are not */
	uint64_t first_ns;		/* of the first reading, */
	uint64_t since_ns;		/* from when on all is known */
	uint64_t time_ns;		/* of the last reading, 0: none */
	uint64_t last_step;		/* the newest of the history */
	unsigned int load;		/* the load of the module that the events come from */
	uint64_t next_event;		/* the number of the first one not taken */
	struct rates_row row[SNAPSHOT_QUEUES];
};

/* Takes in a reading. All zero is the state before the first one. */
void rates_add(struct rates *rates, const struct snapshot *snapshot);

/* Takes in the new events before number @end, after their reading. */
void rates_take(struct rates *rates, const struct event_log *events, uint64_t end);

/*
 * Runs per second of the row with that index in the last snapshot. Return:
 * false while nobody can know it.
 */
bool rates_get(const struct rates *rates, unsigned int queue,
	       double *per_second);

/*
 * Runs that ended in the second that was @ago seconds before the current one.
 * Return: false where nothing is known.
 */
bool rates_history(const struct rates *rates, unsigned int queue,
		   unsigned int ago, double *ended);

#endif
