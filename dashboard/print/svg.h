/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The timeline, or a scenario, as a picture for slides: SVG 1.1 with text as
 * text, in the colours of a theme. No picture is larger than SVG_BYTES_MOST.
 */
#ifndef WQTOP_PRINT_SVG_H
#define WQTOP_PRINT_SVG_H

#include <stdio.h>

#include "model/model.h"

#define SVG_BYTES_MOST	200000

/* More lanes are counted, but not shown. */
#define SVG_LANES	24

/* Where the lanes begin, and their width, in pixels. */
#define SVG_LEFT	170
#define SVG_WIDTH	1000

/*
 * Writes the scenario or comparison of the model, or its timeline from one time to another.
 * Return: false without memory.
 */
bool svg_print(FILE *out, const struct model *model, uint64_t from_ns, uint64_t to_ns,
	       enum theme theme);

#endif
