// SPDX-License-Identifier: GPL-2.0
/* A sparkline: what a queue completed in each of the last seconds. */
#include "screen.h"
#include "view.h"

/* One item in a second must not look like as much as there can be. */
#define SCALE_LEAST	4.0

static double scale_of(const struct model *model, unsigned int queue,
		       int seconds)
{
	double scale = SCALE_LEAST;
	double completed;
	int ago;

	for (ago = 0; ago < seconds; ago++)
		if (rates_history(&model->rates, queue, (unsigned int)ago,
				  &completed) && completed > scale)
			scale = completed;
	return scale;
}

/*
 * The glyph for @level in the row that begins at @base: the levels of a high
 * graph run on from row to row.
 */
static const char *glyph_at(const struct glyphs *glyphs, int level, int base)
{
	level -= base;
	if (level < 0)
		level = 0;
	if (level > GLYPHS_SPARK_LEVELS - 1)
		level = GLYPHS_SPARK_LEVELS - 1;
	return glyphs->spark[level];
}

/* 1 for a second in which nothing was completed: the line goes on. */
static int level_of(double completed, double scale, int rows)
{
	int highest = rows * (GLYPHS_SPARK_LEVELS - 1);

	if (completed <= 0)
		return 1;
	return 2 + (int)(completed / scale * (highest - 2) + 0.5);
}

void view_history(struct rect area, const struct model *model,
		  unsigned int queue)
{
	double scale = scale_of(model, queue, area.columns);
	double completed;
	int ago, row;

	for (ago = 0; ago < area.columns; ago++) {
		int level;

		if (!rates_history(&model->rates, queue, (unsigned int)ago,
				   &completed))
			return;
		level = level_of(completed, scale, area.rows);
		for (row = 0; row < area.rows; row++) {
			int base = (area.rows - 1 - row) *
				   (GLYPHS_SPARK_LEVELS - 1);

			screen_put(area, row, area.columns - 1 - ago,
				   ROLE_GRAPH,
				   glyph_at(model->glyphs, level, base));
		}
	}
}
