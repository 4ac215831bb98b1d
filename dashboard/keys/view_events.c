// SPDX-License-Identifier: GPL-2.0
/* Keys in the log of events. */
#include "keys/view_keys.h"
#include "layout/event_rows.h"

/* Return: the rows it can be scrolled back; then the oldest that is kept is on top. */
static int64_t back_most(const struct model *model)
{
	int rows = view_keys_page_rows(model);
	uint64_t number = model->events_end;
	struct event_row row;
	int64_t shown = 0;

	while (event_rows_next(model, &number, &row))
		shown++;
	return shown > rows ? shown - rows : 0;
}

static void scroll(struct model *model, int64_t down)
{
	int64_t most = back_most(model);
	int64_t back = (int64_t)model->events_back;

	back = (back < most ? back : most) - down;
	if (back > most)
		back = most;
	model->events_back = back > 0 ? (uint64_t)back : 0;
}

static void move(struct model *model, int down, int right)
{
	(void)right;
	if (down)
		scroll(model, down);
}

static bool page(struct model *model, int step)
{
	scroll(model, step * view_keys_page_rows(model));
	return true;
}

static bool end(struct model *model, int step)
{
	scroll(model, step * EVENT_LOG_KEPT);
	return true;
}

const struct view_keys view_keys_events = {
	.move = move,
	.page = page,
	.end = end,
	.cancel = view_keys_no_cancel,
	.details = details_of_queue,
};
