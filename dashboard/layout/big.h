/* SPDX-License-Identifier: GPL-2.0 */
/* The big view: four numbers of the selected queue, and the size of their digits. */
#ifndef WQTOP_LAYOUT_BIG_H
#define WQTOP_LAYOUT_BIG_H

#include "lib/rect.h"
#include "lib/text.h"
#include "look/themes.h"
#include "model/model.h"

/* Two by two. */
#define BIG_NUMBERS	4

struct big_number {
	const char *label;
	enum role role;
	char text[TEXT_MAX];
	struct rect area;		/* of label and digits, in the view's own */
};

struct big {
	struct big_number number[BIG_NUMBERS];
	int dot_rows;			/* 0: there is only room for plain text */
	int dot_columns;
};

/* Lays out the numbers of a queue, below a heading. */
void big_make(struct big *big, struct rect area, const struct model *model,
	      unsigned int queue);

#endif
