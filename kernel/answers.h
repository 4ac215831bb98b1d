/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the last commands really did, in more than the one number that write()
 * can return.
 */
#ifndef WQDEMO_ANSWERS_H
#define WQDEMO_ANSWERS_H

#include <linux/compiler.h>
#include <linux/types.h>

#include "../common/command.h"

struct seq_file;

struct answer {
	u64 seq;   /* counts the commands since load */
	pid_t pid; /* of the writer, as it sees itself */
	int error; /* 0 or -errno */
	u64 accepted, coalesced, modified, rejected, refused;
	u64 removed;   /* items taken off their timer or queue */
	u64 running;   /* handlers that run on */
	u64 waited_ns; /* for handlers that were running; 0: none was */
	char command[WQDEMO_COMMAND_MAX + 1];
	char reason[WQDEMO_REASON_MAX]; /* for @error, in words */
};

/* Writes @error and why into @answer. Return: @error. */
__printf(3, 4) int answer_refuse(struct answer *answer, int error,
				 const char *why, ...);

/*
 * For loops and waits in commands: whether to give up, because the caller was
 * killed or the module goes. Return: 0, or -EINTR or -ESHUTDOWN.
 */
int answer_interrupted(struct answer *answer);

/* The line about it in the kernel log. Of the writer itself: it is named. */
void answer_log(const struct answer *answer);

/* Copies @answer to where readers find it and numbers it. Process context. */
void answers_publish(struct answer *answer);

/* Writes the "last" lines. Process context; does not sleep. */
void answers_show(struct seq_file *out);

#endif
