// SPDX-License-Identifier: GPL-2.0
/* The verbs that act on any queue, or on the counters and events of all. */
#include "answers.h"
#include "counters.h"
#include "cpu_intensive_thresh.h"
#include "events.h"
#include "pattern.h"
#include "registry.h"
#include "static_item.h"
#include "ticks.h"

/* Return: the first operand's pattern; NULL, and why in @answer. */
static const struct pattern *named_pattern(const struct wqdemo_command *command,
					   struct answer *answer)
{
	enum wqdemo_queue queue = command->operand[0];
	const struct pattern *pattern = pattern_of(queue);

	if (queue == WQDEMO_PERIODIC)
		answer_refuse(answer, -EOPNOTSUPP,
			      "the periodic item re-arms itself: use stop");
	else if (!pattern_is_there(pattern))
		answer_refuse(answer, -EOPNOTSUPP,
			      "this kernel has no %s queue: use another",
			      wqdemo_queue_name(queue));
	else
		return pattern;
	return NULL;
}

int command_cancel(const struct wqdemo_command *command, struct answer *answer)
{
	const struct pattern *pattern = named_pattern(command, answer);

	if (!pattern)
		return answer->error;
	return pattern->item ? static_item_cancel(pattern->item, answer) :
			       registry_cancel(pattern->registry, answer);
}

int command_cancel_sync(const struct wqdemo_command *command,
			struct answer *answer)
{
	const struct pattern *pattern = named_pattern(command, answer);

	if (!pattern)
		return answer->error;
	return pattern->item ? static_item_cancel_sync(pattern->item, answer) :
			       registry_cancel_sync(pattern->registry, answer);
}

int command_flush(const struct wqdemo_command *command, struct answer *answer)
{
	const struct pattern *pattern = named_pattern(command, answer);

	if (!pattern)
		return answer->error;
	return pattern->item ? static_item_flush(pattern->item, answer) :
			       registry_flush(pattern->registry, answer);
}

int command_max_active(const struct wqdemo_command *command,
		       struct answer *answer)
{
	const struct pattern *pattern;

	if (pattern_of(command->operand[0])->item)
		return answer_refuse(answer, -EOPNOTSUPP,
				     "max_active of the system's workqueue cannot be changed: use a queue of the module");
	pattern = named_pattern(command, answer);
	if (!pattern)
		return answer->error;
	return registry_set_max_active(pattern->registry, command->operand[1],
				       answer);
}

int command_record(const struct wqdemo_command *command, struct answer *answer)
{
	events_record(command->operand[0]);
	return 0;
}

int command_reset(const struct wqdemo_command *command, struct answer *answer)
{
	cpu_intensive_thresh_read();
	counters_reset();
	ticks_forget();
	return 0;
}
