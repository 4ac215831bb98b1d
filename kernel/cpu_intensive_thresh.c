// SPDX-License-Identifier: GPL-2.0
#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/limits.h>
#include <linux/magic.h>

#include "cpu_intensive_thresh.h"

/*
 * The kernel exports no symbol for it. The parameter's file is there since
 * Linux 6.5, where sysfs is mounted; root may change it at any time. It is read
 * where the module is loaded and at a reset only: others who write commands may
 * have another file at this path.
 */
static const char path[] =
	"/sys/module/workqueue/parameters/cpu_intensive_thresh_us";

#define UNKNOWN ULONG_MAX

/* Written and read without a lock: one number, in no order with others. */
static unsigned long thresh_us = UNKNOWN;

void cpu_intensive_thresh_read(void)
{
	struct file *file = filp_open(path, O_RDONLY | O_NONBLOCK, 0);
	char text[24] = "";
	loff_t pos = 0;
	unsigned long us;

	if (IS_ERR(file))
		return;
	if (file_inode(file)->i_sb->s_magic == SYSFS_MAGIC &&
	    kernel_read(file, text, sizeof(text) - 1, &pos) > 0 &&
	    !kstrtoul(text, 10, &us))
		WRITE_ONCE(thresh_us, us);
	filp_close(file, NULL);
}

bool cpu_intensive_thresh_us(unsigned long *us)
{
	*us = READ_ONCE(thresh_us);
	return *us != UNKNOWN;
}
