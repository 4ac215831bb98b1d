/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Keeps a command's CPU online. The kernel's calls that name a CPU leave that
 * to their caller: an item that is queued on a CPU that went offline may run
 * elsewhere, and a timer that is armed there does not expire until it is back.
 */
#ifndef WQDEMO_ONLINE_H
#define WQDEMO_ONLINE_H

#include <linux/cpu.h>
#include <linux/cpumask.h>

#include "../common/command.h"

/*
 * Keeps the CPU that @command names where it is, until online_end(). For one
 * queue call and no longer: whoever takes a CPU offline waits meanwhile.
 * Return: true if it is online, or @command names none. May sleep.
 */
static inline bool online_begin(const struct wqdemo_command *command)
{
	if (!(command->given & WQDEMO_TAKES(CPU)))
		return true;
	cpus_read_lock();
	return cpu_online(command->value[WQDEMO_KEY_CPU]);
}

static inline void online_end(const struct wqdemo_command *command)
{
	if (command->given & WQDEMO_TAKES(CPU))
		cpus_read_unlock();
}

#endif
