// SPDX-License-Identifier: GPL-2.0
/* Which view is shown, and where it goes back to. */
#include "model/model.h"

static void change_view(struct model *model, enum view view)
{
	if (view == VIEW_BIG && model->view != VIEW_BIG)
		model->view_before_big = model->view;
	model->view = view;
}

enum view model_view_beside(const struct model *model, int step)
{
	int view = ((int)model->view + VIEW_COUNT + step) % VIEW_COUNT;

	if (view == VIEW_MACHINE && !model->machine.seen)
		view = (view + VIEW_COUNT + step) % VIEW_COUNT;
	return (enum view)view;
}

void model_follow_view(struct model *model, struct slice name)
{
	enum view view = view_of_name(name);

	if (view == VIEW_COUNT || model->view_chosen)
		return;
	change_view(model, view);
	model->timeline.compared.kind = COMPARISON_NONE;
	model->timeline.view_before = VIEW_COUNT;
}

void model_lend_view(struct model *model)
{
	/* Else an earlier command brought it, or the user did. */
	if (model->view != VIEW_TIMELINE)
		model->timeline.view_before = model->view;
	change_view(model, VIEW_TIMELINE);
}

bool model_return_view(struct model *model)
{
	enum view before = model->timeline.view_before;

	if (before == VIEW_COUNT || model->view != VIEW_TIMELINE)
		return false;
	model->timeline.view_before = VIEW_COUNT;
	model->view = before;
	return true;
}

void model_show(struct model *model, enum view view)
{
	/* Nothing is left to come back from. */
	if (view != model->view && !model_stands_apart(model))
		model->timeline.view_before = VIEW_COUNT;
	change_view(model, view);
	model->view_chosen = true;
	/* A scenario that could not be shown yet must not take it away. */
	model->timeline.scenario_is_new = false;
}
