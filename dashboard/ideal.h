/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the kernel's documentation says of its execution scenarios, as data,
 * and the items that played one. Pure.
 */
#ifndef WQTOP_IDEAL_H
#define WQTOP_IDEAL_H

#include "lives.h"

/* w0, w1 and w2. */
#define IDEAL_ITEMS	3

#define IDEAL_SPANS	4

struct ideal_span {
	enum life_state state;		/* LIFE_NOTHING ends the list */
	unsigned int from_ms;
	unsigned int to_ms;
};

struct ideal {
	const char *command;
	const char *title;
	enum wqdemo_queue others;	/* the queue of w1 and w2; w0's is bound */
	unsigned int end_ms;
	struct ideal_span span[IDEAL_ITEMS][IDEAL_SPANS + 1];
};

/* Return: what the command plays, or NULL: nothing that is documented. */
const struct ideal *ideal_of(const char *command);

/*
 * Finds the items that played it last. Return: false where they are not known
 * from their starts to their ends.
 */
bool ideal_items(const struct ideal *ideal, const struct lives *lives,
		 const struct life *item[IDEAL_ITEMS]);

/* Return: from w0's start to the end of the last. */
uint64_t ideal_measured_ns(const struct life *const item[IDEAL_ITEMS]);

#endif
