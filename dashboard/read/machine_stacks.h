/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where the workers of the machine's items sleep, from /proc/PID/stat and
 * /proc/PID/stack, as a text of wqtop's own, which recordings have, too.
 *
 * Workers are looked at before the file of the machine is read. If an item was in
 * the reading before and still is in that one, it ran meanwhile: the stack is its.
 */
#ifndef WQTOP_READ_MACHINE_STACKS_H
#define WQTOP_READ_MACHINE_STACKS_H

#include "lib/buffer.h"
#include "lib/slice.h"
#include "read/machine.h"

#define MACHINE_STACKS_NAME "wqtop_stacks"

/* Room for the calls of a stack. */
#define MACHINE_STACK_CALLS_MAX 384

struct machine_stack {
	char state; /* as in struct kworker */
	int error;  /* an errno: why the calls could not be read */
	char calls[MACHINE_STACK_CALLS_MAX]; /* "f,g[module]", the innermost first; or "" */
};

/*
 * Writes the calls of a text of /proc/PID/stack, without those of every worker:
 * "f,g[module]". What does not fit is left out. Pure.
 */
void machine_stack_calls(struct slice stack, char out[MACHINE_STACK_CALLS_MAX]);

/*
 * Finds the worker of an item in the text. Pure. Return: false if it is not there,
 * or was not that of the item then.
 */
bool machine_stack_of(struct slice text, const struct machine_run *run,
		      struct machine_stack *stack);

/*
 * Appends the text: of each row the item that has run for the longest time.
 * @folder: of /proc/PID, "" or with a slash behind it. @machine: the reading
 * before.
 */
void machine_stacks_read(struct buffer *text, const char *folder,
			 const struct machine *machine);

#endif
