// SPDX-License-Identifier: GPL-2.0
#include "model/item_command.h"

#include <string.h>

#include "model/pools.h"

const struct wqdemo_command *item_command(const struct life *life,
					  const struct snapshot *now)
{
	const struct wqdemo_command *found = NULL;
	unsigned int i;

	for (i = 0; i < now->answer_count; i++) {
		const struct snapshot_answer *answer = &now->answer[i];
		const struct wqdemo_command *command = &answer->parsed;

		if (!answer->is_known || answer->pid != life->submit_pid ||
		    (int)command->verb != (int)life->queue ||
		    !snapshot_known(answer->accepted))
			continue;
		if (found && (found->given != command->given ||
			      memcmp(found->value, command->value,
				     sizeof(found->value))))
			return NULL;
		found = command;
	}
	return found;
}

bool item_command_cpu(const struct life *life, const struct snapshot *now,
		      unsigned int *cpu)
{
	const struct wqdemo_command *command = item_command(life, now);

	*cpu = life->submit_cpu;
	if (command && command->given & WQDEMO_TAKES(CPU)) {
		*cpu = command->value[WQDEMO_KEY_CPU];
		return true;
	}
	return pool_of(life->queue) == POOL_UNBOUND || now->cpus == 1 ||
	       (command && !life->has_timer);
}
