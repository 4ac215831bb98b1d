/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Turns the lives of items into lanes of cells, for a window of time. A cell
 * is a column of the screen. It shows the most important state that falls
 * into it, in the order of enum life_state.
 */
#ifndef WQTOP_MODEL_TIMELINE_H
#define WQTOP_MODEL_TIMELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/item_lives.h"
#include "model/timeline_window.h"

/* Higher screens show no more than this. */
#define TIMELINE_LANES		48
#define TIMELINE_MARKS		ITEM_LIVES_MARKS

#define TIMELINE_LABEL_MAX	40

enum timeline_kind {
	TIMELINE_WORKER,
	TIMELINE_ITEM,
	TIMELINE_CALLER,		/* commands that wait for handlers */
	TIMELINE_TIMER,			/* all items whose timer runs */
	TIMELINE_WAITING,		/* all that wait for a worker */
};

struct timeline_query {
	struct timeline_window window;
	int lanes;			/* at most */
	bool by_item;
	int first;			/* the lane to begin with, -1: the recently active ones */
	int queue;			/* only that one's items, or -1: all */
};

struct timeline_lane {
	enum timeline_kind kind;
	char label[TIMELINE_LABEL_MAX];
	char name[EVENT_WORKER_MAX];	/* of a caller */
	unsigned int group;		/* stands apart from lanes of others */
	bool ideal;			/* times of the documentation, of no item */
	unsigned int number;		/* of a worker or item: among all, in order */
	unsigned char cell[TIMELINE_COLUMNS];	/* enum life_state */
	/* The item in that state, NULL where there is none. */
	const struct life *owner[TIMELINE_COLUMNS];
};

struct timeline {
	struct timeline_window window;
	int lane_count;
	struct timeline_lane lane[TIMELINE_LANES];
	unsigned int left_out;		/* lanes without room, */
	unsigned int above;		/* and of them, those before the first shown */
	int mark_count;
	struct item_lives_mark mark[TIMELINE_MARKS];	/* submissions, oldest first */
};

/* The lives must stay as they are for as long as the timeline is used. */
void timeline_build(struct timeline *timeline, const struct item_lives *lives,
		    const struct timeline_query *query);

/*
 * Return: how many of the @room lanes are kept for what waits, at the foot:
 * for timers the last one of two, for a worker the other. So they stay in
 * place.
 */
int timeline_foot(const struct timeline_query *query, int room);

/* Paints a span over less important states. @owner may be NULL. */
void timeline_paint(struct timeline_lane *lane,
		    const struct timeline_window *window,
		    const struct life_span *span, const struct life *owner);

/* Return: a new, empty lane at the end. */
struct timeline_lane *timeline_add_lane(struct timeline *timeline,
					enum timeline_kind kind);

#endif
