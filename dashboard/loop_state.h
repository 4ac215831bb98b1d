/* SPDX-License-Identifier: GPL-2.0 */
/* The state that loop.c and the files loop_*.c share. */
#ifndef WQTOP_LOOP_STATE_H
#define WQTOP_LOOP_STATE_H

#include "export.h"
#include "model/checkpoints.h"
#include "keys/burst.h"
#include "model/model.h"
#include "read/machine_beside.h"
#include "read/machine_file.h"
#include "read/machine_sampler.h"
#include "read/source.h"
#include "send/holder.h"
#include "send/script_play.h"
#include "send/sender.h"
#include "send/tally.h"

/* The interval while a command is unanswered. */
#define LOOP_FAST_INTERVAL_MS	100

/* After a thaw workers start within this, or nobody can tell who waited. */
#define LOOP_THAW_MS		5000

struct loop {
	bool read_only;			/* --read-only was given */
	const char *config;		/* file for saving looks, or NULL */
	struct source source;
	struct export export;		/* --trace and --svg */
	struct sender sender;
	struct machine_file machine_file;
	struct machine_sampler sampler;	/* where that file is not there */
	struct machine_beside beside;	/* what is sampled while it is */
	struct machine machine;		/* the last reading of it */
	bool watches;			/* the script's claims are about it, too */
	struct holder holder;
	struct tally tally;
	struct script script;		/* of --play or --lesson */
	struct script_play play;
	bool scored;			/* the score was shown */
	struct measured measured;
	uint64_t read_ms;		/* when the last reading began, */
	bool busy;			/* and whether commands were under way */
	struct model model;
	struct snapshot snapshot;	/* the last reading */
	uint64_t next_read_ms;
	uint64_t thawed_ms;		/* 0: no thaw is to be told */
	uint64_t played_ms;		/* when the replay's clock was last moved */
	unsigned int played_speed;	/* of that clock; 0: it stands still */
	struct checkpoints checkpoints;	/* of the replay */
	bool jumps;			/* keys asked for a jump */
	uint64_t jump_ms;		/* and this is its target */
	struct burst burst;
	unsigned int dropped;		/* keys that were typed during a freeze */
	bool changed;			/* since the last frame */
};

/* loop_read.c: takes in a reading. */
void loop_take_reading(struct loop *loop);

/* Takes the next reading, words or view from a recording. */
void loop_take_next(struct loop *loop);

/* loop_machine.c: takes in a reading of the machine, while its view is shown. */
void loop_take_machine(struct loop *loop);

/* The same, from a recording. */
void loop_play_machine(struct loop *loop, struct slice text);

/* Takes in who submits, while details are shown or a recording is made. */
void loop_take_callers(struct loop *loop);

/* Finds out if functions can be counted with tracefs. */
void loop_check_tracefs(struct loop *loop);

/* Begins to count functions with tracefs, or stops to. */
void loop_count_functions(struct loop *loop);

/* Attaches to the machine's workqueues, or detaches. */
void loop_hold_machine(struct loop *loop, bool hold);

/* loop_cue.c: shows what a script says, shows or asks, live or in a replay. */
void loop_take_cue(struct loop *loop, struct recording_block cue);

/* The same, live: a recording that is made has it, too. */
void loop_put_cue(struct loop *loop, struct recording_block cue);

/* Takes the words of a script away, also in the recording. */
void loop_say_nothing(struct loop *loop);

/* Shows the answer of a question. */
void loop_reveal(struct loop *loop, const struct question_answer *answer);

/* Records that a page of the lesson was left, with the hands of a question. */
void loop_note_page(struct loop *loop);

/* Records that another lesson begins, live. */
void loop_note_lesson(struct loop *loop);

/* loop_replay.c: plays a recording up to now. */
void loop_replay(struct loop *loop);

/* Does what a key asks of a replay; @todo: a set of enum todo. */
void loop_control_replay(struct loop *loop, unsigned int todo);

/* Makes the jump that keys asked for since the last call, if any. */
void loop_make_jumps(struct loop *loop);

/* loop_send.c: sends a command. Return: false after telling why not. */
bool loop_send(struct loop *loop, const struct wqdemo_command *command);

/* Plays the next of the documented cases, once those before it have ended. */
void loop_play_cases(struct loop *loop);

/* Freezes the system for some seconds, with items that show it. */
void loop_freeze(struct loop *loop);

/*
 * Reports commands that have ended without an answer in the last reading: they
 * never reached the module.
 */
void loop_report_unanswered(struct loop *loop);

/* Tells the model which command is under way. */
void loop_note_waiting(struct loop *loop);

/* loop_script.c: begins to play the script of that name or file, if there is one. */
void loop_begin_script(struct loop *loop, const char *name);

/* Does the lines that are due. Return: false when the script quits. */
bool loop_play_script(struct loop *loop);

/* Does what a key asks of the script; @todo: a set of enum todo. */
void loop_control_script(struct loop *loop, unsigned int todo);

/* Tells the model how far the script is. */
void loop_note_script(struct loop *loop);

#endif
