// SPDX-License-Identifier: GPL-2.0
#include "dispatch.h"

#include <stdio.h>
#include <string.h>

#include "actions.h"
#include "options.h"

/* What + and - step through, in milliseconds. */
static const unsigned int intervals[] = {
	OPTIONS_INTERVAL_LEAST_MS, 200, 500, 1000, 2000, 5000, 10000, 30000,
	OPTIONS_INTERVAL_MOST_MS,
};

#define INTERVAL_COUNT	((int)(sizeof(intervals) / sizeof(intervals[0])))

/* Which action, and by which of its keys. */
struct press {
	const struct action *action;
	int key;
};

typedef unsigned int (*handler)(struct model *model, const struct press *press);

static bool takes_count(const struct action *action)
{
	char text[WQDEMO_COMMAND_MAX + 1], reason[WQDEMO_REASON_MAX];
	struct wqdemo_command command;
	int length;

	if (action->verb == ACTION_NO_VERB)
		return false;
	length = snprintf(text, sizeof(text), "%s n=1",
			  wqdemo_verb_word((enum wqdemo_verb)action->verb));
	return !wqdemo_command_parse(text, (size_t)length, &command, reason);
}

/* Puts the command together as text, so that the grammar judges the count. */
static bool make_command(struct model *model, const struct action *action)
{
	const char *verb = wqdemo_verb_word((enum wqdemo_verb)action->verb);
	char text[WQDEMO_COMMAND_MAX + 1], reason[WQDEMO_REASON_MAX];
	int length;

	if (model->count_typed)
		length = snprintf(text, sizeof(text), "%s n=%u", verb,
				  model->count);
	else
		length = snprintf(text, sizeof(text), "%s", verb);
	if (!wqdemo_command_parse(text, (size_t)length, &model->command,
				  reason))
		return true;
	message_say(&model->message, true, "%s: %s", verb, reason);
	return false;
}

static unsigned int act_send(struct model *model, const struct press *press)
{
	const struct action *action = press->action;
	bool made;

	if (!model_can_send(model)) {
		model->count_typed = false;
		message_say(&model->message, true, "%s", model_why_not(model));
		return TODO_DRAW;
	}
	if (model->count_typed && !takes_count(action)) {
		message_say(&model->message, true,
			    "%s takes no count: %u was dropped, press %s again",
			    action->bar, model->count, action->label);
		model->count_typed = false;
		return TODO_DRAW;
	}
	made = make_command(model, action);
	model->count_typed = false;
	return made ? TODO_SEND | TODO_DRAW : TODO_DRAW;
}

static unsigned int act_count(struct model *model, const struct press *press)
{
	unsigned int digit = (unsigned int)press->key - '0';

	if (!model->count_typed)
		model->count = 0;
	model->count_typed = true;
	if (model->count <= (MODEL_COUNT_MOST - digit) / 10)
		model->count = model->count * 10 + digit;
	return TODO_DRAW;
}

static unsigned int act_clear(struct model *model, const struct press *press)
{
	(void)press;
	model->count_typed = false;
	return TODO_DRAW;
}

static unsigned int act_pause(struct model *model, const struct press *press)
{
	(void)press;
	model->paused = !model->paused;
	return TODO_DRAW | TODO_READ;
}

static unsigned int act_slower(struct model *model, const struct press *press)
{
	int i = 0;

	(void)press;
	while (i < INTERVAL_COUNT - 1 && intervals[i] <= model->interval_ms)
		i++;
	model->interval_ms = intervals[i];
	return TODO_DRAW;
}

static unsigned int act_faster(struct model *model, const struct press *press)
{
	int i = INTERVAL_COUNT - 1;

	(void)press;
	while (i > 0 && intervals[i] >= model->interval_ms)
		i--;
	model->interval_ms = intervals[i];
	return TODO_DRAW;
}

static unsigned int act_help(struct model *model, const struct press *press)
{
	(void)press;
	model->help_page = 1;
	return TODO_DRAW;
}

static unsigned int act_quit(struct model *model, const struct press *press)
{
	(void)model;
	(void)press;
	return TODO_QUIT;
}

static unsigned int act_redraw(struct model *model, const struct press *press)
{
	(void)model;
	(void)press;
	return TODO_REDRAW;
}

#define ACTION_HANDLER(symbol, handler, ...)	\
	[ACTION_##symbol] = act_##handler,
static const handler handlers[ACTION_IDS] = {
	ACTIONS(ACTION_HANDLER)
};

/* Help lies over everything: most keys leave it and do nothing else. */
static unsigned int dispatch_help(struct model *model, enum action_id id)
{
	switch (id) {
	case ACTION_QUIT:
		return TODO_QUIT;
	case ACTION_REDRAW:
		return TODO_REDRAW;
	case ACTION_PAUSE:	/* its key turns pages everywhere */
		model->help_page++;
		return TODO_DRAW;
	default:
		model->help_page = 0;
		return TODO_DRAW;
	}
}

unsigned int dispatch_key(struct model *model, int key)
{
	enum action_id id = action_of_key(key);
	struct press press = { .key = key };

	if (model->help_page)
		return dispatch_help(model, id);
	if (id == ACTION_NONE) {
		if (key > ' ' && key <= '~')
			message_say(&model->message, true,
				    "%c does nothing: ? shows the keys", key);
		return TODO_DRAW;
	}
	press.action = &actions[id];
	return handlers[id](model, &press);
}
