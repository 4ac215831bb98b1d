/* SPDX-License-Identifier: GPL-2.0 */
/* Which part of wqtop a key is for, of those that may lie over each other. Pure. */
#ifndef WQTOP_KEYS_DISPATCH_H
#define WQTOP_KEYS_DISPATCH_H

#include "model/model.h"

/* What is left to do after a key: a set of these. */
enum dispatch_todo {
	TODO_NOTHING	= 0,
	TODO_DRAW	= 1 << 0,	/* the panels, where they changed */
	TODO_REDRAW	= 1 << 1,	/* the whole screen, from nothing */
	TODO_SEND	= 1 << 2,	/* model->command */
	TODO_READ	= 1 << 3,	/* the source, at once */
	TODO_QUIT	= 1 << 4,
	TODO_STEP	= 1 << 5,	/* a replay: to the next reading */
	TODO_BACK	= 1 << 6,	/* a replay: some seconds back */
	TODO_AHEAD	= 1 << 7,	/* a replay: some seconds ahead */
	TODO_RESTART	= 1 << 8,	/* a replay: from its beginning */
	TODO_SAVE	= 1 << 9,	/* the looks, unless there is a file */
	TODO_REPLACE	= 1 << 10,	/* and if there is one */
};

/* Return: a set of enum dispatch_todo. */
unsigned int dispatch_key(struct model *model, int key);

/* A click on the row of a queue; -1: on none. */
void dispatch_click(struct model *model, int queue);

#endif
