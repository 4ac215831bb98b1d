// SPDX-License-Identifier: GPL-2.0
#include "keys/own_scenarios.h"

#include <string.h>

#include "keys/handlers.h"
#include "layout/timeline_jump.h"
#include "lib/slice.h"

static const struct {
	const char *name;
	int key;
} rows[] = {
#define OWN_SCENARIO_ROW(symbol, word, second) { #word, second },
	OWN_SCENARIOS(OWN_SCENARIO_ROW)
};

const char *own_scenario_name(unsigned int number)
{
	return number < OWN_SCENARIO_COUNT ? rows[number].name : NULL;
}

enum own_scenario own_scenario_of_key(int key)
{
	int which = 0;

	while (which < OWN_SCENARIO_COUNT && rows[which].key != key)
		which++;
	return (enum own_scenario)which;
}

enum own_scenario own_scenario_of_command(const char *text)
{
	struct slice rest = { text, strlen(text) }, verb, name, more;
	int which;

	if (!slice_word(&rest, &verb) || !slice_word(&rest, &name) ||
	    slice_word(&rest, &more) ||
	    !slice_equals(verb, wqdemo_verb_word(WQDEMO_VERB_scenario)))
		return OWN_SCENARIO_COUNT;
	for (which = 0; which < OWN_SCENARIO_COUNT; which++)
		if (slice_equals(name, rows[which].name))
			break;
	return (enum own_scenario)which;
}

/* Asked once more, as it stops the whole machine for a while. */
static const struct action freeze = {
	.key = 'f',
	.bar = "freeze",
	.second = SECOND_FREEZE,
};

/* Only with the module itself: a file stands for no kernel. */
static unsigned int ask_freeze(struct model *model)
{
	model->count_typed = false;
	if (!model_is_module(model))
		message_say(&model->message, true,
			    "freeze: refused, not with --file: only with the module in this kernel");
	else if (model->no_freeze)
		message_say(&model->message, true, "freeze: %s",
			    model->no_freeze);
	else
		model->asking = &freeze;
	return TODO_DRAW;
}

/* Whoever asks for a picture of what comes wants no frozen one, and none of the past. */
static void go_live(struct model *model)
{
	model->paused = false;
	model->timeline.froze = false;
	model->timeline.back_ns = 0;
}

unsigned int own_scenario_freeze(struct model *model)
{
	if (!handlers_may_send(model, &freeze))
		return TODO_DRAW;
	model_lend_view(model);
	model->view_chosen = true;
	/* The freeze is to be seen, of all queues, and for long enough. */
	go_live(model);
	model->filter = MODEL_ALL_QUEUES;
	model->timeline.scenario = NULL;
	chart_lend_span(model, 10000000000);
	/* And the file that says why its item stands still. */
	model_select_queue(model, WQDEMO_FREEZABLE);
	model->code_line = 0;
	return TODO_FREEZE | TODO_DRAW;
}

/*
 * Shows the documented cases one below the other, and plays the first one: the
 * others follow it. A replay has only those that were recorded.
 */
static unsigned int play_all_cases(struct model *model)
{
	const struct action *asking = &actions[ACTION_SCENARIO];
	static const struct comparison_choice all = {
		.kind = COMPARISON_SCENARIOS,
	};
	unsigned int todo = TODO_DRAW;

	if (!model->replay.active) {
		if (!handlers_may_send(model, asking))
			return TODO_DRAW;
		go_live(model);
		todo = handlers_send_operand(model, asking, " A", asking->key);
		memset(model->timeline.played, 0,
		       sizeof(model->timeline.played));
		model->timeline.to_play = DOCUMENTED_CASES - 1;
	} else {
		model_select_queue(model, WQDEMO_BOUND);
	}
	model_lend_view(model);
	model->view_chosen = true;
	model_compare(model, &all);
	return todo;
}

unsigned int own_scenario_begin(struct model *model, enum own_scenario which)
{
	return which == OWN_SCENARIO_FREEZE ? ask_freeze(model) :
					      play_all_cases(model);
}
