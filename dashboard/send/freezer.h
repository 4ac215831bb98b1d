/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Freezes all processes and the freezable workqueues for some seconds, and
 * thaws them: the kernel tries out its freezer, by /sys/power/pm_test, and
 * suspends nothing.
 */
#ifndef WQTOP_SEND_FREEZER_H
#define WQTOP_SEND_FREEZER_H

#include "lib/spans.h"

/* The folder of the files pm_test and state. */
#define FREEZER_FOLDER		"/sys/power"

/* Until the items that show it are due. The system is frozen sooner. */
#define FREEZER_DUE_MS		2000

/* How it ended; the others are no errno of the system. */
enum freezer_end {
	FREEZER_THAWED = 0,
	FREEZER_NO_TEST = 10000,	/* no pm_test */
	FREEZER_NO_SYS,			/* nor the folder */
	FREEZER_READ_ONLY,		/* it is mounted so */
	FREEZER_NOT_PERMITTED,
	FREEZER_NOT_SAFE,		/* pm_test is not [none], or does not take [freezer] */
	FREEZER_NO_STATE,		/* state does not know "freeze" */
	FREEZER_REFUSED,		/* the kernel froze nothing, or could not */
};

/* Finds out, before anything is done, why it would not work. */
enum freezer_end freezer_check(const char *folder);

/*
 * Freezes and thaws. It takes five seconds, while this process waits. @frozen:
 * when that was, by CLOCK_MONOTONIC.
 */
enum freezer_end freezer_run(const char *folder, struct span *frozen);

/* Says in words why nothing was frozen. */
const char *freezer_words(enum freezer_end end);

#endif
