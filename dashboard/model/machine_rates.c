// SPDX-License-Identifier: GPL-2.0
#include "model/machine_rates.h"

#include <string.h>

#include "model/machine_cpu.h"

static void keep(struct machine_past *past, const struct machine_past *before,
		 const struct machine *machine)
{
	unsigned int i;

	memset(past, 0, sizeof(*past));
	past->time_ns = machine->time_ns;
	machine_cpu_read(machine, before ? before->cpu_ns : NULL, past->cpu_ns);
	for (i = 0; i < machine->row_end; i++) {
		const struct machine_row *row = &machine->row[i];

		if (!row->listed)
			continue;
		past->ended[i] =
			snapshot_known(row->count[MACHINE_COUNT_ended]);
		past->queued[i] =
			snapshot_known(row->count[MACHINE_COUNT_queued]);
	}
}

/* Every reading counts here: a start between two that are kept ends a stall. */
static void note_stalls(struct machine_rates *rates,
			const struct machine *machine)
{
	unsigned int i;

	for (i = 0; i < machine->row_end; i++) {
		const uint64_t *count = machine->row[i].count;
		uint64_t started = snapshot_known(count[MACHINE_COUNT_started]);
		struct machine_stall *stall = &rates->stall[i];

		if (!machine->row[i].listed ||
		    snapshot_known(count[MACHINE_COUNT_queued]) <= started)
			stall->since_ns = 0;
		else if (!stall->since_ns || stall->started != started)
			stall->since_ns = machine->time_ns;
		stall->started = started;
	}
}

void machine_rates_add(struct machine_rates *rates,
		       const struct machine *machine)
{
	struct machine_past *past = rates->past;
	uint64_t newest;

	if (rates->epoch != machine->epoch || !rates->count) {
		rates->count = 0;
		memset(rates->stall, 0, sizeof(rates->stall));
	}
	note_stalls(rates, machine);
	rates->epoch = machine->epoch;
	newest = rates->count ? past[rates->count - 1].time_ns : 0;
	if (rates->count && machine->time_ns < newest + MACHINE_RATES_STEP_NS)
		return;
	if (rates->count == MACHINE_RATES_KEPT) {
		rates->count--;
		memmove(past, past + 1, rates->count * sizeof(*past));
	}
	keep(&past[rates->count], rates->count ? &past[rates->count - 1] : NULL,
	     machine);
	rates->count++;
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
	*cpu = (double)grown(past->cpu_ns[row], machine_cpu_ns(machine, row)) /
	       ns;
	return true;
}

/* Return: whether the readings that are kept tell of what waits now. */
static bool tell_of_now(const struct machine_rates *rates,
			const struct machine *machine)
{
	return rates->count && !machine->sampled &&
	       machine->attached_ns != SNAPSHOT_NONE &&
	       rates->epoch == machine->epoch;
}

uint64_t machine_rates_waiting(const struct machine_rates *rates,
			       const struct machine *machine, unsigned int row)
{
	uint64_t started =
		snapshot_known(machine->row[row].count[MACHINE_COUNT_started]);
	unsigned int i = rates->count;

	if (!tell_of_now(rates, machine))
		return 0;
	while (i && machine->time_ns <
			    rates->past[i - 1].time_ns + MACHINE_RATES_LONG_NS)
		i--;
	return i ? grown(started, rates->past[i - 1].queued[row]) : 0;
}

uint64_t machine_rates_stalled_ns(const struct machine_rates *rates,
				  const struct machine *machine,
				  unsigned int row)
{
	uint64_t since_ns = rates->stall[row].since_ns;

	if (!tell_of_now(rates, machine) || !since_ns)
		return 0;
	return grown(since_ns, machine->time_ns);
}
