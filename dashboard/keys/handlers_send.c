// SPDX-License-Identifier: GPL-2.0
/* Actions that send a command or prepare one. */
#include <stdio.h>

#include "keys/command_line.h"
#include "keys/confirm.h"
#include "keys/handlers.h"

/*
 * Return: the text before a typed count in the command, or NULL if it takes
 * none.
 */
static const char *count_prefix(enum wqdemo_verb verb)
{
	if (wqdemo_verb_takes(verb, WQDEMO_KEY_N))
		return "n=";
	if (wqdemo_verb_takes(verb, WQDEMO_KEY_DELAY))
		return "delay=";
	if (verb == WQDEMO_VERB_max_active)
		return "";
	return NULL;
}

bool handlers_may_send(struct model *model, const struct action *action)
{
	bool counted = model->count_typed;

	if (!model_can_send(model)) {
		model->count_typed = false;
		message_say(&model->message, true, "%s", model_why_not(model));
		return false;
	}
	if (!counted || action_takes_count(action))
		return true;
	model->count_typed = false;
	message_say(&model->message, true,
		    "%s takes no count: %u was dropped, press %s again",
		    action->bar, model->count, action->label);
	return false;
}

/* Makes a text of it, so that the grammar checks the count. */
unsigned int handlers_send_operand(struct model *model,
				   const struct action *action,
				   const char *operand, int key)
{
	enum wqdemo_verb verb = action->verb;
	const char *word = wqdemo_verb_word(verb);
	char text[WQDEMO_COMMAND_MAX + 1], reason[WQDEMO_REASON_MAX];
	int length;

	if (model->count_typed)
		length = snprintf(text, sizeof(text), "%s%s %s%u", word,
				  operand, count_prefix(verb), model->count);
	else
		length = snprintf(text, sizeof(text), "%s%s", word, operand);
	model->count_typed = false;
	if (!wqdemo_command_parse(text, (size_t)length, &model->command,
				  reason))
		return confirm_send(model, key);
	message_say(&model->message, true, "%s: %s", word, reason);
	return TODO_DRAW;
}

unsigned int handle_send(struct model *model, const struct press *press)
{
	if (!handlers_may_send(model, press->action))
		return TODO_DRAW;
	return handlers_send_operand(model, press->action, "", press->key);
}

/* It asks for the number, so that the keys behind it submit nothing. */
static const struct action without_number = {
	.bar = "max_active",
	.second = SECOND_NUMBER,
	.sends = true,
	.verb = WQDEMO_VERB_max_active,
};

unsigned int handle_ask(struct model *model, const struct press *press)
{
	const struct action *action = press->action;

	/* All that were recorded can be shown side by side. */
	if (!(model->replay.active && action->second == SECOND_SCENARIO) &&
	    !handlers_may_send(model, action))
		return TODO_DRAW;
	model->asking = action;
	if (action->verb == WQDEMO_VERB_max_active && !model->count_typed)
		model->asking = &without_number;
	return TODO_DRAW;
}

unsigned int handle_record(struct model *model, const struct press *press)
{
	if (!handlers_may_send(model, press->action))
		return TODO_DRAW;
	return handlers_send_operand(model, press->action,
				     model->now.recording ? " off" : " on",
				     press->key);
}

unsigned int handle_repeat(struct model *model, const struct press *press)
{
	if (!handlers_may_send(model, press->action))
		return TODO_DRAW;
	if (!model->has_last) {
		message_say(&model->message, true,
			    "%s repeats the last command: none was sent yet",
			    press->action->label);
		return TODO_DRAW;
	}
	model->command = model->last;
	return confirm_send(model, press->key);
}

unsigned int handle_command(struct model *model, const struct press *press)
{
	if (handlers_may_send(model, press->action))
		command_line_open(model);
	return TODO_DRAW;
}

unsigned int handle_count(struct model *model, const struct press *press)
{
	unsigned int digit = (unsigned int)press->key - '0';

	/* No key could take the count. */
	if (!model_can_send(model)) {
		message_say(&model->message, true, "%s", model_why_not(model));
		return TODO_DRAW;
	}
	if (!model->count_typed)
		model->count = 0;
	model->count_typed = true;
	if (model->count <= (MODEL_COUNT_MOST - digit) / 10)
		model->count = model->count * 10 + digit;
	return TODO_DRAW;
}
