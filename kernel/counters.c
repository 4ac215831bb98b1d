// SPDX-License-Identifier: GPL-2.0
#include <linux/irqflags.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/string.h>

#include "counters.h"

#if BITS_PER_LONG != 64
#error "workqueue_demo needs a 64-bit kernel: a reader would see its 64-bit counters torn"
#endif

struct queue_counters {
	u64 count[COUNTERS];
	u64 wait_total_ns, wait_max_ns;
	u64 run_total_ns, run_max_ns;
	u64 last_start_ns;
	pid_t last_pid;
};

struct cpu_counters {
	struct queue_counters queue[WQDEMO_QUEUE_COUNT];
};

/*
 * Written by its own CPU only, with interrupts off where several fields change
 * together; read from everywhere.
 */
static struct cpu_counters __percpu *counters;

int counters_init(void)
{
	counters = alloc_percpu(struct cpu_counters);
	return counters ? 0 : -ENOMEM;
}

void counters_exit(void)
{
	free_percpu(counters);
}

void counters_add(enum wqdemo_queue queue, enum counter counter, u64 n)
{
	this_cpu_add(counters->queue[queue].count[counter], n);
}

static void add(u64 *total, u64 value)
{
	WRITE_ONCE(*total, *total + value);
}

static void raise(u64 *max, u64 value)
{
	if (value > *max)
		WRITE_ONCE(*max, value);
}

void counters_started(enum wqdemo_queue queue, u64 now_ns, u64 wait_ns)
{
	struct queue_counters *own;
	unsigned long flags;

	local_irq_save(flags);
	own = &this_cpu_ptr(counters)->queue[queue];
	add(&own->count[COUNTER_STARTED], 1);
	add(&own->wait_total_ns, wait_ns);
	raise(&own->wait_max_ns, wait_ns);
	WRITE_ONCE(own->last_start_ns, now_ns);
	WRITE_ONCE(own->last_pid, current->pid);
	local_irq_restore(flags);
}

void counters_finished(enum wqdemo_queue queue, u64 run_ns)
{
	struct queue_counters *own;
	unsigned long flags;

	local_irq_save(flags);
	own = &this_cpu_ptr(counters)->queue[queue];
	add(&own->run_total_ns, run_ns);
	raise(&own->run_max_ns, run_ns);
	/* Pairs with counters_read(): who sees it completed sees it started. */
	smp_wmb();
	add(&own->count[COUNTER_COMPLETED], 1);
	local_irq_restore(flags);
}

static u64 sum_of(enum wqdemo_queue queue, enum counter counter)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(per_cpu_ptr(counters, cpu)->queue[queue].count[counter]);
	return sum;
}

static void read_times(enum wqdemo_queue queue, struct counter_sums *sums)
{
	u64 latest_ns = 0;
	int cpu;

	for_each_possible_cpu(cpu) {
		struct queue_counters *one = &per_cpu_ptr(counters, cpu)->queue[queue];
		u64 last_start_ns = READ_ONCE(one->last_start_ns);

		sums->wait_total_ns += READ_ONCE(one->wait_total_ns);
		sums->run_total_ns += READ_ONCE(one->run_total_ns);
		raise(&sums->wait_max_ns, READ_ONCE(one->wait_max_ns));
		raise(&sums->run_max_ns, READ_ONCE(one->run_max_ns));
		if (last_start_ns > latest_ns) {
			latest_ns = last_start_ns;
			sums->last_cpu = cpu;
			sums->last_pid = READ_ONCE(one->last_pid);
		}
	}
}

/*
 * Reads how many have ended and then how many have begun, so that their
 * difference is never negative. While handlers end in between it would count
 * those who took their places too, and show more running than there ever were:
 * then it tries again, a few times.
 */
static void read_runs(enum wqdemo_queue queue, u64 *completed, u64 *started)
{
	int tries = 5;

	do {
		*completed = sum_of(queue, COUNTER_COMPLETED);
		/* Pairs with counters_finished(). */
		smp_rmb();
		*started = sum_of(queue, COUNTER_STARTED);
		/* What follows is read after both. */
		smp_rmb();
	} while (sum_of(queue, COUNTER_COMPLETED) != *completed && --tries);
}

void counters_read(enum wqdemo_queue queue, struct counter_sums *sums)
{
	static const enum counter beginnings[] = {
		COUNTER_ACCEPTED, COUNTER_COALESCED, COUNTER_MODIFIED,
		COUNTER_REJECTED, COUNTER_SUBMITTED,
	};
	size_t i;

	memset(sums, 0, sizeof(*sums));
	sums->count[COUNTER_CANCELLED] = sum_of(queue, COUNTER_CANCELLED);
	read_runs(queue, &sums->count[COUNTER_COMPLETED],
		  &sums->count[COUNTER_STARTED]);
	for (i = 0; i < ARRAY_SIZE(beginnings); i++)
		sums->count[beginnings[i]] = sum_of(queue, beginnings[i]);
	read_times(queue, sums);
}
