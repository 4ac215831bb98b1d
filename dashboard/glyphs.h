/* SPDX-License-Identifier: GPL-2.0 */
/* The shapes that panels are drawn with, for what the terminal can show. */
#ifndef WQTOP_GLYPHS_H
#define WQTOP_GLYPHS_H

#include <stdbool.h>

#include "lives.h"

/* Heights of one character of a sparkline, from 0 (nothing happened) on. */
#define GLYPHS_SPARK_LEVELS	9

struct glyphs {
	bool ascii;
	const char *none;		/* a number that nobody knows */
	const char *slot_busy;		/* the gauge of running items */
	const char *slot_free;
	const char *bar_full;		/* progress to the next tick */
	const char *bar_empty;
	const char *spark[GLYPHS_SPARK_LEVELS];
	const char *life[LIFE_STATES];	/* the cells of the timeline */
	const char *cursor;		/* below the column that it is in */
	const char *tick;		/* of the time axis */
};

extern const struct glyphs glyphs_block;
extern const struct glyphs glyphs_ascii;

#endif
