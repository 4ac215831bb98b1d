/* SPDX-License-Identifier: GPL-2.0 */
/* What is known of an item or of a queue, in words and numbers. Pure. */
#ifndef WQTOP_LAYOUT_DETAILS_H
#define WQTOP_LAYOUT_DETAILS_H

#include "model/model.h"

/* "custom #27, waited 503 ms, ran 500 ms on CPU 1" */
void details_life(const struct life *life, const struct model *model, char *out,
		  size_t size);

#define DETAILS_LINES	14

struct details_line {
	const char *label;
	char text[160];
};

struct details {
	char title[64];
	int count;
	struct details_line line[DETAILS_LINES];
};

/* All that the events said of an item; @life may be NULL: there is none. */
void details_of_life(struct details *details, const struct life *life,
		     const struct model *model);

/* What the file says of the row that is selected, but what is in the table anyway. */
void details_of_queue(struct details *details, const struct model *model);

/* Where the texts begin, beside their labels. */
#define DETAILS_TEXT_AT	13

/* Return: the rows that those lines take, each broken at blanks. */
int details_rows(const struct details *details, int first, int end, int columns);

/*
 * What does not fit into so many rows is on further pages. Finds the lines of
 * one, from 0 on; beyond the last page it is the last.
 */
void details_find_page(const struct details *details, int rows, int columns,
		       unsigned int page, int *first, int *end);

#endif
