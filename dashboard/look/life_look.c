// SPDX-License-Identifier: GPL-2.0
#include "look/life_look.h"

const struct life_look life_looks[LIFE_STATES] = {
	[LIFE_NOTHING] = { ROLE_TEXT, "" },
	[LIFE_ARMED] = { ROLE_WAITING, "timer runs" },
	[LIFE_WAITING] = { ROLE_WAITING, "waiting" },
	[LIFE_RUNNING] = { ROLE_RUNNING, "" },
	[LIFE_SLEEPING] = { ROLE_GRAPH, "asleep" },
	[LIFE_PREEMPTED] = { ROLE_WAITING, "preempted" },
	[LIFE_BURNING] = { ROLE_RUNNING, "burning CPU" },
	[LIFE_MODIFIED] = { ROLE_WARNING, "timer restarted" },
	[LIFE_COALESCED] = { ROLE_WARNING, "coalesced" },
	[LIFE_CANCELLED] = { ROLE_ERROR, "cancelled" },
};
