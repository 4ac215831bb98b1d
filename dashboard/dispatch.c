// SPDX-License-Identifier: GPL-2.0
#include "dispatch.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "actions.h"
#include "chart.h"
#include "command_line.h"
#include "confirm.h"
#include "hits.h"
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

/* What stands before a typed count in the command, or NULL: it takes none. */
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

/* Whether the action may go on to send something; if not, it is said why. */
static bool may_send(struct model *model, const struct action *action)
{
	bool counted = model->count_typed;

	if (!model_can_send(model)) {
		model->count_typed = false;
		message_say(&model->message, true, "%s", model_why_not(model));
		return false;
	}
	if (!counted && action->verb == WQDEMO_VERB_max_active) {
		message_say(&model->message, true,
			    "max_active: type the number first: 2%s, then a queue's key",
			    action->label);
		return false;
	}
	if (!counted || (action->verb != ACTION_NO_VERB &&
			 count_prefix((enum wqdemo_verb)action->verb)))
		return true;
	model->count_typed = false;
	message_say(&model->message, true,
		    "%s takes no count: %u was dropped, press %s again",
		    action->bar, model->count, action->label);
	return false;
}

/*
 * Puts the command together as text, so that the grammar judges the count.
 * @operand: " custom", or "". @key: the last one that was pressed for it.
 */
