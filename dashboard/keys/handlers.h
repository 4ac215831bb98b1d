/* SPDX-License-Identifier: GPL-2.0 */
/* What each action does to the model. Pure: draws nothing, sends nothing. */
#ifndef WQTOP_KEYS_HANDLERS_H
#define WQTOP_KEYS_HANDLERS_H

#include "keys/todo.h"
#include "model/model.h"

/* @key: which of its keys it was. Return: a set of enum todo. */
unsigned int handlers_run(struct model *model, enum action_id id, int key);

/* Whether the action may go on to send something; if not, it is said why. */
bool handlers_may_send(struct model *model, const struct action *action);

/*
 * Sends the action's verb with @operand, " custom" or "", behind it, and the
 * count that was typed. @key: which answers if it has to be asked once more.
 * Return: a set of enum todo.
 */
unsigned int handlers_send_operand(struct model *model, const struct action *action,
				   const char *operand, int key);

#endif
