/* SPDX-License-Identifier: GPL-2.0 */
/* The files /proc/workqueue_machine and /proc/workqueue_machine_callers. */
#ifndef MACHINE_PROC_H
#define MACHINE_PROC_H

#define MACHINE_PROC_NAME    "workqueue_machine"
#define MACHINE_CALLERS_NAME "workqueue_machine_callers"

/* Return: -ENOMEM or 0. */
int proc_init(void);

/* Closes the files for all who hold it. */
void proc_exit(void);

#endif
