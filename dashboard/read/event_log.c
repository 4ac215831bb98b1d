// SPDX-License-Identifier: GPL-2.0
#include "read/event_log.h"

void event_log_clear(struct event_log *events)
{
	events->taken = 0;
	events->lost = 0;
	events->last_seq = 0;
	events->load++;
}

static void take(struct event_log *events, const struct event *event)
{
	if (event->seq <= events->last_seq)
		event_log_clear(events);
	/* Events before the first one seen do not count as lost. */
	if (events->last_seq)
		events->lost += event->seq - events->last_seq - 1;
	events->last_seq = event->seq;
	events->ring[events->taken++ % EVENT_LOG_KEPT] = *event;
}

void event_log_take(struct event_log *events, const char *text, size_t length)
{
	struct slice rest = { text, length }, line;
	struct event event;

	while (slice_line(&rest, &line))
		if (event_line_parse(line, &event))
			take(events, &event);
}

uint64_t event_log_first(const struct event_log *events)
{
	return events->taken < EVENT_LOG_KEPT ? 0 :
						events->taken - EVENT_LOG_KEPT;
}

const struct event *event_log_at(const struct event_log *events,
				 uint64_t number)
{
	if (number < event_log_first(events) || number >= events->taken)
		return NULL;
	return &events->ring[number % EVENT_LOG_KEPT];
}
