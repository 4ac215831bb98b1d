// SPDX-License-Identifier: GPL-2.0
/* Details of the selected row, or of the item under the cursor, over the picture. */
#include <stdio.h>

#include "chart.h"
#include "details.h"
#include "screen.h"
#include "text.h"
#include "view.h"

#define LABEL_COLUMNS	13

/* What lies under it must not shine through. */
static void put_line(struct rect area, int row, enum role role, const char *text)
{
	char line[VIEW_TEXT_MAX];

	snprintf(line, sizeof(line), "%s%*s", text,
		 area.columns > text_columns(text)
			 ? area.columns - text_columns(text) : 0, "");
	screen_put(area, row, 0, role, line);
}

/* At the foot of the body, as high as it has lines; the cursor stays in sight. */
static struct rect place(struct rect body, int lines)
{
	int rows = lines + 1 < body.rows ? lines + 1 : body.rows;

	return view_part(body, body.rows - rows, 0);
}

void view_details(struct rect area, const struct model *model)
{
	char text[VIEW_TEXT_MAX];
	struct details details;
	int row;

	if (model->view == VIEW_TIMELINE)
		details_of_life(&details, chart_life(model), model);
	else
		details_of_queue(&details, model);
	area = place(area, details.count);
	snprintf(text, sizeof(text), "  %s  Enter or Esc: back", details.title);
	put_line(area, 0, ROLE_CHANGED, text);
	for (row = 0; row < details.count; row++) {
		put_line(area, row + 1, ROLE_TEXT, "");
		screen_put(area, row + 1, 2, ROLE_LABEL, details.line[row].label);
		screen_put(area, row + 1, LABEL_COLUMNS, ROLE_TITLE,
			   details.line[row].text);
	}
}
