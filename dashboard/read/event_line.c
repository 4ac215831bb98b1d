// SPDX-License-Identifier: GPL-2.0
#include "read/event_line.h"

#include <string.h>

#include "read/snapshot.h"

#define EVENT_NAME(name) [WQDEMO_EVENT_##name] = #name,
static const char *const event_names[WQDEMO_EVENT_COUNT] = {
	WQDEMO_EVENTS(EVENT_NAME)
};

#define QUEUE_NAME(symbol, name, ...) [WQDEMO_##symbol] = #name,
static const char *const queue_names[WQDEMO_QUEUE_COUNT] = {
	WQDEMO_QUEUES(QUEUE_NAME)
};

/* The keys that an event must have; the worker may have no name. */
enum {
	HAS_SEQ = 1 << 0,
	HAS_NS = 1 << 1,
	HAS_KIND = 1 << 2,
	HAS_QUEUE = 1 << 3,
	HAS_ITEM = 1 << 4,
	HAS_CPU = 1 << 5,
	HAS_PID = 1 << 6,
	HAS_STEP = 1 << 7,
	HAS_LOST = 1 << 8,
};

#define HAS_ALL \
	(HAS_SEQ | HAS_NS | HAS_KIND | HAS_QUEUE | HAS_ITEM | HAS_CPU | HAS_PID)

static bool parse_number(struct slice value, uint64_t most, uint64_t *number)
{
	return slice_number(value, number) && *number <= most;
}

/* "burn:100" */
static bool parse_step(struct slice value, struct wqdemo_step *step)
{
	struct slice word;
	uint64_t ms;
	int kind;

	if (!slice_cut(&value, ':', &word) ||
	    !parse_number(value, UINT16_MAX, &ms))
		return false;
	for (kind = 0; kind < WQDEMO_STEP_KINDS; kind++)
		if (slice_equals(word,
				 wqdemo_step_name((enum wqdemo_step_kind)kind)))
			break;
	if (kind == WQDEMO_STEP_KINDS)
		return false;
	step->kind = (uint8_t)kind;
	step->ms = (uint16_t)ms;
	return true;
}

/* The times that only some events have. Return: false for a bad value. */
static bool parse_time(struct event *event, unsigned int *has, struct slice key,
		       struct slice value)
{
	if (slice_equals(key, "due_ns"))
		return parse_number(value, SNAPSHOT_TIME_MOST, &event->due_ns);
	if (slice_equals(key, "lost_ns")) {
		*has |= HAS_LOST;
		return parse_number(value, SNAPSHOT_TIME_MOST, &event->lost_ns);
	}
	if (slice_equals(key, "burnt_ns"))
		return parse_number(value, SNAPSHOT_TIME_MOST,
				    &event->burnt_ns);
	if (slice_equals(key, "preempted_ns"))
		return parse_number(value, SNAPSHOT_TIME_MOST,
				    &event->preempted_ns);
	return true;
}

/* Return: false for a bad value. Unknown keys are skipped. */
static bool parse_pair(struct event *event, unsigned int *has, struct slice key,
		       struct slice value)
{
	uint64_t cpu = 0;
	int found = 0;
	bool good = true;

	if (slice_equals(key, "seq")) {
		*has |= HAS_SEQ;
		good = slice_number(value, &event->seq) && event->seq;
	} else if (slice_equals(key, "ns")) {
		*has |= HAS_NS;
		good = parse_number(value, SNAPSHOT_TIME_MOST, &event->ns);
	} else if (slice_equals(key, "item")) {
		*has |= HAS_ITEM;
		good = slice_number(value, &event->item);
	} else if (slice_equals(key, "cpu")) {
		*has |= HAS_CPU;
		good = parse_number(value, UINT16_MAX, &cpu);
		event->cpu = (unsigned int)cpu;
	} else if (slice_equals(key, "event")) {
		*has |= HAS_KIND;
		found = slice_in(value, event_names, WQDEMO_EVENT_COUNT);
		event->kind = (enum wqdemo_event)found;
	} else if (slice_equals(key, "queue")) {
		*has |= HAS_QUEUE;
		found = slice_in(value, queue_names, WQDEMO_QUEUE_COUNT);
		event->queue = (enum wqdemo_queue)found;
	} else if (slice_equals(key, "pid")) {
		*has |= HAS_PID;
		good = slice_equals(value, "-") ||
		       slice_number(value, &event->pid);
	} else if (slice_equals(key, "step")) {
		*has |= HAS_STEP;
		good = parse_step(value, &event->step);
	} else if (slice_equals(key, "worker")) {
		slice_unquote(value, event->worker, sizeof(event->worker));
	} else {
		good = parse_time(event, has, key, value);
	}
	return good && found >= 0;
}

bool event_line_parse(struct slice line, struct event *event)
{
	struct slice key, value;
	unsigned int has = 0;

	memset(event, 0, sizeof(*event));
	event->pid = SNAPSHOT_NONE;
	while (slice_pair(&line, &key, &value))
		if (!parse_pair(event, &has, key, value))
			return false;
	if ((has & HAS_ALL) != HAS_ALL)
		return false;
	if (event->kind == WQDEMO_EVENT_preempted)
		return has & HAS_LOST;
	return event->kind != WQDEMO_EVENT_step || has & HAS_STEP;
}

bool event_is_of_item(enum wqdemo_event kind)
{
	return kind != WQDEMO_EVENT_waits && kind != WQDEMO_EVENT_waited;
}

const char *event_name(enum wqdemo_event kind)
{
	return event_names[kind];
}
