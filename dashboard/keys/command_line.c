// SPDX-License-Identifier: GPL-2.0
#include "keys/command_line.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "keys/complete.h"
#include "keys/confirm.h"
#include "keys/own_scenarios.h"

__attribute__((format(printf, 3, 4))) static void
note(struct model *model, bool failed, const char *format, ...)
{
	va_list args;

	model->note_failed = failed;
	va_start(args, format);
	vsnprintf(model->note, sizeof(model->note), format, args);
	va_end(args);
}

void command_line_open(struct model *model)
{
	line_edit_open(&model->line_edit);
	note(model, false, "%s", "");
}

/* Shows "burn: sleep:". A blank after each would say nothing. */
static void note_candidates(struct model *model,
			    const struct completion *completion)
{
	char suffix[2] = { completion->suffix, '\0' };
	char text[sizeof(model->note)] = "";
	size_t used = 0;
	unsigned int i;

	if (*suffix == ' ')
		*suffix = '\0';
	for (i = 0; i < completion->count && used < sizeof(text); i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%s%s", i ? "  " : "",
					 completion->candidate[i], suffix);
	note(model, false, "%s", text);
}

static void say_full(struct model *model)
{
	note(model, true, "a command has at most %d bytes", LINE_EDIT_MAX);
}

/* A bit for each queue that the kernel has. */
static unsigned int queues_of(const struct model *model)
{
	unsigned int queues = 0;
	int id;

	for (id = 0; ACTION_OF_QUEUE(id); id++)
		if (model_has_queue(model, id))
			queues |= 1u << id;
	return queues;
}

static void tab(struct model *model)
{
	struct line_edit *edit = &model->line_edit;
	const char *behind = line_edit_text(edit) + edit->cursor;
	struct completion completion;
	char text[LINE_EDIT_MAX + 1];
	int length;

	complete(line_edit_text(edit), edit->cursor, queues_of(model),
		 &completion);
	if (!completion.count) {
		note(model, true, "nothing to complete here");
		return;
	}
	length = snprintf(text, sizeof(text), "%.*s", (int)completion.common,
			  completion.candidate[0]);
	if (completion.count == 1 && completion.suffix &&
	    *behind != completion.suffix)
		text[length++] = completion.suffix;
	if (!line_edit_replace(edit, completion.start, text, (size_t)length))
		say_full(model);
	else if (completion.count > 1)
		note_candidates(model, &completion);
}

/* @again: Enter confirms the same line. */
static unsigned int enter(struct model *model, bool again)
{
	const char *text = line_edit_text(&model->line_edit);
	char reason[WQDEMO_REASON_MAX];
	enum own_scenario own;
	unsigned int todo;

	if (!*text) {
		line_edit_close(&model->line_edit);
		return TODO_DRAW;
	}
	own = own_scenario_of_command(text);
	if (own != OWN_SCENARIO_COUNT) {
		line_edit_keep(&model->line_edit);
		line_edit_close(&model->line_edit);
		return own_scenario_begin(model, own);
	}
	if (wqdemo_command_parse(text, strlen(text), &model->command, reason)) {
		note(model, true, "%s", reason);
		return TODO_DRAW;
	}
	if (!model_can_send(model)) {
		note(model, true, "%s", model_why_not(model));
		return TODO_DRAW;
	}
	if (again) {
		model->confirm_key = KEY_RETURN;
		todo = confirm_key(model, KEY_RETURN);
	} else {
		todo = confirm_send(model, KEY_RETURN);
	}
	if (todo & TODO_SEND) {
		line_edit_keep(&model->line_edit);
		line_edit_close(&model->line_edit);
	}
	return todo;
}

unsigned int command_line_key(struct model *model, int key)
{
	bool again = model->confirm_key == KEY_RETURN;

	model->confirm_key = KEY_NOTHING;
	note(model, false, "%s", "");
	switch (line_edit_key(&model->line_edit, key)) {
	case LINE_EDITED:
		break;
	case LINE_ENTERED:
		return enter(model, again);
	case LINE_LEFT:
		line_edit_close(&model->line_edit);
		break;
	case LINE_TAB:
		tab(model);
		break;
	case LINE_FULL:
		say_full(model);
		break;
	case LINE_UNKNOWN:
		note(model, true, "that key writes nothing here");
		break;
	}
	return TODO_DRAW;
}

unsigned int command_line_paste(struct model *model, const struct paste *paste)
{
	struct line_edit *edit = &model->line_edit;

	model->confirm_key = KEY_NOTHING;
	note(model, false, "%s", "");
	if (paste->strange)
		note(model, true,
		     "the paste was not taken: no command has such characters");
	else if (paste->cut || !line_edit_replace(edit, edit->cursor,
						  paste->text, paste->length))
		say_full(model);
	else if (paste->more)
		note(model, true,
		     "only the first line of the paste was taken: Enter sends it");
	return TODO_DRAW;
}

enum command_line_note command_line_note(const struct model *model, char *out,
					 size_t size)
{
#define LINE_KEY_TEXT(label, help) label ": " help "  "
	int verb = complete_verb(line_edit_text(&model->line_edit));
	char usage[WQDEMO_USAGE_MAX];

	if (model->confirm_key == KEY_RETURN) {
		confirm_question(model, out, size);
		return NOTE_QUESTION;
	}
	if (*model->note) {
		snprintf(out, size, "%s", model->note);
		return model->note_failed ? NOTE_ERROR : NOTE_CANDIDATES;
	}
	if (verb < 0) {
		snprintf(out, size, "%s", COMMAND_LINE_KEYS(LINE_KEY_TEXT));
		return NOTE_HINT;
	}
	wqdemo_verb_usage((enum wqdemo_verb)verb, usage, sizeof(usage));
	snprintf(out, size, "%s%s: %s", usage,
		 verb == WQDEMO_VERB_scenario ? OWN_SCENARIO_LIST : "",
		 wqdemo_verb_help((enum wqdemo_verb)verb));
	return NOTE_HINT;
}
