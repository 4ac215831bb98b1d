// SPDX-License-Identifier: GPL-2.0
#include "layout/machine_words.h"

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
