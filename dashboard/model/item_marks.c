// SPDX-License-Identifier: GPL-2.0
#include "model/item_marks.h"

#include <string.h>

/*
 * Submissions of one process that are closer together than this count as one
 * command.
 */
#define ONE_COMMAND_NS 50000000u

const struct item_lives_mark *
item_lives_next_mark(const struct item_lives *lives, uint64_t *back)
{
	if (*back >= ITEM_LIVES_MARKS || *back >= lives->mark_count)
		return NULL;
	(*back)++;
	return &lives->mark[(lives->mark_count - *back) % ITEM_LIVES_MARKS];
}

/* The periodic item re-arms itself in its handler, which is no submission. */
static bool is_by_its_own_handler(const struct item_lives *lives,
				  const struct event *event)
{
	const struct life *before =
		item_lives_find(lives, event->queue, event->item - 1);

	return before && before->started && before->pid == event->pid &&
	       before->ended_ns == LIFE_UNKNOWN;
}

/*
 * Return: the newest mark if the event comes from the same command, else a
 * new one.
 */
static struct item_lives_mark *mark_of(struct item_lives *lives,
				       const struct event *event)
{
	struct item_lives_mark *mark;

	if (lives->mark_count) {
		mark = &lives->mark[(lives->mark_count - 1) % ITEM_LIVES_MARKS];
		if (mark->queue == event->queue && mark->pid == event->pid &&
		    event->ns < mark->last_ns + ONE_COMMAND_NS)
			return mark;
	}
	mark = &lives->mark[lives->mark_count++ % ITEM_LIVES_MARKS];
	memset(mark, 0, sizeof(*mark));
	mark->queue = event->queue;
	mark->pid = event->pid;
	mark->ns = event->ns;
	return mark;
}

void item_marks_take(struct item_lives *lives, const struct event *event)
{
	struct item_lives_mark *mark;

	switch (event->kind) {
	case WQDEMO_EVENT_submitted:
	case WQDEMO_EVENT_armed:
	case WQDEMO_EVENT_coalesced:
	case WQDEMO_EVENT_modified:
	case WQDEMO_EVENT_refused:
		break;
	default:
		return;
	}
	if (is_by_its_own_handler(lives, event))
		return;
	mark = mark_of(lives, event);
	mark->last_ns = event->ns;
	mark->coalesced += event->kind == WQDEMO_EVENT_coalesced;
	mark->modified += event->kind == WQDEMO_EVENT_modified;
	mark->refused += event->kind == WQDEMO_EVENT_refused;
	mark->accepted += event->kind == WQDEMO_EVENT_submitted ||
			  event->kind == WQDEMO_EVENT_armed;
}
