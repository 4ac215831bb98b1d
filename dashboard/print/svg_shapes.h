/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The elements of a picture, a part of print/svg.c: text, and a shape for each
 * state, as colour alone tells none.
 */
#ifndef WQTOP_PRINT_SVG_SHAPES_H
#define WQTOP_PRINT_SVG_SHAPES_H

#include <stdbool.h>
#include <stdio.h>

#include "look/life_state.h"
#include "look/themes.h"

/* A lane has names in its upper half, and bars below. */
#define SVG_LANE_HEIGHT	32
#define SVG_BAR_TOP	15
#define SVG_BAR_HEIGHT	14

/*
 * Return: the colour of the picture's ground, dark where the theme is for a
 * dark terminal, and that of a role.
 */
int svg_paper(enum theme theme);
int svg_ink(enum theme theme, enum role role);

/* Return: whether a state is a moment, drawn as a sign. */
bool svg_is_moment(enum life_state state);

/*
 * Begins the shape of a state. Then come its parts, from left to right in
 * pixels, and svg_shape_end().
 */
void svg_shape_begin(FILE *out, enum theme theme, enum life_state state);
void svg_shape_part(FILE *out, enum life_state state, int x, int width);
void svg_shape_end(FILE *out);

/* @anchor: "start", "middle" or "end". */
void svg_text(FILE *out, int x, int y, int size, int colour, const char *anchor, const char *text);

#endif
