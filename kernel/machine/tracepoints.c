// SPDX-License-Identifier: GPL-2.0
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/errno.h>
#include <linux/printk.h>
#include <linux/string.h>

#include "tracepoints.h"

static const char *const names[TRACEPOINTS] = {
	[ON_QUEUE_WORK] = "workqueue_queue_work",
	[ON_ACTIVATE_WORK] = "workqueue_activate_work",
	[ON_EXECUTE_START] = "workqueue_execute_start",
	[ON_EXECUTE_END] = "workqueue_execute_end",
};

struct tracepoint *tracepoints[TRACEPOINTS];

static void keep_if_wanted(struct tracepoint *tracepoint, void *unused)
{
	int i;

	for (i = 0; i < TRACEPOINTS; i++)
		if (!strcmp(tracepoint->name, names[i]))
			tracepoints[i] = tracepoint;
}

int tracepoints_find(void)
{
	int i;

	for_each_kernel_tracepoint(keep_if_wanted, NULL);
	for (i = 0; i < TRACEPOINTS; i++)
		if (!tracepoints[i]) {
			pr_err("this kernel has no tracepoint %s: it needs CONFIG_TRACEPOINTS\n",
			       names[i]);
			return -ENOENT;
		}
	return 0;
}
