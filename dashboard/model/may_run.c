// SPDX-License-Identifier: GPL-2.0
#include "model/may_run.h"

#include <stdio.h>
#include <string.h>

bool may_run_unbound_by_cpu(const struct snapshot *snapshot)
{
	unsigned int minor;

	return sscanf(snapshot->kernel, "6.%u.", &minor) == 1 && minor >= 6 &&
	       minor <= 8;
}

uint64_t may_run(const struct snapshot *snapshot,
		 const struct snapshot_queue *row)
{
	bool ordered = !strcmp(row->made_by, "alloc_ordered_workqueue()");
	bool unbound = strstr(row->wq_flags, "WQ_UNBOUND");

	/* Each of these rows is one item, which never runs twice at once. */
	if (snapshot_is_on_system_wq(row))
		return 1;
	/* No max_active counts for softirq, which has each CPU run one. */
	if (strstr(row->wq_flags, "WQ_BH"))
		return snapshot->cpus;
	if (row->max_active == SNAPSHOT_NONE || ordered)
		return row->max_active;
	if (unbound && !may_run_unbound_by_cpu(snapshot))
		return row->max_active;
	return snapshot_known(snapshot->cpus) ?
		       row->max_active * snapshot->cpus :
		       SNAPSHOT_NONE;
}
