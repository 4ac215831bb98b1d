// SPDX-License-Identifier: GPL-2.0
/* The message line: a count being typed, a question, a command under way, an answer. */
#include <stdio.h>

#include "keys/confirm.h"
#include "keys/second_key.h"
#include "layout/layout.h"
#include "lib/text.h"
#include "model/under_way.h"
#include "term/area.h"
#include "view/panels.h"

/* Faster answers need no word about waiting. */
#define WAITING_SHOWN_MS 200

static void compose_question(const struct model *model, char *text, size_t size)
{
	const struct action *asking = model->asking;
	char count[16] = "";

	if (model->count_typed)
		snprintf(count, sizeof(count), " %u", model->count);
	snprintf(text, size, "%s%s%s%s, Esc: back",
		 asking->bar ? asking->bar : "", count, asking->bar ? ": " : "",
		 second_keys[second_key_wanted(model, asking)].question);
}

/*
 * Writes "flush custom: waiting 1.2 s, 2 more under way"; before the kernel
 * is known to wait, "flush custom: asked 0.3 s ago".
 */
static size_t compose_waiting(const struct model *model, char *text,
			      size_t size)
{
	const struct model_waiting *waiting = &model->waiting;
	bool waits = under_way_waits(model);
	size_t used;

	used = (size_t)snprintf(text, size, "%s: %s %u.%u s%s",
				waiting->command, waits ? "waiting" : "asked",
				(unsigned int)(waiting->ms / 1000),
				(unsigned int)(waiting->ms / 100 % 10),
				waits ? "" : " ago");
	if (waiting->more && used < size)
		used += (size_t)snprintf(text + used, size - used,
					 ", %u more under way", waiting->more);
	return used < size ? used : size - 1;
}

/* Writes the message, and before it the answer that it leaves unread. */
static void compose_answers(const struct model *model, bool earlier, char *text,
			    size_t size)
{
	const struct message *message = &model->message;
	const char *cut = model->glyphs->cut;
	bool told = message->unread && earlier;
	size_t used = 0;

	if (told)
		used = (size_t)snprintf(text, size, "%s; ",
					model->earlier.text);
	if (message->unread > (told ? 1 : 0))
		used += (size_t)snprintf(text + used, size - used, "%s; ", cut);
	snprintf(text + used, size - used, "%s", message->text);
}

/*
 * Writes that a command waits, and answers to other commands beside it.
 * Return: whether the text is an error.
 */
static bool compose_while_waiting(const struct model *model, bool earlier,
				  char *text, size_t size)
{
	const struct message *message = &model->message;
	size_t used = compose_waiting(model, text, size);

	if (!message->answered && !message->failed)
		return false;
	used += (size_t)snprintf(text + used, size - used, "; ");
	compose_answers(model, earlier, text + used, size - used);
	return message->failed;
}

/*
 * Writes what the next key is for: a question or a count. Return: false if
 * there is none.
 */
static bool compose_typing(const struct model *model, char *text, size_t size)
{
	/* The command line shows its own question. */
	if (model->confirm_key != KEY_NOTHING && !model->line_edit.open)
		confirm_question(model, text, size);
	else if (model->asking)
		compose_question(model, text, size);
	else if (model->machine.typing)
		snprintf(text, size,
			 "filter: %s_  Enter keeps it, Esc shows all rows",
			 model->machine.choice.filter);
	else if (model->count_typed)
		snprintf(text, size,
			 "count %u: a queue's key submits %u, M is %u ms, A max_active %u; Esc clears it",
			 model->count, model->count, model->count,
			 model->count);
	else
		return false;
	return true;
}

static const char *machine_hint(const struct model *model)
{
	const struct model_machine *machine = &model->machine;

	if (!machine->seen || machine->now.sampled)
		return "";
	if (!model_machine_attached(machine))
		return machine->now.row_count ?
			       "nothing is counted any more: a watches all workqueues again" :
			       "";
	return "s sorts, f folds by workqueue, / filters, Enter tells all of a row";
}

/*
 * Writes the message, with an earlier one or without, or a hint. Return: whether
 * it is an error.
 */
static bool compose(const struct model *model, bool earlier, char *text,
		    size_t size)
{
	if (model->waiting.active && model->waiting.ms >= WAITING_SHOWN_MS)
		return compose_while_waiting(model, earlier, text, size);
	if (*model->message.text) {
		compose_answers(model, earlier, text, size);
		return model->message.failed;
	}
	if (*model->words || model->lesson.page)
		text[0] = '\0';
	else if (model->view == VIEW_MACHINE)
		snprintf(text, size, "%s", machine_hint(model));
	else if (model->state != SOURCE_LIVE)
		text[0] = '\0';
	else if (model_can_send(model))
		snprintf(text, size,
			 "press the key before a queue and watch what happens; I lists lessons");
	else
		snprintf(text, size, "%s", model_why_not(model));
	return false;
}

static int rows_of(struct rect area, const char *text)
{
	return *text ? area_rows(area.columns, text) : 0;
}

/* Draws text so that it ends right above the keys. */
static void draw(struct rect area, enum role role, const char *text)
{
	int unused = area.rows - rows_of(area, text);

	area_wrapped(area_part(area, unused > 0 ? unused : 0, 0), role, text);
}

/*
 * Draws the words of a script above the message, or one of them where there is no
 * room for both. Return: whether the message is to be drawn.
 */
static bool draw_words(struct rect area, const struct model *model,
		       const char *message)
{
	char words[LAYOUT_WORDS_MAX];
	int rows = rows_of(area, message);
	bool both;

	layout_words(model, words, sizeof(words));
	if (!*words)
		return true;
	both = rows_of(area, words) + rows <= area.rows;
	if (!both && *message && model->words_yield)
		return true;
	area.rows -= both ? rows : 0;
	draw(area, ROLE_TITLE, words);
	return both;
}

void view_message(struct rect area, const struct model *model)
{
	char text[2 * MESSAGE_MAX + WQDEMO_COMMAND_MAX] = "> ";
	bool typing = compose_typing(model, text + 2, sizeof(text) - 2);
	bool failed =
		!typing && compose(model, true, text + 2, sizeof(text) - 2);

	if (!typing && rows_of(area, text) > area.rows)
		compose(model, false, text + 2, sizeof(text) - 2);
	if (!text[2])
		text[0] = '\0';
	if (!typing && !failed && !draw_words(area, model, text))
		return;
	if (*text)
		draw(area, failed ? ROLE_ERROR : ROLE_TITLE, text);
}
