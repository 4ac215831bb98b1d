// SPDX-License-Identifier: GPL-2.0
#include "keys/handlers.h"

#include <stdio.h>
#include <string.h>

#include "keys/command_line.h"
#include "keys/confirm.h"
#include "layout/code_page.h"
#include "layout/details.h"
#include "layout/timeline_chart.h"
#include "options/options.h"
#include "read/player.h"

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

bool handlers_may_send(struct model *model, const struct action *action)
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

/* As text, so that the grammar judges the count. */
unsigned int handlers_send_operand(struct model *model, const struct action *action,
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
	model_select_queue(model, queue);
	/* And its code goes along with what the command does. */
	model->code_line = 0;
}

static unsigned int handle_send(struct model *model, const struct press *press)
{
	if (!handlers_may_send(model, press->action))
		return TODO_DRAW;
	select_row(model, press->action->queue);
	return handlers_send_operand(model, press->action, "", press->key);
}

static unsigned int handle_ask(struct model *model, const struct press *press)
{
	if (handlers_may_send(model, press->action))
		model->asking = press->action;
	return TODO_DRAW;
}

/* A question whose answer changes the picture and sends nothing. */
static unsigned int handle_choose(struct model *model, const struct press *press)
{
	model->asking = press->action;
	return TODO_DRAW;
}

static unsigned int handle_next_view(struct model *model, const struct press *press)
{
	(void)press;
	model->view = (model->view + 1) % VIEW_COUNT;
	return TODO_DRAW;
}

static unsigned int handle_previous_view(struct model *model,
					 const struct press *press)
{
	(void)press;
	model->view = (model->view + VIEW_COUNT - 1) % VIEW_COUNT;
	return TODO_DRAW;
}

static void move_in_code(struct model *model, int step)
{
	struct code_page page;

	if (code_page_find(&page, model))
		model->code_line = code_page_move(&page, model, step);
}

/* The rows of a panel below its heading. */
static int rows_below_heading(const struct model *model, enum panel panel)
{
	struct layout layout;

	layout_screen(model->rows, model->columns, (int)model->now.queue_count,
		      model->view, &layout);
	return layout.panel[panel].rows > 2 ? layout.panel[panel].rows - 1 : 1;
}

/* How far the log can go back: then the oldest one that is kept is on top. */
static int64_t events_back_most(const struct model *model)
{
	int rows = rows_below_heading(model, PANEL_EVENTS);
	uint64_t number = model->events_end;
	const struct event *event;
	int64_t shown = 0;

	while (number && (event = event_log_at(&model->events, --number)))
		shown += model_shows(model, event);
	return shown > rows ? shown - rows : 0;
}

static void scroll_events(struct model *model, int back)
{
	int64_t most = events_back_most(model);
	int64_t at = (int64_t)model->events_back;

	at = (at < most ? at : most) + back;
	if (at > most)
		at = most;
	model->events_back = at > 0 ? (uint64_t)at : 0;
}

static unsigned int handle_up(struct model *model, const struct press *press)
{
	(void)press;
	if (model->view == VIEW_TIMELINE)
		chart_move(model, -1, 0);
	else if (model->view == VIEW_EVENTS)
		scroll_events(model, 1);
	else if (model->view == VIEW_CODE)
		move_in_code(model, -1);
	else if (model->selected > 0)
		model_select(model, model->selected - 1);
	return TODO_DRAW;
}

static unsigned int handle_down(struct model *model, const struct press *press)
{
	(void)press;
	if (model->view == VIEW_TIMELINE)
		chart_move(model, 1, 0);
	else if (model->view == VIEW_EVENTS)
		scroll_events(model, -1);
	else if (model->view == VIEW_CODE)
		move_in_code(model, 1);
	else
		model_select(model, model->selected + 1);
	return TODO_DRAW;
}

static unsigned int handle_left(struct model *model, const struct press *press)
{
	(void)press;
	if (model->view == VIEW_TIMELINE)
		chart_move(model, 0, -1);
	else if (model->view == VIEW_CODE)
		model_select(model, model->selected - 1);
	return TODO_DRAW;
}

