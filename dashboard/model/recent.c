// SPDX-License-Identifier: GPL-2.0
#include "model/recent.h"

#include <string.h>

static void start_afresh(struct recent *recent, const struct snapshot *snapshot)
{
	memset(recent, 0, sizeof(*recent));
	recent->started = true;
	recent->loaded_ns = snapshot->loaded_ns;
	recent->epoch = snapshot->epoch;
}

static void compare_row(struct recent *recent, unsigned int queue,
			const struct snapshot_queue *now)
{
	const struct recent_row *last = &recent->last[queue];
	unsigned int i;

	if (strcmp(last->name, now->name))
		return;
	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++)
		if (now->count[i] != last->count[i])
			recent->changed_ns[queue][i] = recent->now_ns;
}

static void keep_row(struct recent_row *last, const struct snapshot_queue *now)
{
	memcpy(last->name, now->name, sizeof(last->name));
	memcpy(last->count, now->count, sizeof(last->count));
}

void recent_add(struct recent *recent, const struct snapshot *snapshot)
{
	unsigned int i;

	if (!recent->started || recent->loaded_ns != snapshot->loaded_ns ||
	    recent->epoch != snapshot->epoch)
		start_afresh(recent, snapshot);
	recent->now_ns = snapshot->time_ns;
	for (i = 0; i < snapshot->queue_count; i++) {
		compare_row(recent, i, &snapshot->queue[i]);
		keep_row(&recent->last[i], &snapshot->queue[i]);
	}
}

bool recent_changed(const struct recent *recent, unsigned int queue,
		    unsigned int counters)
{
	unsigned int i;

	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++) {
		uint64_t then = recent->changed_ns[queue][i];

		if ((counters & (1u << i)) && then &&
		    recent->now_ns - then < RECENT_NS)
			return true;
	}
	return false;
}
