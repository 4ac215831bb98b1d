/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The layout of the screen: from rows and columns to rectangles. Tested for
 * every size of a terminal: no overlap, nothing outside.
 */
#ifndef WQTOP_LAYOUT_LAYOUT_H
#define WQTOP_LAYOUT_LAYOUT_H

#include <stdbool.h>

#include "layout/columns.h"
#include "lib/rect.h"
#include "model/model.h"
#include "model/views.h"

/* A smaller screen only shows that it is too small. */
#define LAYOUT_ROWS_LEAST	5
#define LAYOUT_COLUMNS_LEAST	20

/* As many rows of the view with the keys are never given to another. */
#define LAYOUT_MARKED_ROWS	19

/* From here on, and where there are rows enough, each place has a view. */
#define LAYOUT_ALL_COLUMNS	150

/* The panels beside those of the views. */
enum panel {
	PANEL_TITLE,
	PANEL_PERIODIC,
	PANEL_WHY,			/* right above the message */
	PANEL_MESSAGE,
	PANEL_KEYS,
	PANEL_COUNT
};

struct layout {
	bool fits;			/* else no panel is drawn */
	struct rect screen;		/* all of it */
	struct rect body;		/* between title and message */
	struct rect panel[PANEL_COUNT];
	struct rect view[VIEW_COUNT];
};

/*
 * Places what a screen of that size shows, with @queues rows in the table: on a
 * small one a view at a time, on a large one the queues and below them @view, or
 * even a view in each place. In between, the table is a part of it: fewer rows
 * than @queues.
 */
void layout_screen(int rows, int columns, int queues, enum view view,
		   struct layout *layout);

/* Places @view alone, as large as the screen has room for. */
void layout_maximised(int rows, int columns, enum view view,
		      struct layout *layout);

/* Room for a script's words as they are shown. */
#define LAYOUT_WORDS_MAX (MODEL_WORDS_MAX + 2)

/* Writes the words of a script as the message line shows them, "" for none. */
void layout_words(const struct model *model, char *out, size_t size);

/*
 * Places what the model has on a screen of that size. Long words of a script get
 * the rows that they need.
 */
void layout_model(const struct model *model, int rows, int columns,
		  struct layout *layout);

struct layout_column {
	enum column_id id;
	int column;			/* relative to the table */
	int width;
};

/* The inside of the queue table. */
struct layout_table {
	int header_rows;		/* 0 or 1 */
	int pitch;			/* screen rows for each queue */
	int first;			/* the queue in the first row */
	int visible;			/* queues that there is room for */
	bool tells_more;		/* the row below them tells how many are left out */
	int column_count;
	struct layout_column column[COLUMN_IDS];
};

void layout_table(struct rect area, int queues, int name_width,
		  struct layout_table *table);

/*
 * Return: whether SUBMIT is more than the row shows: submissions that were
 * modified, rejected or cancelled, in a column that has no room.
 */
bool layout_hides_part(const struct layout_table *table,
		       const struct snapshot_queue *queue);

/*
 * Places the table of the model. Where it has room for a part of its rows, it shows
 * those around the selected one. It keeps its header then if another view has the
 * keys, else it tells how many rows are left out.
 */
void layout_queues(struct rect area, const struct model *model,
		   struct layout_table *table);

/* Return: the row of the table that has the text of a queue. */
int layout_row_of_queue(const struct layout_table *table, int queue);

#endif
