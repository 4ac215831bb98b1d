// SPDX-License-Identifier: GPL-2.0
#include "look/life_look.h"

const struct life_look life_looks[LIFE_STATES] = {
	[LIFE_NOTHING] = { ROLE_TEXT, "", "" },
	[LIFE_ARMED] = { ROLE_WAITING, "timer runs", "timer" },
	[LIFE_WAITING] = { ROLE_WAITING, "waiting", "waits" },
	[LIFE_HELD] = { ROLE_WAITING, "held by max_active", "held" },
	[LIFE_RUNNING] = { ROLE_RUNNING, "step not known", "unknown" },
	[LIFE_SLEEPING] = { ROLE_GRAPH, "asleep", "asleep" },
	[LIFE_PREEMPTED] = { ROLE_WAITING, "ready, no CPU", "no CPU" },
	[LIFE_BURNING] = { ROLE_RUNNING, "burning CPU", "burns" },
	[LIFE_MODIFIED] = { ROLE_WARNING, "timer restarted", "restarted" },
	[LIFE_COALESCED] = { ROLE_WARNING, "coalesced", "coalesced" },
	[LIFE_CANCELLED] = { ROLE_ERROR, "cancelled", "cancelled" },
};
