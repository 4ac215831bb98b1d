/* SPDX-License-Identifier: GPL-2.0 */
/* Calls and submitters of the machine's workqueues, in words. */
#ifndef WQTOP_LAYOUT_MACHINE_WORDS_H
#define WQTOP_LAYOUT_MACHINE_WORDS_H

#include "read/machine_callers.h"

/* Writes "f, g, h" for "f,g,h": as many as fit, with blanks to break a line at. */
void machine_calls_write(const char *stack, char *out, size_t size);

/*
 * Writes "91 % by process dd: f, g", or "9 % in softirq: f, g". @samples: those of
 * all submitters of the row.
 */
void machine_caller_words(const struct machine_caller *caller, uint64_t samples,
			  char *out, size_t size);

#endif
