// SPDX-License-Identifier: GPL-2.0
/* Keys in the timeline: a cursor, and time. */
#include "keys/view_keys.h"
#include "layout/timeline_chart.h"
#include "layout/timeline_jump.h"

static bool page(struct model *model, int step)
{
	return chart_turn(model, step < 0);
}

static bool end(struct model *model, int step)
{
	return chart_go(model, step < 0);
}

static void select_last(struct model *model)
{
	if (!model->timeline.cursor)
		chart_jump_to_last(model);
}

static void details(struct details *details, const struct model *model)
{
	details_of_life(details, chart_life(model), model);
}

const struct view_keys view_keys_timeline = {
	.move = chart_move,
	.page = page,
	.end = end,
	.cancel = view_keys_no_cancel,
	.select = select_last,
	.details = details,
};
