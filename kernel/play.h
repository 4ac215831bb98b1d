/* SPDX-License-Identifier: GPL-2.0 */
/* Runs a program: what an item does when its handler is called. */
#ifndef WQDEMO_PLAY_H
#define WQDEMO_PLAY_H

#include "../common/program.h"

struct item_run;

/* Sleeps if the program does; its caller is a handler. */
void play(const struct item_run *run, const struct wqdemo_program *program);

#endif
