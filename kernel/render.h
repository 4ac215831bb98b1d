/* SPDX-License-Identifier: GPL-2.0 */
/* The text of the procfs file; common/FORMAT.md describes it. */
#ifndef WQDEMO_RENDER_H
#define WQDEMO_RENDER_H

struct seq_file;

/* Notes the time of loading. */
void render_init(void);

/* A show() for single_open(). Does not sleep. */
int render(struct seq_file *out, void *unused);

#endif
