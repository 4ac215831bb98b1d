// SPDX-License-Identifier: GPL-2.0
/* The help screen, a page of it. */
#include <stdio.h>

#include "keys/help.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/panels.h"

/* Draws a label in its column, cut where that is narrow. */
static void draw_label(struct rect area, int row, const struct help_line *line,
		       const struct glyphs *glyphs)
{
	int i;

	area.columns = help_label_columns(area.columns) - 1;
	if (line->label)
		screen_put(area, row, 1, ROLE_KEY, line->label);
	for (i = 0; i < HELP_STATES && line->state[i]; i++)
		screen_put(area, row, 1 + 2 * i, ROLE_KEY,
			   glyphs->life[line->state[i]]);
	if (!line->marks)
		return;
	screen_put(area, row, 1, ROLE_KEY, glyphs->hit);
	screen_put(area, row, 4, ROLE_KEY, glyphs->hit_newest);
}

static void draw_page(struct rect area, const struct glyphs *glyphs, int first,
		      int end)
{
	int text = help_label_columns(area.columns);
	int row = 0;
	int i;

	for (i = first; i < end; i++) {
		struct help_line line = help_line_at(i);

		draw_label(area, row, &line, glyphs);
		area_wrapped(area_part(area, row, line.heading ? 0 : text),
			     line.heading ? ROLE_HEADER : ROLE_TEXT, line.text);
		row += help_rows(line, area.columns);
	}
}

void view_help(struct rect area, const struct model *model)
{
	struct rect page = area;
	char title[VIEW_TEXT_MAX / 2], text[VIEW_TEXT_MAX], slow[32] = "";
	int first, end;

	page.rows -= area.rows > 1;
	help_find_page(area.rows, area.columns, model->help_page, &first, &end);
	draw_page(page, model->glyphs, first, end);
	if (area.rows == page.rows)
		return;
	help_title(area.rows, area.columns, model->help_page, title,
		   sizeof(title));
	/* The texts of the keys tell the usual times. */
	if (model->slow > 1)
		snprintf(slow, sizeof(slow), "  times x%u", model->slow);
	snprintf(text, sizeof(text), "%s  %s%s",
		 help_pages(area.rows, area.columns) > 1 ?
			 " Space: more  other keys: back" :
			 " any key: back",
		 title, slow);
	screen_put(area, area.rows - 1, 0, ROLE_TITLE, text);
}
