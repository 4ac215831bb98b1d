/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The last thirty seconds of each row of the machine, from the readings of that
 * time: a second has what was counted in it, spread evenly between two readings.
 * A second that was not read is unknown, and so is one in which nobody was
 * attached: then nothing is counted, which is not the same as nothing.
 */
#ifndef WQTOP_MODEL_MACHINE_HISTORY_H
#define WQTOP_MODEL_MACHINE_HISTORY_H

#include "read/machine.h"

#define MACHINE_HISTORY_STEP_NS 1000000000ull
#define MACHINE_HISTORY_SECONDS 30

/* A reading is kept each second: enough for these seconds, and for a part of one. */
#define MACHINE_HISTORY_KEPT (MACHINE_HISTORY_SECONDS + 2)

/* Readings that are further apart tell nothing of the seconds between them. */
#define MACHINE_HISTORY_APART_NS 5000000000ull

#define MACHINE_HISTORY_ROWS                  \
	(sizeof(((struct machine *)0)->row) / \
	 sizeof(((struct machine *)0)->row[0]))

/* The counts of all rows when they were read. */
struct machine_moment {
	uint64_t time_ns;
	uint64_t ended[MACHINE_HISTORY_ROWS];
	uint64_t cpu_ns[MACHINE_HISTORY_ROWS]; /* SNAPSHOT_NONE: no such row */
};

struct machine_history {
	uint64_t epoch;
	uint64_t attached_ns; /* a module that is loaded again begins at the same epoch */
	unsigned int count; /* of @moment that are filled */
	unsigned int next;  /* the place of the next one */
	struct machine_moment moment[MACHINE_HISTORY_KEPT];
};

/* Takes in the newest reading. One of other counts starts over. */
void machine_history_add(struct machine_history *history,
			 const struct machine *machine);

/*
 * Computes how many items of a row ended in a second, and which share of a CPU
 * these had: 1.0 is all of one. The second is @ago seconds before the last one
 * that was read to its end. Return: false where it is not known.
 */
bool machine_history_get(const struct machine_history *history,
			 unsigned int row, unsigned int ago, double *ended,
			 double *cpu);

#endif
