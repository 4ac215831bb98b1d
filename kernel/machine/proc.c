// SPDX-License-Identifier: GPL-2.0
#include <linux/capability.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "attach.h"
#include "callers_show.h"
#include "proc.h"
#include "proc_show.h"

/* Of one open file. */
struct opener {
	bool holds;
};

static int execute(struct opener *opener, const char *command)
{
	if (!strcmp(command, "attach"))
		return attach_hold(&opener->holds);
	if (!strcmp(command, "attach stay"))
		return attach_stay();
	if (!strcmp(command, "reset"))
		return attach_reset();
	if (!strcmp(command, "detach"))
		return detach(&opener->holds);
	return -EINVAL;
}

/* It has work functions of everybody: who may trace the kernel may read it. */
static int open_file(struct inode *inode, struct file *file)
{
	struct opener *opener;
	int error;

	if ((file->f_mode & FMODE_READ) && !perfmon_capable())
		return -EPERM;
	if ((file->f_mode & FMODE_WRITE) && !capable(CAP_SYS_ADMIN))
		return -EPERM;
	opener = kzalloc(sizeof(*opener), GFP_KERNEL);
	if (!opener)
		return -ENOMEM;
	error = single_open_size(file, proc_show, opener, proc_show_size());
	if (error)
		kfree(opener);
	return error;
}

static struct opener *opener_of(struct file *file)
{
	return ((struct seq_file *)file->private_data)->private;
}

static int release_file(struct inode *inode, struct file *file)
{
	struct opener *opener = opener_of(file);

	detach_closed(&opener->holds);
	kfree(opener);
	return single_release(inode, file);
}

static ssize_t write_command(struct file *file, const char __user *from,
			     size_t length, loff_t *position)
{
	char text[16], *command;
	int error;

	if (length >= sizeof(text))
		return -EINVAL;
	if (copy_from_user(text, from, length))
		return -EFAULT;
	if (memchr(text, '\0', length))
		return -EINVAL;
	text[length] = '\0';
	command = strim(text);
	/* Some shells write a command and its newline apart. */
	if (!*command)
		return length;
	error = execute(opener_of(file), command);
	return error ? error : length;
}

static const struct proc_ops file_ops = {
	.proc_open = open_file,
	.proc_read_iter = seq_read_iter,
	.proc_lseek = seq_lseek,
	.proc_write = write_command,
	.proc_release = release_file,
};

static int open_callers(struct inode *inode, struct file *file)
{
	if (!perfmon_capable())
		return -EPERM;
	return single_open_size(file, callers_show, NULL, proc_show_size());
}

static const struct proc_ops callers_ops = {
	.proc_open = open_callers,
	.proc_read_iter = seq_read_iter,
	.proc_lseek = seq_lseek,
	.proc_release = single_release,
};

int proc_init(void)
{
	if (!proc_create(MACHINE_CALLERS_NAME, 0400, NULL, &callers_ops))
		return -ENOMEM;
	if (proc_create(MACHINE_PROC_NAME, 0600, NULL, &file_ops))
		return 0;
	remove_proc_entry(MACHINE_CALLERS_NAME, NULL);
	return -ENOMEM;
}

void proc_exit(void)
{
	remove_proc_entry(MACHINE_PROC_NAME, NULL);
	remove_proc_entry(MACHINE_CALLERS_NAME, NULL);
}
