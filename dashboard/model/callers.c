// SPDX-License-Identifier: GPL-2.0
#include "model/callers.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/actions.h"
#include "model/item_lives.h"

static void begin(struct callers *callers, const struct event *event)
{
	struct caller *caller =
		&callers->caller[callers->count++ % CALLERS_KEPT];

	*caller = (struct caller){
		.queue = event->queue,
		.pid = event->pid,
		.item = event->item,
		.ns = event->ns,
		.end_ns = CALLER_WAITS,
	};
	memcpy(caller->name, event->worker, sizeof(caller->name));
}

static void end(struct callers *callers, const struct event *event)
{
	uint64_t number = callers->count;

	while (number && callers->count - number < CALLERS_KEPT) {
		struct caller *caller =
			&callers->caller[--number % CALLERS_KEPT];

		if (caller->queue != event->queue || caller->pid != event->pid)
			continue;
		/* An end that is known belongs to another wait. */
		if (caller->end_ns == CALLER_WAITS || caller->in_doubt)
			caller->end_ns = event->ns;
		caller->in_doubt = false;
		return;
	}
}

bool callers_take(struct callers *callers, const struct event *event)
{
	if (callers->seen_ns < event->ns)
		callers->seen_ns = event->ns;
	if (event->kind == WQDEMO_EVENT_waits)
		begin(callers, event);
	else if (event->kind == WQDEMO_EVENT_waited)
		end(callers, event);
	return !event_is_of_item(event->kind);
}

void callers_doubt(struct callers *callers)
{
	unsigned int i;

	for (i = 0; i < CALLERS_KEPT && i < callers->count; i++)
		if (callers->caller[i].end_ns == CALLER_WAITS) {
			callers->caller[i].end_ns = callers->seen_ns;
			callers->caller[i].in_doubt = true;
		}
}

void callers_forget_ended(struct callers *callers)
{
	const struct callers all = *callers;
	const struct caller *caller;
	uint64_t number = 0;

	callers->count = 0;
	while ((caller = callers_next(&all, &number)))
		if (caller->end_ns == CALLER_WAITS)
			callers->caller[callers->count++] = *caller;
}

const struct caller *callers_next(const struct callers *callers,
				  uint64_t *number)
{
	if (*number + CALLERS_KEPT < callers->count)
		*number = callers->count - CALLERS_KEPT;
	if (*number >= callers->count)
		return NULL;
	return &callers->caller[(*number)++ % CALLERS_KEPT];
}

/* Return: whether the item ran, or waited without a timer, at that time. */
static bool is_waited_for(const struct life *life, const struct caller *caller)
{
	if (life->queue != caller->queue || life->item > caller->item ||
	    life->ended_ns <= caller->ns || life->doubt_ns <= caller->ns)
		return false;
	if (life->run_ns <= caller->ns)
		return true;
	return life->accepted_ns <= caller->ns && !life->cancelled &&
	       (!life->has_timer || life->modified);
}

void caller_tell(const struct caller *caller, const struct item_lives *lives,
		 char *out, size_t size)
{
	const struct life *life, *first = NULL, *last = NULL;
	const char *key = actions[caller->queue].label;
	unsigned int place = 0, count = 0;

	while ((life = item_lives_next(lives, &place))) {
		if (!is_waited_for(life, caller))
			continue;
		count++;
		if (!first || life->item < first->item)
			first = life;
		if (!last || life->item > last->item)
			last = life;
	}
	if (!count)
		snprintf(out, size, "%s", actions[caller->queue].queue);
	else if (count == 1)
		snprintf(out, size, "%s%" PRIu64, key, first->item);
	else if (count == 2)
		snprintf(out, size, "%s%" PRIu64 ", %s%" PRIu64, key,
			 first->item, key, last->item);
	else if (last->item - first->item + 1 == count)
		snprintf(out, size, "%s%" PRIu64 " to %s%" PRIu64, key,
			 first->item, key, last->item);
	else
		snprintf(out, size, "%u items of %s", count,
			 actions[caller->queue].queue);
}
