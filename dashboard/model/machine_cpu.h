/* SPDX-License-Identifier: GPL-2.0 */
/* The CPU time of the rows of the machine, as far as a reading tells. */
#ifndef WQTOP_MODEL_MACHINE_CPU_H
#define WQTOP_MODEL_MACHINE_CPU_H

#include "read/machine.h"

/*
 * Return: how long the items of a row that is listed had a CPU, in ns, with those
 * that still run.
 */
uint64_t machine_cpu_ns(const struct machine *machine, unsigned int row);

/*
 * Sets for each row, MACHINE_ROWS_ALL of them, the same; or SNAPSHOT_NONE: what it had
 * before is not known.
 * @before: of an earlier reading of the same epoch, or NULL.
 */
void machine_cpu_read(const struct machine *machine, const uint64_t *before,
		      uint64_t *cpu_ns);

#endif
