// SPDX-License-Identifier: GPL-2.0
#include "model/recent.h"

#include <string.h>

static void start_afresh(struct changes *changes,
			 const struct snapshot *snapshot)
{
	memset(changes, 0, sizeof(*changes));
	changes->started = true;
	changes->loaded_ns = snapshot->loaded_ns;
	changes->epoch = snapshot->epoch;
}

static void compare_row(struct changes *changes, unsigned int queue,
			const struct snapshot_queue *now)
{
	const struct snapshot_queue *last = &changes->last[queue];
	unsigned int i;

	if (strcmp(last->name, now->name))
		return;
	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++)
		if (now->count[i] != last->count[i])
			changes->changed_ns[queue][i] = changes->now_ns;
}

void changes_add(struct changes *changes, const struct snapshot *snapshot)
{
	unsigned int i;

	if (!changes->started || changes->loaded_ns != snapshot->loaded_ns ||
	    changes->epoch != snapshot->epoch)
		start_afresh(changes, snapshot);
	changes->now_ns = snapshot->time_ns;
	for (i = 0; i < snapshot->queue_count; i++) {
		compare_row(changes, i, &snapshot->queue[i]);
		changes->last[i] = snapshot->queue[i];
	}
}

bool changes_recent(const struct changes *changes, unsigned int queue,
		    unsigned int counters)
{
	unsigned int i;

	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++) {
		uint64_t then = changes->changed_ns[queue][i];

		if ((counters & (1u << i)) && then &&
		    changes->now_ns - then < CHANGES_RECENT_NS)
			return true;
	}
	return false;
}
