// SPDX-License-Identifier: GPL-2.0
#include "model/timeline_callers.h"

#include <stdio.h>
#include <string.h>

static bool is_lane_of(const struct timeline_lane *lane, const char *name)
{
	return lane->kind == TIMELINE_CALLER && !strcmp(lane->name, name);
}

/* Return: the lane of a caller, new where there is none; NULL without room. */
static struct timeline_lane *caller_lane(struct timeline *timeline,
					 const char *name)
{
	struct timeline_lane *lane;
	int i;

	for (i = 0; i < timeline->lane_count; i++)
		if (is_lane_of(&timeline->lane[i], name))
			return &timeline->lane[i];
	if (timeline->lane_count == TIMELINE_CALLERS)
		return NULL;
	lane = timeline_add_lane(timeline, TIMELINE_CALLER);
	snprintf(lane->name, sizeof(lane->name), "%s", name);
	snprintf(lane->label, sizeof(lane->label), "%s waits", name);
	return lane;
}

struct life_span timeline_caller_span(const struct caller *caller,
				      uint64_t now_ns)
{
	return (struct life_span){
		.state = LIFE_WAITING,
		.from_ns = caller->ns,
		.to_ns = caller->end_ns < now_ns ? caller->end_ns : now_ns,
	};
}

void timeline_add_callers(struct timeline *timeline,
			  const struct item_lives *lives,
			  const struct timeline_query *query)
{
	uint64_t now_ns = timeline->window.now_ns, number = 0;
	const struct caller *caller;
	struct timeline_lane *lane;
	int first, last;

	while ((caller = callers_next(&lives->callers, &number))) {
		struct life_span span = timeline_caller_span(caller, now_ns);

		if ((query->queue >= 0 && query->queue != (int)caller->queue) ||
		    !timeline_sees(&timeline->window, &span, &first, &last))
			continue;
		lane = caller_lane(timeline, caller->name);
		if (lane)
			timeline_paint(lane, &timeline->window, &span, NULL);
	}
}

int timeline_count_callers(const struct timeline_lane *lane, int count)
{
	int callers = 0;

	while (count-- > 0)
		callers += lane[count].kind == TIMELINE_CALLER;
	return callers;
}
