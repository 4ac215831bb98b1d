/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The known state that each chapter of a script begins from: nothing waits or
 * runs, the counters are zero, events are written, and max_active is as it was
 * when the script began. Pure.
 */
#ifndef WQTOP_SEND_CHAPTER_H
#define WQTOP_SEND_CHAPTER_H

#include "common/command.h"
#include "read/snapshot.h"

struct chapter_start {
	bool noted;
	uint64_t max_active[WQDEMO_QUEUE_COUNT];	/* SNAPSHOT_NONE: no such queue */
};

/* Notes the state in which a script begins. */
void chapter_note_start(struct chapter_start *start, const struct snapshot *now);

/*
 * Return: whether a chapter cannot begin yet. Then *command brings it nearer;
 * its verb is WQDEMO_VERB_COUNT where only time helps.
 */
bool chapter_needs(const struct snapshot *now, const struct chapter_start *start,
		   struct wqdemo_command *command);

#endif
