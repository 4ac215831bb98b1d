// SPDX-License-Identifier: GPL-2.0
/* The table of queues. */
#include <stdio.h>

#include "layout/columns.h"
#include "layout/layout.h"
#include "lib/text.h"
#include "term/screen.h"
#include "view/panels.h"

static enum role role_of_cell(const struct model *model, unsigned int queue,
			      enum column_id id)
{
	const uint64_t *count = model->now.queue[queue].count;

	if (recent_changed(&model->recent, queue, columns[id].counters))
		return ROLE_CHANGED;
	switch (id) {
	case COLUMN_KEY:
		return model_can_send(model) ? ROLE_KEY : ROLE_KEY_OFF;
	case COLUMN_QUEUE:
		return ROLE_TITLE;
	case COLUMN_WAIT:
		return count[WQDEMO_COUNT_pending] ||
				       count[WQDEMO_COUNT_armed] ?
			       ROLE_WAITING :
			       ROLE_TEXT;
	case COLUMN_RUN:
		return count[WQDEMO_COUNT_running] ? ROLE_RUNNING : ROLE_TEXT;
	default:
		return ROLE_TEXT;
	}
}

/* Writes the text of a cell, cut at the edges of its column. */
static void put_in_column(struct rect area, int row,
			  const struct layout_column *column, enum role role,
			  const char *text)
{
	struct rect cell = {
		.row = area.row + row,
		.column = area.column + column->column,
		.rows = 1,
		.columns = column->width,
	};
	int at = 0;

	if (!columns[column->id].is_text)
		at = column->width - text_columns(text);
	screen_put(cell, 0, at > 0 ? at : 0, role, text);
}

static void draw_header(struct rect area, const struct layout_table *table,
			const struct model *model)
{
	char text[COLUMNS_CELL_MAX];
	int i;

	for (i = 0; i < table->column_count; i++) {
		const struct layout_column *column = &table->column[i];

		snprintf(text, sizeof(text), "%s", columns[column->id].header);
		if (column->id == COLUMN_HISTORY && column->width >= 8)
			snprintf(text, sizeof(text), "%s %d s",
				 columns[column->id].header,
				 view_history_seconds(model, column->width));
		put_in_column(area, 0, column, ROLE_HEADER, text);
	}
}

/* A sparkline uses all the height of its row, less a line that parts rows. */
static void draw_history(struct rect area, const struct layout_table *table,
			 const struct layout_column *column,
			 const struct model *model, unsigned int queue, int row)
{
	int height = table->pitch > 1 ? table->pitch - 1 : 1;
	struct rect graph = {
		.row = area.row + row - height + 1,
		.column = area.column + column->column,
		.rows = height,
		.columns = column->width,
	};

	view_history(graph, model, queue);
}

/* Marks the selected row in the gap before its name. */
static void mark_selected(struct rect area, int row,
			  const struct layout_column *name)
{
	screen_put(area, row, name->column - 1, ROLE_TITLE, ">");
}

/* Joins the rows of the system's workqueue, where names leave room for it. */
static void draw_bracket(struct rect area, int row,
			 const struct layout_column *name,
			 const struct model *model, unsigned int queue)
{
	int at = columns_bracket_at(&model->now);

	if (at && at < name->width)
		screen_put(area, row, name->column + at, ROLE_TEXT,
			   model->glyphs->bracket[columns_bracket(&model->now,
								  queue)]);
}

/* Marks a SUBMIT of which the row does not show all, in the gap after it. */
static void mark_hidden(struct rect area, int row,
			const struct layout_column *submit)
{
	screen_put(area, row, submit->column + submit->width, ROLE_WARNING,
		   "+");
}

static void draw_row(struct rect area, const struct layout_table *table,
		     const struct model *model, unsigned int queue)
{
	int row = layout_row_of_queue(table, (int)queue);
	bool hides = layout_hides_part(table, &model->now.queue[queue]);
	char text[COLUMNS_CELL_MAX];
	int i;

	for (i = 0; i < table->column_count; i++) {
		const struct layout_column *column = &table->column[i];

		if (column->id == COLUMN_HISTORY) {
			draw_history(area, table, column, model, queue, row);
			continue;
		}
		columns[column->id].cell(model, queue, text, sizeof(text));
		put_in_column(area, row, column,
			      role_of_cell(model, queue, column->id), text);
		if (column->id == COLUMN_QUEUE)
			draw_bracket(area, row, column, model, queue);
		if (column->id == COLUMN_QUEUE && queue == model->selected)
			mark_selected(area, row, column);
		if (column->id == COLUMN_SUBMIT && hides)
			mark_hidden(area, row, column);
	}
}

void view_queues(struct rect area, const struct model *model)
{
	struct layout_table table;
	char more[48];
	int i;

	layout_queues(area, model, &table);
	if (table.header_rows)
		draw_header(area, &table, model);
	for (i = table.first; i < table.first + table.visible; i++)
		draw_row(area, &table, model, (unsigned int)i);
	if (!table.tells_more)
		return;
	snprintf(more, sizeof(more), "%d more rows: enlarge the screen",
		 (int)model->now.queue_count - table.visible);
	screen_put(area, area.rows - 1, 0, ROLE_WARNING, more);
}

int view_queues_at(struct rect area, const struct model *model, int row)
{
	struct layout_table table;
	int queue;

	layout_queues(area, model, &table);
	row -= area.row + table.header_rows;
	if (row < 0 || !table.visible)
		return -1;
	queue = row / table.pitch;
	return queue < table.visible ? table.first + queue : -1;
}
