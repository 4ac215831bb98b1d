// SPDX-License-Identifier: GPL-2.0
#include "layout/layout.h"

#include <string.h>

/* A row in the table may be this high on a high screen, for its sparkline. */
#define PITCH_MOST	4

/* Every column but the first has one blank before it. */
#define GAP		1

/* Below this a sentence needs a second line. */
#define COMFORTABLE	80

/* On a narrow screen a number is worth more than the end of a name. */
#define NARROW		40
#define NARROW_NAME	8

/* Room that is handed out bit by bit, in order of what matters most. */
struct heights {
	int spare;
	int panel[PANEL_COUNT];
	int gap[PANEL_COUNT];		/* after the panel */
	bool beside;			/* the events beside the code */
};

static void grant(struct heights *heights, int *to, int rows)
{
	if (heights->spare < rows)
		return;
	heights->spare -= rows;
	*to += rows;
}

static int at_most(int value, int limit)
{
	return value < limit ? value : limit;
}

/* A view below the table of queues needs so many rows to be of use. */
#define LOWER_LEAST	10

/* And all of them so many rows and columns. */
#define ALL_LEAST		24
#define ALL_COLUMNS_LEAST	150

/* The panel of a view. */
static enum panel panel_of(enum view view)
{
	switch (view) {
	case VIEW_CODE:
		return PANEL_CODE;
	case VIEW_TIMELINE:
		return PANEL_TIMELINE;
	case VIEW_EVENTS:
		return PANEL_EVENTS;
	default:
		return PANEL_QUEUES;
	}
}

/* What stays whatever the view: message, title, keys. */
static void share_frame(struct heights *heights, int rows, int columns)
{
	int *panel = heights->panel;

	heights->spare -= rows;		/* kept for the view itself */
	grant(heights, &panel[PANEL_TITLE], 1);
	grant(heights, &panel[PANEL_KEYS], 1);
	if (columns < COMFORTABLE)
		grant(heights, &panel[PANEL_MESSAGE], 1);
	grant(heights, &panel[PANEL_KEYS], 1);
	heights->spare += rows;
	/* A long answer goes on in it: the view can do without one row in many. */
	if (columns >= COMFORTABLE && heights->spare > LOWER_LEAST)
		grant(heights, &panel[PANEL_MESSAGE], 1);
}

/* One view alone, which is not the table of queues. */
static void share_with_view(struct heights *heights, enum panel shown, int columns)
{
	grant(heights, &heights->panel[PANEL_MESSAGE], 1);
	share_frame(heights, 3, columns);
	heights->panel[shown] = heights->spare;
	heights->spare = 0;
}

static void share_with_queues(struct heights *heights, int columns, int queues)
{
	int *panel = heights->panel;
	int *gap = heights->gap;

	grant(heights, &panel[PANEL_MESSAGE], 1);
	grant(heights, &panel[PANEL_QUEUES], at_most(queues, heights->spare));
	grant(heights, &panel[PANEL_QUEUES], 1);	/* its header */
	grant(heights, &panel[PANEL_PERIODIC], 1);
	grant(heights, &panel[PANEL_TITLE], 1);
	grant(heights, &panel[PANEL_KEYS], 1);
	if (columns < COMFORTABLE)
		grant(heights, &panel[PANEL_MESSAGE], 1);
	grant(heights, &panel[PANEL_PERIODIC], 1);
	grant(heights, &panel[PANEL_KEYS], 1);
	if (columns < COMFORTABLE)
		grant(heights, &panel[PANEL_PERIODIC], 1);
	grant(heights, &gap[PANEL_TITLE], 1);
	grant(heights, &gap[PANEL_QUEUES], 1);
	grant(heights, &gap[PANEL_PERIODIC], 1);
	if (columns >= COMFORTABLE)
		grant(heights, &panel[PANEL_MESSAGE], 1);
}

/* What the table of queues alone does with the rest. */
static void share_rest(struct heights *heights, int queues)
{
	int pitch;

	for (pitch = 2; pitch <= PITCH_MOST; pitch++)
		grant(heights, &heights->panel[PANEL_QUEUES], queues);
	/* What is left parts the live numbers from message and keys. */
	heights->gap[PANEL_PERIODIC] += heights->spare;
}

/* The timeline over the code, which stands beside the events. */
static void share_with_all(struct heights *heights)
{
	int rows = heights->spare - 2;		/* a gap after each */

	heights->panel[PANEL_TIMELINE] = (rows + 1) / 2;
	heights->gap[PANEL_TIMELINE] = 1;
	heights->panel[PANEL_CODE] = rows / 2;
	heights->gap[PANEL_CODE] = 1;
	heights->beside = true;
}

static void share_rows(struct heights *heights, int rows, int columns,
		       int queues, enum view view)
{
	enum panel shown = panel_of(view);

	memset(heights, 0, sizeof(*heights));
	heights->spare = rows;
	share_with_queues(heights, columns, queues);
	if (heights->spare >= ALL_LEAST && columns >= ALL_COLUMNS_LEAST) {
		share_with_all(heights);
		return;
	}
	if (heights->spare >= LOWER_LEAST) {
		if (shown == PANEL_QUEUES)
			shown = PANEL_TIMELINE;
		heights->panel[shown] = heights->spare - 1;
		heights->gap[shown] = 1;
		return;
	}
	if (shown == PANEL_QUEUES) {
		share_rest(heights, queues);
		return;
	}
	memset(heights, 0, sizeof(*heights));
	heights->spare = rows;
	share_with_view(heights, shown, columns);
}

/* Lines of code are longer than those of events. */
static void place_beside(struct rect *code, struct rect *events)
{
	int columns = code->columns;

	*events = *code;
	code->columns = columns * 3 / 5;
	events->column = code->columns + GAP;
	events->columns = columns - events->column;
}

void layout_screen(int rows, int columns, int queues, enum view view,
		   struct layout *layout)
{
	struct heights heights;
	int row = 0;
	int i;

	memset(layout, 0, sizeof(*layout));
	layout->screen.rows = rows;
	layout->screen.columns = columns;
	layout->fits = rows >= LAYOUT_ROWS_LEAST &&
		       columns >= LAYOUT_COLUMNS_LEAST;
	if (!layout->fits)
		return;
	share_rows(&heights, rows, columns, queues > 0 ? queues : 1, view);
	for (i = 0; i < PANEL_COUNT; i++) {
		layout->panel[i].row = row;
		layout->panel[i].rows = heights.panel[i];
		layout->panel[i].columns = columns;
		row += heights.panel[i] + heights.gap[i];
	}
	if (heights.beside)
		place_beside(&layout->panel[PANEL_CODE],
			     &layout->panel[PANEL_EVENTS]);
	layout->body.row = layout->panel[PANEL_QUEUES].row;
	layout->body.rows = layout->panel[PANEL_MESSAGE].row - layout->body.row;
	layout->body.columns = columns;
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

/* Marks the columns that fit. Return: the width that nobody took. */
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
		/* What comes after it is worth less than a good history. */
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
	table->pitch = at_most((area.rows - table->header_rows) / queues,
			       PITCH_MOST);
	if (table->pitch < 1)
		table->pitch = 1;
	table->visible = at_most(queues, (area.rows - table->header_rows) /
					 table->pitch);
}
