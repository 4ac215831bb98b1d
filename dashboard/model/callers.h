/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The commands that wait for handlers: who waits, from when to when. Made of
 * the events `waits` and `waited`. The oldest are forgotten.
 */
#ifndef WQTOP_MODEL_CALLERS_H
#define WQTOP_MODEL_CALLERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/event_line.h"

struct item_lives;

#define CALLERS_KEPT	64

/* Room for "c3, c4" or "c1 to c4". */
#define CALLER_ITEMS_MAX	64

/* It still waits. */
#define CALLER_WAITS	UINT64_MAX

struct caller {
	enum wqdemo_queue queue;
	uint64_t pid;
	uint64_t item;			/* the newest that there was */
	uint64_t ns;
	uint64_t end_ns;		/* or CALLER_WAITS */
	bool in_doubt;			/* events were lost then: it may have waited on */
	char name[EVENT_WORKER_MAX];
};

struct callers {
	uint64_t seen_ns;		/* of the newest event of all */
	uint64_t count;			/* ever; number n is at n % CALLERS_KEPT */
	struct caller caller[CALLERS_KEPT];
};

/* Takes in any event. Return: whether it was one of a caller. */
bool callers_take(struct callers *callers, const struct event *event);

/* Events may have been lost: the callers are known to have waited up to the newest. */
void callers_doubt(struct callers *callers);

/* Forgets all but those that still wait. */
void callers_forget_ended(struct callers *callers);

/* Return: the next caller, the oldest first, or NULL. *number starts at 0. */
const struct caller *callers_next(const struct callers *callers,
				  uint64_t *number);

/*
 * Writes the items that ran or waited when the command began to wait for them,
 * "c3, c4", or the queue's name where none is known.
 */
void caller_tell(const struct caller *caller, const struct item_lives *lives,
		 char *out, size_t size);

#endif
