// SPDX-License-Identifier: GPL-2.0
#include "read/event_log.h"

void events_clear(struct events *events)
{
	events->taken = 0;
	events->lost = 0;
	events->last_seq = 0;
	events->load++;
}

static void take(struct events *events, const struct event *event)
{
	if (event->seq <= events->last_seq)
		events_clear(events);
	/* What was before the first that we saw is nobody's loss. */
	if (events->last_seq)
		events->lost += event->seq - events->last_seq - 1;
	events->last_seq = event->seq;
	events->ring[events->taken++ % EVENTS_KEPT] = *event;
}

void events_take(struct events *events, const char *text, size_t length)
{
	struct slice rest = { text, length }, line;
	struct event event;

	while (slice_line(&rest, &line))
		if (event_parse(line, &event))
			take(events, &event);
}

uint64_t events_first(const struct events *events)
{
	return events->taken < EVENTS_KEPT ? 0 : events->taken - EVENTS_KEPT;
}

const struct event *events_at(const struct events *events, uint64_t number)
{
	if (number < events_first(events) || number >= events->taken)
		return NULL;
	return &events->ring[number % EVENTS_KEPT];
}
