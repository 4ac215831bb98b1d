/* SPDX-License-Identifier: GPL-2.0 */
/* The work that a key leaves for the loop. */
#ifndef WQTOP_KEYS_TODO_H
#define WQTOP_KEYS_TODO_H

/* Bits of a set. */
enum todo {
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
	TODO_FREEZE	= 1 << 11,	/* the system, for some seconds */
	TODO_HALT	= 1 << 12,	/* the script, or let it go on */
	TODO_GO_ON	= 1 << 13,	/* the script asked for that */
	TODO_CHAPTER	= 1 << 14,	/* of the script: lesson.wanted */
	TODO_LESSON	= 1 << 15,	/* begin it: lesson.wanted */
	TODO_PICTURE	= 1 << 16,	/* write what is shown as a picture, */
	TODO_TRACE	= 1 << 17,	/* or as a trace */
	TODO_STEP_EVENT	= 1 << 18,	/* a replay: to the next event, */
	TODO_BACK_EVENT	= 1 << 19,	/* or to the one before */
	TODO_ATTACH	= 1 << 20,	/* to the machine's workqueues, */
	TODO_DETACH	= 1 << 21,	/* or let go of them */
	TODO_TRACEFS	= 1 << 22,	/* count functions with it, or stop to */
};

#endif
