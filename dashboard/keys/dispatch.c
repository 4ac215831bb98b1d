// SPDX-License-Identifier: GPL-2.0
#include "keys/dispatch.h"

#include "keys/command_line.h"
#include "keys/confirm.h"
#include "keys/handlers.h"
#include "keys/help.h"
#include "keys/lesson_page.h"
#include "keys/machine_search.h"
#include "keys/second_key.h"

/* Takes a key while help is open. Most keys only close it. */
static unsigned int dispatch_help(struct model *model, enum action_id id)
{
	unsigned int last = help_pages(model->rows, model->columns);
	unsigned int page = model->help_page < last ? model->help_page : last;

	switch (id) {
	case ACTION_REDRAW:
		return TODO_REDRAW;
	case ACTION_PAUSE: /* Space turns pages, or closes a single one */
		model->help_page = last > 1 ? page % last + 1 : 0;
		return TODO_DRAW;
	case ACTION_PAGE_UP:
		model->help_page = page > 1 ? page - 1 : 1;
		return TODO_DRAW;
	case ACTION_PAGE_DOWN:
		model->help_page = page < last ? page + 1 : last;
		return TODO_DRAW;
	case ACTION_FIRST:
		model->help_page = 1;
		return TODO_DRAW;
	case ACTION_LAST:
		model->help_page = last;
		return TODO_DRAW;
	default:
		model->help_page = 0;
		return TODO_DRAW;
	}
}

/* Says that a key has no meaning. Unprintable keys are ignored. */
static unsigned int refuse_key(struct model *model, int key)
{
	if (key > ' ' && key <= '~')
		message_say(&model->message, true,
			    "%c does nothing: ? shows the keys", key);
	return TODO_DRAW;
}

/*
 * Return: whether a key works even while a question is open. Help, redraw and
 * F10 do. The letter q only declines the question, so that it does not close
 * wqtop.
 */
static bool leaves_question(enum action_id id, int key)
{
	if (id == ACTION_QUIT)
		return key != actions[id].key;
	return id == ACTION_REDRAW || id == ACTION_HELP;
}

/*
 * Return: whether a key works where text is typed, too: F1 and F10 are no
 * text.
 */
static bool leaves_text(enum action_id id, int key)
{
	return key > '~' && (id == ACTION_QUIT || id == ACTION_HELP);
}

static unsigned int dispatch_action(struct model *model, enum action_id id,
				    int key)
{
	if (id == ACTION_NONE)
		return refuse_key(model, key);
	return handlers_run(model, id, key);
}

/* Return: whether no layer lies over the actions. */
static bool is_free(const struct model *model)
{
	return !model->help_page && !model->line_edit.open && !model->asking &&
	       !model->lesson.page && !model->machine.typing &&
	       model->confirm_key == KEY_NOTHING;
}

/* Takes the wheel. It only moves: it answers no question and types nothing. */
static unsigned int dispatch_wheel(struct model *model, enum action_id id)
{
	return is_free(model) ? dispatch_action(model, id, actions[id].key) :
				TODO_NOTHING;
}

void dispatch_click(struct model *model, int queue)
{
	if (queue >= 0 && is_free(model))
		model_select(model, (unsigned int)queue);
}

unsigned int dispatch_key(struct model *model, int key)
{
	enum action_id id = action_in_view(model->view, key);
	unsigned int todo;

	if (key == KEY_WHEEL_UP || key == KEY_WHEEL_DOWN)
		return dispatch_wheel(model, key == KEY_WHEEL_UP ? ACTION_UP :
								   ACTION_DOWN);
	if (model->help_page)
		return dispatch_help(model, id);
	if (model->line_edit.open && id != ACTION_REDRAW &&
	    !leaves_text(id, key))
		return command_line_key(model, key);
	if (model->machine.typing && id != ACTION_REDRAW &&
	    !leaves_text(id, key))
		return machine_search_key(model, key);
	if (model->confirm_key != KEY_NOTHING && !leaves_question(id, key)) {
		if (confirm_is_answer(model, key))
			return confirm_key(model, key);
		confirm_decline(model);
	}
	if (model->asking && !leaves_question(id, key) &&
	    !second_key_declines(model, key))
		return second_key_press(model, key);
	if ((model->lesson.page || model->lesson.set_aside) &&
	    lesson_page_key(model, id, key, &todo))
		return todo;
	return dispatch_action(model, id, key);
}

unsigned int dispatch_paste(struct model *model, const struct paste *paste)
{
	if (model->line_edit.open && !model->help_page)
		return command_line_paste(model, paste);
	/* It answers no question. */
	if (model->confirm_key != KEY_NOTHING)
		confirm_decline(model);
	model->asking = NULL;
	model->count_typed = false;
	message_say(&model->message, true,
		    "the paste was ignored: the key : opens a line for one");
	return TODO_DRAW;
}
