/* SPDX-License-Identifier: GPL-2.0 */
#ifndef MACHINE_CALLERS_SHOW_H
#define MACHINE_CALLERS_SHOW_H

struct seq_file;

/* Writes the whole text, as common/FORMAT.md has it. Process context. */
int callers_show(struct seq_file *out, void *unused);

#endif
