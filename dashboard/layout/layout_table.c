// SPDX-License-Identifier: GPL-2.0
/* The table of queues: which columns and rows of it there is room for. */
#include "layout/layout.h"

#include <string.h>

/* A row may be this high on a high screen, for its sparkline. */
#define PITCH_MOST 4

/* Every column but the first has one blank before it. */
#define GAP 1

/* Below this width numbers matter more than the ends of names. */
#define NARROW	    40
#define NARROW_NAME 8

static int at_most(int value, int limit)
{
	return value < limit ? value : limit;
}

static int least_width(enum column_id id, int name_width)
{
	return id == COLUMN_QUEUE ? name_width : columns[id].width;
}

/* Return: the column of that rank, or -1. */
static int column_of_rank(int rank)
{
	int id;

	for (id = 0; id < COLUMN_IDS; id++)
		if (columns[id].rank == rank)
			return id;
	return -1;
}

/* Marks the columns that fit. Return: the width that is left. */
static int choose_columns(int width, int name_width, bool *chosen)
{
	int keep = 0;
	int rank, id, least;

	for (rank = 0; (id = column_of_rank(rank)) >= 0; rank++) {
		least = least_width(id, name_width) + (id ? GAP : 0);
		if (width - keep < least)
			break;
		chosen[id] = true;
		width -= least;
		/* Columns after it matter less than a good history. */
		if (id == COLUMN_HISTORY)
			keep = COLUMNS_HISTORY_GOOD - COLUMNS_HISTORY_LEAST;
	}
	return width;
}

static void place_columns(struct layout_table *table, const bool *chosen,
			  int name_width, int spare)
{
	int at = 0;
	int id;

	for (id = 0; id < COLUMN_IDS; id++) {
		struct layout_column *column;

		if (!chosen[id])
			continue;
		column = &table->column[table->column_count++];
		column->id = id;
		column->column = at;
		column->width = least_width(id, name_width);
		if (id == COLUMN_HISTORY)
			column->width += spare;
		at += column->width + GAP;
	}
}

void layout_table(struct rect area, int queues, int name_width,
		  struct layout_table *table)
{
	bool chosen[COLUMN_IDS] = { false };
	int spare;

	memset(table, 0, sizeof(*table));
	if (area.columns < NARROW)
		name_width = at_most(name_width, NARROW_NAME);
	spare = choose_columns(area.columns, name_width, chosen);
	place_columns(table, chosen, name_width, spare);
	if (queues < 1 || area.rows < 1)
		return;
	table->header_rows = area.rows > queues;
	table->pitch =
		at_most((area.rows - table->header_rows) / queues, PITCH_MOST);
	if (table->pitch < 1)
		table->pitch = 1;
	table->visible = at_most(queues, (area.rows - table->header_rows) /
						 table->pitch);
}

static bool has_column(const struct layout_table *table, enum column_id id)
{
	int i;

	for (i = 0; i < table->column_count; i++)
		if (table->column[i].id == id)
			return true;
	return false;
}

bool layout_hides_part(const struct layout_table *table,
		       const struct snapshot_queue *queue)
{
	static const struct {
		enum column_id id;
		enum wqdemo_count count;
	} parts[] = {
		{ COLUMN_MODIFY, WQDEMO_COUNT_modified },
		{ COLUMN_REJECT, WQDEMO_COUNT_rejected },
		{ COLUMN_CANCEL, WQDEMO_COUNT_cancelled },
	};
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (!has_column(table, parts[i].id) &&
		    snapshot_known(queue->count[parts[i].count]))
			return true;
	return false;
}

static bool is_part(struct rect area, const struct model *model)
{
	return model->view != VIEW_QUEUES && area.rows > 1 &&
	       area.rows <= (int)model->now.queue_count;
}

/* Shows the selected row in the middle, but at the ends of the table. */
static int first_around(const struct model *model, int visible)
{
	int most = (int)model->now.queue_count - visible;
	int first = (int)model->selected - visible / 2;

	if (first > most)
		first = most;
	return first > 0 ? first : 0;
}

/* The table that has the keys moves only as far as the selected row needs. */
static void place_rows_with_keys(struct layout_table *table,
				 const struct model *model)
{
	int queues = (int)model->now.queue_count;

	table->tells_more = table->visible > 1 && table->visible < queues;
	table->visible -= table->tells_more;
	if (table->visible && (int)model->selected >= table->visible)
		table->first = (int)model->selected - table->visible + 1;
}

void layout_queues(struct rect area, const struct model *model,
		   struct layout_table *table)
{
	layout_table(area, (int)model->now.queue_count,
		     columns_name_width(&model->now), table);
	if (model->view == VIEW_QUEUES)
		place_rows_with_keys(table, model);
	if (!is_part(area, model))
		return;
	table->header_rows = 1;
	table->visible = area.rows - 1;
	table->first = first_around(model, table->visible);
}

int layout_row_of_queue(const struct layout_table *table, int queue)
{
	/* The text stands at the foot of the row, where its sparkline does. */
	return table->header_rows + (queue - table->first + 1) * table->pitch -
	       1;
}
