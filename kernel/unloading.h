/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Whether the module is about to go. Removing the proc file waits for every
 * command under way, so whoever waits or loops in a command looks here as well.
 */
#ifndef WQDEMO_UNLOADING_H
#define WQDEMO_UNLOADING_H

#include <linux/compiler.h>
#include <linux/types.h>

extern bool unloading_flag;

static inline bool unloading(void)
{
	return READ_ONCE(unloading_flag);
}

#endif
