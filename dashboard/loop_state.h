/* SPDX-License-Identifier: GPL-2.0 */
/* The state that the parts of the loop share: loop.c, loop_read.c, loop_replay.c, loop_send.c. */
#ifndef WQTOP_LOOP_STATE_H
#define WQTOP_LOOP_STATE_H

#include "model/model.h"
#include "read/source.h"
#include "send/script.h"
#include "send/sender.h"

/* After a key much happens: the eye wants more than two pictures a second. */
#define LOOP_FAST_INTERVAL_MS	100

struct loop {
	bool read_only;			/* as the options want it */
	const char *config;		/* the file to save in, or NULL */
	struct source source;
	struct sender sender;
	struct script script;		/* of --play */
	uint64_t begun_ms;
	struct model model;
	struct snapshot snapshot;	/* the last reading */
	uint64_t next_read_ms;
	uint64_t fast_until_ms;
	uint64_t played_ms;		/* when a replay's clock was set */
	unsigned int played_speed;	/* of that clock, 0: it stands */
	bool jumps;			/* keys have asked for it, */
	uint64_t jump_ms;		/* to there */
	bool changed;			/* since the last frame */
};

/* loop_read.c: takes in a reading, or what a script says or shows. */
void loop_take_reading(struct loop *loop);
void loop_take_cue(struct loop *loop, struct recording_block cue);

/* Takes in the next of either from a recording. */
void loop_take_next(struct loop *loop);

/* loop_replay.c: plays a recording up to now. */
void loop_replay(struct loop *loop);

/* Does what a key asks of a replay; @todo: a set of enum todo. */
void loop_control_replay(struct loop *loop, unsigned int todo);

/*
 * Jumps to where keys have asked for since the last time. A jump back plays a
 * recording from its beginning: one that is held down asks for many.
 */
void loop_make_jumps(struct loop *loop);

/* loop_send.c: sends a command. */
void loop_send(struct loop *loop, const struct wqdemo_command *command);

/* Reads the answers to commands that have ended. */
void loop_finish_commands(struct loop *loop);

/* Does what a script has for now. Return: whether to go on. */
bool loop_play_script(struct loop *loop);

/* Tell the model what is under way, and how far the script is. */
void loop_note_waiting(struct loop *loop);
void loop_note_script(struct loop *loop);

/* loop.c: reads what there is to read now. */
void loop_read(struct loop *loop);

#endif
