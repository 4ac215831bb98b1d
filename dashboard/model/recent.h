/* SPDX-License-Identifier: GPL-2.0 */
/* Remembers which counters changed a moment ago, so that they stand out. */
#ifndef WQTOP_MODEL_RECENT_H
#define WQTOP_MODEL_RECENT_H

#include <stdbool.h>
#include <stdint.h>

#include "read/snapshot.h"

/*
 * Slightly longer than a second: a counter that changes once a second stays
 * lit instead of blinking.
 */
#define RECENT_NS	1300000000ull

/* A set of counters for recent_changed(). */
#define RECENT_OF(name)	(1u << WQDEMO_COUNT_##name)

struct recent_row {
	char name[SNAPSHOT_NAME_MAX];
	uint64_t count[WQDEMO_COUNT_COLUMNS];
};

struct recent {
	bool started;
	uint64_t loaded_ns;
	uint64_t epoch;
	uint64_t now_ns;
	struct recent_row last[SNAPSHOT_QUEUES];
	/* 0 for never */
	uint64_t changed_ns[SNAPSHOT_QUEUES][WQDEMO_COUNT_COLUMNS];
};

/* All zero is the state before the first snapshot. */
void recent_add(struct recent *recent, const struct snapshot *snapshot);

/* Return: whether one of @counters of that row changed within RECENT_NS. */
bool recent_changed(const struct recent *recent, unsigned int queue,
		    unsigned int counters);

#endif
