/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The states an item is seen in, the more important the further down: where
 * several fall on one place of the screen, the last of them is shown. States that
 * other tools cannot show are the most important, then those that hold up others.
 */
#ifndef WQTOP_LOOK_LIFE_STATE_H
#define WQTOP_LOOK_LIFE_STATE_H

enum life_state {
	LIFE_NOTHING,
	LIFE_ARMED,			/* its timer runs */
	LIFE_WAITING,			/* for a worker, or why is not known */
	LIFE_HELD,			/* max_active holds it back */
	LIFE_RUNNING,			/* which step is not known */
	LIFE_SLEEPING,
	LIFE_PREEMPTED,			/* ready without a CPU: in a burn, or before it starts */
	LIFE_BURNING,
	LIFE_MODIFIED,			/* its timer was restarted: a moment */
	LIFE_COALESCED,			/* a submission without a run: a moment */
	LIFE_CANCELLED,			/* a moment */
	LIFE_STATES
};

#endif
