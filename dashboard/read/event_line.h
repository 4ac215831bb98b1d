/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One line of /proc/workqueue_demo_events. Pure: text in, struct out.
 * common/FORMAT.md describes the text.
 */
#ifndef WQTOP_READ_EVENT_LINE_H
#define WQTOP_READ_EVENT_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "common/abi.h"
#include "common/program.h"
#include "lib/slice.h"

/* A thread's name has 15 bytes, each of which may stand there as \ooo. */
#define EVENT_WORKER_MAX	32

struct event {
	uint64_t seq;			/* from 1 on */
	uint64_t ns;			/* CLOCK_MONOTONIC */
	uint64_t item;			/* counts the accepted items of its queue; the newest
					 * one where the event is not of an item */
	uint64_t pid;			/* of the thread, SNAPSHOT_NONE in softirq */
	unsigned int cpu;
	enum wqdemo_event kind;
	enum wqdemo_queue queue;
	struct wqdemo_step step;	/* of WQDEMO_EVENT_step */
	uint64_t due_ns;		/* of WQDEMO_EVENT_armed and _modified, 0: not told */
	uint64_t lost_ns;		/* of WQDEMO_EVENT_preempted */
	uint64_t burnt_ns;		/* of WQDEMO_EVENT_finished, 0: not told */
	uint64_t preempted_ns;		/* the same */
	char worker[EVENT_WORKER_MAX];	/* printable ASCII */
};

/*
 * Reads one line, without its newline. Return: false for one that is cut off
 * or of a kind or queue that this wqtop does not know; @event is undefined then.
 */
bool event_line_parse(struct slice line, struct event *event);

/* Return: whether it happens to an item, and not to a command that waits. */
bool event_is_of_item(enum wqdemo_event kind);

/* "started" and so on; static strings. */
const char *event_name(enum wqdemo_event kind);

#endif
