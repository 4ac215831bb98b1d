/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Loads a script, and plays one without a screen. With a screen, loop_script.c
 * plays it.
 */
#ifndef WQTOP_SEND_SCRIPT_RUN_H
#define WQTOP_SEND_SCRIPT_RUN_H

#include <stdio.h>

#include "model/model.h"
#include "read/source.h"
#include "send/script_play.h"
#include "send/sender.h"

/*
 * Reads a script. Return: false after reporting on standard error all that is
 * wrong in it. @option: how it was asked for, for the report.
 */
bool script_run_load(struct script *script, const char *option, const char *path);

/* The same for the text of a lesson that is shipped; @name stands for its path. */
bool script_run_take(struct script *script, const char *name, struct slice text);

/* A script that is played without a screen. */
struct script_run {
	struct script script;
	struct script_play play;
	struct sender sender;
	struct source *source;
	struct model *model;
	struct measured measured;
	uint64_t read_ms;		/* when the last reading began, */
	bool busy;			/* and whether commands were under way */
	bool sent;			/* a command was sent */

	/* Takes a reading; it calls script_run_reads() and script_run_has_read(). */
	void (*read)(void *data);
	/* Takes a line that is no command. @late: its wait ended by its limit. */
	void (*tell)(void *data, const struct script_line *line, bool late);
	void *data;
};

/* Begins to play run->script. If it is empty, the functions below only wait. */
void script_run_begin(struct script_run *run, struct source *source,
		      struct model *model);

/* Note that a reading begins, and what it found; NULL: nothing. */
void script_run_reads(struct script_run *run);
void script_run_has_read(struct script_run *run, const struct snapshot *now);

/*
 * Waits until then, and does what is due. Return: false when the script
 * quits.
 */
bool script_run_until(struct script_run *run, uint64_t due_ms);

/* Does the rest of the script, each line when it is due. */
void script_run_rest(struct script_run *run);

/*
 * Brings the module back to the state that the script's chapters began from, if
 * it has chapters: the next lesson must not find what this one left.
 */
void script_run_restore(struct script_run *run);

/* Ends the script, and says which work goes on in the kernel. */
void script_run_end(struct script_run *run);

/* Says that the periodic item goes on, if it does, and how to stop it. */
void script_run_goodbye(FILE *out, const struct snapshot *last, const char *path);

#endif
