/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a piece of text means, and how that looks. Colours are an addition:
 * every state is a word or a shape first.
 */
#ifndef WQTOP_THEME_H
#define WQTOP_THEME_H

#include <stdbool.h>

enum role {
	ROLE_TEXT,
	ROLE_TITLE,
	ROLE_HEADER,		/* over a column */
	ROLE_KEY,		/* a key that can be pressed */
	ROLE_KEY_OFF,		/* and one that cannot, now */
	ROLE_LABEL,		/* a word beside a number */
	ROLE_CHANGED,		/* changed a moment ago */
	ROLE_WAITING,
	ROLE_RUNNING,
	ROLE_GRAPH,
	ROLE_GOOD,
	ROLE_WARNING,
	ROLE_ERROR,
	ROLE_COUNT
};

/* Sets up the colours, where the terminal has some and @colours. */
void theme_init(bool colours);

/* Attributes for ncurses. */
unsigned int theme_attributes(enum role role);

#endif
