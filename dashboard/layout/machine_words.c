// SPDX-License-Identifier: GPL-2.0
#include "layout/machine_words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void machine_calls_write(const char *stack, char *out, size_t size)
{
	size_t used = 0, length;

	out[0] = '\0';
	while (*stack) {
		length = strcspn(stack, ",");
		if (used + 2 + length >= size)
			return;
		used += (size_t)snprintf(out + used, size - used, "%s%.*s",
					 used ? ", " : "", (int)length, stack);
		stack += length + (stack[length] == ',');
	}
}

const char *machine_name_of(const struct machine_row *row)
{
	return *row->worker.name ? row->worker.name : row->function;
}

static void state_words(const struct machine_run *run, char *out, size_t size)
{
	if (!run->state)
		out[0] = '\0';
	else if (run->state != 'R')
		snprintf(out, size, ", asleep");
	else if (!run->recent_ns)
		snprintf(out, size, ", ready");
	else if (!run->recent_cpu_ns)
		snprintf(out, size, ", ready, no CPU");
	else
		snprintf(out, size, ", %.0f %% CPU",
			 (double)run->recent_cpu_ns * 100 /
				 (double)run->recent_ns);
}

void machine_run_words(const struct machine_run *run, char *out, size_t size)
{
	char state[48];

	state_words(run, state, sizeof(state));
	if (run->pid == SNAPSHOT_NONE)
		snprintf(out, size, "softirq");
	else
		snprintf(out, size, "pid %" PRIu64 "%s", run->pid, state);
}

void machine_caller_words(const struct machine_caller *caller, uint64_t samples,
			  char *out, size_t size)
{
	bool is_task = !strcmp(caller->context, "task");
	size_t used;

	snprintf(out, size, "%.0f %% %s %s%s",
		 (double)caller->samples * 100 / (double)samples,
		 is_task ? "by process" : "in",
		 is_task ? caller->comm : caller->context,
		 *caller->stack ? ": " : "");
	used = strlen(out);
	machine_calls_write(caller->stack, out + used, size - used);
}
