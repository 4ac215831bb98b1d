/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the kernel's documentation says of its execution scenarios, as data,
 * and the items that played one. Pure. Of the hog it says no times: what counts
 * there is how long an item waited behind it.
 */
#ifndef WQTOP_IDEAL_H
#define WQTOP_IDEAL_H

#include "model/item_lives.h"

/* In one scenario. */
#define IDEAL_ITEMS	4

#define IDEAL_SPANS	4

struct ideal_span {
	enum life_state state;		/* LIFE_NOTHING ends the list */
	unsigned int from_ms;
	unsigned int to_ms;
};

struct ideal_item {
	const char *name;
	enum wqdemo_queue queue;
	unsigned int back;		/* so many of that queue came after it */
	unsigned int steps;
	struct ideal_span span[IDEAL_SPANS + 1];
};

/* The items are in the order of their submission. */
struct ideal {
	const char *command;
	const char *title;
	unsigned int end_ms;		/* 0: the documentation has no times */
	unsigned int count;
	struct ideal_item item[IDEAL_ITEMS];
};

/* The two items of the hog that wait behind a burner, without and with the flag. */
enum { IDEAL_BEHIND_BURNER = 1, IDEAL_BEHIND_INTENSIVE = 3 };

/* Return: what the command plays, or NULL: no scenario. */
const struct ideal *ideal_of(const char *command);

/*
 * Finds the items that played it last. Return: false where they are not known
 * from their starts to their ends, nor, where waiting is what counts, from their
 * submissions.
 */
bool ideal_items(const struct ideal *ideal, const struct lives *lives,
		 const struct life *item[IDEAL_ITEMS]);

/*
 * Return: the beginning of what is measured: the first item's start, as in the
 * documentation, or its submission, where waiting is what counts.
 */
uint64_t ideal_start_ns(const struct ideal *ideal,
			const struct life *const item[IDEAL_ITEMS]);

/* Return: from there to the end of the last. */
uint64_t ideal_measured_ns(const struct ideal *ideal,
			   const struct life *const item[IDEAL_ITEMS]);

#endif
