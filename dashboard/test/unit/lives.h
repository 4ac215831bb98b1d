/* SPDX-License-Identifier: GPL-2.0 */
/* Lives of items from hand-made events, for tests of what is made of them. */
#ifndef WQTOP_LIVES_H
#define WQTOP_LIVES_H

#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "model/item_lives.h"

static struct event_log events;
static struct item_lives lives;
static uint64_t seq;

static inline int begin_lives(void **state)
{
	(void)state;
	event_log_clear(&events);
	item_lives_clear(&lives);
	seq = 0;
	return 0;
}

/* @more: "pid=7 worker=kworker/1:2", and what some events have behind it. */
static inline void take_event(uint64_t ns, const char *event, const char *queue,
			      uint64_t item, const char *more)
{
	char line[256];

	snprintf(line, sizeof(line),
		 "seq=%llu ns=%llu event=%s queue=%s item=%llu cpu=1 %s\n",
		 (unsigned long long)++seq, (unsigned long long)ns, event,
		 queue, (unsigned long long)item, more);
	event_log_take(&events, line, strlen(line));
	item_lives_take(&lives, &events, events.taken);
}

#endif
