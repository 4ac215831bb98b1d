// SPDX-License-Identifier: GPL-2.0
#include "send/chapter.h"

#include <string.h>

static bool needs(struct wqdemo_command *command, enum wqdemo_verb verb,
		  uint32_t first, uint32_t second)
{
	memset(command, 0, sizeof(*command));
	command->verb = verb;
	command->operand[0] = first;
	command->operand[1] = second;
	return true;
}

static uint64_t waiting(const struct snapshot_queue *row)
{
	return snapshot_known(row->count[WQDEMO_COUNT_pending]) +
	       snapshot_known(row->count[WQDEMO_COUNT_armed]);
}

/* Removes what waits; running items have to be waited for. */
static bool must_be_idle(const struct snapshot *now,
			 struct wqdemo_command *command)
{
	bool runs = false;
	unsigned int i;

	if (now->periodic.running == 1)
		return needs(command, WQDEMO_VERB_stop, 0, 0);
	for (i = 0; i < now->queue_count; i++) {
		const struct snapshot_queue *row = &now->queue[i];

		if (row->id >= WQDEMO_QUEUE_COUNT)
			continue;
		/* Only stop ends the periodic item, and it has ended. */
		if (waiting(row) && row->id != WQDEMO_PERIODIC)
			return needs(command, WQDEMO_VERB_cancel, row->id, 0);
		runs |= waiting(row) ||
			snapshot_known(row->count[WQDEMO_COUNT_running]);
	}
	return runs && needs(command, WQDEMO_VERB_COUNT, 0, 0);
}

static bool must_be_as_loaded(const struct snapshot *now,
			      struct wqdemo_command *command)
{
	unsigned int i;

	if (!now->recording)
		return needs(command, WQDEMO_VERB_record, 1, 0);
	for (i = 0; i < now->queue_count; i++) {
		const struct snapshot_queue *row = &now->queue[i];
		uint64_t wanted;

		if (row->id >= WQDEMO_QUEUE_COUNT)
			continue;
		wanted = row->max_active_at_load;
		if (wanted && wanted <= WQDEMO_MAX_ACTIVE_MOST &&
		    row->max_active != wanted)
			return needs(command, WQDEMO_VERB_max_active, row->id,
				     (uint32_t)wanted);
	}
	return false;
}

static bool must_be_zero(const struct snapshot *now,
			 struct wqdemo_command *command)
{
	unsigned int i;

	for (i = 0; i < now->queue_count; i++)
		if (snapshot_known(now->queue[i].count[WQDEMO_COUNT_submitted]))
			return needs(command, WQDEMO_VERB_reset, 0, 0);
	return false;
}

bool chapter_needs(const struct snapshot *now, struct wqdemo_command *command)
{
	return must_be_idle(now, command) || must_be_as_loaded(now, command) ||
	       must_be_zero(now, command);
}
