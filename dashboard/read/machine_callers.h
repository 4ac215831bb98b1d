/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The text of /proc/workqueue_machine_callers: who submits the items of a row of
 * the machine. Pure. Columns are found by name; unknown ones are skipped.
 */
#ifndef WQTOP_READ_MACHINE_CALLERS_H
#define WQTOP_READ_MACHINE_CALLERS_H

#include <stdint.h>

#include "lib/slice.h"

#define MACHINE_CALLERS_NAME	"workqueue_machine_callers"

/* Of a row. */
#define MACHINE_CALLERS		4

#define MACHINE_STACK_MAX	512

struct machine_caller {
	uint64_t samples;
	char context[8];		/* "task", "softirq" or "irq" */
	char comm[16];			/* "": anybody was interrupted */
	char stack[MACHINE_STACK_MAX];	/* "f,g[module]", the innermost first; or "" */
};

/*
 * Finds the callers of a row, the most frequent first. Return: their number; 0
 * also for a text of another epoch, or of another version.
 */
unsigned int machine_callers_of(struct slice text, uint64_t epoch,
				unsigned int row,
				struct machine_caller out[MACHINE_CALLERS]);

#endif
