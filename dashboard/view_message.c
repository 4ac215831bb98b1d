// SPDX-License-Identifier: GPL-2.0
/* The message line: a count being typed, a question, a command under way, an answer. */
#include <stdio.h>

#include "text.h"
#include "view.h"

/* A command that is answered faster than this was not waited for. */
#define WAITING_SHOWN_MS	200

static void compose_question(const struct model *model, char *text, size_t size)
{
	const struct action *asking = model->asking;
	char count[16] = "";

	if (model->count_typed)
		snprintf(count, sizeof(count), " %u", model->count);
	snprintf(text, size, "%s%s%s%s, Esc leaves it", asking->bar, count,
		 *asking->bar ? ": " : "",
		 second_keys[asking->second].question);
}

/* Return: whether the text is of an error. */
static bool compose(const struct model *model, char *text, size_t size)
{
	if (model->asking) {
		compose_question(model, text, size);
		return false;
	}
	if (model->count_typed) {
		snprintf(text, size, "count %u: now the key of a queue, or M (ms), A (max_active); Esc clears it",
			 model->count);
		return false;
	}
	if (model->waiting.active && model->waiting.ms >= WAITING_SHOWN_MS) {
		snprintf(text, size, "%s: waiting %u.%u s",
			 model->waiting.command,
			 (unsigned int)(model->waiting.ms / 1000),
			 (unsigned int)(model->waiting.ms / 100 % 10));
		return false;
	}
	if (*model->message.text) {
		snprintf(text, size, "%s", model->message.text);
		return model->message.failed;
	}
	if (model->state != SOURCE_LIVE)
		text[0] = '\0';
	else if (model_can_send(model))
		snprintf(text, size, "press the key before a queue and watch its row");
	else
		snprintf(text, size, "%s", model_why_not(model));
	return false;
}

void view_message(struct rect area, const struct model *model)
{
	char text[MESSAGE_MAX + 2] = "> ";
	bool failed = compose(model, text + 2, sizeof(text) - 2);
	int unused = area.rows - view_wrapped_rows(area.columns, text);

	if (!text[2])
		return;
	/* Short or long, it ends right above the keys. */
	view_wrapped(view_part(area, unused > 0 ? unused : 0, 0),
		     failed ? ROLE_ERROR : ROLE_TITLE, text);
}
