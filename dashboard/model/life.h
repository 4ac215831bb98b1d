/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The life of one item, as far as its events tell: accepted, on a timer, waiting,
 * running step by step, finished or cancelled.
 */
#ifndef WQTOP_MODEL_LIFE_H
#define WQTOP_MODEL_LIFE_H

#include <stdbool.h>
#include <stdint.h>

#include "common/abi.h"
#include "common/program.h"
#include "look/life_state.h"
#include "read/event_line.h"

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
	bool has_timer;			/* was armed, not just submitted: */
	uint64_t timer_ns;		/* since then; */
	uint64_t due_ns;		/* it is due then, if that is known */
	bool started;			/* run_ns is when it began to run */
	bool cancelled;			/* at ended_ns; else it finished then */
	uint64_t accepted_ns;
	unsigned int submit_cpu;	/* of accepted_ns, */
	uint64_t submit_pid;		/* and who submitted it */
	uint64_t wait_end_ns;		/* known to have waited until then */
	uint64_t run_ns;		/* known to have run since then */
	uint64_t ended_ns;
	uint64_t held_ns;		/* max_active held it until then, UNKNOWN: it does; 0: no, or not known */
	uint64_t limit;			/* and that was its max_active */
	uint64_t ready_ns;		/* since then it only lacked the CPU, 0: not known */
	uint64_t seen_ns;		/* its newest event */
	uint64_t doubt_ns;		/* events were lost after that */
	unsigned int step_count;
	struct life_step step[LIFE_STEPS];
	uint64_t newest_gap;		/* its number, 0: none */
	uint64_t newest_moment;		/* the same */
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

/* Return: whether the item waits or runs, as far as known. */
bool life_is_open(const struct life *life);

/*
 * Return: whether a rescuer ran it. That is the thread that a queue with
 * WQ_MEM_RECLAIM keeps for when no worker can be created. It is named after
 * the queue.
 */
bool life_is_rescued(const struct life *life);

/*
 * Return: whether it has begun, and the event of its first step is still to be
 * read: no event was lost since.
 */
bool life_waits_for_step(const struct life *life);

/* Return: when it was seen first. */
uint64_t life_first_ns(const struct life *life);

/*
 * Return: whether its timer runs at that time, as far as known. Where nobody told
 * when it is due, it counts as running until the item starts.
 */
bool life_is_on_timer(const struct life *life, uint64_t ns);

/*
 * Return: until when its timer may have run. No event tells when a timer ends,
 * only when it is due, and the kernel lets it come late: by an eighth of its
 * length and a tick. Until then nobody knows if the item waits for a worker.
 */
uint64_t life_timer_end_ns(const struct life *life);

/* Return: since when it waits for a worker, not for a timer, or will. */
uint64_t life_ready_ns(const struct life *life);

/*
 * Return: the time that it waited, its timer included, or ran until @now_ns, or
 * LIFE_UNKNOWN.
 */
uint64_t life_waited_ns(const struct life *life, uint64_t now_ns);
uint64_t life_ran_ns(const struct life *life, uint64_t now_ns);

/* Three of waiting, or two with a timer between; the steps, and three moments. */
#define LIFE_SPANS	(LIFE_STEPS + 6)

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
