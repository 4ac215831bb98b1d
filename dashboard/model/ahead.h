/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The items that max_active let go before another one. A queue takes its items in
 * their order: one is held as long as as many as may run came before it and have
 * not ended, also in the moments in which the next of them still waits for its
 * worker.
 */
#ifndef WQTOP_MODEL_AHEAD_H
#define WQTOP_MODEL_AHEAD_H

#include "model/model.h"

/* An item that waits, or waited, for a worker. */
struct waiter {
	const struct model *model;
	const struct life *life;
	unsigned int cpu; /* of its pool */
};

/* Items that are, or were, in its way. */
struct others {
	uint64_t count;
	const struct life *first; /* by number */
	const struct life *last;
};

void others_add(struct others *others, const struct life *other);

/* Room for the names of others. */
#define OTHERS_MAX 80

/*
 * Writes "c1 ran", "c1 to c4 ran", or "6 ran, c1 the first" where they do not
 * follow each other. @one: the verb for a single one, "runs".
 */
void others_tell(const struct others *others, const char *one,
		 const char *several, char *out, size_t size);

/* Return: whether both items count for the same max_active. */
bool ahead_shares_limit(const struct waiter *waiter, const struct life *other);

/*
 * Return: until when @limit items that came before it had not ended, LIFE_UNKNOWN
 * if they still have not in the picture, 0 if there were fewer.
 */
uint64_t ahead_until_ns(const struct waiter *waiter, uint64_t limit);

/* Return: those that count for the same max_active, and ran at that time. */
struct others ahead_running(const struct waiter *waiter, uint64_t at_ns);

/* Return: the first of those before it that had not ended then, at most @limit. */
struct others ahead_at(const struct waiter *waiter, uint64_t limit,
		       uint64_t at_ns);

#endif
