// SPDX-License-Identifier: GPL-2.0
/* Actions of the machine view: what is watched, and in which order it is shown. */
#include "keys/handlers.h"

/* Return: why nothing can be attached now, or NULL. */
static const char *why_not(const struct model *model)
{
	if (model->replay.active)
		return "a replay shows what was attached";
	if (model->machine.why_not)
		return model->machine.why_not;
	return model->machine.state == SOURCE_LIVE ?
		       NULL :
		       "there is nothing to attach to, the view says why";
}

unsigned int handle_attach(struct model *model, const struct press *press)
{
	const char *refusal = why_not(model);

	if (model->machine.hold != HOLD_NOTHING)
		return TODO_DETACH | TODO_DRAW;
	if (refusal)
		message_say(&model->message, true, "%s: %s", press->action->bar,
			    refusal);
	else
		model->asking = press->action;
	return TODO_DRAW;
}

/* Return: why functions cannot be counted with tracefs now, or NULL. */
static const char *why_no_tracefs(const struct model *model)
{
	if (model->replay.active)
		return "a replay counts nothing";
	if (model->machine.hold != HOLD_NOTHING)
		return "the module is attached, and tells more";
	if (model->machine.state == SOURCE_LIVE)
		return "the module tells more: a attaches it";
	if (!model_machine_sampled(&model->machine))
		return "there is no kworker to be seen";
	return model->machine.no_tracefs;
}

unsigned int handle_tracefs(struct model *model, const struct press *press)
{
	const char *refusal = why_no_tracefs(model);

	if (model->machine.counting_until_ns)
		return TODO_TRACEFS | TODO_DRAW;
	if (refusal)
		message_say(&model->message, true, "%s: %s", press->action->bar,
			    refusal);
	else
		model->asking = press->action;
	return TODO_DRAW;
}

unsigned int handle_sort(struct model *model, const struct press *press)
{
	struct machine_choice *choice = &model->machine.choice;

	(void)press;
	choice->sort = (choice->sort + 1) % MACHINE_SORT_COUNT;
	/* The first rows are what the order is for. */
	model->machine.chosen = false;
	return TODO_DRAW;
}

unsigned int handle_fold(struct model *model, const struct press *press)
{
	(void)press;
	model->machine.choice.folded = !model->machine.choice.folded;
	model->machine.chosen = false;
	return TODO_DRAW;
}

unsigned int handle_search(struct model *model, const struct press *press)
{
	(void)press;
	model->machine.typing = true;
	return TODO_DRAW;
}
