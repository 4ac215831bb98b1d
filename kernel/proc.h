/* SPDX-License-Identifier: GPL-2.0 */
/* The procfs file: who may open it, what a write does. */
#ifndef WQDEMO_PROC_H
#define WQDEMO_PROC_H

/* -ENOMEM, or 0: from then on commands come in. */
int proc_init(void);

/* Returns when no reader and no command is inside the module any longer. */
void proc_exit(void);

#endif
