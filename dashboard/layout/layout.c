// SPDX-License-Identifier: GPL-2.0
#include "layout/layout.h"

#include <stdio.h>
#include <string.h>

#include "lib/text.h"

/* Between two views. */
#define GAP 1

/* Below this a sentence needs a second line. */
#define COMFORTABLE 80

/* The screen is cut into these, from top to bottom. */
enum slot {
	SLOT_TITLE,
	SLOT_TOP, /* by place, the views */
	SLOT_PERIODIC,
	SLOT_BELOW,
	SLOT_SIDES, /* two views, side by side */
	SLOT_WHY,
	SLOT_MESSAGE,
	SLOT_KEYS,
	SLOT_COUNT
};

/* Room that is handed out bit by bit, in order of what matters most. */
struct heights {
	int spare;
	int slot[SLOT_COUNT];
	int gap[SLOT_COUNT]; /* after the slot */
	enum view below;     /* the view in SLOT_BELOW */
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

/* The rows that a view below the table of queues needs. */
#define LOWER_LEAST 10

/* The rows that the table, with all that is around it, leaves to views. */
#define ALL_LEAST 24

/* A view that is a line or two high shows nothing. */
#define OTHER_LEAST 5

/* Gives room to message, title and keys, which are there in every view. */
static void share_frame(struct heights *heights, int rows, int columns)
{
	int *slot = heights->slot;

	heights->spare -= rows; /* kept for the view itself */
	grant(heights, &slot[SLOT_TITLE], 1);
	grant(heights, &slot[SLOT_KEYS], 1);
	if (columns < COMFORTABLE)
		grant(heights, &slot[SLOT_MESSAGE], 1);
	grant(heights, &slot[SLOT_KEYS], 1);
	heights->spare += rows;
	/* A second row for long answers, where the view has many rows. */
	if (columns >= COMFORTABLE && heights->spare > LOWER_LEAST)
		grant(heights, &slot[SLOT_MESSAGE], 1);
}

/* Shows one view alone. */
static void share_with_view(struct heights *heights, enum slot place,
			    int columns)
{
	grant(heights, &heights->slot[SLOT_MESSAGE], 1);
	share_frame(heights, 3, columns);
	/* The others do not show what waits. */
	if (place == SLOT_BELOW && heights->below == VIEW_TIMELINE &&
	    heights->spare > LOWER_LEAST)
		grant(heights, &heights->slot[SLOT_WHY], 1);
	grant(heights, &heights->slot[place], heights->spare);
}

static void share_with_queues(struct heights *heights, int columns, int queues)
{
	int *slot = heights->slot;
	int *gap = heights->gap;

	grant(heights, &slot[SLOT_MESSAGE], 1);
	grant(heights, &slot[SLOT_TOP], at_most(queues, heights->spare));
	grant(heights, &slot[SLOT_TOP], 1); /* its header */
	grant(heights, &slot[SLOT_PERIODIC], 1);
	grant(heights, &slot[SLOT_TITLE], 1);
	grant(heights, &slot[SLOT_KEYS], 1);
	if (columns < COMFORTABLE)
		grant(heights, &slot[SLOT_MESSAGE], 1);
	grant(heights, &slot[SLOT_PERIODIC], 1);
	grant(heights, &slot[SLOT_KEYS], 1);
	if (columns < COMFORTABLE)
		grant(heights, &slot[SLOT_PERIODIC], 1);
	grant(heights, &slot[SLOT_WHY], 1);
	grant(heights, &gap[SLOT_TITLE], 1);
	grant(heights, &gap[SLOT_TOP], 1);
	grant(heights, &gap[SLOT_PERIODIC], 1);
	if (columns >= COMFORTABLE)
		grant(heights, &slot[SLOT_MESSAGE], 1);
}

/* Shows a view below the queues, and two more below that. */
static void share_with_all(struct heights *heights)
{
	int rows = heights->spare - 2; /* a gap after each */

	heights->slot[SLOT_BELOW] = (rows + 1) / 2;
	heights->gap[SLOT_BELOW] = 1;
	heights->slot[SLOT_SIDES] = rows / 2;
	heights->gap[SLOT_SIDES] = 1;
}

/* Shows the queues, and views below them where there is room. */
static void share_below_queues(struct heights *heights, int columns, int queues)
{
	share_with_queues(heights, columns, queues);
	if (heights->spare >= ALL_LEAST && columns >= LAYOUT_ALL_COLUMNS) {
		share_with_all(heights);
		return;
	}
	if (heights->spare >= LOWER_LEAST) {
		heights->slot[SLOT_BELOW] = heights->spare - 1;
		heights->gap[SLOT_BELOW] = 1;
		return;
	}
	/* The rest separates the numbers from message and keys. */
	heights->gap[SLOT_PERIODIC] += heights->spare;
}

/*
 * Shows a part of the table. It has a header, so that a row less than all
 * without one would be a step back.
 */
static void share_part_of_queues(struct heights *heights, int queues)
{
	int *top = &heights->slot[SLOT_TOP];

	if (heights->spare < 2)
		return;
	grant(heights, top, at_most(queues + 1, heights->spare));
	if (*top == queues) {
		*top -= 1;
		heights->spare++;
	}
}

static void share_gaps(struct heights *heights)
{
	static const enum slot order[] = { SLOT_BELOW, SLOT_PERIODIC,
					   SLOT_TITLE, SLOT_TOP };
	size_t i;

	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		if (heights->slot[order[i]])
			grant(heights, &heights->gap[order[i]], 1);
}

/*
 * Shows a view that has the keys: the rows it needs, then the queues, then
 * others. @place: its slot. @other: the slot of other views, or @place if there
 * is no room for them.
 */
static void share_around_view(struct heights *heights, enum slot place,
			      enum slot other, int columns, int queues)
{
	int *slot = heights->slot;

