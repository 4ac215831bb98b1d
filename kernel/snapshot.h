/* SPDX-License-Identifier: GPL-2.0 */
/* All numbers of the queues, read once for all tables of one text. */
#ifndef WQDEMO_SNAPSHOT_H
#define WQDEMO_SNAPSHOT_H

#include <linux/types.h>

#include "../common/abi.h"
#include "counters.h"

/* For a number that does not exist. */
#define NO_VALUE U64_MAX

/* Of one queue. */
struct queue_snapshot {
	struct counter_sums sums;
	u64 armed, pending, running;
	u64 held; /* NO_VALUE: cannot be known */
	u64 highest, overlaps;
};

/* Too large for the stack: a reader allocates one when it opens the file. */
struct snapshot {
	struct queue_snapshot queue[WQDEMO_QUEUE_COUNT];
	u64 bucket[WQDEMO_OCTAVES][WQDEMO_EIGHTHS]; /* of one histogram */
};

/* Reads all but the histograms. Process context; does not sleep. */
void snapshot_read(struct snapshot *snapshot);

#endif
