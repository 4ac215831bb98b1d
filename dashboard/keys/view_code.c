// SPDX-License-Identifier: GPL-2.0
/* Keys in the source of a pattern: lines, and the other patterns. */
#include "keys/view_keys.h"
#include "layout/code_page.h"

static void move_lines(struct model *model, int step)
{
	struct code_page page;

	if (code_page_find(&page, model))
		model->code_line = code_page_move(&page, model, step);
}

static void move(struct model *model, int down, int right)
{
	if (right)
		model_select(model, model->selected + (unsigned int)right);
	else
		move_lines(model, down);
}

static bool page(struct model *model, int step)
{
	move_lines(model, step * view_keys_page_rows(model));
	return true;
}

static bool end(struct model *model, int step)
{
	move_lines(model, step * CODE_LINES_MOST);
	return true;
}

/* Follows the events again. */
static bool cancel(struct model *model)
{
	bool left = model->code_line || model->chosen;

	model->code_line = 0;
	model->chosen = false;
	return left;
}

const struct view_keys view_keys_code = {
	.move = move,
	.page = page,
	.end = end,
	.cancel = cancel,
	.details = details_of_queue,
};
