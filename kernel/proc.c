// SPDX-License-Identifier: GPL-2.0
#include <linux/capability.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "../common/command.h"
#include "execute.h"
#include "proc.h"
#include "proc_show.h"
#include "snapshot.h"
#include "unloading.h"

/* Room for the text with eight usual answers: a longer one is written twice. */
#define TEXT_SIZE 32768

static int open_file(struct inode *inode, struct file *file)
{
	struct snapshot *snapshot;
	int error;

	/* Checked here once, for as long as the file is open. */
	if ((file->f_mode & FMODE_WRITE) && !capable(CAP_SYS_ADMIN))
		return -EPERM;
	/*
	 * A write() may wait, and the position of a command means nothing: who
	 * shares the open file must not wait for its lock, which no signal ends.
	 */
	if (file->f_mode & FMODE_WRITE)
		file->f_mode &= ~FMODE_ATOMIC_POS;
	snapshot = kmalloc(sizeof(*snapshot), GFP_KERNEL);
	if (!snapshot)
		return -ENOMEM;
	error = single_open_size(file, proc_show, snapshot, TEXT_SIZE);
	if (error)
		kfree(snapshot);
	return error;
}

static int release_file(struct inode *inode, struct file *file)
{
	struct seq_file *out = file->private_data;

	kfree(out->private);
	return single_release(inode, file);
}

static ssize_t write_command(struct file *file, const char __user *from,
			     size_t length, loff_t *position)
{
	/* One byte more than the longest command and its newline. */
	char text[WQDEMO_COMMAND_MAX + 2];
	size_t copied = min(length, sizeof(text));
	int error;

	if (copy_from_user(text, from, copied))
		return -EFAULT;
	/* Some shells write a command and its newline apart. */
	if (!length || (length == 1 && text[0] == '\n'))
		return length;
	if (unloading())
		return -EIO; /* as once the file is removed */
	unloading_command_begins();
	error = execute_command(text, copied);
	unloading_command_ended();
	return error ? error : length;
}

/*
 * There is no .proc_poll: procfs does not pin the module, so a poller could
 * stay queued on a wait queue of the module after the module is gone.
 */
static const struct proc_ops file_ops = {
	.proc_open = open_file,
	.proc_read = seq_read,
	.proc_read_iter = seq_read_iter,
	.proc_lseek = seq_lseek,
	.proc_write = write_command,
	.proc_release = release_file,
};

int proc_init(void)
{
	proc_show_init();
	if (!proc_create(WQDEMO_PROC_NAME, 0644, NULL, &file_ops))
		return -ENOMEM;
	return 0;
}

void proc_exit(void)
{
	remove_proc_entry(WQDEMO_PROC_NAME, NULL);
}
