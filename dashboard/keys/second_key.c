// SPDX-License-Identifier: GPL-2.0
#include "keys/second_key.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "keys/confirm.h"
#include "keys/handlers.h"
#include "keys/own_scenarios.h"

/*
 * Return: the scenario whose name begins with that letter, in either case, or
 * NULL.
 */
static const char *scenario_of_key(int key)
{
#define SCENARIO_NAME(name) #name,
	static const char *const names[] = { WQDEMO_SCENARIOS(SCENARIO_NAME) };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (tolower(names[i][0]) == tolower(key))
			return names[i];
	return NULL;
}

/*
 * Writes the operand that a second key stands for. Return: false if it stands
 * for none.
 */
static bool operand_of_key(const struct action *asking, int key, char *operand,
			   size_t size)
{
	enum action_id id = action_of_key(key);
	const char *word = NULL;

	if (asking->second == SECOND_SCENARIO)
		word = scenario_of_key(key);
	else if (ACTION_OF_QUEUE(id))
		word = actions[id].queue;
	if (!word)
		return false;
	snprintf(operand, size, " %s", word);
	return true;
}

enum second_key second_key_wanted(const struct model *model,
				  const struct action *asking)
{
	return asking->second == SECOND_NUMBER && model->count_typed ?
		       SECOND_QUEUE :
		       asking->second;
}

static unsigned int refuse_answer(struct model *model,
				  const struct action *asking)
{
	enum second_key wanted = second_key_wanted(model, asking);

	model->count_typed = false;
	message_say(&model->message, true, "%s%s%s",
		    asking->bar ? asking->bar : "", asking->bar ? ": " : "",
		    second_keys[wanted].refusal);
	return TODO_DRAW;
}

bool second_key_declines(struct model *model, int key)
{
	const struct action *asking = model->asking;

	if ((asking->second != SECOND_FREEZE &&
	     asking->second != SECOND_ATTACH &&
	     asking->second != SECOND_TRACEFS) ||
	    key == asking->key || confirm_is_answer(model, key))
		return false;
	model->asking = NULL;
	refuse_answer(model, asking);
	return true;
}

static bool choose_view(struct model *model, int key)
{
	enum view view = view_of_key(key);

	if (view == VIEW_COUNT)
		return false;
	model_show(model, view);
	return true;
}

static bool choose_filter(struct model *model, int key)
{
	enum action_id id = action_of_key(key);

	if (!ACTION_OF_QUEUE(id) && id != ACTION_FILTER)
		return false;
	model->filter = id == ACTION_FILTER ? MODEL_ALL_QUEUES : (int)id;
	model->events_back = 0;
	return true;
}

static unsigned int answer_write(struct model *model,
				 const struct action *asking, int key)
{
	if (key != 's' && key != 't')
		return refuse_answer(model, asking);
	if (model_has_picture(model))
		return (key == 's' ? TODO_PICTURE : TODO_TRACE) | TODO_DRAW;
	message_say(&model->message, true,
		    "%s writes what is shown: nothing is shown, as nothing can be read",
		    asking->label);
	return TODO_DRAW;
}

static unsigned int answer_choice(struct model *model,
				  const struct action *asking, int key)
{
	bool chosen = asking->second == SECOND_VIEW ? choose_view(model, key) :
						      choose_filter(model, key);

	return chosen ? TODO_DRAW : refuse_answer(model, asking);
}

/*
 * Return: whether the command is refused for periodic, which re-arms itself.
 * For max_active the reason is another one.
 */
static bool is_for_stop(const struct action *asking, enum action_id id)
{
	return id == ACTION_PERIODIC && asking->second == SECOND_QUEUE &&
	       asking->verb != WQDEMO_VERB_max_active;
}

static unsigned int refuse_for_stop(struct model *model,
				    const struct action *asking)
{
	message_say(&model->message, true,
		    "%s: periodic re-arms itself, nothing was sent: %s stops it",
		    asking->bar, action_of_verb(WQDEMO_VERB_stop)->label);
	return TODO_DRAW;
}

/* Takes a digit, for the number that max_active was pressed without. */
static unsigned int answer_number(struct model *model,
				  const struct action *asking, int key)
{
	handlers_run(model, ACTION_COUNT, key);
	if (model->count_typed)
		model->asking = asking;
	return TODO_DRAW;
}

unsigned int second_key_press(struct model *model, int key)
{
	const struct action *asking = model->asking;
	enum action_id id = action_of_key(key);
	char operand[SNAPSHOT_NAME_MAX + 1];

	model->asking = NULL;
	if (asking->second == SECOND_NUMBER && id == ACTION_COUNT)
		return answer_number(model, asking, key);
	/* To others a count is no answer, so it must be one for a key of its own. */
	if (id == ACTION_COUNT) {
		model->count_typed = false;
		return handlers_run(model, id, key);
	}
	/* q is the key of a view, too. */
	if (key == KEY_ESCAPE || (key == actions[ACTION_QUIT].key &&
				  asking->second != SECOND_VIEW)) {
		model->count_typed = false;
		return TODO_DRAW;
	}
	if (asking->second == SECOND_FREEZE)
		return own_scenario_freeze(model);
	if (asking->second == SECOND_SCENARIO &&
	    own_scenario_of_key(key) != OWN_SCENARIO_COUNT)
		return own_scenario_begin(model, own_scenario_of_key(key));
	if (asking->second == SECOND_REPLACE && key == asking->key)
		return TODO_SAVE | TODO_REPLACE | TODO_DRAW;
	if (asking->second == SECOND_REPLACE ||
	    second_key_wanted(model, asking) == SECOND_NUMBER)
		return refuse_answer(model, asking);
	/* A2A is as good as 2A. */
	if (asking->second == SECOND_NUMBER && id == ACTION_MAX_ACTIVE)
		return handlers_run(model, id, key);
	if (asking->second == SECOND_ATTACH)
		return TODO_ATTACH | TODO_DRAW;
	if (asking->second == SECOND_TRACEFS)
		return TODO_TRACEFS | TODO_DRAW;
	if (asking->second == SECOND_WRITE)
		return answer_write(model, asking, key);
	if (!asking->sends)
		return answer_choice(model, asking, key);
	if (is_for_stop(asking, id))
		return refuse_for_stop(model, asking);
	if (!operand_of_key(asking, key, operand, sizeof(operand)))
		return refuse_answer(model, asking);
	/* The module may have gone meanwhile. */
	if (!handlers_may_send(model, asking))
		return TODO_DRAW;
	return handlers_send_operand(model, asking, operand, key);
}
