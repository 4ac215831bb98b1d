/* SPDX-License-Identifier: GPL-2.0 */
#ifndef MACHINE_PROC_SHOW_H
#define MACHINE_PROC_SHOW_H

#include <linux/types.h>

struct seq_file;

/* Return: how long the text is, about: less is worked out twice. Process context. */
size_t proc_show_size(void);

/* Writes the whole text, as common/FORMAT.md has it. Process context. */
int proc_show(struct seq_file *out, void *unused);

#endif
