/* SPDX-License-Identifier: GPL-2.0 */
/* Parts of a rectangle, and text that takes several of its rows. */
#ifndef WQTOP_TERM_AREA_H
#define WQTOP_TERM_AREA_H

#include "lib/rect.h"
#include "look/themes.h"

/* Draws text over the rows of a rectangle, broken at blanks. */
void area_wrapped(struct rect area, enum role role, const char *text);

/* Return: the rows that a text takes when it is broken so. */
int area_rows(int columns, const char *text);

/* Return: the part of a rectangle to the right of and below that place. */
struct rect area_part(struct rect area, int row, int column);

#endif
