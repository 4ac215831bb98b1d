/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A ring of time-stamped events, read from /proc/workqueue_demo_events: each is
 * something that happened to one item, or to a command that waits for items. New
 * events overwrite the oldest, whose sequence numbers are then missing.
 */
#ifndef WQDEMO_EVENTS_H
#define WQDEMO_EVENTS_H

#include <linux/compiler.h>
#include <linux/types.h>

#include "../common/abi.h"
#include "../common/program.h"

/* While it is off, counts that all CPUs share are not kept either. */
extern bool events_on;

/* Without a barrier: an event more or less may be written around a switch. */
static inline bool events_recording(void)
{
	return READ_ONCE(events_on);
}

/* Switches recording. Task context. */
void events_record(bool on);

/* Return: whether it is on, and @ns: since when without a break. */
bool events_since(u64 *ns);

/* Tells more of some events. */
struct event_detail {
	struct wqdemo_step step; /* of WQDEMO_EVENT_step */
	u64 burnt_ns;		 /* of WQDEMO_EVENT_finished */
	u64 preempted_ns; /* of the same, and of WQDEMO_EVENT_preempted */
	u64 due_ns;	  /* of WQDEMO_EVENT_armed and _modified */
};

/* Writes one event. @detail may be NULL. Task or softirq. */
void events_write_one(enum wqdemo_event event, enum wqdemo_queue queue, u64 id,
		      u64 ns, const struct event_detail *detail);

/* The same, if recording is on. */
static inline void events_write(enum wqdemo_event event,
				enum wqdemo_queue queue, u64 id, u64 ns,
				const struct event_detail *detail)
{
	if (events_recording())
		events_write_one(event, queue, id, ns, detail);
}

/*
 * Return: -ENOMEM; or 0, and events_exit() must follow when no writer and no
 * reader is left.
 */
int events_init(void);
void events_exit(void);

/* Creates and removes the procfs file. */
int events_proc_init(void);
void events_proc_exit(void);

#endif
