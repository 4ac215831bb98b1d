// SPDX-License-Identifier: GPL-2.0
#include "model/machine_behind.h"

#include <string.h>

uint64_t machine_long_waits(const struct machine_row *row)
{
	const uint32_t *octave = row->octave[SNAPSHOT_HISTOGRAM_wait];
	uint64_t sum = 0;
	int i;

	for (i = MACHINE_LONG_OCTAVE; i < MACHINE_OCTAVES; i++)
		sum += octave[i];
	return sum;
}

const struct machine_behind *machine_behind_other(const struct machine *machine,
						  unsigned int row)
{
	const struct machine_row *of = &machine->row[row];
	const struct machine_behind *most = &of->behind[0];

	if (!of->behind_count || most->row == row ||
	    most->waits <= machine_long_waits(of) / 2)
		return NULL;
	return most;
}

static uint64_t run_ns(const struct machine *machine, unsigned int row)
{
	uint64_t ns = snapshot_known(
		machine->row[row].time[MACHINE_TIME_run_total_ns]);
	unsigned int i;

	for (i = 0; i < machine->run_count; i++) {
		const struct machine_run *run = &machine->run[i];

		if (run->row == row && run->since_ns < machine->time_ns)
			ns += machine->time_ns - run->since_ns;
	}
	return ns;
}

const struct machine_row *machine_held_by(const struct machine *machine,
					  unsigned int row)
{
	const struct machine_row *of = &machine->row[row];
	unsigned int i, most = row;

	if (!snapshot_known(of->count[MACHINE_COUNT_held]) || !*of->queue)
		return NULL;
	for (i = 0; i < machine->row_end; i++)
		if (machine->row[i].listed &&
		    !strcmp(machine->row[i].queue, of->queue) &&
		    run_ns(machine, i) > run_ns(machine, most))
			most = i;
	return &machine->row[most];
}