static unsigned int handle_right(struct model *model, const struct press *press)
{
	(void)press;
	if (model->view == VIEW_TIMELINE)
		chart_move(model, 0, 1);
	else if (model->view == VIEW_CODE)
		model_select(model, model->selected + 1);
	return TODO_DRAW;
}

/* Whether there is a timeline to be seen; if not, it is said so. */
static bool may_chart(struct model *model, const struct press *press)
{
	if (chart_is_on_screen(model))
		return true;
	message_say(&model->message, true,
		    "%s is for the timeline, which is not on the screen: v t shows it",
		    press->action->label);
	return false;
}

/* Whether there is anything that could be moved so; if not, it is said so. */
static unsigned int tell_moved(struct model *model, const struct press *press,
			       bool moved)
{
	if (!moved)
		message_say(&model->message, true,
			    "%s does nothing here: ? shows the keys",
			    press->action->label);
	return TODO_DRAW;
}

/* @step: 1 is a page back, -1 a page on. */
static unsigned int turn_page(struct model *model, const struct press *press,
			      int step)
{
	switch (model->view) {
	case VIEW_TIMELINE:
		return tell_moved(model, press, chart_turn(model, step > 0));
	case VIEW_EVENTS:
		scroll_events(model, step * rows_below_heading(model, PANEL_EVENTS));
		return TODO_DRAW;
	case VIEW_CODE:
		move_in_code(model, -step * rows_below_heading(model, PANEL_CODE));
		return TODO_DRAW;
	default:
		return tell_moved(model, press, false);
	}
}

static unsigned int handle_page_up(struct model *model, const struct press *press)
{
	return turn_page(model, press, 1);
}

static unsigned int handle_page_down(struct model *model, const struct press *press)
{
	return turn_page(model, press, -1);
}

/* All the way: @step is 1 for back. */
static unsigned int go_to_end(struct model *model, const struct press *press,
			      int step)
{
	switch (model->view) {
	case VIEW_TIMELINE:
		return tell_moved(model, press, chart_go(model, step > 0));
	case VIEW_EVENTS:
		scroll_events(model, step * EVENT_LOG_KEPT);
		return TODO_DRAW;
	case VIEW_CODE:
		move_in_code(model, -step * CODE_LINES_MOST);
		return TODO_DRAW;
	default:
		return tell_moved(model, press, false);
	}
}

static unsigned int handle_first(struct model *model, const struct press *press)
{
	return go_to_end(model, press, 1);
}

static unsigned int handle_last(struct model *model, const struct press *press)
{
	return go_to_end(model, press, -1);
}

static unsigned int handle_zoom_in(struct model *model, const struct press *press)
{
	if (may_chart(model, press))
		chart_zoom(model, true);
	return TODO_DRAW;
}

static unsigned int handle_zoom_out(struct model *model, const struct press *press)
{
	if (may_chart(model, press))
		chart_zoom(model, false);
	return TODO_DRAW;
}

static unsigned int handle_lanes(struct model *model, const struct press *press)
{
	if (may_chart(model, press) && !chart_leave_scenario(model))
		model->timeline.by_item = !model->timeline.by_item;
	return TODO_DRAW;
}

/* Whether there is a page after the one that is shown. */
static bool details_go_on(const struct model *model)
{
	struct details details;
	struct layout layout;
	int first, end;

	layout_screen(model->rows, model->columns, (int)model->now.queue_count,
		      model->view, &layout);
	if (!layout.fits)
		return false;
	details_of_picture(&details, model);
	details_find_page(&details, layout.body.rows - 1, layout.body.columns,
			  model->details_page, &first, &end);
	return end < details.count;
}

/* As the key that turns pages of help, but that it closes them too. */
static unsigned int handle_details(struct model *model, const struct press *press)
{
	(void)press;
	if (model->details && details_go_on(model)) {
		model->details_page++;
		return TODO_DRAW;
	}
	model->details = !model->details;
	model->details_page = 0;
	return TODO_DRAW;
}

static unsigned int handle_record(struct model *model, const struct press *press)
{
	if (!handlers_may_send(model, press->action))
		return TODO_DRAW;
	return handlers_send_operand(model, press->action, model->now.recording ? " off" : " on",
		    press->key);
}

