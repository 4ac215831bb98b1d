/* SPDX-License-Identifier: GPL-2.0 */
/* The procfs file: opening, reading, writing. */
#ifndef WQDEMO_PROC_H
#define WQDEMO_PROC_H

/* Return: -ENOMEM; or 0, and commands come in from then on. */
int proc_init(void);

/* Returns when no reader and no command is left inside the module. */
void proc_exit(void);

#endif
