// SPDX-License-Identifier: GPL-2.0
#include "model/actions.h"

#include <stdio.h>
#include <string.h>

#include "model/documented.h"

/* A label is the key's own letter, the word of its verb stands in the key bar. */
#define QUEUE_ACTION(symbol, name, word, takes, letter, program, text) \
	[ACTION_##symbol] = { .key = letter,                           \
			      .label = (const char[]){ letter, '\0' }, \
			      IN(SUBMIT),                              \
			      SENDS(word),                             \
			      .queue = #name,                          \
			      .bar = #word,                            \
			      .help = text },
#define ACTION_ROW(symbol, handler, ...) [ACTION_##symbol] = { __VA_ARGS__ },
const struct action actions[ACTION_IDS] = { WQDEMO_QUEUES(QUEUE_ACTION) ACTIONS(
	ACTION_ROW) };

#define ACTION_GROUP_NAME(symbol, name) [GROUP_##symbol] = name,
const char *const action_groups[GROUP_COUNT] = { ACTION_GROUPS(
	ACTION_GROUP_NAME) };

#define SECOND_KEY_ROW(symbol, question, refusal) \
	[SECOND_##symbol] = { question, refusal },
const struct second_key_row second_keys[SECOND_KEY_COUNT] = { SECOND_KEYS(
	SECOND_KEY_ROW) };

static bool has_key(const struct action *action, int key)
{
	return key == action->key || (action->twin && key == action->twin);
}

enum action_id action_of_key(int key)
{
	int id;

	if (key >= '0' && key <= '9')
		return ACTION_COUNT;
	for (id = 0; id < ACTION_IDS; id++)
		if (actions[id].group != GROUP_MACHINE &&
		    has_key(&actions[id], key))
			return id;
	return ACTION_NONE;
}

enum action_id action_in_view(enum view view, int key)
{
	int id;

	for (id = 0; view == VIEW_MACHINE && id < ACTION_IDS; id++)
		if (actions[id].group == GROUP_MACHINE &&
		    has_key(&actions[id], key))
			return id;
	return action_of_key(key);
}

enum action_id action_in_group(enum action_group group, int number)
{
	int id;

	for (id = 0; id < ACTION_IDS; id++)
		if (actions[id].group == group && !number--)
			return id;
	return ACTION_NONE;
}

bool action_is_replay(enum action_id id)
{
	switch (id) {
	case ACTION_STEP:
	case ACTION_STEP_EVENT:
	case ACTION_BACK_EVENT:
	case ACTION_BACK:
	case ACTION_AHEAD:
	case ACTION_REPLAY_SLOWER:
	case ACTION_REPLAY_FASTER:
		return true;
	default:
		return false;
	}
}

const struct action *action_of_verb(enum wqdemo_verb verb)
{
	int id;

	for (id = 0; id < ACTION_IDS; id++)
		if (actions[id].sends && actions[id].verb == verb)
			return &actions[id];
	return NULL;
}

int action_queue_of(const struct wqdemo_command *command)
{
	switch (command->verb) {
	case WQDEMO_VERB_stop:
		return WQDEMO_PERIODIC;
	case WQDEMO_VERB_mod:
		return WQDEMO_DELAYED;
	case WQDEMO_VERB_scenario:
		return documented_queue(documented_case(command->operand[0] -
							WQDEMO_SCENARIO_A));
	default:
		break;
	}
	if (wqdemo_verb_operand(command->verb, 0) == WQDEMO_OPERAND_QUEUE)
		return (int)command->operand[0];
	return ACTION_OF_QUEUE(command->verb) ? (int)command->verb : -1;
}

void action_queue_keys(const char *queue, const char *between, char *out,
		       size_t size)
{
	size_t used = 0;
	int id;

	out[0] = '\0';
	for (id = 0; id < ACTION_IDS; id++) {
		if (!actions[id].queue || strcmp(actions[id].queue, queue) ||
		    used >= size)
			continue;
		used += (size_t)snprintf(out + used, size - used, "%s%s",
					 used ? between : "",
					 actions[id].label);
	}
}

bool action_takes_count(const struct action *action)
{
	return action->sends &&
	       (wqdemo_verb_takes(action->verb, WQDEMO_KEY_N) ||
		wqdemo_verb_takes(action->verb, WQDEMO_KEY_DELAY) ||
		action->verb == WQDEMO_VERB_max_active);
}
