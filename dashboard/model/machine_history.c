// SPDX-License-Identifier: GPL-2.0
#include "model/machine_history.h"

#include <string.h>

#include "model/machine_cpu.h"

/* Return: the moment that is so many before the newest one. */
static const struct machine_moment *
moment_at(const struct machine_history *history, unsigned int ago)
{
	return &history->moment[(history->next + MACHINE_HISTORY_KEPT - 1 - ago) %
				MACHINE_HISTORY_KEPT];
}

/* Forgets readings whose counts are not those that go on now. */
static void start_over(struct machine_history *history,
		       const struct machine *machine)
{
	uint64_t attached_ns = machine->attached_ns;

	/* The same counts stay after a detach. */
	if (attached_ns == SNAPSHOT_NONE && !machine->sampled)
		attached_ns = history->attached_ns;
	if (history->epoch != machine->epoch ||
	    history->attached_ns != attached_ns)
		history->count = 0;
	history->epoch = machine->epoch;
	history->attached_ns = attached_ns;
}

static void keep(struct machine_moment *moment,
		 const struct machine_moment *before,
		 const struct machine *machine)
{
	unsigned int i;

	memset(moment, 0, sizeof(*moment));
	moment->time_ns = machine->time_ns;
	machine_cpu_read(machine, before ? before->cpu_ns : NULL,
			 moment->cpu_ns);
	for (i = 0; i < machine->row_end; i++)
		if (machine->row[i].listed)
			moment->ended[i] = snapshot_known(
				machine->row[i].count[MACHINE_COUNT_ended]);
}

void machine_history_add(struct machine_history *history,
			 const struct machine *machine)
{
	start_over(history, machine);
	if (!machine->sampled && machine->attached_ns == SNAPSHOT_NONE)
		return;
	if (history->count &&
	    machine->time_ns <
		    moment_at(history, 0)->time_ns + MACHINE_HISTORY_STEP_NS)
		return;
	keep(&history->moment[history->next],
	     history->count ? moment_at(history, 0) : NULL, machine);
	history->next = (history->next + 1) % MACHINE_HISTORY_KEPT;
	if (history->count < MACHINE_HISTORY_KEPT)
		history->count++;
}

/* The counts of a row at some time. */
struct counted {
	double ended;
	double cpu_ns;
};

static double between(uint64_t from, uint64_t to, double share)
{
	return (double)from + (to > from ? (double)(to - from) * share : 0);
}

/* Return: false if the time is not between two readings that know the row. */
static bool counted_at(const struct machine_history *history, unsigned int row,
		       uint64_t ns, struct counted *counted)
{
	const struct machine_moment *from, *to;
	unsigned int ago = 1;
	double share;

	while (ago < history->count && moment_at(history, ago)->time_ns > ns)
		ago++;
	if (ago >= history->count)
		return false;
	from = moment_at(history, ago);
	/* The last reading before a gap is known itself. */
	to = from->time_ns == ns ? from : moment_at(history, ago - 1);
	if (to->time_ns < ns ||
	    to->time_ns - from->time_ns > MACHINE_HISTORY_APART_NS ||
	    from->cpu_ns[row] == SNAPSHOT_NONE ||
	    to->cpu_ns[row] == SNAPSHOT_NONE)
		return false;
	share = to == from ? 0 :
			     (double)(ns - from->time_ns) /
				     (double)(to->time_ns - from->time_ns);
	counted->ended = between(from->ended[row], to->ended[row], share);
	counted->cpu_ns = between(from->cpu_ns[row], to->cpu_ns[row], share);
	return true;
}

bool machine_history_get(const struct machine_history *history,
			 unsigned int row, unsigned int ago, double *ended,
			 double *cpu)
{
	struct counted from, to;
	uint64_t end;

	if (!history->count)
		return false;
	end = moment_at(history, 0)->time_ns / MACHINE_HISTORY_STEP_NS;
	if (end <= ago)
		return false;
	end = (end - ago) * MACHINE_HISTORY_STEP_NS;
	if (!counted_at(history, row, end - MACHINE_HISTORY_STEP_NS, &from) ||
	    !counted_at(history, row, end, &to))
		return false;
	*ended = to.ended - from.ended;
	*cpu = (to.cpu_ns - from.cpu_ns) / (double)MACHINE_HISTORY_STEP_NS;
	return true;
}
