// SPDX-License-Identifier: GPL-2.0
/* The key bar, made from the table of actions. */
#include <stdio.h>

#include "layout/timeline_chart.h"
#include "model/actions.h"
#include "term/strip.h"
#include "view/panels.h"

/*
 * Ranks of keys: the ways out and those of the moment first, then what shows
 * more, then commands, then the rest. The keys of queues are in the rest, as
 * their rows name them.
 */
enum { RANK_NOW, RANK_VIEW, RANK_SEND, RANK_REST, RANK_SELDOM };

/* Return: whether a key leads to a command. */
static bool leads_to_command(enum action_id id)
{
	return actions[id].sends || id == ACTION_COMMAND || id == ACTION_REPEAT;
}

static bool is_question(const struct model *model)
{
	return model->asking || model->machine.typing ||
	       model->confirm_key != KEY_NOTHING;
}

/* Return: whether Esc leaves something that is seen. */
static bool may_leave(const struct model *model)
{
	if (model->view == VIEW_MACHINE &&
	    (model->machine.chosen || *model->machine.choice.filter))
		return true;
	return is_question(model) || model->count_typed || model->details ||
	       model->maximised || model->lesson.page ||
	       (model_stands_apart(model) && chart_is_on_screen(model));
}

/* Return: whether a key is for the state that wqtop is in. */
static bool is_of_the_moment(const struct model *model, enum action_id id)
{
	switch (id) {
	case ACTION_QUIT:
	case ACTION_HELP:
	case ACTION_CLEAR:
		return true;
	case ACTION_PAUSE:
		return model->paused || model->replay.active ||
		       model->script.halted || model->script.asks;
	case ACTION_LIST:
	case ACTION_NEXT_CHAPTER:
	case ACTION_PREVIOUS_CHAPTER:
	case ACTION_AGAIN:
		return model->lesson.chapters > 0;
	case ACTION_SCORE:
		return model->script.ended;
	case ACTION_MAXIMISE:
		return model->maximised;
	case ACTION_MOD:
	case ACTION_MAX_ACTIVE:
		return model->count_typed;
	default:
		return action_is_replay(id);
	}
}

static int rank_of(const struct model *model, enum action_id id)
{
	if (is_of_the_moment(model, id) || actions[id].group == GROUP_MACHINE)
		return RANK_NOW;
	/* Commands that cannot be sent now. */
	if (leads_to_command(id) && !model_can_send(model))
		return RANK_SELDOM;
	switch (id) {
	case ACTION_NEXT_VIEW:
	case ACTION_VIEW:
	case ACTION_DETAILS:
	case ACTION_PAUSE:
		return RANK_VIEW;
	case ACTION_STOP:
	case ACTION_CANCEL:
	case ACTION_CANCEL_SYNC:
	case ACTION_FLUSH:
	case ACTION_SCENARIO:
	case ACTION_COMMAND:
		return RANK_SEND;
	case ACTION_RECORD:
		return RANK_SELDOM;
	default:
		return RANK_REST;
	}
}

/* Return: the word for a key, for what it does next. */
static const char *word_of(const struct model *model, enum action_id id)
{
	if (id == ACTION_NEXT_VIEW)
		return view_rows[model_view_beside(model, 1)].name;
	if (id == ACTION_PAUSE && model->replay.ended)
		return "start over";
	if (id == ACTION_PAUSE && model->lesson.set_aside && !model->paused)
		return "the question";
	if (id == ACTION_PAUSE &&
	    (model->paused || model->script.halted || model->script.asks))
		return "go on";
	if (id == ACTION_PAUSE && model->script.active && !model->script.ended)
		return "halt";
	if (id == ACTION_ATTACH && model->machine.hold != HOLD_NOTHING)
		return "detach";
	if (id == ACTION_TRACEFS && model->machine.counting_until_ns)
		return "stop";
	if (id == ACTION_FOLD && model->machine.choice.folded)
		return "unfold";
	if (id == ACTION_MAXIMISE && model->maximised)
		return "smaller";
	if (id == ACTION_CLEAR && model->confirm_key != KEY_NOTHING)
		return "no";
	if (id == ACTION_CLEAR && model->count_typed && !model->asking)
		return "clear";
	return actions[id].bar;
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
	if (id == ACTION_PAUSE && model_enter_goes_on(model))
		snprintf(piece->key, sizeof(piece->key), "Space Enter");
}

