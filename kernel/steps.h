/* SPDX-License-Identifier: GPL-2.0 */
/* Runs a program: what an item does when its handler is called. */
#ifndef WQDEMO_STEPS_H
#define WQDEMO_STEPS_H

#include "../common/program.h"

struct item_run;

/*
 * Logs that the item has started, then runs its program. Sleeps if the program
 * does; its caller is a handler, without a lock. A handler that re-arms its item
 * does that before, so that the log does not put it off.
 */
void steps_run(struct item_run *run, const struct wqdemo_program *program);

#endif
