/* SPDX-License-Identifier: GPL-2.0 */
/* The window of time that a timeline shows, and the columns of it. */
#ifndef WQTOP_MODEL_TIMELINE_WINDOW_H
#define WQTOP_MODEL_TIMELINE_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "model/life.h"

/* Wider screens show no more than this. A picture has all the columns. */
#define TIMELINE_COLUMNS	1000

struct timeline_window {
	uint64_t right_ns;		/* the right edge of the last column */
	uint64_t column_ns;
	int columns;
	uint64_t now_ns;		/* open spans end here */
};

/* Brings a window into the limit above. */
void timeline_limit(struct timeline_window *window);

/* Return: the column of a point in time, -1: to the left, @columns: to the right. */
int timeline_column(const struct timeline_window *window, uint64_t ns);

/* Return: when a column begins; 0 for what would be before that. */
uint64_t timeline_ns(const struct timeline_window *window, int column);

/*
 * Return: whether any of the span can be seen, and in which columns. A moment
 * takes a column too.
 */
bool timeline_sees(const struct timeline_window *window,
		   const struct life_span *span, int *first, int *last);

#endif
