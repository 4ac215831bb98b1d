/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The message line tells in plain words what the last command did. The
 * module's answer and the queue's row go in, a sentence comes out.
 */
#ifndef WQTOP_MODEL_MESSAGE_H
#define WQTOP_MODEL_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "read/snapshot.h"

/* Room for a command, the reason why it was refused, and numbers. */
#define MESSAGE_MAX	(WQDEMO_COMMAND_MAX + WQDEMO_REASON_MAX + 256)

/* The answer's queue in the reading before it; all 0 if it was in none. */
struct message_before {
	uint64_t loaded_ns;
	uint64_t epoch;
	uint64_t accepted;
	uint64_t completed;
	uint64_t cancelled;
};

struct message {
	bool failed;
	bool unmoved;			/* a key moved nothing: gone when one moves */
	bool answered;			/* the text is about @answer */
	bool own;			/* this wqtop sent the command */
	struct snapshot_answer answer;
	struct message_before before;
	char text[MESSAGE_MAX];		/* "" for nothing to say */
};

/* Sets a text that is no answer. */
void message_say(struct message *message, bool failed, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Sets the text to an answer of the module. @before: the reading before @snapshot. */
void message_answer(struct message *message,
		    const struct snapshot_answer *answer, bool own,
		    const struct snapshot *before,
		    const struct snapshot *snapshot, bool ascii);

/* Updates the text of an answer, as its items go on. */
void message_refresh(struct message *message, const struct snapshot *snapshot,
		     bool ascii);

/*
 * Sets the text for a command that never reached the module. @remedy: what
 * helps, or "".
 */
void message_undelivered(struct message *message, const char *command,
			 int error, const char *remedy);

#endif
