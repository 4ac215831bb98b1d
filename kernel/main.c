// SPDX-License-Identifier: GPL-2.0
/*
 * workqueue_demo: real work items on real workqueues, counted.
 *
 * The patterns to learn from are in patterns/, one to a file.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/init.h>
#include <linux/module.h>
#include <linux/printk.h>

#include "counters.h"
#include "cpu_intensive_thresh.h"
#include "events.h"
#include "limit.h"
#include "log.h"
#include "pattern.h"
#include "proc.h"
#include "unloading.h"

/*
 * Set-up goes down this list, tear-down goes up. So the last step of set-up
 * lets commands in, and the first one of tear-down keeps them out:
 *
 *   counters    <- handlers count in them
 *   events      <- handlers write them
 *   patterns    <- commands submit their items
 *   events file <- readers come from here
 *   proc file   <- commands come from here
 *
 * Commands that wait are told first that the module goes, and waited for, as
 * the removal of the proc file does for the rest. After that no command submits.
 * Each pattern cancels its items, waits for those that run, and only then frees
 * the memory that they use. That order is the lesson: always cancel work before
 * freeing what it touches.
 */
static int __init workqueue_demo_init(void)
{
	int error;

	error = limit_init();
	if (error)
		return error;
	cpu_intensive_thresh_read();
	error = counters_init();
	if (error)
		return error;
	error = events_init();
	if (error)
		goto exit_counters;
	error = patterns_init();
	if (error)
		goto exit_events;
	error = events_proc_init();
	if (error)
		goto exit_patterns;
	error = proc_init();
	if (error)
		goto exit_events_proc;
	pr_info("loaded: read /proc/" WQDEMO_PROC_NAME ", or run wqtop\n");
	return 0;

exit_events_proc:
	events_proc_exit();
exit_patterns:
	patterns_exit();
exit_events:
	events_exit();
exit_counters:
	counters_exit();
	return error;
}

static void __exit workqueue_demo_exit(void)
{
	unloading_begin();
	patterns_wake_waiters();
	unloading_wait_for_commands();
	proc_exit();
	events_proc_exit();
	patterns_exit();
	events_exit();
	counters_exit();
	log_finish();
	pr_info("unloaded\n");
}

module_init(workqueue_demo_init);
module_exit(workqueue_demo_exit);

MODULE_LICENSE("GPL");
MODULE_AUTHOR("The wqtop developers");
MODULE_DESCRIPTION(
	"Shows how Linux workqueues behave: runs and counts real work items, see /proc/" WQDEMO_PROC_NAME);
MODULE_VERSION("1.0");
