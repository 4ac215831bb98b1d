// SPDX-License-Identifier: GPL-2.0
#include "term/paint.h"

#include <curses.h>

/* Colours of the terminal: 0, or one of these. */
enum depth {
	DEPTH_NONE = 0,
	DEPTH_8 = 8,
	DEPTH_256 = 256,
	DEPTH_RGB = 1 << 24
};

static enum depth depth;
static enum theme wanted = THEME_COUNT; /* none yet */
static enum theme chosen;
static unsigned int paper;		       /* of blanks */
static unsigned int attributes_of[ROLE_COUNT]; /* in the chosen theme */

/* Pair 0 cannot be set. */
static int pair_of(int role)
{
	return role + 1;
}

/* Return: the depth that terminfo says, as ncurses sends that. */
static enum depth find_depth(void)
{
	if (!has_colors() || start_color() != OK ||
	    use_default_colors() != OK || COLOR_PAIRS <= pair_of(ROLE_COUNT))
		return DEPTH_NONE;
	if (COLORS >= DEPTH_RGB)
		return DEPTH_RGB;
	if (COLORS >= DEPTH_256)
		return DEPTH_256;
	return COLORS >= DEPTH_8 ? DEPTH_8 : DEPTH_NONE;
}

static int number_of(const struct shade *shade)
{
	if (!shade)
		return -1;
	switch (depth) {
	case DEPTH_RGB:
		return shade->rgb;
	case DEPTH_256:
		return shade->of_256;
	default:
		return shade->of_8;
	}
}

bool paint_begin(void)
{
	depth = find_depth();
	return depth != DEPTH_NONE;
}

static unsigned int find_attributes(int role)
{
	const struct look *look = &themes[chosen].look[role];
	attr_t attributes = A_NORMAL;

	if (look->attributes & LOOK_BOLD)
		attributes |= A_BOLD;
	if (look->attributes & LOOK_DIM)
		attributes |= A_DIM;
	if (look->attributes & LOOK_UNDERLINE)
		attributes |= A_UNDERLINE;
	if (look->attributes & LOOK_REVERSE)
		attributes |= A_REVERSE;
	/* The terminal's own colours need no pair, and fewer bytes. */
	if (look->colour || themes[chosen].paper)
		attributes |= COLOR_PAIR(pair_of(role));
	return attributes;
}

void paint_choose(enum theme theme)
{
	const struct theme_row *row;
	int role;

	if (theme == wanted)
		return;
	wanted = theme;
	/* Without colours, the attributes have to do more. */
	chosen = depth == DEPTH_NONE ? THEME_MONO : theme;
	row = &themes[chosen];
	for (role = 0; depth != DEPTH_NONE && role < ROLE_COUNT; role++)
		init_extended_pair(pair_of(role),
				   number_of(row->look[role].colour),
				   number_of(row->paper));
	for (role = 0; role < ROLE_COUNT; role++)
		attributes_of[role] = find_attributes(role);
	/* Blanks have the colour of the paper, too. */
	paper = paint_attributes(ROLE_TEXT);
	bkgdset(' ' | paper);
}

unsigned int paint_attributes(enum role role)
{
	return attributes_of[role];
}

unsigned int paint_cell(enum role role)
{
	unsigned int attributes = paint_attributes(role);

	/* ncurses does the same with letters that it draws itself. */
	if (attributes & A_COLOR)
		return attributes | (paper & ~(unsigned int)A_COLOR);
	return attributes | paper;
}
