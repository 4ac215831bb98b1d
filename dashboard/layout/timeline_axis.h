/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The axis below the timeline: ticks with their times, and when all was frozen
 * or items were lost. A text that has no room of its own is left out.
 */
#ifndef WQTOP_LAYOUT_TIMELINE_AXIS_H
#define WQTOP_LAYOUT_TIMELINE_AXIS_H

#include "layout/timeline_chart.h"
#include "look/themes.h"

/* The least distance of ticks: room for a label, and a gap. */
#define AXIS_TICK_COLUMNS	12

/* Ticks, and names of spans. */
#define AXIS_TEXTS		(TIMELINE_COLUMNS / AXIS_TICK_COLUMNS + 2 + 2 * SPANS_KEPT)

enum axis_cell {
	AXIS_FREE,
	AXIS_FROZEN,
	AXIS_LOST,
	AXIS_TAKEN,			/* by the name of a span */
};

struct axis_text {
	int column;
	enum role role;
	char text[48];
};

struct axis {
	unsigned char cell[TIMELINE_COLUMNS];	/* enum axis_cell, below the texts */
	int count;
	struct axis_text text[AXIS_TEXTS];
};

void axis_make(struct axis *axis, const struct chart *chart, const struct model *model);

/* Return: whether any of those spans is on the axis. */
bool axis_has(const struct chart *chart, const struct spans *spans);

#endif
