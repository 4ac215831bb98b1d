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

#include "look/life_state.h"
#include "model/callers.h"
#include "model/life_gaps.h"
#include "read/event_log.h"

/* For each queue. */
#define ITEM_LIVES_KEPT	1024

/* Submissions of one command are one mark. */
#define ITEM_LIVES_MARKS	1024

/* Workers whose last item is remembered. More than these share places. */
#define ITEM_LIVES_WORKERS	256

/* The steps of a program, and room for gaps between them. */
#define LIFE_STEPS	(WQDEMO_STEPS_MOST + 4)

/* A time that is not known, or not yet. */
#define LIFE_UNKNOWN	UINT64_MAX

struct life_step {
	enum life_state state;
	uint64_t ns;			/* when it began */
};

struct life {
	bool used;
	enum wqdemo_queue queue;
	uint64_t item;
	bool has_timer;			/* was armed, not just submitted */
	bool started;			/* run_ns is when it began to run */
	bool cancelled;			/* at ended_ns; else it finished then */
	uint64_t accepted_ns;
	unsigned int submit_cpu;	/* of accepted_ns, */
	uint64_t submit_pid;		/* and who submitted it */
	uint64_t wait_end_ns;		/* known to have waited until then */
	uint64_t run_ns;		/* known to have run since then */
	uint64_t ended_ns;
	uint64_t seen_ns;		/* its newest event */
	uint64_t doubt_ns;		/* events were lost after that */
	unsigned int step_count;
	struct life_step step[LIFE_STEPS];
	uint64_t newest_gap;		/* its number, 0: none */
	uint64_t lost_ns;		/* of all its gaps, known or forgotten */
	uint64_t asked_ns;		/* of burns, by all steps that were seen */
	uint64_t burnt_ns;		/* as its end told, 0: it did not */
	uint64_t preempted_ns;		/* the same: all gaps, also short ones */
	unsigned int coalesced;
	uint64_t coalesced_ns;		/* the newest */
	unsigned int modified;
	uint64_t modified_ns;		/* the newest */
	unsigned int cpu;		/* where it began to run, or was seen first */
	uint64_t pid;			/* SNAPSHOT_NONE in softirq */
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
	uint64_t newest[WQDEMO_QUEUE_COUNT];	/* highest item number, 0: none */
	struct life life[WQDEMO_QUEUE_COUNT][ITEM_LIVES_KEPT];
	struct item_lives_worker worker[ITEM_LIVES_WORKERS];	/* at pid % ITEM_LIVES_WORKERS */
	struct life_gaps gaps;
	struct callers callers;
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

/* Marks all open lives as in doubt: events may have been lost. */
void item_lives_doubt(struct item_lives *lives);

/*
 * Compares the lives with the counts of a queue at @ns. Where more seem to
 * wait or run than the counts say, the ends of the oldest were lost. Events
 * up to @ns must be taken in before.
 */
void item_lives_settle(struct item_lives *lives, enum wqdemo_queue queue, uint64_t waiting,
		       uint64_t running, uint64_t ns);

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

/* Return: whether the item waits or runs, as far as known. */
bool life_is_open(const struct life *life);

/*
 * Return: whether a rescuer ran it. That is the thread that a queue with
 * WQ_MEM_RECLAIM keeps for when no worker can be created. It is named after
 * the queue.
 */
bool life_is_rescued(const struct life *life);

/* Return: when it was seen first. */
uint64_t life_first_ns(const struct life *life);

/* Return: the time that it waited or ran until @now_ns, or LIFE_UNKNOWN. */
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
 * Writes the spans of a life, as seen at @now_ns. An open span ends there.
 * Return: the number of spans.
 */
unsigned int life_spans(const struct life *life, uint64_t now_ns,
			struct life_span span[LIFE_SPANS]);

#endif
