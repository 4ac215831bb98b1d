// SPDX-License-Identifier: GPL-2.0
#include "model/next_tick.h"

bool next_tick_is_coming(const struct snapshot *now)
{
	const struct snapshot_queue *row = snapshot_find(now, WQDEMO_PERIODIC);

	/* SNAPSHOT_NONE is no 0. */
	return !row || row->count[WQDEMO_COUNT_armed] ||
	       row->count[WQDEMO_COUNT_pending];
}
