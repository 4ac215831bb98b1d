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

/* "burn:100" */
static bool parse_step(struct slice value, struct wqdemo_step *step)
{
	struct slice word;
	uint64_t ms;
	int kind;

	if (!slice_cut(&value, ':', &word) || !slice_number(value, &ms) ||
	    ms > UINT16_MAX)
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

static bool take_time(struct slice *line, uint64_t *ns)
{
	return slice_take_number(line, SNAPSHOT_TIME_MOST, ns);
}

/* The times that only some events have. Unknown keys are skipped. Return: false for a bad value. */
static bool take_rare(struct slice *line, struct event *event,
		      unsigned int *has)
{
	if (slice_takes(line, "due_ns="))
		return take_time(line, &event->due_ns);
	if (slice_takes(line, "burnt_ns="))
		return take_time(line, &event->burnt_ns);
	if (slice_takes(line, "preempted_ns="))
		return take_time(line, &event->preempted_ns);
	if (slice_takes(line, "lost_ns=")) {
		*has |= HAS_LOST;
		return take_time(line, &event->lost_ns);
	}
	slice_skip_pair(line);
	return true;
}

static bool take_cpu(struct slice *line, struct event *event)
{
	uint64_t cpu = 0;
	bool good = slice_take_number(line, UINT16_MAX, &cpu);

	event->cpu = (unsigned int)cpu;
	return good;
}

static bool take_pid(struct slice *line, struct event *event)
{
	struct slice value = slice_value(line);

	return slice_equals(value, "-") || slice_number(value, &event->pid);
}

/* Return: false for a bad value. */
static bool take_words(struct slice *line, struct event *event,
		       unsigned int *has)
{
	int found = 0;

	if (slice_takes(line, "event=")) {
		*has |= HAS_KIND;
		found = slice_in(slice_value(line), event_names,
				 WQDEMO_EVENT_COUNT);
		event->kind = (enum wqdemo_event)found;
	} else if (slice_takes(line, "queue=")) {
		*has |= HAS_QUEUE;
		found = slice_in(slice_value(line), queue_names,
				 WQDEMO_QUEUE_COUNT);
		event->queue = (enum wqdemo_queue)found;
	} else if (slice_takes(line, "worker=")) {
		slice_unquote(slice_value(line), event->worker,
			      sizeof(event->worker));
	} else if (slice_takes(line, "step=")) {
		*has |= HAS_STEP;
		return parse_step(slice_value(line), &event->step);
	} else {
		return take_rare(line, event, has);
	}
	return found >= 0;
}

/* Return: false for a bad value. */
static bool take_pair(struct slice *line, struct event *event,
		      unsigned int *has)
{
	if (slice_takes(line, "seq=")) {
		*has |= HAS_SEQ;
		return slice_take_number(line, UINT64_MAX, &event->seq) &&
		       event->seq;
	}
	if (slice_takes(line, "ns=")) {
		*has |= HAS_NS;
		return take_time(line, &event->ns);
	}
	if (slice_takes(line, "item=")) {
		*has |= HAS_ITEM;
		return slice_take_number(line, UINT64_MAX, &event->item);
	}
	if (slice_takes(line, "cpu=")) {
		*has |= HAS_CPU;
		return take_cpu(line, event);
	}
	if (slice_takes(line, "pid=")) {
		*has |= HAS_PID;
		return take_pid(line, event);
	}
	return take_words(line, event, has);
}

bool event_line_parse(struct slice line, struct event *event)
{
	unsigned int has = 0;

	memset(event, 0, sizeof(*event));
	event->pid = SNAPSHOT_NONE;
	while (slice_skip_blanks(&line))
		if (!take_pair(&line, event, &has))
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
