/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A strip: pieces of text side by side in a rectangle, with as many of them as
 * fit, the most important first. Title, key bar and periodic strip are made
 * of them.
 */
#ifndef WQTOP_TERM_STRIP_H
#define WQTOP_TERM_STRIP_H

#include <stdbool.h>

#include "lib/rect.h"
#include "look/themes.h"

#define STRIP_PIECES	40

struct strip_piece {
	char key[32];			/* before the text, in a role of its own */
	enum role key_role;
	char text[96];
	enum role role;
	int rank;			/* 0 is the most important */
	bool right;			/* moved to the right edge */
	bool new_line;			/* where there is a second row */

	/* for strip_draw() itself */
	int width;
	bool chosen;
	int row;
	int column;
};

struct strip {
	bool balanced;			/* its rows are about as long as each other */
	int count;
	struct strip_piece piece[STRIP_PIECES];
};

/*
 * Adds a piece; a piece that does not fit into the strip is dropped. Return:
 * the piece, to set more of it.
 */
struct strip_piece *strip_add(struct strip *strip, enum role role, int rank,
			      const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Return: whether there is room for all pieces up to that rank. */
bool strip_fits(struct strip *strip, struct rect area, int rank);

void strip_draw(struct strip *strip, struct rect area);

#endif
