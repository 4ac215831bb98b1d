/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Loads a script, and plays one without a screen. With a screen, loop_send.c
 * plays it.
 */
#ifndef WQTOP_SEND_SCRIPT_RUN_H
#define WQTOP_SEND_SCRIPT_RUN_H

#include <stdio.h>

#include "model/model.h"
#include "read/source.h"
#include "send/script.h"
#include "send/sender.h"

/*
 * Reads a script. Return: false after reporting on standard error what is
 * wrong.
 */
bool script_run_load(struct script *script, const char *path);

/* A script that is played without a screen. */
struct script_run {
	struct script script;
	struct sender sender;
	struct source *source;
	struct model *model;
	uint64_t begun_ms;
	bool sent;			/* a command was sent */
};

/* Begins to play run->script. If it is empty, the functions below only wait. */
void script_run_begin(struct script_run *run, struct source *source,
		      struct model *model);

/*
 * Waits until then, and sends what is due. Return: false when the script
 * quits.
 */
bool script_run_until(struct script_run *run, uint64_t due_ms);

/* Sends the rest of the script, each command at its time. */
void script_run_rest(struct script_run *run);

/* Ends the script, and says which work goes on in the kernel. */
void script_run_end(struct script_run *run);

/* Says that the periodic item goes on, if it does, and how to stop it. */
void script_run_goodbye(FILE *out, const struct snapshot *last, const char *path);

#endif