static unsigned int send(struct model *model, const struct action *action,
			 const char *operand, int key)
{
	enum wqdemo_verb verb = (enum wqdemo_verb)action->verb;
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

/* The row that a key belongs to is the one to look at. */
static void select_row(struct model *model, const char *queue)
{
	unsigned int i;

	for (i = 0; i < model->now.queue_count; i++)
		if (!strcmp(model->now.queue[i].name, queue))
			model->selected = i;
	/* And its code goes along with what the command does. */
	model->code_line = 0;
}

static unsigned int act_send(struct model *model, const struct press *press)
{
	if (!may_send(model, press->action))
		return TODO_DRAW;
	select_row(model, press->action->queue);
	return send(model, press->action, "", press->key);
}

static unsigned int act_ask(struct model *model, const struct press *press)
{
	if (may_send(model, press->action))
		model->asking = press->action;
	return TODO_DRAW;
}

/* A question whose answer changes the picture and sends nothing. */
static unsigned int act_choose(struct model *model, const struct press *press)
{
	model->asking = press->action;
	return TODO_DRAW;
}

static unsigned int act_next_view(struct model *model, const struct press *press)
{
	(void)press;
	model->view = (model->view + 1) % VIEW_COUNT;
	return TODO_DRAW;
}

static unsigned int act_previous_view(struct model *model,
				      const struct press *press)
{
	(void)press;
	model->view = (model->view + VIEW_COUNT - 1) % VIEW_COUNT;
	return TODO_DRAW;
}

static void move_in_code(struct model *model, int step)
{
	struct hits hits;

	if (hits_find(&hits, model))
		model->code_line = hits_move(&hits, model, step);
}

static unsigned int act_up(struct model *model, const struct press *press)
{
	(void)press;
	if (model->view == VIEW_TIMELINE)
		chart_move(model, -1, 0);
	else if (model->view == VIEW_EVENTS)
		model->events_back++;
	else if (model->view == VIEW_CODE)
		move_in_code(model, -1);
	else if (model->selected > 0)
		model->selected--;
	return TODO_DRAW;
}

static unsigned int act_down(struct model *model, const struct press *press)
{
	(void)press;
	if (model->view == VIEW_TIMELINE)
		chart_move(model, 1, 0);
	else if (model->view == VIEW_EVENTS)
		model->events_back -= model->events_back > 0;
	else if (model->view == VIEW_CODE)
		move_in_code(model, 1);
	else if (model->selected + 1 < model->now.queue_count)
		model->selected++;
	return TODO_DRAW;
}

/* Another pattern, that is: another row. */
static void turn_code(struct model *model, unsigned int row)
{
	if (row >= model->now.queue_count)
		return;
	model->selected = row;
	model->code_line = 0;
}

static unsigned int act_left(struct model *model, const struct press *press)
{
	(void)press;
	if (model->view == VIEW_TIMELINE)
		chart_move(model, 0, -1);
	else if (model->view == VIEW_CODE)
		turn_code(model, model->selected - 1);
	return TODO_DRAW;
}

static unsigned int act_right(struct model *model, const struct press *press)
{
	(void)press;
	if (model->view == VIEW_TIMELINE)
		chart_move(model, 0, 1);
	else if (model->view == VIEW_CODE)
		turn_code(model, model->selected + 1);
	return TODO_DRAW;
}

static unsigned int act_zoom_in(struct model *model, const struct press *press)
{
	(void)press;
	chart_zoom(model, true);
	return TODO_DRAW;
}

static unsigned int act_zoom_out(struct model *model, const struct press *press)
{
	(void)press;
	chart_zoom(model, false);
	return TODO_DRAW;
}

static unsigned int act_lanes(struct model *model, const struct press *press)
{
	(void)press;
	if (!chart_leave_scenario(model))
		model->timeline.by_item = !model->timeline.by_item;
	return TODO_DRAW;
}

static unsigned int act_details(struct model *model, const struct press *press)
{
	(void)press;
	model->details = !model->details;
	return TODO_DRAW;
}

static unsigned int act_record(struct model *model, const struct press *press)
{
	if (!may_send(model, press->action))
		return TODO_DRAW;
	return send(model, press->action, model->now.recording ? " off" : " on",
		    press->key);
}

static unsigned int act_repeat(struct model *model, const struct press *press)
{
	if (!may_send(model, press->action))
		return TODO_DRAW;
	if (!model->has_last) {
		message_say(&model->message, true, "nothing was sent yet that %s could repeat",
			    press->action->label);
		return TODO_DRAW;
	}
	model->command = model->last;
	return confirm_send(model, press->key);
}

static unsigned int act_command(struct model *model, const struct press *press)
{
	if (may_send(model, press->action))
		command_line_open(model);
	return TODO_DRAW;
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
	/* One thing at a time, that on top first. */
	if (model->count_typed)
		model->count_typed = false;
	else if (model->details)
		model->details = false;
	else if (model->view == VIEW_CODE)
		model->code_line = 0;
	else if (!chart_leave_scenario(model))
		model->timeline.cursor = false;
	return TODO_DRAW;
}

static unsigned int act_pause(struct model *model, const struct press *press)
{
	(void)press;
	if (model->replay.ended) {
		model->paused = false;
		return TODO_DRAW | TODO_RESTART;
	}
	model->paused = !model->paused;
	model->timeline.back_ns = 0;
	return TODO_DRAW | TODO_READ;
}

/* Whether a key for replays has its meaning; if not, it is said so. */
static bool may_replay(struct model *model, const struct press *press)
{
	if (model->replay.active)
		return true;
	message_say(&model->message, true,
		    "%s is for replays: wqtop --replay FILE", press->action->label);
	return false;
}

static unsigned int act_step(struct model *model, const struct press *press)
{
	if (!may_replay(model, press))
		return TODO_DRAW;
	model->paused = true;
	return TODO_DRAW | TODO_STEP;
}

static unsigned int act_back(struct model *model, const struct press *press)
{
	return may_replay(model, press) ? TODO_DRAW | TODO_BACK : TODO_DRAW;
}

static unsigned int act_ahead(struct model *model, const struct press *press)
{
	return may_replay(model, press) ? TODO_DRAW | TODO_AHEAD : TODO_DRAW;
}

static unsigned int act_replay_slower(struct model *model,
				      const struct press *press)
{
	if (may_replay(model, press) && model->replay.speed > PLAYER_SPEED_LEAST)
		model->replay.speed /= 2;
	return TODO_DRAW;
}

static unsigned int act_replay_faster(struct model *model,
				      const struct press *press)
{
	if (may_replay(model, press) && model->replay.speed < PLAYER_SPEED_MOST)
		model->replay.speed *= 2;
	return TODO_DRAW;
}

/* A replay shows every reading, when it was read. */
static bool may_refresh(struct model *model)
{
	if (!model->replay.active)
		return true;
	message_say(&model->message, true,
		    "a replay shows every reading: < and > change its speed");
	return false;
}

static unsigned int act_slower(struct model *model, const struct press *press)
{
	int i = 0;

	(void)press;
	if (!may_refresh(model))
		return TODO_DRAW;
	while (i < INTERVAL_COUNT - 1 && intervals[i] <= model->interval_ms)
		i++;
	model->interval_ms = intervals[i];
	return TODO_DRAW;
}

static unsigned int act_faster(struct model *model, const struct press *press)
{
	int i = INTERVAL_COUNT - 1;

	(void)press;
	if (!may_refresh(model))
		return TODO_DRAW;
	while (i > 0 && intervals[i] >= model->interval_ms)
		i--;
	model->interval_ms = intervals[i];
	return TODO_DRAW;
}

static unsigned int act_theme(struct model *model, const struct press *press)
{
	struct model_looks *looks = &model->looks;
	const struct theme_row *row;

	(void)press;
	looks->theme = (looks->theme + 1) % THEME_COUNT;
	looks->theme_chosen = true;
	row = &themes[looks->theme];
	message_say(&model->message, false, "theme %s: %s%s", row->name,
		    row->help, looks->coloured ? ""
			       : "; this terminal shows no colours");
	return TODO_DRAW;
}

static unsigned int act_glyphs(struct model *model, const struct press *press)
{
	enum glyph_set set = (model->glyphs->set + 1) % GLYPH_SET_COUNT;

	(void)press;
	if (!model->looks.utf8) {
		message_say(&model->message, true,
			    "glyphs: this locale has ASCII only, others need UTF-8: LC_ALL=C.UTF-8 wqtop");
		return TODO_DRAW;
	}
	model->glyphs = glyphs_of(set);
	model->looks.glyphs_chosen = true;
	message_say(&model->message, false, "glyphs %s: %s",
		    glyph_sets[set].name, glyph_sets[set].help);
	return TODO_DRAW;
}

static unsigned int act_save(struct model *model, const struct press *press)
{
	(void)model;
	(void)press;
	return TODO_SAVE | TODO_DRAW;
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

#define QUEUE_HANDLER(symbol, ...)		\
	[ACTION_##symbol] = act_send,
#define ACTION_HANDLER(symbol, handler, ...)	\
	[ACTION_##symbol] = act_##handler,
static const handler handlers[ACTION_IDS] = {
	WQDEMO_QUEUES(QUEUE_HANDLER)
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

/* Says that a key has no meaning; one that is not printable is let be. */
static unsigned int refuse_key(struct model *model, int key)
{
	if (key > ' ' && key <= '~')
		message_say(&model->message, true,
			    "%c does nothing: ? shows the keys", key);
	return TODO_DRAW;
}

/* The scenario whose name begins with that letter, in either case, or NULL. */
static const char *scenario_of_key(int key)
{
#define SCENARIO_NAME(name)	#name,
	static const char *const names[] = { WQDEMO_SCENARIOS(SCENARIO_NAME) };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (tolower(names[i][0]) == tolower(key))
			return names[i];
	return NULL;
}

/* Writes what a second key adds to the verb. Return: whether it is an answer. */
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

static bool choose_view(struct model *model, int key)
{
#define VIEW_KEY(symbol, name, key)	[VIEW_##symbol] = key,
	static const int keys[VIEW_COUNT] = { VIEWS(VIEW_KEY) };
	int view;

	for (view = 0; view < VIEW_COUNT; view++) {
		if (keys[view] != key)
			continue;
		model->view = (enum view)view;
		return true;
	}
	return false;
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

static unsigned int refuse_answer(struct model *model,
				  const struct action *asking)
{
	model->count_typed = false;
	message_say(&model->message, true, "%s%s%s", asking->bar,
		    *asking->bar ? ": " : "",
		    second_keys[asking->second].refusal);
	return TODO_DRAW;
}

static unsigned int answer_choice(struct model *model,
				  const struct action *asking, int key)
{
	bool chosen = asking->second == SECOND_VIEW ?
		      choose_view(model, key) : choose_filter(model, key);

	return chosen ? TODO_DRAW : refuse_answer(model, asking);
}

/*
 * The second key, after a question: one that does not answer it leaves it, and
 * does nothing else, for it may have been meant as an answer.
 */
static unsigned int dispatch_answer(struct model *model, int key)
{
	const struct action *asking = model->asking;
	char operand[SNAPSHOT_NAME_MAX + 1];

	model->asking = NULL;
	if (key == KEY_ESCAPE) {
		model->count_typed = false;
		return TODO_DRAW;
	}
	if (asking->second == SECOND_REPLACE && key == asking->key)
		return TODO_SAVE | TODO_REPLACE | TODO_DRAW;
	if (asking->second == SECOND_REPLACE)
		return refuse_answer(model, asking);
	if (asking->verb == ACTION_NO_VERB)
		return answer_choice(model, asking, key);
	if (!operand_of_key(asking, key, operand, sizeof(operand)))
		return refuse_answer(model, asking);
	/* The module may have gone meanwhile. */
	if (!may_send(model, asking))
		return TODO_DRAW;
	return send(model, asking, operand, key);
}

/* Ways out work even while a question stands, unless they answer it. */
static bool leaves_question(const struct model *model, enum action_id id)
{
	if (id == ACTION_QUIT)
		return !model->asking || model->asking->second != SECOND_VIEW;
	return id == ACTION_REDRAW || id == ACTION_HELP;
}

/* In the command line they are text, but for those that cannot be typed. */
static bool leaves_command_line(enum action_id id, int key)
{
	return key > '~' && (id == ACTION_QUIT || id == ACTION_HELP);
}

static unsigned int dispatch_action(struct model *model, enum action_id id,
				    int key)
{
	struct press press = { .key = key };

	if (id == ACTION_NONE)
		return refuse_key(model, key);
	press.action = &actions[id];
	return handlers[id](model, &press);
}

/* Whether keys have the meaning of the table of actions. */
static bool is_free(const struct model *model)
{
	return !model->help_page && !model->prompt.open && !model->asking &&
	       model->confirm_key == KEY_NOTHING;
}

/* The wheel only moves: it answers no question and types nothing. */
static unsigned int dispatch_wheel(struct model *model, enum action_id id)
{
	return is_free(model) ? dispatch_action(model, id, actions[id].key)
			      : TODO_NOTHING;
}

void dispatch_click(struct model *model, int queue)
{
	if (queue >= 0 && is_free(model))
		model->selected = (unsigned int)queue;
}

unsigned int dispatch_key(struct model *model, int key)
{
	enum action_id id = action_of_key(key);

	if (key == KEY_WHEEL_UP || key == KEY_WHEEL_DOWN)
		return dispatch_wheel(model, key == KEY_WHEEL_UP ? ACTION_UP
								 : ACTION_DOWN);
	if (model->help_page)
		return dispatch_help(model, id);
	if (model->prompt.open && id != ACTION_REDRAW &&
	    !leaves_command_line(id, key))
		return command_line_key(model, key);
	if (model->confirm_key != KEY_NOTHING && !leaves_question(model, id))
		return confirm_key(model, key);
	if (model->asking && !leaves_question(model, id))
		return dispatch_answer(model, key);
	return dispatch_action(model, id, key);
}
