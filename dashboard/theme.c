// SPDX-License-Identifier: GPL-2.0
#include "theme.h"

#include <curses.h>

/*
 * No blue, which is too dark on black, no bold black, and the terminal's own
 * background: this must be legible from the last row, on light and dark.
 */
static const struct look {
	short colour;			/* -1: the terminal's own */
	attr_t attributes;
} looks[ROLE_COUNT] = {
	[ROLE_TEXT]	= { -1, A_NORMAL },
	[ROLE_TITLE]	= { -1, A_BOLD },
	[ROLE_HEADER]	= { -1, A_UNDERLINE },
	[ROLE_KEY]	= { COLOR_CYAN, A_BOLD },
	[ROLE_KEY_OFF]	= { -1, A_DIM },
	[ROLE_LABEL]	= { -1, A_NORMAL },
	[ROLE_CHANGED]	= { -1, A_BOLD | A_REVERSE },
	[ROLE_WAITING]	= { COLOR_YELLOW, A_BOLD },
	[ROLE_RUNNING]	= { COLOR_GREEN, A_BOLD },
	[ROLE_GRAPH]	= { COLOR_GREEN, A_NORMAL },
	[ROLE_GOOD]	= { COLOR_GREEN, A_BOLD },
	[ROLE_WARNING]	= { COLOR_YELLOW, A_BOLD },
	[ROLE_ERROR]	= { COLOR_RED, A_BOLD },
};

/* Whether the pairs exist; role r has pair r + 1, for 0 is not ours to set. */
static bool coloured;

void theme_init(bool colours)
{
	int role;

	coloured = colours && has_colors() && start_color() == OK &&
		   use_default_colors() == OK && COLOR_PAIRS > ROLE_COUNT;
	if (!coloured)
		return;
	for (role = 0; role < ROLE_COUNT; role++)
		init_pair((short)(role + 1), looks[role].colour, -1);
}

unsigned int theme_attributes(enum role role)
{
	attr_t attributes = looks[role].attributes;

	if (coloured)
		attributes |= COLOR_PAIR(role + 1);
	return attributes;
}
