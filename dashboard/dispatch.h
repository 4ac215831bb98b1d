/* SPDX-License-Identifier: GPL-2.0 */
/* What each action does to the model. Pure: draws nothing, sends nothing. */
#ifndef WQTOP_DISPATCH_H
#define WQTOP_DISPATCH_H

#include "model.h"

/* What is left to do after a key: a set of these. */
enum dispatch_todo {
	TODO_NOTHING	= 0,
	TODO_DRAW	= 1 << 0,	/* the panels, where they changed */
	TODO_REDRAW	= 1 << 1,	/* the whole screen, from nothing */
	TODO_SEND	= 1 << 2,	/* model->command */
	TODO_READ	= 1 << 3,	/* the source, at once */
	TODO_QUIT	= 1 << 4,
	TODO_SAVE	= 1 << 5,	/* the looks, unless there is a file */
	TODO_REPLACE	= 1 << 6,	/* and if there is one */
};

/* Return: a set of enum dispatch_todo. */
unsigned int dispatch_key(struct model *model, int key);

#endif
