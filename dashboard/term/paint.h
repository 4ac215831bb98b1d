/* SPDX-License-Identifier: GPL-2.0 */
/* The roles of look/themes.h as attributes of ncurses. */
#ifndef WQTOP_TERM_PAINT_H
#define WQTOP_TERM_PAINT_H

#include "look/themes.h"

/* Return: whether the terminal has colours. */
bool paint_begin(void);

/* Paints in that theme from the next frame on. */
void paint_choose(enum theme theme);

/* Return: the attributes of a role, for ncurses. */
unsigned int paint_attributes(enum role role);

/* Return: the same for a cell, which lies on the paper. */
unsigned int paint_cell(enum role role);

#endif
