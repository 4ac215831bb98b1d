// SPDX-License-Identifier: GPL-2.0
#include "keys/view_keys.h"

#include "layout/layout.h"

#define VIEW_KEYS(symbol, name, ...) [VIEW_##symbol] = &view_keys_##name,
static const struct view_keys *const rows[VIEW_COUNT] = { VIEWS(VIEW_KEYS) };

const struct view_keys *view_keys_of(const struct model *model)
{
	return rows[model->view];
}

int view_keys_page_rows(const struct model *model)
{
	const struct rect *panel;
	struct layout layout;

	layout_model(model, model->rows, model->columns, &layout);
	panel = &layout.view[model->view];
	return panel->rows > 2 ? panel->rows - 1 : 1;
}

void view_keys_select(struct model *model, int step)
{
	if (step > 0 || (step < 0 && model->selected > 0))
		model_select(model, model->selected + (unsigned int)step);
}

bool view_keys_no_step(struct model *model, int step)
{
	(void)model;
	(void)step;
	return false;
}

bool view_keys_no_cancel(struct model *model)
{
	(void)model;
	return false;
}