static void add_queue_keys(struct strip *strip, const struct model *model)
{
	bool off = !model_can_send(model);
	struct strip_piece *piece;
	size_t used = 0;
	int id;

	piece = strip_add(strip, off ? ROLE_KEY_OFF : ROLE_LABEL,
			  model->count_typed ? RANK_NOW : RANK_REST,
			  "queue work");
	piece->key_role = off ? ROLE_KEY_OFF : ROLE_KEY;
	for (id = 0; ACTION_OF_QUEUE(id) && used < sizeof(piece->key); id++) {
		if (!model_has_queue(model, id) ||
		    (model->count_typed && !action_takes_count(&actions[id])))
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

/* Drops the words of keys of that rank; the help screen has them. */
static void shorten(struct strip *strip, int rank)
{
	int i;

	for (i = 0; i < strip->count; i++)
		if (strip->piece[i].rank == rank)
			strip->piece[i].text[0] = '\0';
}

/* Return: whether a key leads through the chapters of a lesson. */
static bool is_of_chapters(enum action_id id)
{
	return id == ACTION_NEXT_CHAPTER || id == ACTION_PREVIOUS_CHAPTER ||
	       id == ACTION_AGAIN;
}

/*
 * Return: whether a key has a meaning. A question takes few keys. Commands have
 * none in a replay, and keys of replays only there.
 */
static bool has_meaning(const struct model *model, enum action_id id)
{
	bool is_machine = model->view == VIEW_MACHINE;

	if (id == ACTION_CLEAR)
		return may_leave(model);
	if (is_question(model))
		return id == ACTION_HELP;
	if (is_machine != (actions[id].group == GROUP_MACHINE) &&
	    (actions[id].group == GROUP_MACHINE || leads_to_command(id)))
		return false;
	/* Either of them; a recording has what was attached then. */
	if (is_machine && (id == ACTION_ATTACH || id == ACTION_TRACEFS))
		return !model->replay.active &&
		       model_machine_sampled(&model->machine) ==
			       (id == ACTION_TRACEFS);
	if (model->count_typed && leads_to_command(id))
		return action_takes_count(&actions[id]);
	if (is_of_chapters(id))
		return model->lesson.chapters > 0;
	if (id == ACTION_SCORE)
		return model->lesson.results > 0;
	if (id == ACTION_DETAILS && model_enter_goes_on(model))
		return false;
	if (id == ACTION_LIST && model->replay.active)
		return false;
	return model->replay.active ? !leads_to_command(id) :
				      !action_is_replay(id);
}

/* Adds the key that confirms. */
static void add_confirmation(struct strip *strip, const struct model *model)
{
	struct strip_piece *piece =
		strip_add(strip, ROLE_LABEL, RANK_NOW, "yes");

	snprintf(piece->key, sizeof(piece->key), "%c", model->confirm_key);
	piece->key_role = ROLE_KEY;
}

static void add_page_key(struct strip *strip, const char *key, const char *word)
{
	struct strip_piece *piece =
		strip_add(strip, ROLE_LABEL, RANK_NOW, "%s", word);

	snprintf(piece->key, sizeof(piece->key), "%s", key);
	piece->key_role = ROLE_KEY;
}

/* Return: the word for what Esc does at a question. */
static const char *escape_word(const struct lesson *lesson)
{
	if (lesson->may_quit)
		return "stay";
	return *lesson->typed || *lesson->note ? "clear" : "the picture";
}

/* Adds the keys of a page of a lesson. */
static void add_page_keys(struct strip *strip, const struct model *model)
{
	switch (model->lesson.page) {
	case LESSON_QUESTION:
		add_page_key(strip, "1-9", "the room's choice");
		add_page_key(strip, "1=12 2=30", "hands");
		add_page_key(strip, "Enter", "go on");
		add_page_key(strip, "Esc", escape_word(&model->lesson));
		break;
	case LESSON_ANSWER:
		add_page_key(strip, "Space", "go on");
		add_page_key(strip, "Esc", "the picture");
		add_page_key(strip, "=",
			     model->lesson.shows_values ? "in words" :
							  "values");
		break;
	case LESSON_LIST:
		add_page_key(strip, "j k Up Down", "choose");
		add_page_key(strip, "PgUp PgDn", "page");
		add_page_key(strip, "Home End", "ends");
		add_page_key(strip, "Enter", "begin it");
		add_page_key(strip, "Esc", "back");
		break;
	default:
		add_page_key(strip, "Space",
			     model->lesson.set_aside ? "the question" :
						       "the picture");
		add_key(strip, model, ACTION_LIST);
	}
	add_key(strip, model, ACTION_HELP);
	if (model->lesson.chapters) {
		add_key(strip, model, ACTION_NEXT_CHAPTER);
		add_key(strip, model, ACTION_AGAIN);
	}
	if (model->lesson.results && (model->lesson.page == LESSON_QUESTION ||
				      model->lesson.page == LESSON_ANSWER))
		add_key(strip, model, ACTION_SCORE);
	/* A page is left first, but a question is no page to come back to. */
	if (model->lesson.page == LESSON_QUESTION)
		add_key(strip, model, ACTION_QUIT);
	else
		add_page_key(strip, "q", "back");
}

void view_keys(struct rect area, const struct model *model)
{
	struct strip strip = { .balanced = true };
	int id;

	if (model->lesson.page && !model->replay.active &&
	    !is_question(model)) {
		add_page_keys(&strip, model);
		strip_draw(&strip, area);
		return;
	}
	if (model->confirm_key != KEY_NOTHING)
		add_confirmation(&strip, model);
	else if (!model->replay.active && !is_question(model) &&
		 model->view != VIEW_MACHINE)
		add_queue_keys(&strip, model);
	for (id = WQDEMO_QUEUE_COUNT; id < ACTION_IDS; id++)
		if (actions[id].bar && has_meaning(model, id))
			add_key(&strip, model, id);
	if (!strip_fits(&strip, area, RANK_SEND))
		shorten(&strip, RANK_SEND);
	if (!strip_fits(&strip, area, RANK_SEND))
		shorten(&strip, RANK_VIEW);
	strip_draw(&strip, area);
}
