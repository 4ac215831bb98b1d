/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counts for ten seconds which work functions end how often, without the module:
 * an instance of tracefs, named after the process that counts, has a histogram of
 * workqueue_execute_end. All of that may wait in the kernel, so a child does it.
 * It removes the instance, however wqtop ends; where it is killed itself, the next
 * one removes what it left.
 */
#ifndef WQTOP_SEND_TALLY_H
#define WQTOP_SEND_TALLY_H

#include <stdbool.h>
#include <sys/types.h>

#include "lib/buffer.h"
#include "read/function_counts.h"

#define TALLY_MS	10000

struct tally {
	char *folder;		/* of tracefs; NULL without memory */
	pid_t pid;		/* of the child, 0: there is none */
	int socket;
	struct buffer text;	/* that the child has sent */
	pid_t sweeper;		/* another child, which removes what was left behind; 0 */
};

enum tally_state {
	TALLY_NONE,
	TALLY_COUNTING,
	TALLY_DONE,
	TALLY_FAILED,
};

/* @counters: a file in /proc, or in a folder with a copy of tracefs. */
void tally_begin(struct tally *tally, const char *counters);

/* Ends what is under way, without waiting for it. */
void tally_end(struct tally *tally);

/* Finds out, before anything is done, why it would not work. Return: 0 or an errno. */
int tally_check(const struct tally *tally);

/* Begins to count. Return: 0 or an errno. */
int tally_start(struct tally *tally);

/* Stops before the time: what was counted up to now counts. */
void tally_stop(struct tally *tally);

/*
 * Looks at what the child has sent. Return: the state; after TALLY_DONE @counts is
 * filled, after TALLY_FAILED @error is an errno, and with both there is no child
 * any more.
 */
enum tally_state tally_look(struct tally *tally,
			    struct function_counts *counts, int *error);

/* Removes what killed ones have left behind. */
void tally_sweep(struct tally *tally);

/* Return: an errno in words. */
const char *tally_words(int error);

#endif
