/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The last commands and who sent them, of more than the module keeps answers. An
 * event does not name its command, but has the pid of the process. Pure.
 */
#ifndef WQTOP_MODEL_COMMAND_LOG_H
#define WQTOP_MODEL_COMMAND_LOG_H

#include "read/snapshot.h"

#define COMMAND_LOG_KEPT 64

struct command_log_entry {
	uint64_t pid;
	struct wqdemo_command command;
	char text[WQDEMO_COMMAND_MAX + 1];
};

/* All zero is the state before the first command. */
struct command_log {
	uint64_t seen_seq; /* the newest answer that was taken */
	uint64_t count; /* ever; number n is at n % COMMAND_LOG_KEPT */
	struct command_log_entry entry[COMMAND_LOG_KEPT];
};

void command_log_clear(struct command_log *log);

/* Notes a command that this wqtop sends: its events may come before its answer. */
void command_log_note(struct command_log *log, uint64_t pid,
		      const struct wqdemo_command *command, const char *text);

/* Notes the commands of new answers. */
void command_log_take(struct command_log *log, const struct snapshot *snapshot);

/* Return: the next entry, the newest first, or NULL. *back starts at 0. */
const struct command_log_entry *command_log_next(const struct command_log *log,
						 uint64_t *back);

#endif
