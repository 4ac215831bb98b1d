/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The part of the list of chapters and lessons that a screen has room for: the
 * rows around the chosen one. Where some are left out, a row tells how many.
 */
#ifndef WQTOP_LAYOUT_LESSON_LIST_H
#define WQTOP_LAYOUT_LESSON_LIST_H

#include "lib/rect.h"
#include "model/lesson.h"

/* Above the rows stands a heading. */
#define LESSON_LIST_HEADING 1

struct lesson_list {
	unsigned int first;		/* the row of the list below the heading */
	unsigned int count;
	unsigned int above;		/* rows that are left out there, */
	unsigned int below;		/* with the one whose place tells it */
};

/* @area: of the page, with the heading. */
void lesson_list_place(const struct lesson *lesson, struct rect area,
		       struct lesson_list *list);

/* Return: the rows of a page, for keys. */
unsigned int lesson_list_page(struct rect area);

#endif
