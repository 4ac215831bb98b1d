// SPDX-License-Identifier: GPL-2.0
/* The key bar, made from the table of actions. */
#include <stdio.h>

#include "model/actions.h"
#include "term/strip.h"
#include "view/panels.h"

/*
 * Ranks of keys: the ways out first, then views and the command line, then
 * commands, then the rest. The keys of queues are in the rest, as their rows
 * name them.
 */
enum { RANK_WAY_OUT, RANK_VIEW, RANK_SEND, RANK_REST, RANK_SELDOM };

static int rank_of(const struct model *model, enum action_id id)
{
	if (id == ACTION_QUIT || id == ACTION_HELP)
		return RANK_WAY_OUT;
	if (id == ACTION_NEXT_VIEW || id == ACTION_COMMAND)
		return RANK_VIEW;
	/* In a replay, its own keys come first. */
	if (model->replay.active &&
	    (action_is_replay(id) || id == ACTION_PAUSE))
		return RANK_VIEW;
	if (id == ACTION_RECORD)
		return RANK_SELDOM;
	return actions[id].sends ? RANK_SEND : RANK_REST;
}

/*
 * Return: the word for a key: the name of the next view, or what Space does
 * next.
 */
static const char *word_of(const struct model *model, enum action_id id)
{
	if (id == ACTION_NEXT_VIEW)
		return view_rows[(model->view + 1) % VIEW_COUNT].name;
	if (id == ACTION_PAUSE && model->replay.ended)
		return "start over";
	if (id == ACTION_PAUSE && model->paused)
		return "go on";
	return actions[id].bar;
}

/* Return: whether a key leads to a command. */
static bool leads_to_command(enum action_id id)
{
	return actions[id].sends || id == ACTION_COMMAND || id == ACTION_REPEAT;
}

/* Return: the length of the first key in a label: "q F10" is "q". */
static int first_key_length(const char *label)
{
	int length = 0;

	while (label[length] && label[length] != ' ')
		length++;
	return length;
}

static void add_key(struct strip *strip, const struct model *model,
		    enum action_id id)
{
	int rank = rank_of(model, id);
	bool off = leads_to_command(id) && !model_can_send(model);
	const struct action *action = &actions[id];
	struct strip_piece *piece;

	piece = strip_add(strip, off ? ROLE_KEY_OFF : ROLE_LABEL, rank, "%s",
			  word_of(model, id));
	piece->key_role = off ? ROLE_KEY_OFF : ROLE_KEY;
	/* Brackets, as grey is not visible on every screen. */
	snprintf(piece->key, sizeof(piece->key), off ? "(%.*s)" : "%.*s",
		 first_key_length(action->label), action->label);
}

static void add_queue_keys(struct strip *strip, const struct model *model)
{
	bool off = !model_can_send(model);
	struct strip_piece *piece;
	size_t used = 0;
	int id;

	piece = strip_add(strip, off ? ROLE_KEY_OFF : ROLE_LABEL, RANK_REST,
			  "queue work");
	piece->key_role = off ? ROLE_KEY_OFF : ROLE_KEY;
	for (id = 0; ACTION_OF_QUEUE(id) && used < sizeof(piece->key); id++) {
		if (!model_has_queue(model, id))
			continue;
		used += (size_t)snprintf(piece->key + used,
					 sizeof(piece->key) - used, "%s%s",
					 used ? " " :
					 off  ? "(" :
						"",
					 actions[id].label);
	}
	if (off && used < sizeof(piece->key))
		snprintf(piece->key + used, sizeof(piece->key) - used, ")");
}

/* Drops the words of commands; the help screen has them. */
static void shorten(struct strip *strip)
{
	int i;

	for (i = 0; i < strip->count; i++)
		if (strip->piece[i].rank == RANK_SEND)
			strip->piece[i].text[0] = '\0';
}

/*
 * Return: whether a key has a meaning: commands have none in a replay, and
 * keys of replays only there.
 */
static bool has_meaning(const struct model *model, enum action_id id)
{
	return model->replay.active ? !leads_to_command(id) :
				      !action_is_replay(id);
}

void view_keys(struct rect area, const struct model *model)
{
	struct strip strip = { .balanced = true };
	int id;

	if (!model->replay.active)
		add_queue_keys(&strip, model);
	for (id = WQDEMO_QUEUE_COUNT; id < ACTION_IDS; id++)
		if (actions[id].bar && has_meaning(model, id))
			add_key(&strip, model, id);
	if (!strip_fits(&strip, area, RANK_SEND))
		shorten(&strip);
	strip_draw(&strip, area);
}
