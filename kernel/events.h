/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What happens to the items, one by one: a ring of time-stamped events, read
 * from /proc/workqueue_demo_events. When it is full the oldest are overwritten;
 * their sequence numbers are missing then.
 */
#ifndef WQDEMO_EVENTS_H
#define WQDEMO_EVENTS_H

#include <linux/compiler.h>
#include <linux/types.h>

#include "../common/abi.h"
#include "../common/program.h"

/* Also what needs a line shared by all CPUs is paid for only while this is on. */
extern bool events_on;

static inline bool events_recording(void)
{
	return READ_ONCE(events_on);
}

static inline void events_record(bool on)
{
	WRITE_ONCE(events_on, on);
}

/*
 * Writes one event, if recording is on. Task or softirq.
 * @step: of WQDEMO_EVENT_step, else NULL.
 */
void events_write(enum wqdemo_event event, enum wqdemo_queue queue, u64 id,
		  u64 ns, const struct wqdemo_step *step);

/* -ENOMEM, or 0: then events_exit() must follow, with no writer or reader left. */
int events_init(void);
void events_exit(void);

/* The procfs file. */
int events_proc_init(void);
void events_proc_exit(void);

#endif
