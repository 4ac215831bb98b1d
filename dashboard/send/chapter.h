/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The known state that each chapter of a script begins from: nothing waits or
 * runs, the counters are zero, events are written, and max_active is as it was
 * when the module was loaded. Pure.
 */
#ifndef WQTOP_SEND_CHAPTER_H
#define WQTOP_SEND_CHAPTER_H

#include "common/command.h"
#include "read/snapshot.h"

/*
 * Return: whether a chapter cannot begin yet. Then *command brings it nearer;
 * its verb is WQDEMO_VERB_COUNT where only time helps.
 */
bool chapter_needs(const struct snapshot *now, struct wqdemo_command *command);

#endif
