// SPDX-License-Identifier: GPL-2.0
#include "model/machine_behind.h"

#include <string.h>

uint64_t machine_long_waits(const struct machine_row *row)
{
	const uint64_t *octave = row->octave[SNAPSHOT_HISTOGRAM_wait];
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

uint64_t machine_run_ns(const struct machine *machine,
			const struct machine_run *run)
{
	return run->since_ns < machine->time_ns ?
		       machine->time_ns - run->since_ns :
		       0;
}

static uint64_t run_ns(const struct machine *machine, unsigned int row)
{
	uint64_t ns = snapshot_known(
		machine->row[row].time[MACHINE_TIME_run_total_ns]);
	unsigned int i;

	for (i = 0; i < machine->run_count; i++)
		if (machine->run[i].row == row)
			ns += machine_run_ns(machine, &machine->run[i]);
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

static bool same_queue(const struct machine_row *a, const struct machine_row *b)
{
	return *a->queue && !strcmp(a->queue, b->queue);
}

/* Prefers one of the same workqueue. Return: the better of both. */
static const struct machine_row *better(const struct machine_row *of,
					const struct machine_row *so_far,
					const struct machine_row *other)
{
	return so_far && (same_queue(of, so_far) || !same_queue(of, other)) ?
		       so_far :
		       other;
}

/* A kworker that runs since before the attach: for how long is not known. */
static const struct machine_row *
before_in_the_way(const struct machine *machine, const struct machine_row *of)
{
	const struct machine_row *found = NULL;
	unsigned int i;

	for (i = MACHINE_ROWS; i < machine->row_end; i++) {
		const struct machine_row *row = &machine->row[i];

		if (row->listed && row->worker.before && row->worker.busy &&
		    (same_queue(row, of) || row->worker.state == 'R'))
			found = better(of, found, row);
	}
	return found;
}

const struct machine_row *machine_in_the_way(const struct machine *machine,
					     unsigned int row, uint64_t ns)
{
	const struct machine_row *of = &machine->row[row];
	const struct machine_row *found = before_in_the_way(machine, of);
	unsigned int i;

	for (i = 0; i < machine->run_count; i++) {
		const struct machine_run *run = &machine->run[i];
		const struct machine_row *by = &machine->row[run->row];

		if (machine_run_ns(machine, run) >= ns &&
		    (same_queue(by, of) || run->state == 'R'))
			found = better(of, found, by);
	}
	return found;
}
