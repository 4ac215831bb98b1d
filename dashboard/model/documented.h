/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The execution scenarios of the kernel's documentation as data, and the
 * items that played one. hog and prio are not in the documentation and have no
 * ideal: there the time counts that a plain item waited.
 */
#ifndef WQTOP_MODEL_DOCUMENTED_H
#define WQTOP_MODEL_DOCUMENTED_H

#include "model/item_lives.h"
#include "read/snapshot.h"

/* A to D, which the documentation has times for. */
#define DOCUMENTED_CASES	4

/* In one scenario; an item here may stand for several of the same kind. */
#define DOCUMENTED_ITEMS	6

#define DOCUMENTED_SPANS	4

struct documented_span {
	enum life_state state;		/* LIFE_NOTHING ends the list */
	unsigned int from_ms;
	unsigned int to_ms;
};

struct documented_item {
	const char *name;
	enum wqdemo_queue queue;
	unsigned int count;		/* of the kind; they run one after the other */
	unsigned int back;		/* items of that queue that came after them */
	unsigned int steps;
	const char *verdict;		/* NULL: how long it waited is not the point */
	struct documented_span span[DOCUMENTED_SPANS + 1];
};

/* The items are in the order of their submission. */
struct documented {
	const char *command;
	const char *title;
	enum wqdemo_queue limited;	/* has this max_active while it plays, */
	unsigned int max_active;	/* 0: no queue has another */
	unsigned int end_ms;		/* 0: the documentation has no times */
	unsigned int count;
	struct documented_item item[DOCUMENTED_ITEMS];
};

/* The items of the hog: three times burners, and a plain item behind them. */
enum {
	DOCUMENTED_BEHIND_SHORT = 1,
	DOCUMENTED_LONG = 2,
	DOCUMENTED_BEHIND_LONG = 3,
	DOCUMENTED_BEHIND_INTENSIVE = 5,
};

/* The first and the last item of a kind, the same one if it is alone. */
struct documented_played {
	const struct life *first;
	const struct life *last;
};

/* Return: the scenario that the command of that answer played, or NULL. */
const struct documented *documented_of(const struct snapshot_answer *answer);

/* Return: 0 for a command scenario A to 3 for D, more for all others. */
unsigned int documented_number(const struct snapshot_answer *answer);

/* Return: the scenario of that number: 0 for A to 3 for D, then the others. */
const struct documented *documented_case(unsigned int number);

/* Return: the queue that it is about. All have items on bound; if there is another, it is that. */
enum wqdemo_queue documented_queue(const struct documented *documented);

/* Return: the key that plays it after S, of A to D. */
int documented_key(const struct documented *documented);

/*
 * Return: whether it took so much longer than documented that the machine had
 * other work to do; false where the documentation has no time.
 */
bool documented_was_disturbed(const struct documented *documented, uint64_t took_ns);

/*
 * Finds the items that played it last. Return: false unless they are known
 * from start to end and, where the waiting counts, from their submission.
 */
bool documented_items(const struct documented *documented, const struct item_lives *lives,
		      struct documented_played item[DOCUMENTED_ITEMS]);

/*
 * Return: the beginning of the measured time: the first item's start, as in
 * the documentation, or its submission where the waiting counts.
 */
uint64_t documented_start_ns(const struct documented *documented,
			     const struct documented_played item[DOCUMENTED_ITEMS]);

/* Return: the time from there to the end of the last item. */
uint64_t documented_measured_ns(const struct documented *documented,
				const struct documented_played item[DOCUMENTED_ITEMS]);

#endif