	share_with_view(heights, place, columns);
	if (slot[place] <= LAYOUT_MARKED_ROWS)
		return;
	heights->spare = slot[place] - LAYOUT_MARKED_ROWS;
	slot[place] = LAYOUT_MARKED_ROWS;
	share_part_of_queues(heights, queues);
	if (slot[SLOT_TOP] && !slot[SLOT_WHY])
		grant(heights, &slot[SLOT_WHY], 1);
	grant(heights, &slot[SLOT_PERIODIC], at_most(heights->spare, 2));
	if (other != place)
		grant(heights, &slot[other],
		      at_most(heights->spare, LOWER_LEAST));
	share_gaps(heights);
	/* A wide screen keeps a few rows until they are enough for others. */
	if (other != place)
		grant(heights, &slot[other], heights->spare / 2);
	if (other != place || columns < LAYOUT_ALL_COLUMNS)
		grant(heights, &slot[place], heights->spare);
	heights->gap[SLOT_SIDES] += heights->spare;
}

/* The columns that show all of an event, and all of the code but its events. */
#define EVENTS_COLUMNS 78
#define CODE_COLUMNS   80

/* The rows of title, keys, message and periodic item. */
#define FRAME_ROWS 7

static void share_rows(struct heights *heights, int rows, int columns,
		       int queues, enum view view)
{
	bool at_side = view_rows[view].place == VIEW_AT_LEFT ||
		       view_rows[view].place == VIEW_AT_RIGHT;
	bool all = columns >= LAYOUT_ALL_COLUMNS &&
		   rows >= FRAME_ROWS + LAYOUT_MARKED_ROWS + queues + 1 +
				   OTHER_LEAST;

	memset(heights, 0, sizeof(*heights));
	heights->spare = rows;
	heights->below = at_side && !all ? view : view_at(VIEW_BELOW, view);
	if (view_rows[view].place == VIEW_ON_TOP)
		share_below_queues(heights, columns, queues);
	else if (at_side && all)
		share_around_view(heights, SLOT_SIDES, SLOT_BELOW, columns,
				  queues);
	else
		share_around_view(heights, SLOT_BELOW,
				  all ? SLOT_SIDES : SLOT_BELOW, columns,
				  queues);
}

/*
 * Lines of code are longer than those of events. Where both have the room,
 * events have enough for the names of workers.
 */
static void place_sides(struct layout *layout, struct rect area, enum view view)
{
	struct rect *left = &layout->view[view_at(VIEW_AT_LEFT, view)];
	struct rect *right = &layout->view[view_at(VIEW_AT_RIGHT, view)];

	*left = *right = area;
	left->columns = area.columns * 3 / 5;
	if (area.columns - GAP - EVENTS_COLUMNS < left->columns &&
	    area.columns - GAP - EVENTS_COLUMNS >= CODE_COLUMNS)
		left->columns = area.columns - GAP - EVENTS_COLUMNS;
	right->column = left->columns + GAP;
	right->columns = area.columns - right->column;
}

static void place_all(struct layout *layout, const struct rect *slot,
		      enum view view, enum view below)
{
	layout->panel[PANEL_TITLE] = slot[SLOT_TITLE];
	layout->panel[PANEL_PERIODIC] = slot[SLOT_PERIODIC];
	layout->panel[PANEL_WHY] = slot[SLOT_WHY];
	layout->panel[PANEL_MESSAGE] = slot[SLOT_MESSAGE];
	layout->panel[PANEL_KEYS] = slot[SLOT_KEYS];
	layout->view[view_at(VIEW_ON_TOP, view)] = slot[SLOT_TOP];
	layout->view[below] = slot[SLOT_BELOW];
	if (slot[SLOT_SIDES].rows)
		place_sides(layout, slot[SLOT_SIDES], view);
	layout->body.row = slot[SLOT_TOP].row;
	layout->body.rows = slot[SLOT_MESSAGE].row - layout->body.row;
	layout->body.columns = layout->screen.columns;
}

/* Return: whether there is a layout for a screen of that size. */
static bool begin(struct layout *layout, int rows, int columns)
{
	memset(layout, 0, sizeof(*layout));
	layout->screen.rows = rows;
	layout->screen.columns = columns;
	layout->fits =
		rows >= LAYOUT_ROWS_LEAST && columns >= LAYOUT_COLUMNS_LEAST;
	return layout->fits;
}

/* Cuts the screen into slots. */
static void place(struct layout *layout, const struct heights *heights,
		  enum view view)
{
	struct rect slot[SLOT_COUNT];
	int row = 0;
	int i;

