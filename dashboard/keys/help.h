/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The lines of the help screen and its pages, for the panel and for the keys
 * that turn pages.
 */
#ifndef WQTOP_KEYS_HELP_H
#define WQTOP_KEYS_HELP_H

#include <stdbool.h>

#include "look/life_state.h"
#include "model/actions.h"

#define HELP_STATES	4

struct help_line {
	const char *label;
	const char *text;
	/* In place of a label: the glyphs of these states in the timeline, */
	enum life_state state[HELP_STATES];
	bool marks;			/* or those of reached lines of code */
	bool heading;			/* the name of the group */
	enum action_group group;
};

/* Lines from the tables of actions, columns and views, and signs, by groups. */
struct help_line help_line_at(int number);

/* Return: the width of the column of labels. */
int help_label_columns(int columns);

/* Return: the rows that the line takes, its text broken at blanks. */
int help_rows(struct help_line line, int columns);

/*
 * Finds the lines of a page on a screen of that size; its last row is for
 * other use. Pages count from 1; a page beyond the last is the last.
 */
void help_find_page(int rows, int columns, unsigned int page, int *first,
		    int *end);

unsigned int help_pages(int rows, int columns);

/* Return: the page on which a group begins. */
unsigned int help_page_of(int rows, int columns, enum action_group group);

/* Writes "page 2 of 4: timeline, looks". */
void help_title(int rows, int columns, unsigned int page, char *out,
		size_t size);

#endif
