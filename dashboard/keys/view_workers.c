// SPDX-License-Identifier: GPL-2.0
/* Keys in the list of workers: it scrolls. */
#include "keys/view_keys.h"
#include "model/workers.h"

/* The header is no worker. */
static int page_rows(const struct model *model)
{
	int rows = view_keys_page_rows(model) - 1;

	return rows > 0 ? rows : 1;
}

static void scroll(struct model *model, int64_t down)
{
	static struct workers workers; /* too large for some stacks */
	int64_t first;

	workers_build(&workers, &model->lives, model->filter,
		      model->now.time_ns);
	workers_find_idle(&workers, &model->now, model->filter);
	first = workers_first(&workers, model->workers_first,
			      (unsigned int)page_rows(model)) +
		down;
	model->workers_first = first > 0 ? (unsigned int)first : 0;
}

static void move(struct model *model, int down, int right)
{
	(void)right;
	scroll(model, down);
}

static bool page(struct model *model, int step)
{
	scroll(model, step * page_rows(model));
	return true;
}

static bool end(struct model *model, int step)
{
	scroll(model, step * WORKERS_MOST);
	return true;
}

const struct view_keys view_keys_workers = {
	.move = move,
	.page = page,
	.end = end,
	.cancel = view_keys_no_cancel,
	.details = details_of_queue,
};
