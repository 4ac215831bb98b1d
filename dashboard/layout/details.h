/* SPDX-License-Identifier: GPL-2.0 */
/* Details of an item or of a queue, in words and numbers. */
#ifndef WQTOP_LAYOUT_DETAILS_H
#define WQTOP_LAYOUT_DETAILS_H

#include "layout/layout.h"
#include "model/model.h"

/*
 * Writes "custom c27, waited 503 ms (max_active 4 reached: c23 to c26 ran), took
 * 501 ms: asleep 500 ms", or with the name c27 alone.
 */
void details_life(const struct life *life, const struct model *model, bool names_queue,
		  char *out, size_t size);

#define DETAILS_LINES	32

/* Room for the eight steps of a program, with a word on each. */
#define DETAILS_TEXT_MAX	448

struct details_line {
	const char *label;
	char text[DETAILS_TEXT_MAX];
};

struct details {
	char title[64];
	int count;
	struct details_line line[DETAILS_LINES];
};

/* Adds a line. Both are bounded: DETAILS_LINES lines, and the text of one. */
void details_add(struct details *details, const char *label, const char *format,
		 ...) __attribute__((format(printf, 3, 4)));

/* Collects all that the events say about an item. @life may be NULL. */
void details_of_life(struct details *details, const struct life *life,
		     const struct model *model);

/* Collects what is known about the selected row and not in the table. */
void details_of_queue(struct details *details, const struct model *model);

/* The column of the texts, right of their labels. */
#define DETAILS_TEXT_AT	13

/* Return: the rows that those lines take, each broken at blanks. */
int details_rows(const struct details *details, int first, int end, int columns);

/*
 * Return: the place of details in the body of the screen, beside the row that
 * they are about, where there is room for them.
 */
struct rect details_place(const struct details *details,
			  const struct layout *layout,
			  const struct model *model);

/*
 * Finds the lines of a page of @rows rows. Pages count from 0; a page beyond
 * the last is the last.
 */
void details_find_page(const struct details *details, int rows, int columns,
		       unsigned int page, int *first, int *end);

#endif
