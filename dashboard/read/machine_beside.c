// SPDX-License-Identifier: GPL-2.0
#include "read/machine_beside.h"

#include <string.h>
#include <unistd.h>

/* Return: whether the module has seen that kworker's item begin. */
static bool is_known(const struct machine *machine, uint64_t pid)
{
	unsigned int i;

	for (i = 0; i < machine->run_count; i++)
		if (machine->run[i].pid == pid)
			return true;
	return false;
}

/* Looks for all that run an item which the module does not know. */
static void begin(struct machine_beside *beside,
		  struct machine_sampler *sampler,
		  const struct machine *machine)
{
	static struct machine sample; /* too large for some stacks */
	unsigned int i, count = 0;

	memset(beside, 0, sizeof(*beside));
	beside->begun = true;
	beside->epoch = machine->epoch;
	beside->begun_ns = machine->time_ns;
	if (!machine_sampler_take(sampler, &sample))
		return;
	for (i = 0; i < sample.row_end && count < MACHINE_BESIDE; i++) {
		const struct machine_worker *worker = &sample.row[i].worker;

		if (sample.row[i].listed && worker->busy &&
		    !is_known(machine, worker->pid))
			beside->before[count++] = worker->pid;
	}
}

/* One that is idle once, or begins another item, has ended the one it was listed for. */
static void look_at_old(struct machine_beside *beside, int folder,
			struct machine *machine)
{
	bool sure =
		machine->time_ns >= beside->begun_ns + MACHINE_BESIDE_SURE_NS;
	struct kworker worker;
	unsigned int i, number;

	for (i = 0; i < MACHINE_BESIDE; i++) {
		if (!beside->before[i])
			continue;
		if (is_known(machine, beside->before[i]) ||
		    !machine_sampler_look(folder, beside->before[i], &worker) ||
		    !worker.busy) {
			beside->before[i] = 0;
			continue;
		}
		if (!sure)
			continue;
		number = MACHINE_ROWS + i;
		machine_sampler_put(machine, number, folder, &worker);
		machine->row[number].worker.before = true;
	}
}

/* Return: what was seen of that run in the reading before, or NULL. */
static const struct machine_follow *
followed(const struct machine_beside *beside, const struct machine_run *run)
{
	unsigned int i;

	for (i = 0; i < beside->follows; i++)
		if (beside->follow[i].pid == run->pid &&
		    beside->follow[i].since_ns == run->since_ns)
			return &beside->follow[i];
	return NULL;
}

static uint64_t grown(uint64_t from, uint64_t to)
{
	return to > from ? to - from : 0;
}

/* Notes what the run has of a CPU. Return: what to follow it by. */
static struct machine_follow follow_run(const struct machine_beside *beside,
					struct machine_run *run,
					uint64_t cpu_ns, uint64_t now_ns)
{
	const struct machine_follow *before = followed(beside, run);
	struct machine_follow now = { run->pid, run->since_ns, cpu_ns, cpu_ns,
				      now_ns };

	if (before) {
		now.first_cpu_ns = before->first_cpu_ns;
		run->recent_cpu_ns = grown(before->last_cpu_ns, cpu_ns);
		run->recent_ns = grown(before->last_ns, now_ns);
	}
	/* Earlier modules do not tell it: at least since it was first seen. */
	if (run->cpu_ns == SNAPSHOT_NONE)
		run->cpu_ns = grown(now.first_cpu_ns, cpu_ns);
	return now;
}

static void look_at_runs(struct machine_beside *beside, int folder,
			 struct machine *machine)
{
	struct machine_follow follow[MACHINE_FOLLOWED] = { 0 };
	unsigned int i, count = 0;
	struct kworker worker;

	for (i = 0; i < machine->run_count && count < MACHINE_FOLLOWED; i++) {
		struct machine_run *run = &machine->run[i];

		if (run->pid == SNAPSHOT_NONE ||
		    !machine_sampler_look(folder, run->pid, &worker) ||
		    !worker.busy)
			continue;
		follow[count++] =
			follow_run(beside, run, machine_sampler_cpu_ns(&worker),
				   machine->time_ns);
		run->state = worker.state;
	}
	memcpy(beside->follow, follow, count * sizeof(follow[0]));
	beside->follows = count;
}

void machine_beside_look(struct machine_beside *beside,
			 struct machine_sampler *sampler,
			 struct machine *machine)
{
	int folder;

	if (machine->attached_ns == SNAPSHOT_NONE) {
		beside->begun = false;
		return;
	}
	folder = machine_sampler_open(sampler);
	if (folder < 0)
		return;
	if (!beside->begun || beside->epoch != machine->epoch)
		begin(beside, sampler, machine);
	look_at_old(beside, folder, machine);
	look_at_runs(beside, folder, machine);
	close(folder);
}