static unsigned int handle_repeat(struct model *model, const struct press *press)
{
	if (!handlers_may_send(model, press->action))
		return TODO_DRAW;
	if (!model->has_last) {
		message_say(&model->message, true, "nothing was sent yet that %s could repeat",
			    press->action->label);
		return TODO_DRAW;
	}
	model->command = model->last;
	return confirm_send(model, press->key);
}

static unsigned int handle_command(struct model *model, const struct press *press)
{
	if (handlers_may_send(model, press->action))
		command_line_open(model);
	return TODO_DRAW;
}

static unsigned int handle_count(struct model *model, const struct press *press)
{
	unsigned int digit = (unsigned int)press->key - '0';

	/* There is no key that could take it. */
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

/* Return: whether there was a scenario. What its picture came in place of is back. */
static bool leave_scenario(struct model *model)
{
	if (!chart_leave_scenario(model))
		return false;
	if (model->timeline.view_before != VIEW_COUNT)
		model->view = model->timeline.view_before;
	model->timeline.view_before = VIEW_COUNT;
	return true;
}

static unsigned int handle_clear(struct model *model, const struct press *press)
{
	(void)press;
	/* One thing at a time, that on top first. */
	if (model->count_typed)
		model->count_typed = false;
	else if (model->details)
		model->details = false;
	else if (model->view == VIEW_CODE)
		model->code_line = model->chosen = 0;
	else if (!leave_scenario(model))
		model->timeline.cursor = false;
	return TODO_DRAW;
}

static unsigned int handle_pause(struct model *model, const struct press *press)
{
	if (!model->paused && !model->replay.active &&
	    model->state != SOURCE_LIVE) {
		message_say(&model->message, true,
			    "%s freezes the picture: there is none, for there is nothing to read",
			    press->action->label);
		return TODO_DRAW;
	}
	model->timeline.back_ns = 0;
	if (model->replay.ended) {
		model->paused = false;
		return TODO_DRAW | TODO_RESTART;
	}
	model->paused = !model->paused;
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

static unsigned int handle_step(struct model *model, const struct press *press)
{
	if (!may_replay(model, press))
		return TODO_DRAW;
	model->paused = true;
	return TODO_DRAW | TODO_STEP;
}

static unsigned int handle_back(struct model *model, const struct press *press)
{
	return may_replay(model, press) ? TODO_DRAW | TODO_BACK : TODO_DRAW;
}

static unsigned int handle_ahead(struct model *model, const struct press *press)
{
	return may_replay(model, press) ? TODO_DRAW | TODO_AHEAD : TODO_DRAW;
}

static unsigned int handle_replay_slower(struct model *model,
					 const struct press *press)
{
	if (may_replay(model, press) && model->replay.speed > PLAYER_SPEED_LEAST)
		model->replay.speed /= 2;
	return TODO_DRAW;
}

static unsigned int handle_replay_faster(struct model *model,
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

static unsigned int handle_slower(struct model *model, const struct press *press)
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

static unsigned int handle_faster(struct model *model, const struct press *press)
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

static unsigned int handle_theme(struct model *model, const struct press *press)
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

static unsigned int handle_glyphs(struct model *model, const struct press *press)
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

static unsigned int handle_save(struct model *model, const struct press *press)
{
	(void)model;
	(void)press;
	return TODO_SAVE | TODO_DRAW;
}

static unsigned int handle_help(struct model *model, const struct press *press)
{
	(void)press;
	model->help_page = 1;
	return TODO_DRAW;
}

static unsigned int handle_quit(struct model *model, const struct press *press)
{
	(void)model;
	(void)press;
	return TODO_QUIT;
}

static unsigned int handle_redraw(struct model *model, const struct press *press)
{
	(void)model;
	(void)press;
	return TODO_REDRAW;
}

#define QUEUE_HANDLER(symbol, ...)		\
	[ACTION_##symbol] = handle_send,
#define ACTION_HANDLER(symbol, handler, ...)	\
	[ACTION_##symbol] = handle_##handler,
static const handler handlers[ACTION_IDS] = {
	WQDEMO_QUEUES(QUEUE_HANDLER)
	ACTIONS(ACTION_HANDLER)
};

unsigned int handlers_run(struct model *model, enum action_id id, int key)
{
	struct press press = { .action = &actions[id], .key = key };

	return handlers[id](model, &press);
}
