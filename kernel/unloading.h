/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Whether the module is about to go. Removing the proc file waits for every
 * command under way, so whoever waits or loops in a command looks here as well.
 */
#ifndef WQDEMO_UNLOADING_H
#define WQDEMO_UNLOADING_H

#include <linux/types.h>

bool unloading(void);

/* From now on it is; who waits already has to be woken. */
void unloading_begin(void);

#endif
