/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The rows of the log of events. Items that share a CPU are preempted hundreds of
 * times a second: what happens to one of them between two other events of it is
 * one row, in the place of the first. The filter for a queue shows each.
 */
#ifndef WQTOP_LAYOUT_EVENT_ROWS_H
#define WQTOP_LAYOUT_EVENT_ROWS_H

#include "model/model.h"

struct event_gaps {
	unsigned int times;
	uint64_t lost_ns;		/* in all */
};

struct event_row {
	const struct event *event;	/* the first of them */
	struct event_gaps gaps;		/* if it was preempted: it and those in its row */
};

/*
 * Return: how often an item was preempted after its event of that number, until its
 * next one of another kind.
 */
struct event_gaps event_gaps_after(const struct model *model, uint64_t number,
				   const struct event *item);

/*
 * Fills in the next row, the newest first. @number starts at model->events_end.
 * Return: false after the last.
 */
bool event_rows_next(const struct model *model, uint64_t *number, struct event_row *row);

#endif
