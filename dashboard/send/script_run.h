/* SPDX-License-Identifier: GPL-2.0 */
/* Plays a script: on the screen the loop there sends, here is all the rest. */
#ifndef WQTOP_SEND_SCRIPT_RUN_H
#define WQTOP_SEND_SCRIPT_RUN_H

#include <stdio.h>

#include "model/model.h"
#include "read/source.h"
#include "send/script.h"
#include "send/sender.h"

/*
 * Reads the script of that name. Return: whether it can be played; if not, the
 * standard error stream was told what is wrong with it.
 */
bool script_run_load(struct script *script, const char *path);

/* A script that is played without a screen. */
struct script_run {
	struct script script;
	struct sender sender;
	struct source *source;
	struct model *model;
	uint64_t begun_ms;
	bool sent;			/* something */
};

/*
 * Begins to play run->script. Where nothing was loaded into it, all below only
 * waits.
 */
void script_run_begin(struct script_run *run, struct source *source,
		      struct model *model);

/* Waits and sends what is due until then. Return: false when the script quits. */
bool script_run_until(struct script_run *run, uint64_t due_ms);

/* Sends the rest of the script, each command at its time. */
void script_run_rest(struct script_run *run);

/* Says what goes on in the kernel, if something does. */
void script_run_end(struct script_run *run);

/* Says that periodic goes on and how to stop it, if it does. */
void script_run_goodbye(FILE *out, const struct snapshot *last, const char *path);

#endif
