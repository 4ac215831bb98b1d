// SPDX-License-Identifier: GPL-2.0
#include "model/machine_rates.h"

#include <string.h>

/*
 * A row that is not there yet has counted nothing; but a kworker may have had a
 * CPU before it was sampled.
 */
static void keep(struct machine_past *past, const struct machine *machine)
{
	unsigned int i;

	memset(past, machine->sampled ? 0xff : 0, sizeof(*past));
	past->time_ns = machine->time_ns;
	for (i = 0; i < machine->row_end; i++) {
		const struct machine_row *row = &machine->row[i];

		if (!row->listed)
			continue;
		past->ended[i] =
			snapshot_known(row->count[MACHINE_COUNT_ended]);
		past->cpu_ns[i] =
			snapshot_known(row->time[MACHINE_TIME_cpu_total_ns]);
	}
}

void machine_rates_add(struct machine_rates *rates,
		       const struct machine *machine)
{
	struct machine_past *past = rates->past;
	uint64_t newest;

	if (rates->epoch != machine->epoch)
		rates->count = 0;
	rates->epoch = machine->epoch;
	newest = rates->count ? past[rates->count - 1].time_ns : 0;
	if (rates->count && machine->time_ns < newest + MACHINE_RATES_STEP_NS)
		return;
	if (rates->count == MACHINE_RATES_KEPT) {
		rates->count--;
		memmove(past, past + 1, rates->count * sizeof(*past));
	}
	keep(&past[rates->count++], machine);
}

static uint64_t grown(uint64_t from, uint64_t to)
{
	return to != SNAPSHOT_NONE && to > from ? to - from : 0;
}

/* Return: the oldest reading that knows the row, if it is old enough; or NULL. */
static const struct machine_past *past_of(const struct machine_rates *rates,
					  uint64_t now_ns, unsigned int row)
{
	const struct machine_past *past = rates->past;
	const struct machine_past *end = past + rates->count;

	while (past < end && past->cpu_ns[row] == SNAPSHOT_NONE)
		past++;
	if (past == end || now_ns < past->time_ns + MACHINE_RATES_LEAST_NS)
		return NULL;
	return past;
}

bool machine_rates_get(const struct machine_rates *rates,
		       const struct machine *machine, unsigned int row,
		       double *per_second, double *cpu)
{
	const struct machine_past *past = past_of(rates, machine->time_ns, row);
	const struct machine_row *now = &machine->row[row];
	double ns;

	if (!past || rates->epoch != machine->epoch)
		return false;
	ns = (double)(machine->time_ns - past->time_ns);
	*per_second = (double)grown(past->ended[row],
				    now->count[MACHINE_COUNT_ended]) *
		      1e9 / ns;
	*cpu = (double)grown(past->cpu_ns[row],
			     now->time[MACHINE_TIME_cpu_total_ns]) /
	       ns;
	return true;
}
