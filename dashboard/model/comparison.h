/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Runs side by side: the items that one command queued, from their own start on.
 * Either the documented scenarios A to D, or the last commands of two queues, or
 * the last two commands of one queue.
 */
#ifndef WQTOP_MODEL_COMPARISON_H
#define WQTOP_MODEL_COMPARISON_H

#include "lib/slice.h"
#include "model/documented.h"
#include "model/item_lives.h"
#include "read/snapshot.h"

#define COMPARISON_RUNS		DOCUMENTED_CASES
#define COMPARISON_NAME_MAX	32
#define COMPARISON_WORDS_MAX	256

enum comparison_kind {
	COMPARISON_NONE,
	COMPARISON_SCENARIOS,
	COMPARISON_QUEUES,
};

/* A command, as its events and its answer tell of it. */
struct comparison_source {
	uint64_t pid;			/* of who submitted its items, 0: not known */
	uint64_t accepted;		/* the items that it queued, 0: not known */
	uint64_t took_ns;		/* of a scenario, as its answer tells, */
	unsigned int tries;		/* of which this was the shortest */
};

/* The runs to compare. They stay the same when the queues get other items. */
struct comparison_choice {
	enum comparison_kind kind;
	enum wqdemo_queue queue[2];
	bool events_off;		/* a later command may have run unseen */
	struct comparison_source source[COMPARISON_RUNS];
	unsigned int before[COMPARISON_RUNS];	/* tries of the scenarios when it began */
};

enum comparison_state {
	COMPARISON_UNKNOWN,		/* no item of it was seen */
	COMPARISON_LOST,		/* events of it were lost */
	COMPARISON_OPEN,		/* it has not ended */
	COMPARISON_DONE,
};

struct comparison_run {
	char name[COMPARISON_NAME_MAX];
	const struct documented *documented;	/* or NULL */
	int queue;			/* of its items, -1: of any queue */
	uint64_t pid;
	unsigned int tries;		/* of a scenario: this is the shortest of them */
	enum comparison_state state;
	unsigned int items;
	unsigned int cancelled;
	uint64_t start_ns;		/* its zero, LIFE_UNKNOWN: not known */
	uint64_t took_ns;		/* from there to its last end, or to now */
	uint64_t waited_ns;		/* the longest wait, */
	uint64_t ran_ns;		/* and the longest run of its items */
};

struct comparison {
	enum comparison_kind kind;
	bool events_off;
	unsigned int count;
	struct comparison_run run[COMPARISON_RUNS];
};

/*
 * Reads "bound highpri", "custom custom" or "scenarios". Return: NULL, or what is
 * wrong; then *wrong is the word.
 */
const char *comparison_parse(struct slice text, struct comparison_choice *choice,
			     struct slice *wrong);

/* Finds the last commands of the queues. Scenarios are found by their answers. */
void comparison_begin(struct comparison_choice *choice, const struct item_lives *lives,
		      const struct snapshot *now);

void comparison_make(struct comparison *comparison, const struct comparison_choice *choice,
		     const struct item_lives *lives, uint64_t now_ns);

/*
 * Return: the time that a scenario took, 0 for A to 3 for D, as the comparison of
 * scenarios tells it, or LIFE_UNKNOWN.
 */
uint64_t comparison_case_ns(const struct item_lives *lives, unsigned int number,
			    const struct comparison_source *source);

/*
 * Return: the item of a run that was submitted after @last, or NULL; the first one
 * if @last is NULL.
 */
const struct life *comparison_next(const struct comparison_run *run,
				   const struct item_lives *lives, const struct life *last);

/* Return: the last item of a run, or NULL. */
const struct life *comparison_last(const struct comparison_run *run,
				   const struct item_lives *lives);

/* Writes "scenarios A to D, each the shortest of 3 tries", or the two runs, each from its start. */
void comparison_name(const struct comparison *comparison, char *out, size_t size);

/*
 * Writes how long each of the scenarios took: "A 51.3 ms, B 26.2 ms; ideal 50, 25;
 * C, D: not run yet".
 */
void comparison_times(const struct comparison *comparison, bool ascii, char *out,
		      size_t size);

/*
 * Writes how long another try of a scenario took, 0 for A: "scenario A: 58.1 ms,
 * ideal 50 ms; the shortest of 2 tries is drawn: 52.3 ms".
 */
void comparison_try(const struct comparison *comparison, unsigned int number,
		    uint64_t took_ns, bool ascii, char *out, size_t size);

/*
 * Writes "; the machine was busy: S d plays D again" once all scenarios were
 * played and one took much longer than documented; "" otherwise. @can_play: whether
 * that key can be pressed.
 */
void comparison_disturbed(const struct comparison *comparison, bool can_play, char *out,
			  size_t size);

/*
 * Writes the difference: "highpri was done 620 ms sooner than bound: waited 2.5 ms,
 * not 124 ms", and what was not measured.
 */
void comparison_words(const struct comparison *comparison, bool ascii, char *out,
		      size_t size);

/* Writes how long a run took: "51.3 ms, ideal 50", or why nobody knows. */
void comparison_result(const struct comparison_run *run, bool ascii, char *out, size_t size);

#endif
