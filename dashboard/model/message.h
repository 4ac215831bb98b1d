/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The message line: what the last command did, in plain words with counts.
 * Pure: the module's answer and the queue's row go in, a sentence comes out.
 */
#ifndef WQTOP_MODEL_MESSAGE_H
#define WQTOP_MODEL_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "read/snapshot.h"

#define MESSAGE_MAX	512

struct message {
	bool failed;
	bool answered;			/* @answer is what it tells of */
	bool own;			/* the command came from this wqtop */
	struct snapshot_answer answer;
	char text[MESSAGE_MAX];		/* "" for nothing to say */
};

/* Says something that is no answer. */
void message_say(struct message *message, bool failed, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Tells of an answer of the module. */
void message_answer(struct message *message,
		    const struct snapshot_answer *answer, bool own,
		    const struct snapshot *snapshot, bool ascii);

/* Brings what an answer says of its queue up to date. */
void message_refresh(struct message *message, const struct snapshot *snapshot,
		     bool ascii);

/* Tells of a command that never reached the module. */
void message_undelivered(struct message *message, const char *command,
			 int error);

#endif
