/* SPDX-License-Identifier: GPL-2.0 */
/* What each action does to the model: handle_NAME() in handlers*.c. */
#ifndef WQTOP_KEYS_HANDLERS_H
#define WQTOP_KEYS_HANDLERS_H

#include "keys/todo.h"
#include "model/model.h"

/* Which action, and by which of its keys. */
struct press {
	const struct action *action;
	int key;
};

#define HANDLER(symbol, handler, ...)					\
	unsigned int handle_##handler(struct model *model,		\
				      const struct press *press);
ACTIONS(HANDLER)

/* @key: which of its keys it was. Return: a set of enum todo. */
unsigned int handlers_run(struct model *model, enum action_id id, int key);

/* Return: whether the action may go on to send. Tells the user why not. */
bool handlers_may_send(struct model *model, const struct action *action);

/*
 * Sends the action's verb with @operand, " custom" or "", behind it, and the
 * count that was typed. @key: which answers if it has to be asked once more.
 * Return: a set of enum todo.
 */
unsigned int handlers_send_operand(struct model *model, const struct action *action,
				   const char *operand, int key);

#endif
