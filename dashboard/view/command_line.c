// SPDX-License-Identifier: GPL-2.0
/*
 * The command line. It takes the room of message and key bar, whose keys do
 * nothing while it is open. The message stays above it where there is room.
 */
#include <stdio.h>
#include <string.h>

#include "keys/command_line.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/panels.h"

/* ":" before the line. */
#define MARK 1

static enum role role_of_note(enum command_line_note kind)
{
	switch (kind) {
	case NOTE_ERROR:
		return ROLE_ERROR;
	case NOTE_QUESTION:
		return ROLE_WARNING;
	default:
		return ROLE_TEXT;
	}
}

/* Takes rows from the panels above, but no more than half of the screen. */
static void grow(struct rect *area, int rows)
{
	struct rect taken = { .row = area->row,
			      .rows = 1,
			      .columns = area->columns };
	int most = (area->row + area->rows) / 2;
	char blank[VIEW_TEXT_MAX];

	snprintf(blank, sizeof(blank), "%*s", area->columns, "");
	while (area->rows < rows && area->rows < most) {
		area->row--;
		area->rows++;
		taken.row = area->row;
		screen_put(taken, 0, 0, ROLE_TEXT, blank);
	}
}

/* Return: the row of the line: above the keys, or higher for a longer note. */
static int row_of_line(int rows, int keys_rows, int note_rows)
{
	int below = note_rows > keys_rows ? note_rows : keys_rows;

	return below < rows ? rows - 1 - below : 0;
}

static void draw_line(struct rect area, const struct line_edit *edit)
{
	const char *text = line_edit_text(edit);
	size_t columns =
		area.columns > MARK ? (size_t)(area.columns - MARK) : 1;
	size_t first = line_edit_first(edit, columns);
	char line[LINE_EDIT_MAX + 1];

	snprintf(line, sizeof(line), "%s", text + first);
	screen_put(area, 0, 0, ROLE_KEY, ":");
	screen_put(area, 0, MARK, ROLE_TITLE, line);
	/* Marks text beyond the edges. */
	if (first)
		screen_put(area, 0, MARK, ROLE_KEY, "<");
	if (strlen(line) > columns)
		screen_put(area, 0, area.columns - 1, ROLE_KEY, ">");
	screen_cursor(area, 0, MARK + (int)(edit->cursor - first));
}

void view_command_line(struct rect area, int keys_rows,
		       const struct model *model)
{
	char text[WQDEMO_REASON_MAX];
	enum command_line_note kind =
		command_line_note(model, text, sizeof(text));
	int note_rows = area_rows(area.columns - MARK, text);
	struct rect above;
	int row;

	/* A hint is shown only where there is room, other notes always. */
	if (kind != NOTE_HINT)
		grow(&area, 1 + note_rows);
	row = row_of_line(area.rows, keys_rows, note_rows);
	above = area;
	above.rows = row;
	view_message(above, model);
	draw_line(area_part(area, row, 0), &model->line_edit);
	area_wrapped(area_part(area, row + 1, MARK), role_of_note(kind), text);
}
