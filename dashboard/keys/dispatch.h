/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Routes a key to the topmost open layer: help, command line, confirmation,
 * second key, page of a lesson, actions.
 */
#ifndef WQTOP_KEYS_DISPATCH_H
#define WQTOP_KEYS_DISPATCH_H

#include "input/paste.h"
#include "keys/todo.h"
#include "model/model.h"

/* Return: a set of enum todo. */
unsigned int dispatch_key(struct model *model, int key);

/* Takes a click on the row of a queue; -1: on none. */
void dispatch_click(struct model *model, int queue);

/*
 * Takes a pasted text. It goes into the command line, and waits there for
 * Enter. Elsewhere it is ignored. Return: a set of enum todo.
 */
unsigned int dispatch_paste(struct model *model, const struct paste *paste);

#endif
