/* SPDX-License-Identifier: GPL-2.0 */
/* The text of the procfs file; common/FORMAT.md describes it. */
#ifndef WQDEMO_PROC_SHOW_H
#define WQDEMO_PROC_SHOW_H

struct seq_file;

/* Notes the time of loading. */
void proc_show_init(void);

/* A show() for single_open(). Does not sleep. */
int proc_show(struct seq_file *out, void *unused);

#endif
