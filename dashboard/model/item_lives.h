/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The lives of items, built event by event: accepted, waiting, running step by
 * step, finished or cancelled. And the submissions, for marks in the timeline.
 * Memory is bounded: the oldest lives are forgotten.
 *
 * Events may be lost, or not be written for a while. Then a life is known up to
 * its last event, and in doubt until the next one. Lost events show in a gap in
 * the sequence numbers, in a worker that runs another item, and in the counts.
 */
#ifndef WQTOP_MODEL_ITEM_LIVES_H
#define WQTOP_MODEL_ITEM_LIVES_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/spans.h"
#include "model/callers.h"
#include "model/life.h"
#include "model/life_gaps.h"
#include "model/life_moments.h"
#include "read/event_log.h"

/* For each queue. */
#define ITEM_LIVES_KEPT	1024

/* Submissions of one command are one mark. */
#define ITEM_LIVES_MARKS	1024

/* Workers whose last item is remembered. More than these share places. */
#define ITEM_LIVES_WORKERS	256

/* Submissions that one process made at one time. */
struct item_lives_mark {
	enum wqdemo_queue queue;
	uint64_t pid;
	uint64_t ns;			/* the first one's */
	uint64_t last_ns;
	unsigned int accepted;
	unsigned int coalesced;
	unsigned int modified;
	unsigned int refused;
};

/* The last item of a worker. */
struct item_lives_worker {
	uint64_t pid;
	enum wqdemo_queue queue;
	uint64_t item;			/* 0: nothing yet */
};

struct item_lives {
	unsigned int load;		/* the load of the module that the events come from */
	uint64_t next;			/* the number of the first event not taken */
	uint64_t last_seq;
	uint64_t last_ns;
	uint64_t gap_ns;		/* the newest event behind a gap in the numbers, 0: none was */
	uint64_t newest[WQDEMO_QUEUE_COUNT];	/* highest item number, 0: none */
	struct life life[WQDEMO_QUEUE_COUNT][ITEM_LIVES_KEPT];
	struct item_lives_worker worker[ITEM_LIVES_WORKERS];	/* at pid % ITEM_LIVES_WORKERS */
	bool waited[WQDEMO_QUEUE_COUNT];	/* since held_find() looked, an item may have */
	uint64_t held_seen_ns;			/* when that was, 0: not yet, */
	uint64_t limit[WQDEMO_QUEUE_COUNT];	/* the max_active then, */
	uint64_t limit_ns[WQDEMO_QUEUE_COUNT];	/* and since when it is known to be that */
	struct life_gaps gaps;
	struct life_moments moments;
	struct spans lost;		/* when events were, or items are forgotten */
	bool misses[WQDEMO_QUEUE_COUNT];	/* more may wait than are known */
	struct callers callers;
	struct spans frozen;		/* freezes that this wqtop made; no event tells of them */
	uint64_t mark_count;		/* ever; number n is at n % ITEM_LIVES_MARKS */
	struct item_lives_mark mark[ITEM_LIVES_MARKS];
};

/* All zero is the state before the first event. */
void item_lives_clear(struct item_lives *lives);

/*
 * Takes in the new events before number @end. After another load of the
 * module the old lives are forgotten.
 */
void item_lives_take(struct item_lives *lives, const struct event_log *events, uint64_t end);

/* Forgets all but the items that are known to wait or run, and who waits for them. */
void item_lives_forget_ended(struct item_lives *lives);

/* Marks all open lives as in doubt: events may have been lost. */
void item_lives_doubt(struct item_lives *lives);

/* The counts of a queue. */
struct item_lives_counts {
	uint64_t ns;			/* of that time */
	uint64_t since_ns;		/* all events are written since then */
	uint64_t waiting;
	uint64_t running;
};

/*
 * Compares the lives with the counts of a queue. Where more seem to wait or run
 * than the counts say, the ends of the oldest were not written: those of items
 * that no event told of since then. Events up to @counts->ns must be taken in before.
 */
void item_lives_settle(struct item_lives *lives, enum wqdemo_queue queue,
		       const struct item_lives_counts *counts);

/* Return: the life of that item, or NULL: not known, or forgotten. */
const struct life *item_lives_find(const struct item_lives *lives,
				   enum wqdemo_queue queue, uint64_t item);

/*
 * Return: the next life, in no order, or NULL at the end. *place starts at 0.
 */
const struct life *item_lives_next(const struct item_lives *lives, unsigned int *place);

/*
 * Return: the next mark, the newest first, or NULL at the end. *back starts at 0.
 */
const struct item_lives_mark *item_lives_next_mark(const struct item_lives *lives,
						   uint64_t *back);

#endif
