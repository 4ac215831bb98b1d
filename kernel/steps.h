/* SPDX-License-Identifier: GPL-2.0 */
/* Runs the steps of a program: what an item does in its handler. */
#ifndef WQDEMO_STEPS_H
#define WQDEMO_STEPS_H

#include "../common/program.h"

struct item_run;

/*
 * Logs that the item has started, then runs its program. Called by a handler,
 * without a lock; sleeps if the program does. A handler that re-arms its item
 * does that first, so that the log does not delay it.
 */
void steps_run(struct item_run *run, const struct wqdemo_program *program);

#endif
