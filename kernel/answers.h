/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The answers to the last commands: what each of them really did. write() can
 * only return a number.
 */
#ifndef WQDEMO_ANSWERS_H
#define WQDEMO_ANSWERS_H

#include <linux/compiler.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/types.h>

#include "../common/command.h"
#include "unloading.h"

struct seq_file;

struct answer {
	pid_t pid; /* the writer, as it sees itself */
	int error; /* 0 or -errno */
	u64 accepted, coalesced, modified, rejected, refused;
	u64 removed;   /* items taken off their timer or queue */
	u64 running;   /* handlers that were left running */
	u64 waited_ns; /* for running handlers; 0: none ran */
	char command[WQDEMO_COMMAND_MAX + 1];
	char reason[WQDEMO_REASON_MAX]; /* @error in words */
};

/* Notes @error and the reason in @answer. Return: @error. */
__printf(3, 4) int answer_refuse(struct answer *answer, int error,
				 const char *why, ...);

/* Says which of the two in answer_interrupted() it is. Return: as that. */
int answer_interruption(struct answer *answer);

/*
 * Tells loops and waits in commands to give up: the caller was killed, or the
 * module goes. Return: 0, or -EINTR or -ESHUTDOWN.
 */
static inline int answer_interrupted(struct answer *answer)
{
	if (fatal_signal_pending(current) || unloading())
		return answer_interruption(answer);
	return 0;
}

/* Logs the answer. Called by the writer, whose name is logged. */
void answer_log(const struct answer *answer);

/* Numbers @answer and writes its text for the readers. Process context. */
void answers_publish(const struct answer *answer);

/* Writes the "last" lines. Process context; does not sleep. */
void answers_show(struct seq_file *out);

#endif
