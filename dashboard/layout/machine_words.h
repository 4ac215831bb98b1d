/* SPDX-License-Identifier: GPL-2.0 */
/* Calls and submitters of the machine's workqueues, in words. */
#ifndef WQTOP_LAYOUT_MACHINE_WORDS_H
#define WQTOP_LAYOUT_MACHINE_WORDS_H

#include "read/machine.h"
#include "read/machine_callers.h"

/* Writes "f, g, h" for "f,g,h": as many as fit, with blanks to break a line at. */
void machine_calls_write(const char *stack, char *out, size_t size);

/* Return: the name of the row's function, or of its kworker. */
const char *machine_name_of(const struct machine_row *row);

/*
 * Writes by whom an item runs and how it is: "pid 211, asleep", "pid 17, 96 % CPU",
 * "pid 9, ready, no CPU", "softirq". It had that since the reading before, to a
 * hundredth of a second; without one it has a CPU or waits for one, "pid 17, ready".
 */
void machine_run_words(const struct machine_run *run, char *out, size_t size);

/*
 * Writes "91 % by process dd: f, g", or "9 % in softirq: f, g". @samples: those of
 * all submitters of the row.
 */
void machine_caller_words(const struct machine_caller *caller, uint64_t samples,
			  char *out, size_t size);

#endif
