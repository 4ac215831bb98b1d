/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A kworker, as /proc/PID/stat shows it to everybody. Its name tells the
 * workqueue of the item that it runs ("kworker/1:2+events") or that it ran last
 * ("kworker/1:2-events"), but no function. Pure: text in, struct out.
 */
#ifndef WQTOP_READ_KWORKER_H
#define WQTOP_READ_KWORKER_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/slice.h"

#define KWORKER_NAME_MAX	40
#define KWORKER_QUEUE_MAX	33

struct kworker {
	uint64_t pid;
	char name[KWORKER_NAME_MAX];	/* "kworker/1:2", without the queue */
	char queue[KWORKER_QUEUE_MAX];	/* "": it has run nothing yet */
	bool busy;			/* it runs an item of the queue now */
	char state;			/* R: runs or wants to; S, D: asleep; I: idle */
	uint64_t ticks;			/* CPU time, of the kernel and in all */
	uint64_t started;		/* ticks since the boot: tells pids used again apart */
};

/*
 * Reads the text of a stat file. Return: false if it is none, or not that of a
 * kworker: a process of a user may have any name.
 */
bool kworker_parse(struct kworker *worker, struct slice text);

#endif
