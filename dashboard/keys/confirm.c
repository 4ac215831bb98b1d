// SPDX-License-Identifier: GPL-2.0
#include "keys/confirm.h"

#include <inttypes.h>
#include <stdio.h>

#include "layout/timeline_jump.h"
#include "model/slow.h"

static bool is_sync(enum wqdemo_verb verb)
{
	return verb == WQDEMO_VERB_cancel_sync;
}

/* Return: whether that verb takes work away from a queue. */
static bool is_cancel(enum wqdemo_verb verb)
{
	return verb == WQDEMO_VERB_cancel || is_sync(verb);
}

/*
 * An idle queue is asked for, too: what the last key does must not depend on a
 * reading that is half a second old.
 */
static bool needs_answer(const struct model *model)
{
	const struct wqdemo_command *command = &model->command;

	/* No question about a command that the kernel refuses. */
	if (is_cancel(command->verb))
		return command->operand[0] != WQDEMO_PERIODIC &&
		       model_has_queue(model, (int)command->operand[0]);
	return command->verb == WQDEMO_VERB_reset;
}

/* Selects the row of a command and has its code follow the events. */
static void follow(struct model *model)
{
	int queue = action_queue_of(&model->command);

	if (queue >= 0)
		model_select_queue(model, (enum wqdemo_queue)queue);
	model->code_line = 0;
}

static unsigned int send_now(struct model *model)
{
	follow(model);
	/* The new command is what the user wants to see. */
	chart_unfit(model);
	chart_release_item(model);
	model->confirm_key = KEY_NOTHING;
	slow_down(&model->command, model->slow);
	model->last = model->command;
	model->has_last = true;
	return TODO_SEND | TODO_DRAW;
}

unsigned int confirm_send(struct model *model, int key)
{
	if (!needs_answer(model))
		return send_now(model);
	model->confirm_command = model->command;
	model->confirm_key = key;
	return TODO_DRAW;
}

bool confirm_is_open(const struct model *model)
{
	const struct action *asking = model->asking;

	return model->confirm_key != KEY_NOTHING ||
	       (asking && (asking->second == SECOND_FREEZE ||
			   asking->second == SECOND_ATTACH ||
			   asking->second == SECOND_TRACEFS ||
			   asking->second == SECOND_REPLACE));
}

bool confirm_is_answer(const struct model *model, int key)
{
	return key == model->confirm_key || key == KEY_ESCAPE ||
	       key == actions[ACTION_QUIT].key;
}

unsigned int confirm_key(struct model *model, int key)
{
	bool again = key == model->confirm_key;

	model->confirm_key = KEY_NOTHING;
	if (!again)
		return TODO_DRAW;
	/* The module may have gone meanwhile. */
	if (model_can_send(model)) {
		model->command = model->confirm_command;
		return send_now(model);
	}
	message_say(&model->message, true, "%s", model_why_not(model));
	return TODO_DRAW;
}

void confirm_decline(struct model *model)
{
	model->confirm_key = KEY_NOTHING;
	message_say(&model->message, true, "%s: nothing was sent",
		    wqdemo_verb_word(model->confirm_command.verb));
}

/* Writes "custom has 4 waiting, 4 running", or that it is idle. */
static size_t tell_load(const struct model *model, char *out, size_t size)
{
	uint32_t queue = model->confirm_command.operand[0];
	const struct model_load *load = &model->load[queue];
	const char *name = actions[queue].queue;
	int length;

	if (load->waiting && load->running)
		length = snprintf(out, size,
				  "%s has %" PRIu64 " waiting, %" PRIu64
				  " running",
				  name, load->waiting, load->running);
	else if (load->waiting)
		length = snprintf(out, size, "%s has %" PRIu64 " waiting", name,
				  load->waiting);
	else if (load->running)
		length = snprintf(out, size,
				  "%s has %" PRIu64 " running, none waiting",
				  name, load->running);
	else
		length = snprintf(out, size, "%s is idle", name);
	return (size_t)length < size ? (size_t)length : size - 1;
}

static const char *ask(const struct model *model)
{
	const struct wqdemo_command *command = &model->confirm_command;
	const struct model_load *load = &model->load[command->operand[0]];

	if (command->verb == WQDEMO_VERB_reset)
		return "Reset all counters?";
	if (!load->waiting && (!load->running || !is_sync(command->verb)))
		return "Cancel all the same?";
	if (!load->waiting)
		return "Wait for what runs?";
	return load->running && is_sync(command->verb) ?
		       "Cancel what waits, then wait for what runs?" :
		       "Cancel what waits?";
}

void confirm_question(const struct model *model, char *out, size_t size)
{
	enum wqdemo_verb verb = model->confirm_command.verb;
	char key[8] = "Enter";
	size_t used = 0;

	if (model->confirm_key != KEY_RETURN)
		snprintf(key, sizeof(key), "%c", model->confirm_key);
	if (is_cancel(verb))
		used = tell_load(model, out, size);
	snprintf(out + used, size - used, "%s%s %s: yes, Esc: no",
		 used ? ". " : "", ask(model), key);
}
