/* SPDX-License-Identifier: GPL-2.0 */
/* Finds the kernel's tracepoints of workqueues, which are not exported. */
#ifndef MACHINE_TRACEPOINTS_H
#define MACHINE_TRACEPOINTS_H

#include <linux/tracepoint.h>

/*
 * Their arguments are the same from 5.10 to 7.3 (trace/events/workqueue.h), but
 * for the sign of the CPU that was asked for, which nobody reads here.
 */
enum {
	ON_QUEUE_WORK,
	ON_ACTIVATE_WORK,
	ON_EXECUTE_START,
	ON_EXECUTE_END,
	TRACEPOINTS
};

extern struct tracepoint *tracepoints[TRACEPOINTS];

/* Return: 0, or -ENOENT: this kernel lacks one of them. Process context. */
int tracepoints_find(void);

#endif
