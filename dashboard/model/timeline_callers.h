/* SPDX-License-Identifier: GPL-2.0 */
/* The lanes of commands that wait for handlers, a part of timeline.c. */
#ifndef WQTOP_MODEL_TIMELINE_CALLERS_H
#define WQTOP_MODEL_TIMELINE_CALLERS_H

#include "model/timeline.h"

/* More programs that wait at the same time have no lane. */
#define TIMELINE_CALLERS	2

/* Adds the first lanes: one for each program whose commands wait. */
void timeline_add_callers(struct timeline *timeline,
			  const struct item_lives *lives,
			  const struct timeline_query *query);

/* Return: the time that a command waits, up to now where it still does. */
struct life_span timeline_caller_span(const struct caller *caller,
				      uint64_t now_ns);

/* Return: how many of those lanes are such. */
int timeline_count_callers(const struct timeline_lane *lane, int count);

#endif
