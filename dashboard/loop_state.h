/* SPDX-License-Identifier: GPL-2.0 */
/* The state that loop.c and the files loop_*.c share. */
#ifndef WQTOP_LOOP_STATE_H
#define WQTOP_LOOP_STATE_H

#include "export.h"
#include "model/checkpoints.h"
#include "keys/burst.h"
#include "model/model.h"
#include "read/source.h"
#include "send/script_play.h"
#include "send/sender.h"

/* The interval for a while after a key, when much happens. */
#define LOOP_FAST_INTERVAL_MS	100

struct loop {
	bool read_only;			/* --read-only was given */
	const char *config;		/* file for saving looks, or NULL */
	struct source source;
	struct export export;		/* --trace and --svg */
	struct sender sender;
	struct script script;		/* of --play or --lesson */
	struct script_play play;
	bool scored;			/* the score was shown */
	struct measured measured;
	uint64_t read_ms;		/* when the last reading began, */
	bool busy;			/* and whether commands were under way */
	struct model model;
	struct snapshot snapshot;	/* the last reading */
	uint64_t next_read_ms;
	uint64_t fast_until_ms;
	uint64_t played_ms;		/* when the replay's clock was last moved */
	unsigned int played_speed;	/* of that clock; 0: it stands still */
	struct checkpoints checkpoints;	/* of the replay */
	bool jumps;			/* keys asked for a jump */
	uint64_t jump_ms;		/* and this is its target */
	struct burst burst;
	bool changed;			/* since the last frame */
};

/* loop_read.c: take in a reading, or the words or view of a script. */
void loop_take_reading(struct loop *loop);
void loop_take_cue(struct loop *loop, struct recording_block cue);

/* Takes the next reading, words or view from a recording. */
void loop_take_next(struct loop *loop);

/* loop_replay.c: plays a recording up to now. */
void loop_replay(struct loop *loop);

/* Does what a key asks of a replay; @todo: a set of enum todo. */
void loop_control_replay(struct loop *loop, unsigned int todo);

/* Makes the jump that keys asked for since the last call, if any. */
void loop_make_jumps(struct loop *loop);

/* loop_send.c: sends a command. */
void loop_send(struct loop *loop, const struct wqdemo_command *command);

/* Freezes the system for some seconds, with items that show it. */
void loop_freeze(struct loop *loop);

/*
 * Reports commands that have ended without an answer in the last reading: they
 * never reached the module.
 */
void loop_report_unanswered(struct loop *loop);

/* Tells the model which command is under way. */
void loop_note_waiting(struct loop *loop);

/* loop_script.c: begins to play the script, if there is one. */
void loop_begin_script(struct loop *loop);

/* Does the lines that are due. Return: false when the script quits. */
bool loop_play_script(struct loop *loop);

/* Does what a key asks of the script; @todo: a set of enum todo. */
void loop_control_script(struct loop *loop, unsigned int todo);

/* Tells the model how far the script is. */
void loop_note_script(struct loop *loop);

#endif
