// SPDX-License-Identifier: GPL-2.0
/* The help screen, a page of it. */
#include "help.h"
#include "screen.h"
#include "view.h"

/* In its own column: where that is narrow, a long one is cut. */
static void draw_label(struct rect area, int row, const char *label)
{
	area.columns = help_label_columns(area.columns) - 1;
	screen_put(area, row, 1, ROLE_KEY, label);
}

static void draw_page(struct rect area, int first, int end)
{
	int text = help_label_columns(area.columns);
	int row = 0;
	int i;

	for (i = first; i < end; i++) {
		struct help_line line = help_line_at(i);

		draw_label(area, row, line.label);
		view_wrapped(view_part(area, row, text), ROLE_TEXT, line.text);
		row += help_rows(line, area.columns);
	}
}

void view_help(struct rect area, const struct model *model)
{
	struct rect page = area;
	int first, end;

	page.rows -= area.rows > 1;
	help_find_page(area.rows, area.columns, model->help_page, &first, &end);
	draw_page(page, first, end);
	if (area.rows == page.rows)
		return;
	screen_put(area, area.rows - 1, 0, ROLE_TITLE,
		   help_pages(area.rows, area.columns) > 1
			   ? " Space: more  other keys: back"
			   : " any key: back");
}
