/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tells that the module is about to go. It waits for every command under way:
 * commands that wait or loop look here and give up.
 */
#ifndef WQDEMO_UNLOADING_H
#define WQDEMO_UNLOADING_H

#include <linux/compiler.h>
#include <linux/types.h>

extern bool unloading_begun;

static inline bool unloading(void)
{
	return READ_ONCE(unloading_begun);
}

/* Sets that. Commands that wait already must be woken. */
void unloading_begin(void);

/* Around each command. They may come in while the module goes. */
void unloading_command_begins(void);
void unloading_command_ended(void);

/*
 * Waits until no command is under way. Between this and the removal of the proc
 * file no command waits for long: each finds that the module goes. May sleep.
 */
void unloading_wait_for_commands(void);

#endif
