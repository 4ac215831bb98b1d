// SPDX-License-Identifier: GPL-2.0
/* Actions on the picture: which view, where in it, and what lies over it. */
#include "keys/handlers.h"
#include "keys/view_keys.h"
#include "layout/details.h"
#include "layout/layout.h"
#include "layout/timeline_chart.h"
#include "layout/timeline_jump.h"

/* Asks for a second key that changes the picture and sends nothing. */
unsigned int handle_choose(struct model *model, const struct press *press)
{
	model->asking = press->action;
	return TODO_DRAW;
}

unsigned int handle_next_view(struct model *model, const struct press *press)
{
	(void)press;
	model_show(model, model_view_beside(model, 1));
	return TODO_DRAW;
}

unsigned int handle_previous_view(struct model *model,
				  const struct press *press)
{
	(void)press;
	model_show(model, model_view_beside(model, -1));
	return TODO_DRAW;
}

unsigned int handle_big(struct model *model, const struct press *press)
{
	(void)press;
	model_show(model,
		   model->view == VIEW_BIG ? model->view_before_big : VIEW_BIG);
	return TODO_DRAW;
}

unsigned int handle_maximise(struct model *model, const struct press *press)
{
	(void)press;
	model->maximised = !model->maximised;
	return TODO_DRAW;
}

/* Drops the words that a key moved nothing, once another one moves. */
static void forget_unmoved(struct model *model)
{
	if (model->message.unmoved)
		message_say(&model->message, false, "%s", "");
}

static unsigned int move(struct model *model, int down, int right)
{
	forget_unmoved(model);
	view_keys_of(model)->move(model, down, right);
	return TODO_DRAW;
}

unsigned int handle_up(struct model *model, const struct press *press)
{
	(void)press;
	return move(model, -1, 0);
}

unsigned int handle_down(struct model *model, const struct press *press)
{
	(void)press;
	return move(model, 1, 0);
}

unsigned int handle_left(struct model *model, const struct press *press)
{
	(void)press;
	return move(model, 0, -1);
}

unsigned int handle_right(struct model *model, const struct press *press)
{
	(void)press;
	return move(model, 0, 1);
}

/* Tells the user when a key moved nothing. */
static unsigned int tell_moved(struct model *model, const struct press *press,
			       bool moved)
{
	forget_unmoved(model);
	if (moved)
		return TODO_DRAW;
	message_say(&model->message, true,
		    "%s does nothing here: ? shows the keys",
		    press->action->label);
	model->message.unmoved = true;
	return TODO_DRAW;
}

unsigned int handle_page_up(struct model *model, const struct press *press)
{
	return tell_moved(model, press, view_keys_of(model)->page(model, -1));
}

unsigned int handle_page_down(struct model *model, const struct press *press)
{
	return tell_moved(model, press, view_keys_of(model)->page(model, 1));
}

unsigned int handle_first(struct model *model, const struct press *press)
{
	return tell_moved(model, press, view_keys_of(model)->end(model, -1));
}

unsigned int handle_last(struct model *model, const struct press *press)
{
	return tell_moved(model, press, view_keys_of(model)->end(model, 1));
}

/* Return: whether the screen shows a timeline. Tells the user if not. */
static bool may_chart(struct model *model, const struct press *press)
{
	if (chart_is_on_screen(model))
		return true;
	message_say(&model->message, true,
		    "%s is for the timeline, which is not on the screen: v t shows it",
		    press->action->label);
	return false;
}

unsigned int handle_zoom_in(struct model *model, const struct press *press)
{
	if (may_chart(model, press))
		chart_zoom(model, true);
	return TODO_DRAW;
}

unsigned int handle_zoom_out(struct model *model, const struct press *press)
{
	if (may_chart(model, press))
		chart_zoom(model, false);
	return TODO_DRAW;
}

unsigned int handle_fit(struct model *model, const struct press *press)
{
	if (may_chart(model, press) && !chart_fit(model))
		message_say(&model->message, true,
			    "no command to fit: nothing was submitted, as far as events tell");
	return TODO_DRAW;
}

static unsigned int jump(struct model *model, const struct press *press,
			 bool back)
{
	if (!may_chart(model, press))
		return TODO_DRAW;
	forget_unmoved(model);
	if (!model_stands_apart(model) && chart_jump(model, back))
		return TODO_DRAW;
	if (model_stands_apart(model))
		message_say(&model->message, true,
			    "%s does nothing in a scenario or comparison: Esc goes back to the present",
			    press->action->label);
	else
		message_say(&model->message, true, "%s: no item %s this one",
			    press->action->label, back ? "before" : "after");
	model->message.unmoved = true;
	return TODO_DRAW;
}

unsigned int handle_previous_item(struct model *model,
				  const struct press *press)
{
	return jump(model, press, true);
}

unsigned int handle_next_item(struct model *model, const struct press *press)
{
	return jump(model, press, false);
}

unsigned int handle_lanes(struct model *model, const struct press *press)
{
	if (may_chart(model, press) && !chart_leave_scenario(model))
		model->timeline.by_item = !model->timeline.by_item;
	return TODO_DRAW;
}

/* Return: whether there is a page after the one that is shown. */
static bool details_go_on(const struct model *model)
{
	struct details details;
	struct layout layout;
	struct rect place;
	int first, end;

	layout_model(model, model->rows, model->columns, &layout);
	if (!layout.fits)
		return false;
	view_keys_of(model)->details(&details, model);
	place = details_place(&details, &layout, model);
	details_find_page(&details, place.rows - 1, place.columns,
			  model->details_page, &first, &end);
	return end < details.count;
}

/* Opens the details, turns their pages, and closes them after the last. */
unsigned int handle_details(struct model *model, const struct press *press)
{
	(void)press;
	if (model_enter_goes_on(model)) {
		chart_unfit(model);
		return TODO_DRAW | TODO_GO_ON;
	}
	if (model->details && details_go_on(model)) {
		model->details_page++;
		return TODO_DRAW;
	}
	model->details = !model->details;
	model->details_page = 0;
	if (model->details && view_keys_of(model)->select)
		view_keys_of(model)->select(model);
	return TODO_DRAW;
}

/*
 * Leaves a scenario, and goes back to the view before. Return: false if there
 * is none.
 */
static bool leave_scenario(struct model *model)
{
	enum view before = model->timeline.view_before;

	if (!chart_leave_scenario(model))
		return false;
	model->timeline.view_before = before;
	model_return_view(model);
	model->timeline.view_before = VIEW_COUNT;
	return true;
}

/*
 * Drops the cursor, and a picture that was frozen for it or to fit a command
 * goes on. Space froze it for more than that. Without either it goes back to
 * the view that a command replaced.
 */
static unsigned int leave_place(struct model *model)
{
	bool cursor = model->timeline.cursor;

	model->timeline.cursor = false;
	if (chart_unfit(model) || chart_go_on(model))
		return TODO_DRAW | TODO_READ;
	if (!cursor)
		model_return_view(model);
	return TODO_DRAW;
}

unsigned int handle_clear(struct model *model, const struct press *press)
{
	(void)press;
	forget_unmoved(model);
	/* Clears one thing at a time, the topmost first. */
	if (model->count_typed)
		model->count_typed = false;
	else if (model->details)
		model->details = false;
	else if (model->maximised)
		model->maximised = false;
	else if (!leave_scenario(model) && !view_keys_of(model)->cancel(model))
		return leave_place(model);
	return TODO_DRAW;
}
