/* SPDX-License-Identifier: GPL-2.0 */
/* How many items of a queue may run at the same time, by its max_active. */
#ifndef WQTOP_MODEL_MAY_RUN_H
#define WQTOP_MODEL_MAY_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "read/snapshot.h"

/*
 * Return: whether the max_active of an unbound queue counts for each CPU that
 * items are queued from, as it does on Linux 6.6 to 6.8.
 */
bool may_run_unbound_by_cpu(const struct snapshot *snapshot);

/*
 * Return: how many items of that row may run on all CPUs together, or
 * SNAPSHOT_NONE. On several NUMA nodes an unbound queue may run more.
 */
uint64_t may_run(const struct snapshot *snapshot,
		 const struct snapshot_queue *row);

#endif
