/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The words in the lane of a program whose commands wait, "for c3, c4": over
 * the wait where it is long enough, else beside it.
 */
#ifndef WQTOP_LAYOUT_CALLER_WORDS_H
#define WQTOP_LAYOUT_CALLER_WORDS_H

#include "model/model.h"

/* Room for "for ", and what it waits for. */
#define CALLER_WORDS_MAX	(CALLER_ITEMS_MAX + 4)

struct caller_words {
	int column;			/* where they begin */
	char text[CALLER_WORDS_MAX];
};

/*
 * Return: how many there are, from left to right; they do not overlap. A wait
 * without room for words has none.
 */
int caller_words(const struct timeline *timeline,
		 const struct timeline_lane *lane, const struct model *model,
		 struct caller_words words[CALLERS_KEPT]);

/*
 * Return: whether a wait begins in that column, right behind or within another: one
 * would not be told from the other. Not for the first column.
 */
bool caller_begins(const struct timeline *timeline,
		   const struct timeline_lane *lane, const struct model *model,
		   int column);

#endif
