/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tells that the module is about to go. Removing the proc file waits for every
 * command under way: commands that wait or loop look here and give up.
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

#endif
