// SPDX-License-Identifier: GPL-2.0
/*
 * workqueue_machine: watches every workqueue of this machine, by function.
 *
 * It makes no load and keeps no queue. While nobody is attached the kernel runs
 * as if it were not there.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/init.h>
#include <linux/module.h>
#include <linux/printk.h>

#include "attach.h"
#include "calibrate.h"
#include "proc.h"

static int __init workqueue_machine_init(void)
{
	int error;

	error = attach_init();
	if (error)
		return error;
	error = calibrate();
	if (error)
		goto exit_attach;
	error = proc_init();
	if (error)
		goto exit_attach;
	pr_info("loaded: read /proc/" MACHINE_PROC_NAME "\n");
	return 0;

exit_attach:
	attach_exit();
	return error;
}

/* Removing the file closes it for those who hold it, and so detaches them. */
static void __exit workqueue_machine_exit(void)
{
	proc_exit();
	attach_exit();
	pr_info("unloaded\n");
}

module_init(workqueue_machine_init);
module_exit(workqueue_machine_exit);

MODULE_LICENSE("GPL");
MODULE_AUTHOR("The wqtop developers");
MODULE_DESCRIPTION(
	"Watches all workqueues of this machine by work function, see /proc/" MACHINE_PROC_NAME);
MODULE_VERSION("1.0");
