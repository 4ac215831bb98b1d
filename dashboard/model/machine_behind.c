// SPDX-License-Identifier: GPL-2.0
#include "model/machine_behind.h"

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
