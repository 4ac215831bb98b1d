// SPDX-License-Identifier: GPL-2.0
/* Keys in the big view: they select the queue. */
#include "keys/view_keys.h"

static void move(struct model *model, int down, int right)
{
	view_keys_select(model, down + right);
}

static bool cancel(struct model *model)
{
	model_show(model, model->view_before_big);
	return true;
}

const struct view_keys view_keys_big = {
	.move = move,
	.page = view_keys_no_step,
	.end = view_keys_no_step,
	.cancel = cancel,
	.details = details_of_queue,
};
