// SPDX-License-Identifier: GPL-2.0
/* Keys in the table of queues. */
#include "keys/view_keys.h"

static void move(struct model *model, int down, int right)
{
	(void)right;
	view_keys_select(model, down);
}

const struct view_keys view_keys_queues = {
	.move = move,
	.page = view_keys_no_step,
	.end = view_keys_no_step,
	.cancel = view_keys_no_cancel,
	.details = details_of_queue,
};
