/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the help screen says, and how it is broken into pages. Pure. Keys that
 * turn pages need to know the same as the panel that draws them.
 */
#ifndef WQTOP_KEYS_HELP_H
#define WQTOP_KEYS_HELP_H

#include <stdbool.h>

#include "look/life_state.h"

#define HELP_STATES	4

struct help_line {
	const char *label;
	const char *text;
	/* In place of a label: how these look in the timeline. */
	enum life_state state[HELP_STATES];
	bool marks;			/* or those of the code */
};

/* Lines from the tables of actions, columns and views, then signs of the screen. */
struct help_line help_line_at(int number);

/* Labels stand in a column of their own: how wide it is. */
int help_label_columns(int columns);

/* Return: the rows that the line takes, its text broken at blanks. */
int help_rows(struct help_line line, int columns);

/*
 * Finds the lines of a page on a screen of that size, whose last row is not for
 * them. Pages are counted from 1; beyond the last one it is the last.
 */
void help_find_page(int rows, int columns, unsigned int page, int *first,
		    int *end);

unsigned int help_pages(int rows, int columns);

#endif
