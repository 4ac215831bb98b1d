// SPDX-License-Identifier: GPL-2.0
#include <linux/capability.h>
#include <linux/cred.h>
#include <linux/fs.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/user_namespace.h>

#include "hidden.h"

/*
 * The same as /proc itself asks, but for whether the reader could trace the
 * process: that may be gone, and its id may be another's.
 */
bool hidden_from_reader(const struct seq_file *out)
{
	const struct proc_fs_info *proc =
		proc_sb_info(file_inode(out->file)->i_sb);

	return proc->hide_pid != HIDEPID_OFF && !in_group_p(proc->pid_gid) &&
	       !ns_capable_noaudit(&init_user_ns, CAP_SYS_PTRACE);
}
