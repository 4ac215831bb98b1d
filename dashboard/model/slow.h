/* SPDX-License-Identifier: GPL-2.0 */
/* Longer defaults of commands, for a room that has to follow them. Pure. */
#ifndef WQTOP_MODEL_SLOW_H
#define WQTOP_MODEL_SLOW_H

#include "common/command.h"

/* The longest default sleeps for half a second, and a sleep has five at most. */
#define SLOW_MOST 10

/*
 * Writes the defaults into a command, @times as long: the program, the period,
 * and the delay of the delayed item. What was given stays, and so does a command
 * that takes none of them.
 */
void slow_down(struct wqdemo_command *command, unsigned int times);

#endif
