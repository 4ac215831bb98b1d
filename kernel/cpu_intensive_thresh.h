/* SPDX-License-Identifier: GPL-2.0 */
/*
 * workqueue.cpu_intensive_thresh_us (since Linux 6.5): an item that burns its
 * CPU for longer is treated as CPU_INTENSIVE by the kernel.
 */
#ifndef WQDEMO_CPU_INTENSIVE_THRESH_H
#define WQDEMO_CPU_INTENSIVE_THRESH_H

#include <linux/types.h>

/* Reads it again, or keeps what is known if that fails. Task; may sleep. */
void cpu_intensive_thresh_read(void);

/*
 * Gives what was read last; 0: the kernel never steps in. Return: false if it
 * could not be read. Any context.
 */
bool cpu_intensive_thresh_us(unsigned long *us);

#endif
