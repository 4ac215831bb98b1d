/* SPDX-License-Identifier: GPL-2.0 */
/* Counts and times each item, from the kernel's tracepoints of workqueues. */
#ifndef MACHINE_PROBES_H
#define MACHINE_PROBES_H

#include <linux/types.h>

/* Return: -ENOMEM or another error; or 0, and they run until probes_detach(). */
int probes_attach(void);

/* No probe runs when it returns. Waits for a grace period. */
void probes_detach(void);

/* Return: the clock of all times here, in ns. Any context. */
u64 probes_clock_ns(void);

#endif
