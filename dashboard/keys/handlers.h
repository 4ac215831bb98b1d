/* SPDX-License-Identifier: GPL-2.0 */
/* The handlers of actions: handle_NAME() in handlers*.c changes the model. */
#ifndef WQTOP_KEYS_HANDLERS_H
#define WQTOP_KEYS_HANDLERS_H

#include "keys/todo.h"
#include "model/model.h"

/* An action, and the key of it that was pressed. */
struct press {
	const struct action *action;
	int key;
};

#define HANDLER(symbol, handler, ...)					\
	unsigned int handle_##handler(struct model *model,		\
				      const struct press *press);
ACTIONS(HANDLER)

/*
 * Runs an action. @key: the key that was pressed. Return: a set of enum todo.
 */
unsigned int handlers_run(struct model *model, enum action_id id, int key);

/* Return: whether the action may go on to send. Tells the user why not. */
bool handlers_may_send(struct model *model, const struct action *action);

/*
 * Sends the action's verb, with @operand (" custom" or "") and the typed
 * count. @key: confirms, if the command needs that. Return: a set of enum
 * todo.
 */
unsigned int handlers_send_operand(struct model *model, const struct action *action,
				   const char *operand, int key);

#endif
