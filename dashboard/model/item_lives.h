/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From events to the life of each item: accepted, waiting, running step by
 * step, finished or cancelled; and the submissions, for marks under the lanes.
 * Pure, built event by event, of bounded memory: the oldest are forgotten.
 *
 * Events may be lost, or not written for a while, which no event tells. What
 * follows is not made up: a life is known up to the last event before, until an
 * event of the item itself tells more. That something was lost shows in a gap,
 * in a worker that is at another item, and in counts.
 */
#ifndef WQTOP_MODEL_ITEM_LIVES_H
#define WQTOP_MODEL_ITEM_LIVES_H

#include <stdbool.h>
#include <stdint.h>

#include "look/life_state.h"
#include "read/event_log.h"

/* For each queue. */
#define ITEM_LIVES_KEPT	1024

/* Submissions of one command are one mark. */
#define ITEM_LIVES_MARKS	1024

/* Workers whose last item is known; more of them share places. */
#define ITEM_LIVES_WORKERS	256

/* A program's steps, and some room for gaps among them. */
#define LIFE_STEPS	(WQDEMO_STEPS_MOST + 4)

/* A point in time that nobody knows (yet). */
#define LIFE_UNKNOWN	UINT64_MAX

struct life_step {
	enum life_state state;
	uint64_t ns;			/* its begin */
};

struct life {
	bool used;
	enum wqdemo_queue queue;
	uint64_t item;
	bool has_timer;			/* was armed, not just submitted */
	bool started;			/* run_ns is when it began to run */
	bool cancelled;			/* at ended_ns; else it finished then */
	uint64_t accepted_ns;
	uint64_t wait_end_ns;		/* known to have waited until then */
	uint64_t run_ns;		/* known to have run since then */
	uint64_t ended_ns;
	uint64_t seen_ns;		/* its newest event */
	uint64_t doubt_ns;		/* nothing is known since then */
	unsigned int step_count;
	struct life_step step[LIFE_STEPS];
	unsigned int coalesced;
	uint64_t coalesced_ns;		/* the newest */
	unsigned int modified;
	uint64_t modified_ns;		/* the newest */
	unsigned int cpu;		/* where it began to run */
	uint64_t pid;			/* SNAPSHOT_NONE: nobody's thread */
	char worker[EVENT_WORKER_MAX];	/* "" before it runs */
};

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

/* What a worker ran last. */
struct item_lives_worker {
	uint64_t pid;
	enum wqdemo_queue queue;
	uint64_t item;			/* 0: nothing yet */
};

struct item_lives {
	unsigned int load;		/* the events' that these are made of */
	uint64_t next;			/* the number of the first event not taken */
	uint64_t last_seq;
	uint64_t newest[WQDEMO_QUEUE_COUNT];	/* highest item number, 0: none */
	struct life life[WQDEMO_QUEUE_COUNT][ITEM_LIVES_KEPT];
	struct item_lives_worker worker[ITEM_LIVES_WORKERS];	/* at pid % ITEM_LIVES_WORKERS */
	uint64_t mark_count;		/* ever; number n is at n % ITEM_LIVES_MARKS */
	struct item_lives_mark mark[ITEM_LIVES_MARKS];
};

/* All zero is the state before the first event. */
void item_lives_clear(struct item_lives *lives);

/*
 * Takes in the events that came since the last time, those before number @end.
 * Where another load of the module has begun, the old lives are forgotten.
 */
void item_lives_take(struct item_lives *lives, const struct event_log *events, uint64_t end);

/* Says that events may have been lost since the last one: none are written. */
void item_lives_doubt(struct item_lives *lives);

/*
 * Says how many of a queue's items waited, and ran, at @ns. Where more are known
 * to do so since before then, the ends of the oldest were lost.
 * Events up to @ns have to be taken in before.
 */
void item_lives_settle(struct item_lives *lives, enum wqdemo_queue queue, uint64_t waiting,
		       uint64_t running, uint64_t ns);

/* Return: the life of that item, or NULL: not known, or forgotten. */
const struct life *item_lives_find(const struct item_lives *lives,
				   enum wqdemo_queue queue, uint64_t item);

/* Return: one after the other, in no order, or NULL; *place is 0 at first. */
const struct life *item_lives_next(const struct item_lives *lives, unsigned int *place);

/* Return: whether it waits or runs, as far as is known. */
bool life_is_open(const struct life *life);

/*
 * Whether a rescuer ran it: the thread that a queue with WQ_MEM_RECLAIM has for
 * when no worker can be made. It is called after the queue.
 */
bool life_is_rescued(const struct life *life);

/* Return: when it was seen first. */
uint64_t life_first_ns(const struct life *life);

/* How long it waited or ran until @now_ns; LIFE_UNKNOWN where that is not known. */
uint64_t life_waited_ns(const struct life *life, uint64_t now_ns);
uint64_t life_ran_ns(const struct life *life, uint64_t now_ns);

/* Waiting, the steps, and three moments. */
#define LIFE_SPANS	(LIFE_STEPS + 4)

/* A moment has @from_ns == @to_ns. */
struct life_span {
	enum life_state state;
	uint64_t from_ns;
	uint64_t to_ns;
};

/*
 * What the life consists of, as seen at @now_ns: what goes on goes on until
 * then. Return: how many spans were written to @span.
 */
unsigned int life_spans(const struct life *life, uint64_t now_ns,
			struct life_span span[LIFE_SPANS]);

#endif
