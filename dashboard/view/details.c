// SPDX-License-Identifier: GPL-2.0
/* Details of the selected row, or of the item under the cursor, over the picture. */
#include <stdio.h>

#include "keys/view_keys.h"
#include "layout/details.h"
#include "lib/text.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/panels.h"

/* Draws a whole row, so that the picture does not shine through. */
static void put_line(struct rect area, int row, enum role role,
		     const char *text)
{
	char line[VIEW_TEXT_MAX];

	snprintf(line, sizeof(line), "%s%*s", text,
		 area.columns > text_columns(text) ?
			 area.columns - text_columns(text) :
			 0,
		 "");
	screen_put(area, row, 0, role, line);
}

static void draw_title(struct rect area, const char *title, bool goes_on)
{
	char text[VIEW_TEXT_MAX];

	snprintf(text, sizeof(text), "  %s  %s", title,
		 goes_on ? "Enter: more  Esc: back" : "Enter or Esc: back");
	put_line(area, 0, ROLE_CHANGED, text);
}

void view_details(const struct layout *layout, const struct model *model)
{
	struct details details;
	struct rect area;
	int row, first, end;

	view_keys_of(model)->details(&details, model);
	area = details_place(&details, layout, model);
	details_find_page(&details, area.rows - 1, area.columns,
			  model->details_page, &first, &end);
	draw_title(area, details.title, end < details.count);
	for (row = 1; row < area.rows; row++)
		put_line(area, row, ROLE_TEXT, "");
	for (row = 1; first < end; first++) {
		const struct details_line *line = &details.line[first];

		screen_put(area, row, 2, ROLE_LABEL, line->label);
		area_wrapped(area_part(area, row, DETAILS_TEXT_AT), ROLE_TITLE,
			     line->text);
		row += details_rows(&details, first, first + 1, area.columns);
	}
}
