// SPDX-License-Identifier: GPL-2.0
/* A sparkline: what a queue completed in each of the last seconds. */
#include "term/screen.h"
#include "view/panels.h"

/* One item in a second must not look like as much as there can be. */
#define SCALE_LEAST 4.0

static double scale_of(const struct model *model, unsigned int queue,
		       int seconds)
{
	double scale = SCALE_LEAST;
	double completed;
	int ago;

	for (ago = 0; ago < seconds; ago++)
		if (rates_history(&model->rates, queue, (unsigned int)ago,
				  &completed) &&
		    completed > scale)
			scale = completed;
	return scale;
}

static int samples_in_column(const struct model *model)
{
	return model->glyphs->pairs ? 2 : 1;
}

int view_history_seconds(const struct model *model, int columns)
{
	int seconds = columns * samples_in_column(model);

	return seconds < RATES_HISTORY ? seconds : RATES_HISTORY;
}

/* The steps of one character of the graph. */
static int steps_of(const struct glyphs *glyphs)
{
	return (glyphs->pairs ? GLYPHS_PAIR_LEVELS : GLYPHS_SPARK_LEVELS) - 1;
}

/*
 * Return: the level of a second; 1 if nothing was completed, so that the line
 * goes on.
 */
static int level_of(double completed, double scale, int highest)
{
	if (completed <= 0)
		return 1;
	return 2 + (int)(completed / scale * (highest - 2) + 0.5);
}

/*
 * Return: the part of @level in the row that begins at @base. The levels of a
 * high graph go on from row to row.
 */
static int part_of(int level, int base, int steps)
{
	level -= base;
	if (level < 0)
		return 0;
	return level < steps ? level : steps;
}

/* @levels: of the column's samples, the older one first. */
static void draw_column(struct rect area, int column,
			const struct glyphs *glyphs, const int *levels)
{
	int steps = steps_of(glyphs);
	int row;

	for (row = 0; row < area.rows; row++) {
		int base = (area.rows - 1 - row) * steps;
		int first = part_of(levels[0], base, steps);
		int second = part_of(levels[1], base, steps);

		screen_put(area, row, column, ROLE_GRAPH,
			   glyphs->pairs ? glyphs->pairs[first][second] :
					   glyphs->spark[second]);
	}
}

void view_history(struct rect area, const struct model *model,
		  unsigned int queue)
{
	int samples = samples_in_column(model);
	double scale = scale_of(model, queue, area.columns * samples);
	int highest = area.rows * steps_of(model->glyphs);
	int levels[2] = { 0 };
	double completed;
	int ago;

	for (ago = 0; ago < area.columns * samples; ago++) {
		bool known = rates_history(&model->rates, queue,
					   (unsigned int)ago, &completed);
		int older = ago % samples;

		/* Half of the oldest character may be known. */
		if (!known && !older)
			return;
		levels[1 - older] =
			known ? level_of(completed, scale, highest) : 0;
		if (older == samples - 1)
			draw_column(area, area.columns - 1 - ago / samples,
				    model->glyphs, levels);
	}
}
