// SPDX-License-Identifier: GPL-2.0
#include "model/command_log.h"

#include <stdio.h>
#include <string.h>

void command_log_clear(struct command_log *log)
{
	log->seen_seq = 0;
	log->count = 0;
}

void command_log_note(struct command_log *log, uint64_t pid,
		      const struct wqdemo_command *command, const char *text)
{
	struct command_log_entry *entry =
		&log->entry[log->count++ % COMMAND_LOG_KEPT];

	entry->pid = pid;
	entry->command = *command;
	snprintf(entry->text, sizeof(entry->text), "%s", text);
}

/* Return: whether that command was noted when it was sent. */
static bool is_noted(const struct command_log *log,
		     const struct snapshot_answer *answer)
{
	const struct command_log_entry *entry;
	uint64_t back = 0;

	while ((entry = command_log_next(log, &back)))
		if (entry->pid == answer->pid)
			return !strcmp(entry->text, answer->command);
	return false;
}

void command_log_take(struct command_log *log, const struct snapshot *snapshot)
{
	unsigned int i;

	for (i = 0; i < snapshot->answer_count; i++) {
		const struct snapshot_answer *answer = &snapshot->answer[i];

		if (answer->seq <= log->seen_seq)
			continue;
		log->seen_seq = answer->seq;
		if (answer->is_known && !is_noted(log, answer))
			command_log_note(log, answer->pid, &answer->parsed,
					 answer->command);
	}
}

const struct command_log_entry *command_log_next(const struct command_log *log,
						 uint64_t *back)
{
	if (*back == log->count || *back == COMMAND_LOG_KEPT)
		return NULL;
	return &log->entry[(log->count - ++*back) % COMMAND_LOG_KEPT];
}
