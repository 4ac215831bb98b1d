/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The message line tells in plain words what the last command did. The
 * module's answer and the queue's row go in, a sentence comes out.
 */
#ifndef WQTOP_MODEL_MESSAGE_H
#define WQTOP_MODEL_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/comparison.h"
#include "read/snapshot.h"

/* Room for a command, the reason why it was refused, and numbers. */
#define MESSAGE_MAX	(WQDEMO_COMMAND_MAX + WQDEMO_REASON_MAX + 256)

/* The answer's queue in the reading before it; all 0 if it was in none. */
struct message_before {
	uint64_t time_ns;
	uint64_t loaded_ns;
	uint64_t epoch;
	uint64_t accepted;
	uint64_t completed;
	uint64_t cancelled;
};

/* The CPUs that a message names. */
#define MESSAGE_CPUS	4

/* How the answer's items burn, of which no counter tells. */
struct message_burns {
	uint64_t gave_up;		/* that burnt less than they were to */
	unsigned int cpus;		/* that several burn, or burnt, at the same time: */
	struct {
		unsigned int cpu;	/* this one */
		uint64_t sharing;	/* is burnt by so many */
	} shared[MESSAGE_CPUS];
	bool more;			/* there was no room for all of these */
};

/* The effect of the flag of the answer's queue: no counter tells of that either. */
struct message_flag {
	bool told;			/* the items were looked at */
	uint64_t let_start;		/* those that it let start beside a burner */
	uint64_t ahead;			/* those that waited when a later one was let start */
	bool is_known;			/* all of the answer's items are known to have ended */
	bool can_be_shown;		/* by what wqtop can do here */
};

struct message {
	bool failed;
	bool unmoved;			/* a key moved nothing: gone when one moves */
	bool of_picture;		/* about what is drawn: gone when a comparison is left */
	bool answered;			/* the text is about @answer */
	bool own;			/* this wqtop sent the command */
	struct snapshot_answer answer;
	struct message_before before;
	uint64_t told_ns;		/* the reading that brought it */
	uint64_t kept;			/* by a reset: items that were in flight */
	struct message_burns burns;
	struct message_flag flag;
	char times[COMPARISON_WORDS_MAX];	/* of scenarios that are shown side by side, or "" */
	unsigned int unread;		/* answers just before it that had no time to be read */
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

/*
 * Return: the answers just before the next one that nobody could read yet, 0
 * if it may replace @message: its command was sent after that was shown, or
 * there was time to read.
 */
unsigned int message_count_unread(const struct message *message,
				  const struct snapshot_answer *next,
				  uint64_t now_ns);

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
