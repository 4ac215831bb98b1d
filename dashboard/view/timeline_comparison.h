/* SPDX-License-Identifier: GPL-2.0 */
/* A comparison in the timeline's panel: its heading, and the words below its lanes. */
#ifndef WQTOP_VIEW_TIMELINE_COMPARISON_H
#define WQTOP_VIEW_TIMELINE_COMPARISON_H

#include "layout/timeline_chart.h"

/* Composes all of the heading but the name of the view. */
void view_comparison_heading(const struct chart *chart, const struct model *model,
			     char *text, size_t size);

/*
 * Writes how long each run took behind its last lane, and the difference from
 * @row on. Return: the rows of that.
 */
int view_comparison(struct rect area, const struct chart *chart, const struct model *model,
		    int row);

#endif
