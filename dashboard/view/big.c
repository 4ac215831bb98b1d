// SPDX-License-Identifier: GPL-2.0
/* The big view: numbers of the selected queue, for the last row of a classroom. */
#include <stdio.h>

#include "layout/big.h"
#include "look/digits.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/heading.h"
#include "view/panels.h"

/* Below this, there is no room for a hint. */
#define WIDE 60

static void draw_dot(struct rect area, int row, int column,
		     const struct big *big, enum role role, const char *ink)
{
	int x, y;

	for (y = 0; y < big->dot_rows; y++)
		for (x = 0; x < big->dot_columns; x++)
			screen_put(area, row + y, column + x, role, ink);
}

static void draw_digit(struct rect area, int column, const struct big *big,
		       enum role role, char digit, const char *ink)
{
	int x, y;

	for (y = 0; y < DIGIT_ROWS; y++)
		for (x = 0; x < DIGIT_COLUMNS; x++)
			if (digit_dot(digit, y, x))
				draw_dot(area, 1 + y * big->dot_rows,
					 column + x * big->dot_columns, big,
					 role, ink);
}

static void draw_number(struct rect area, const struct big *big,
			const struct big_number *number,
			const struct model *model)
{
	int step = (DIGIT_COLUMNS + 1) * big->dot_columns;
	int i;

	area = area_part(area, number->area.row, number->area.column);
	area.rows = number->area.rows;
	area.columns = number->area.columns;
	screen_put(area, 0, 0, ROLE_LABEL, number->label);
	if (!big->dot_rows)
		screen_put(area, area.rows > 1, area.rows > 1 ? 0 : 10,
			   ROLE_TITLE, number->text);
	for (i = 0; big->dot_rows && number->text[i]; i++)
		draw_digit(area, i * step, big, number->role, number->text[i],
			   model->glyphs->bar_full);
}

void view_big(struct rect area, const struct model *model)
{
	const struct snapshot *now = &model->now;
	char text[VIEW_TEXT_MAX], keys[16];
	struct big big;
	int i;

	if (area.rows < 2 || model->selected >= now->queue_count)
		return;
	action_queue_keys(now->queue[model->selected].name, "/", keys,
			  sizeof(keys));
	snprintf(text, sizeof(text), "BIG  %s %s%s%s", keys,
		 now->queue[model->selected].name,
		 model_is_frozen(model) ? "  frozen" : "",
		 area.columns < WIDE ? "" : "   Up and Down: other queues");
	view_heading(area, model, VIEW_BIG, text);
	big_make(&big, area, model, model->selected);
	for (i = 0; i < BIG_NUMBERS; i++)
		draw_number(area, &big, &big.number[i], model);
}
