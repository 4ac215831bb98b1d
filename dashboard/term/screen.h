/* SPDX-License-Identifier: GPL-2.0 */
/* The only owner of the terminal. Panels draw through it, inside rectangles. */
#ifndef WQTOP_TERM_SCREEN_H
#define WQTOP_TERM_SCREEN_H

#include <stdbool.h>

#include "lib/rect.h"
#include "look/glyphs.h"
#include "look/themes.h"

/* The shapes that this locale and terminal can show. */
enum glyph_set screen_glyphs(void);

/* Return: whether the locale is UTF-8. */
bool screen_is_utf8(void);

/* Return: the locale's name of its characters: "ANSI_X3.4-1968". */
const char *screen_codeset(void);

/* Return: the theme if the user chose none; depends on NO_COLOR. */
enum theme screen_theme(void);

/*
 * Takes the terminal over. Return: NULL, or the reason why it cannot be used,
 * with a remedy.
 */
const char *screen_begin(void);

/* Return: whether the terminal shows colours. Call it after screen_begin(). */
bool screen_has_colours(void);

/* Gives the terminal back as it was; more than once does no harm. */
void screen_end(void);

/* Gives it back until this process is continued, and takes it over again. */
void screen_stop(void);

void screen_size(int *rows, int *columns);

/* Asks the terminal for its size, and fills it. */
void screen_fit(void);

/*
 * Takes the terminal over again, after a stop that wqtop was not asked for:
 * the shell has set its modes meanwhile, and written over the picture.
 */
void screen_take_back(void);

/* Return: whether the terminal takes output now: not after Ctrl-S. */
bool screen_is_willing(void);

/* A frame: clear, draw, show. Only what differs goes to the terminal. */
void screen_clear(void);
void screen_show(void);

/* The next frame is drawn as if the terminal were blank. */
void screen_redraw(void);

/* Sets the mark at the edge of text that is cut. */
void screen_mark_cuts(const char *mark);

/*
 * Writes text inside a rectangle, from that place in it on. Text beyond its
 * right edge is cut, with the mark in the last column: half a sentence or
 * half a number must not look like a whole one. Return: the column after the
 * text.
 */
int screen_put(struct rect area, int row, int column, enum role role,
	       const char *text);

/* Shows the cursor there, in this frame. */
void screen_cursor(struct rect area, int row, int column);

#endif
