/* SPDX-License-Identifier: GPL-2.0 */
/* The ticks of a time axis: round distances, and times with their unit. */
#ifndef WQTOP_LAYOUT_TIMELINE_TICKS_H
#define WQTOP_LAYOUT_TIMELINE_TICKS_H

#include <stddef.h>
#include <stdint.h>

/* Return: the smallest of 1, 2, 5, 10... that is at least so large. */
uint64_t ticks_step(uint64_t ns);

/* Writes "1.5 s" or "25 ms", as exact as ticks with that distance need it. */
void ticks_tell(uint64_t ns, uint64_t step_ns, char *text, size_t size);

#endif
