/* SPDX-License-Identifier: GPL-2.0 */
/* The shapes that panels are drawn with, for what the terminal can show. */
#ifndef WQTOP_LOOK_GLYPHS_H
#define WQTOP_LOOK_GLYPHS_H

#include <stdbool.h>

#include "look/life_state.h"

/*
 * GLYPH_SET(symbol, name, help), simplest first. All but the first need
 * UTF-8.
 */
#define GLYPH_SETS(GLYPH_SET)						\
	GLYPH_SET(ASCII, ascii, "letters and signs only")		\
	GLYPH_SET(BLOCK, block, "bars and blocks")			\
	GLYPH_SET(BRAILLE, braille, "bars and blocks, graphs twice as fine")

#define GLYPH_SET_SYMBOL(symbol, ...)	GLYPHS_##symbol,
enum glyph_set {
	GLYPH_SETS(GLYPH_SET_SYMBOL)
	GLYPH_SET_COUNT
};

/* All names in one string, a blank before each. */
#define GLYPH_SET_WORD(symbol, name, ...)	" " #name
#define GLYPH_SET_WORDS	GLYPH_SETS(GLYPH_SET_WORD)

/* Heights of one character of a sparkline, from 0 (nothing happened) on. */
#define GLYPHS_SPARK_LEVELS	9

/* The heights where one character shows two samples side by side. */
#define GLYPHS_PAIR_LEVELS	5

/* A bracket behind the names of rows that belong together. */
enum bracket {
	BRACKET_NONE,
	BRACKET_FIRST,
	BRACKET_MIDDLE,
	BRACKET_PASSES,			/* a row that does not belong to them */
	BRACKET_LAST,
	BRACKET_PARTS
};

struct glyphs {
	enum glyph_set set;
	bool ascii;
	const char *none;		/* a number that nobody knows */
	const char *slot_busy;		/* the gauge of running items */
	const char *slot_free;
	const char *hit;		/* a line of code that was reached */
	const char *hit_newest;		/* and the last of them */
	const char *cut;		/* where a line goes on */
	const char *bar_full;		/* progress to the next tick */
	const char *bar_empty;
	const char *spark[GLYPHS_SPARK_LEVELS];
	/* [left][right], or NULL: one sample in a character */
	const char *const (*pairs)[GLYPHS_PAIR_LEVELS];
	const char *life[LIFE_STATES];	/* the cells of the timeline */
	const char *cursor;		/* below the column that it is in */
	const char *tick;		/* of the time axis */
	const char *frozen;		/* there: all processes were, */
	const char *lost;		/* and events were */
	const char *bracket[BRACKET_PARTS];
};

struct glyph_set_row {
	const char *name;
	const char *help;
};

extern const struct glyph_set_row glyph_sets[GLYPH_SET_COUNT];

/* Return: GLYPH_SET_COUNT if there is none of that name. */
enum glyph_set glyph_set_of_name(const char *name);

const struct glyphs *glyphs_of(enum glyph_set set);

extern const struct glyphs glyphs_block;
extern const struct glyphs glyphs_ascii;

#endif
