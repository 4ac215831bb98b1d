/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The row of submissions below the lanes, as texts with places: "^8c" is
 * eight to c. Marks that are too close for a text of their own share one, and
 * it tells of each queue: "^2b^c".
 */
#ifndef WQTOP_LAYOUT_TIMELINE_MARKS_H
#define WQTOP_LAYOUT_TIMELINE_MARKS_H

#include "model/timeline.h"

/* Room for two marks, and a letter for each queue. */
#define MARK_TEXT_MAX	160

struct mark_text {
	int column;			/* where it begins */
	char text[MARK_TEXT_MAX];
};

/* Return: the number of texts, from left to right, which do not overlap. */
int timeline_marks(const struct timeline *timeline,
		   struct mark_text text[TIMELINE_MARKS]);

#endif
