// SPDX-License-Identifier: GPL-2.0
#include "model/machine_cpu.h"

#include <string.h>

uint64_t machine_cpu_ns(const struct machine *machine, unsigned int row)
{
	uint64_t ns = snapshot_known(
		machine->row[row].time[MACHINE_TIME_cpu_total_ns]);
	unsigned int i;

	for (i = 0; i < machine->run_count; i++)
		if (machine->run[i].row == row)
			ns += snapshot_known(machine->run[i].cpu_ns);
	return ns;
}

/*
 * An item that ended while the file was written may be in neither of its tables:
 * the next reading has it. A kworker's row may have become another one's.
 */
static void never_less(uint64_t *cpu_ns, const uint64_t *before)
{
	unsigned int i;

	for (i = 0; i < MACHINE_ROWS; i++)
		if (cpu_ns[i] < before[i])
			cpu_ns[i] = before[i];
}

/*
 * A row that is not there yet has counted nothing; but a kworker may have had a
 * CPU before it was sampled. What still runs has its CPU time now, and not all at
 * once when it ends.
 */
void machine_cpu_read(const struct machine *machine, const uint64_t *before,
		      uint64_t *cpu_ns)
{
	unsigned int i;

	memset(cpu_ns, machine->sampled ? 0xff : 0,
	       MACHINE_ROWS * sizeof(*cpu_ns));
	memset(cpu_ns + MACHINE_ROWS, 0xff, MACHINE_BESIDE * sizeof(*cpu_ns));
	for (i = 0; i < machine->row_end; i++)
		if (machine->row[i].listed)
			cpu_ns[i] = machine_cpu_ns(machine, i);
	if (before && !machine->sampled)
		never_less(cpu_ns, before);
}
