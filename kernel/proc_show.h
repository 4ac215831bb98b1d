/* SPDX-License-Identifier: GPL-2.0 */
/* Writes the text of the procfs file; common/FORMAT.md describes it. */
#ifndef WQDEMO_PROC_SHOW_H
#define WQDEMO_PROC_SHOW_H

struct seq_file;

/* Notes the time of loading. */
void proc_show_init(void);

/* Is a show() for single_open(), with a struct snapshot. Does not sleep. */
int proc_show(struct seq_file *out, void *unused);

#endif
