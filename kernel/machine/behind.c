// SPDX-License-Identifier: GPL-2.0
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

#include "behind.h"
#include "rows.h"

/* An item that had a CPU for less was in nobody's way for long. */
#define LEAST_NS (BEHIND_WAIT_NS / 8)

/* As many of those that ended last on a CPU are remembered. */
#define ENDED 8

/* An item that had a CPU. */
struct hindrance {
	int row;
	u64 from_ns, until_ns;
	u64 cpu_ns;
};

/* Of a CPU, used by that alone, with interrupts off. */
struct ended {
	unsigned int next; /* the oldest */
	struct hindrance item[ENDED];
};

static DEFINE_PER_CPU(struct ended, last_ended);

/* Of each row, under its row_lock(). */
static struct behind (*all)[BEHIND_OF_ROW];

int behind_alloc(void)
{
	if (!all)
		all = vzalloc(ROWS_ALL * sizeof(*all));
	return all ? 0 : -ENOMEM;
}

void behind_free(void)
{
	vfree(all);
	all = NULL;
}

void behind_reset(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		memset(&per_cpu(last_ended, cpu), 0, sizeof(struct ended));
	memset(all, 0, ROWS_ALL * sizeof(*all));
}

void behind_ended(const struct run *run, u64 now_ns, u64 cpu_ns)
{
	struct ended *ended = this_cpu_ptr(&last_ended);

	if (cpu_ns < LEAST_NS || run->cpu != smp_processor_id())
		return;
	ended->item[ended->next] = (struct hindrance){
		.row = run->row,
		.from_ns = run->started_ns,
		.until_ns = now_ns,
		.cpu_ns = cpu_ns,
	};
	ended->next = (ended->next + 1) % ENDED;
}

/*
 * Return: for how long it surely had the CPU during a wait. When it had none is
 * not known: all of that is taken off.
 */
static s64 in_the_way_ns(const struct hindrance *item, u64 begin_ns, u64 end_ns)
{
	u64 from_ns = max(item->from_ns, begin_ns);
	u64 until_ns = min(item->until_ns, end_ns);
	s64 off_ns = item->until_ns - item->from_ns - item->cpu_ns;

	return max_t(s64, until_ns - from_ns - max_t(s64, off_ns, 0), 0);
}

/* Return: the row whose ended items had the CPU for more than half, or -1. */
static int behind_ended_item(u64 begin_ns, u64 end_ns)
{
	const struct ended *ended = this_cpu_ptr(&last_ended);
	const struct hindrance *item = ended->item;
	s64 ns;
	int i, j;

	if (item[(ended->next - 1) % ENDED].until_ns <= begin_ns)
		return -1; /* none has ended since */
	for (i = 0; i < ENDED; i++) {
		ns = 0;
		for (j = 0; j < ENDED; j++)
			if (item[j].row == item[i].row)
				ns += in_the_way_ns(&item[j], begin_ns, end_ns);
		if (ns > (s64)(end_ns - begin_ns) / 2)
			return item[i].row;
	}
	return -1;
}

/* The same of an item that still runs: it has lost the CPU to who starts now. */
static int behind_running_item(u64 begin_ns, u64 end_ns)
{
	struct hindrance item = { .until_ns = end_ns };
	struct run run;
	int next = 0;

	while (running_next_here(&next, &run, &item.cpu_ns)) {
		item.from_ns = run.started_ns;
		if (in_the_way_ns(&item, begin_ns, end_ns) >
		    (s64)(end_ns - begin_ns) / 2)
			return run.row;
	}
	return -1;
}

/*
 * Under the row's lock. One for which there is no room takes the place of who
 * cost less than this wait alone, or is left out: so no number is too high.
 */
static struct behind *place_of(struct behind behind[BEHIND_OF_ROW], int row,
			       u64 wait_ns)
{
	struct behind *least = &behind[0];
	int i;

	for (i = 0; i < BEHIND_OF_ROW; i++) {
		if (behind[i].waits && behind[i].row == row)
			return &behind[i];
		if (behind[i].wait_ns < least->wait_ns)
			least = &behind[i];
	}
	if (least->wait_ns >= wait_ns)
		return NULL;
	*least = (struct behind){ .row = row };
	return least;
}

void behind_waited(int row, u64 now_ns, u64 wait_ns)
{
	u64 begin_ns = now_ns - wait_ns;
	struct behind *place;
	int culprit;

	if (wait_ns < BEHIND_WAIT_NS)
		return;
	culprit = behind_ended_item(begin_ns, now_ns);
	if (culprit < 0)
		culprit = behind_running_item(begin_ns, now_ns);
	if (culprit < 0)
		return;
	raw_spin_lock(row_lock(row));
	place = place_of(all[row], culprit, wait_ns);
	if (place) {
		place->waits++;
		place->wait_ns += wait_ns;
	}
	raw_spin_unlock(row_lock(row));
}

void behind_read(int row, struct behind behind[BEHIND_OF_ROW])
{
	unsigned long flags;

	raw_spin_lock_irqsave(row_lock(row), flags);
	memcpy(behind, all[row], sizeof(all[row]));
	raw_spin_unlock_irqrestore(row_lock(row), flags);
}
