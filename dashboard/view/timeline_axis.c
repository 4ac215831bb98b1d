// SPDX-License-Identifier: GPL-2.0
#include "view/timeline_axis.h"

#include <stdio.h>

#include "layout/timeline_axis.h"
#include "term/area.h"
#include "term/screen.h"

/* Tells how many lanes there is no room for. */
static void draw_left_out(struct rect area, const struct chart *chart,
			  const struct model *model, int row)
{
	char text[48];

	if (!chart->timeline.left_out)
		return;
	area.columns = chart->label_columns;
	if (model->timeline.cursor && model->timeline.first_lane >= 0)
		snprintf(text, sizeof(text), "%u up %u down",
			 chart->timeline.above,
			 chart->timeline.left_out - chart->timeline.above);
	else
		snprintf(text, sizeof(text), "%u more",
			 chart->timeline.left_out);
	screen_put(area, row, 1, ROLE_WARNING, text);
}

static void draw_spans(struct rect lanes, const struct axis *axis,
		       const struct chart *chart, const struct model *model,
		       int row)
{
	int column;

	for (column = 0; column < chart->timeline.window.columns; column++)
		if (axis->cell[column] == AXIS_FROZEN)
			screen_put(lanes, row, column, ROLE_WAITING,
				   model->glyphs->frozen);
		else if (axis->cell[column] == AXIS_LOST)
			screen_put(lanes, row, column, ROLE_WARNING,
				   model->glyphs->lost);
}

void view_timeline_axis(struct rect area, const struct chart *chart,
			const struct model *model, int row)
{
	struct rect lanes = area_part(area, 0, chart->label_columns);
	struct axis axis;
	int i;

	axis_make(&axis, chart, model);
	draw_spans(lanes, &axis, chart, model, row);
	for (i = 0; i < axis.count; i++)
		screen_put(lanes, row, axis.text[i].column, axis.text[i].role,
			   axis.text[i].text);
	if (chart->cursor_column >= 0)
		screen_put(lanes, row, chart->cursor_column, ROLE_TITLE,
			   model->glyphs->cursor);
	draw_left_out(area, chart, model, row);
}
