// SPDX-License-Identifier: GPL-2.0
#include "event.h"

#include <string.h>

#include "snapshot.h"

#define EVENT_NAME(name)	[WQDEMO_EVENT_##name] = #name,
static const char *const event_names[WQDEMO_EVENT_COUNT] = {
	WQDEMO_EVENTS(EVENT_NAME)
};

#define QUEUE_NAME(symbol, name, ...)	[WQDEMO_##symbol] = #name,
static const char *const queue_names[WQDEMO_QUEUE_COUNT] = {
	WQDEMO_QUEUES(QUEUE_NAME)
};

/* What a line must say to be an event; the worker may have no name. */
enum {
	HAS_SEQ		= 1 << 0,
	HAS_NS		= 1 << 1,
	HAS_KIND	= 1 << 2,
	HAS_QUEUE	= 1 << 3,
	HAS_ITEM	= 1 << 4,
	HAS_CPU		= 1 << 5,
	HAS_PID		= 1 << 6,
	HAS_STEP	= 1 << 7,
};

#define HAS_ALL	(HAS_SEQ | HAS_NS | HAS_KIND | HAS_QUEUE | HAS_ITEM | HAS_CPU | HAS_PID)

/* Return: the place of a word in a list, or -1. */
static int find_name(const char *const *names, int count, struct slice word)
{
	int i;

	for (i = 0; i < count; i++)
		if (slice_equals(word, names[i]))
			return i;
	return -1;
}

static bool parse_number(struct slice value, uint64_t most, uint64_t *number)
{
	return slice_number(value, number) && *number <= most;
}

/* "burn:100" */
static bool parse_step(struct slice value, struct wqdemo_step *step)
{
	const char *colon = memchr(value.text, ':', value.length);
	struct slice word = value, digits = value;
	uint64_t ms;
	int kind;

	if (!colon)
		return false;
	word.length = (size_t)(colon - value.text);
	digits.text = colon + 1;
	digits.length -= word.length + 1;
	if (!parse_number(digits, UINT16_MAX, &ms))
		return false;
	for (kind = 0; kind < WQDEMO_STEP_KINDS; kind++)
		if (slice_equals(word, wqdemo_step_name((enum wqdemo_step_kind)kind)))
			break;
	if (kind == WQDEMO_STEP_KINDS)
		return false;
	step->kind = (uint8_t)kind;
	step->ms = (uint16_t)ms;
	return true;
}

/* Return: which of the flags above the pair fills, 0 if none or a bad value. */
static unsigned int parse_pair(struct event *event, struct slice key,
			       struct slice value)
{
	uint64_t cpu;
	int found;

	if (slice_equals(key, "seq"))
		return slice_number(value, &event->seq) ? HAS_SEQ : 0;
	if (slice_equals(key, "ns"))
		return slice_number(value, &event->ns) ? HAS_NS : 0;
	if (slice_equals(key, "item"))
		return slice_number(value, &event->item) ? HAS_ITEM : 0;
	if (slice_equals(key, "cpu")) {
		if (!parse_number(value, UINT16_MAX, &cpu))
			return 0;
		event->cpu = (unsigned int)cpu;
		return HAS_CPU;
	}
	if (slice_equals(key, "event")) {
		found = find_name(event_names, WQDEMO_EVENT_COUNT, value);
		event->kind = (enum wqdemo_event)found;
		return found >= 0 ? HAS_KIND : 0;
	}
	if (slice_equals(key, "queue")) {
		found = find_name(queue_names, WQDEMO_QUEUE_COUNT, value);
		event->queue = (enum wqdemo_queue)found;
		return found >= 0 ? HAS_QUEUE : 0;
	}
	if (slice_equals(key, "pid"))
		return slice_equals(value, "-") || slice_number(value, &event->pid)
			       ? HAS_PID : 0;
	if (slice_equals(key, "step"))
		return parse_step(value, &event->step) ? HAS_STEP : 0;
	if (slice_equals(key, "worker"))
		slice_unquote(value, event->worker, sizeof(event->worker));
	return 0;
}

bool event_parse(struct slice line, struct event *event)
{
	struct slice key, value;
	unsigned int has = 0;

	memset(event, 0, sizeof(*event));
	event->pid = SNAPSHOT_NONE;
	while (slice_pair(&line, &key, &value))
		has |= parse_pair(event, key, value);
	if ((has & HAS_ALL) != HAS_ALL)
		return false;
	return event->kind != WQDEMO_EVENT_step || has & HAS_STEP;
}

const char *event_name(enum wqdemo_event kind)
{
	return event_names[kind];
}
