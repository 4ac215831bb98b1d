/* SPDX-License-Identifier: GPL-2.0 */
/* The command that submitted an item, and the CPU that the item waits on. */
#ifndef WQTOP_MODEL_ITEM_COMMAND_H
#define WQTOP_MODEL_ITEM_COMMAND_H

#include "model/life.h"
#include "read/snapshot.h"

/*
 * Return: the command that submitted an item, as far as its writer sent only
 * one kind of command to that queue; else NULL.
 */
const struct wqdemo_command *item_command(const struct life *life,
					  const struct snapshot *now);

/*
 * Finds the CPU in whose pool an item waits, or waited, that has not started.
 * Return: false where it matters and is not known. A timer may end on another
 * CPU than it began on.
 */
bool item_command_cpu(const struct life *life, const struct snapshot *now,
		      unsigned int *cpu);

#endif