	for (i = 0; i < SLOT_COUNT; i++) {
		slot[i] = (struct rect){ .row = row,
					 .rows = heights->slot[i],
					 .columns = layout->screen.columns };
		row += heights->slot[i] + heights->gap[i];
	}
	place_all(layout, slot, view, heights->below);
}

void layout_screen(int rows, int columns, int queues, enum view view,
		   struct layout *layout)
{
	struct heights heights;

	if (view_rows[view].place == VIEW_ALONE) {
		layout_maximised(rows, columns, view, layout);
		return;
	}
	if (!begin(layout, rows, columns))
		return;
	share_rows(&heights, rows, columns, queues > 0 ? queues : 1, view);
	place(layout, &heights, view);
}

void layout_maximised(int rows, int columns, enum view view,
		      struct layout *layout)
{
	bool on_top = view_rows[view].place == VIEW_ON_TOP;
	struct heights heights = { .spare = rows };

	if (!begin(layout, rows, columns))
		return;
	heights.below = on_top ? view_at(VIEW_BELOW, view) : view;
	share_with_view(&heights, on_top ? SLOT_TOP : SLOT_BELOW, columns);
	place(layout, &heights, view);
}

static void layout_views(const struct model *model, int rows, int columns,
			 struct layout *layout)
{
	if (model->maximised)
		layout_maximised(rows, columns, model->view, layout);
	else
		layout_screen(rows, columns, (int)model->now.queue_count,
			      model->view, layout);
}

void layout_words(const struct model *model, char *out, size_t size)
{
	snprintf(out, size, *model->words ? "* %s" : "%s", model->words);
}

/* Return: the rows that the words of a script need, at most half of the screen. */
static int words_rows(const struct model *model, int rows, int columns)
{
	char words[LAYOUT_WORDS_MAX];

	layout_words(model, words, sizeof(words));
	return *words ? at_most(text_rows(words, columns), rows / 2) : 0;
}

void layout_model(const struct model *model, int rows, int columns,
		  struct layout *layout)
{
	int wanted = words_rows(model, rows, columns), more = 0;

	layout_views(model, rows, columns, layout);
	while (layout->fits &&
	       layout->panel[PANEL_MESSAGE].rows + more < wanted &&
	       rows - more > LAYOUT_ROWS_LEAST)
		layout_views(model, rows - ++more, columns, layout);
	layout->panel[PANEL_MESSAGE].rows += more;
	layout->panel[PANEL_KEYS].row += more;
	layout->screen.rows = rows;
}
