// SPDX-License-Identifier: GPL-2.0
#include "term/area.h"

#include <stdio.h>

#include "lib/text.h"
#include "term/screen.h"

/* More than the widest screen has. */
#define AREA_LINE_MAX 512

int area_rows(int columns, const char *text)
{
	return text_rows(text, columns);
}

void area_wrapped(struct rect area, enum role role, const char *text)
{
	char line[AREA_LINE_MAX];
	int row;

	if (area.columns <= 0)
		return;
	for (row = 0; row < area.rows - 1 && *text; row++) {
		snprintf(line, sizeof(line), "%.*s",
			 (int)text_line_length(text, area.columns), text);
		screen_put(area, row, 0, role, line);
		text = text_next_line(text, area.columns);
	}
	/* The last row gets all the rest, so that a cut is marked. */
	screen_put(area, row, 0, role, text);
}

struct rect area_part(struct rect area, int row, int column)
{
	row = row < area.rows ? row : area.rows;
	column = column < area.columns ? column : area.columns;
	area.row += row;
	area.rows -= row;
	area.column += column;
	area.columns -= column;
	return area;
}
