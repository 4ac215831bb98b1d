/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Roles say what a piece of text means, themes how it looks. Every state is a
 * word or a shape first; colours only add to that.
 */
#ifndef WQTOP_LOOK_THEMES_H
#define WQTOP_LOOK_THEMES_H

#include <stdbool.h>

/*
 * THEME(symbol, name, paper, help): themes.c has the colours of each. @paper:
 * the background, NULL for the terminal's own.
 */
#define THEMES(THEME)							\
	THEME(DEFAULT, default, NULL, "for a dark terminal")		\
	THEME(LIGHT, light, NULL, "for a light terminal")		\
	THEME(MONO, mono, NULL, "no colours")				\
	THEME(CONTRAST, contrast, &black, "bright on black, for a projector") \
	THEME(SAFE, safe, NULL, "blue and orange, for the colour-blind")

#define THEME_SYMBOL(symbol, ...)	THEME_##symbol,
enum theme {
	THEMES(THEME_SYMBOL)
	THEME_COUNT
};

/* All names in one string, a blank before each. */
#define THEME_WORD(symbol, name, ...)	" " #name
#define THEME_WORDS	THEMES(THEME_WORD)

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

/* A colour, as near as terminals of 8, of 256 and of all colours come to it. */
struct shade {
	short of_8;			/* -1: none is near, the terminal's own */
	short of_256;
	int rgb;
};

/* A set of these. */
enum look_attribute {
	LOOK_BOLD	= 1 << 0,
	LOOK_DIM	= 1 << 1,
	LOOK_UNDERLINE	= 1 << 2,
	LOOK_REVERSE	= 1 << 3,
};

struct look {
	const struct shade *colour;	/* NULL: the terminal's own */
	unsigned int attributes;
};

struct theme_row {
	const char *name;
	const char *help;
	const struct shade *paper;	/* NULL: the terminal's own background */
	const struct look *look;	/* [ROLE_COUNT] */
};

extern const struct theme_row themes[THEME_COUNT];

/* Return: THEME_COUNT if there is none of that name. */
enum theme theme_of_name(const char *name);

#endif
