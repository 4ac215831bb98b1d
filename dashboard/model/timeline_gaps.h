/* SPDX-License-Identifier: GPL-2.0 */
/* Shows on a lane of the timeline where a burning item had no CPU. */
#ifndef WQTOP_MODEL_TIMELINE_GAPS_H
#define WQTOP_MODEL_TIMELINE_GAPS_H

#include "model/timeline.h"

/*
 * Changes cells in which @life burns. One that is shorter than a gap or a turn
 * on the CPU shows which it was. Where both fall into one cell, so many cells
 * are preempted as the time was: of two burners that share a CPU, each second
 * one. Where gaps are forgotten the cells show that the state is not known.
 * A gap is known at its end: where another item burns the same CPU the newest cells
 * are empty, and if that lasts they show that the state is not known.
 */
void timeline_gaps_paint(struct timeline_lane *lane,
			 const struct timeline_window *window,
			 const struct item_lives *lives, const struct life *life);

/* Paints all that is known of a life at @window->now_ns, its gaps included. */
void timeline_gaps_paint_life(struct timeline_lane *lane,
			      const struct timeline_window *window,
			      const struct item_lives *lives, const struct life *life);

#endif
