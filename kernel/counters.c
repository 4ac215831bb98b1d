// SPDX-License-Identifier: GPL-2.0
#include <linux/bitops.h>
#include <linux/irqflags.h>
#include <linux/ktime.h>
#include <linux/log2.h>
#include <linux/minmax.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/string.h>

#include "concurrency.h"
#include "counters.h"

#if BITS_PER_LONG != 64
#error "workqueue_demo needs a 64-bit kernel: a reader would see its 64-bit counters torn"
#endif

/* A longer time counts as this. */
#define LONGEST_NS (BIT_ULL(WQDEMO_OCTAVES) - 1)

/*
 * Each CPU writes its own, with interrupts off where several fields change
 * together; all CPUs read. Allocated, because per-CPU variables of this size
 * do not fit into the area that is reserved for modules; and one by one, because
 * all queues together are more than alloc_percpu() gives.
 */
struct queue_counters __percpu *queue_counters[WQDEMO_QUEUE_COUNT];

/*
 * The counters of other CPUs cannot be set to zero without a race. So a reset
 * notes their values as a baseline, which readers subtract. A maximum or minimum
 * cannot be subtracted: each CPU drops its own at its first use in a new epoch.
 */
static DEFINE_SPINLOCK(baseline_lock); /* protects all below; process context */
static struct baseline {
	u64 count[COUNTERS];
	u64 total_ns[HISTOGRAMS];
	u64 burnt_ns, preempted_ns;
	u64 bucket[HISTOGRAMS][WQDEMO_OCTAVES][WQDEMO_EIGHTHS];
} baseline[WQDEMO_QUEUE_COUNT];
static u64 reset_ns;  /* handlers that started earlier are not shown */
static u64 epoch = 1; /* read without the lock, too */

int counters_init(void)
{
	int queue;

	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		queue_counters[queue] = alloc_percpu(struct queue_counters);
		if (queue_counters[queue])
			continue;
		counters_exit();
		return -ENOMEM;
	}
	return 0;
}

void counters_exit(void)
{
	int queue;

	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++)
		free_percpu(queue_counters[queue]);
}

/* Only this CPU writes: a reader's READ_ONCE() finds it old or new, not torn. */
static void add_to(u64 *total, u64 value)
{
	WRITE_ONCE(*total, *total + value);
}

/*
 * Drops maxima and minima of an earlier epoch: they must not pass for new ones.
 * Who sees the new epoch late keeps this run's for the old one, which nobody
 * shows any more: so it is read without a barrier.
 */
static void enter_epoch(struct queue_counters *own)
{
	u64 now = READ_ONCE(epoch);
	int which;

	if (own->epoch == now)
		return;
	for (which = 0; which < HISTOGRAMS; which++) {
		WRITE_ONCE(own->max_ns[which], 0);
		WRITE_ONCE(own->min_ns[which], U64_MAX);
	}
	/* Pairs with is_of_this_epoch(). */
	smp_store_release(&own->epoch, now);
}

static void note_time(struct queue_counters *own, enum histogram which, u64 ns)
{
	u64 shown_ns = min_t(u64, ns, LONGEST_NS);
	unsigned int octave = ilog2(shown_ns | 1);
	/* The three bits below the highest. */
	unsigned int eighth =
		shown_ns * WQDEMO_EIGHTHS >> octave & (WQDEMO_EIGHTHS - 1);

	add_to(&own->total_ns[which], ns);
	if (!(own->octaves[which] & BIT_ULL(octave)))
		WRITE_ONCE(own->octaves[which],
			   own->octaves[which] | BIT_ULL(octave));
	add_to(&own->bucket[which][octave][eighth], 1);
	enter_epoch(own);
	if (ns > own->max_ns[which])
		WRITE_ONCE(own->max_ns[which], ns);
	if (ns < own->min_ns[which])
		WRITE_ONCE(own->min_ns[which], ns);
}

void counters_started(enum wqdemo_queue queue, u64 now_ns, u64 wait_ns)
{
	struct queue_counters *own;
	unsigned long flags;

	local_irq_save(flags);
	own = this_cpu_ptr(queue_counters[queue]);
	add_to(&own->count[COUNTER_STARTED], 1);
	note_time(own, HISTOGRAM_WAIT, wait_ns);
	/* In no order: a reader may have these two of different runs. */
	WRITE_ONCE(own->last_start_ns, now_ns);
	/* In softirq "current" is the interrupted thread. */
	WRITE_ONCE(own->last_pid, in_serving_softirq() ? 0 : current->pid);
	local_irq_restore(flags);
}

void counters_finished(enum wqdemo_queue queue, u64 run_ns, u64 burnt_ns,
		       u64 preempted_ns)
{
	struct queue_counters *own;
	unsigned long flags;

	local_irq_save(flags);
	own = this_cpu_ptr(queue_counters[queue]);
	note_time(own, HISTOGRAM_RUN, run_ns);
	add_to(&own->burnt_ns, burnt_ns);
	add_to(&own->preempted_ns, preempted_ns);
	/*
	 * Pairs with both barriers of read_runs(): completed implies started, and
	 * that limit_item_ended() has given its room back. A worker that has
	 * changed its CPU since it started was brought here with full barriers.
	 */
	smp_wmb();
	add_to(&own->count[COUNTER_COMPLETED], 1);
	local_irq_restore(flags);
}

static struct queue_counters *counters_of(enum wqdemo_queue queue, int cpu)
{
	return per_cpu_ptr(queue_counters[queue], cpu);
}

/* Sums up @n of the counters over all CPUs. */
static void sum_counts(enum wqdemo_queue queue, const enum counter *which,
		       size_t n, u64 count[COUNTERS])
{
	const u64 *from;
	size_t i;
	int cpu;

	for (i = 0; i < n; i++)
		count[which[i]] = 0;
	for_each_possible_cpu(cpu) {
		from = counters_of(queue, cpu)->count;
		for (i = 0; i < n; i++)
			count[which[i]] += READ_ONCE(from[which[i]]);
	}
}

static u64 sum_of(enum wqdemo_queue queue, enum counter counter)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(counters_of(queue, cpu)->count[counter]);
	return sum;
}

/*
 * Reads how many handlers have ended, then how many have begun: so the
 * difference is never negative. If handlers end in between, others may have
 * begun in their places, and the difference would be too high: then it reads
 * again, a few times.
 */
static void read_runs(enum wqdemo_queue queue, u64 count[COUNTERS])
{
	static const enum counter ends[] = { COUNTER_CANCELLED,
					     COUNTER_COMPLETED };
	int tries = 10;

	do {
		sum_counts(queue, ends, ARRAY_SIZE(ends), count);
		/* Pairs with counters_finished(). */
		smp_rmb();
		count[COUNTER_STARTED] = sum_of(queue, COUNTER_STARTED);
		/*
		 * Reads all that follows after both. Pairs with the lock of the
		 * item, or of its shard: an item is counted as accepted under
		 * it, and its handler takes it first. For the room of those that
		 * have ended it pairs with counters_finished().
		 */
		smp_rmb();
	} while (sum_of(queue, COUNTER_COMPLETED) != count[COUNTER_COMPLETED] &&
		 --tries);
}

void counters_read_all(enum wqdemo_queue queue, u64 count[COUNTERS])
{
	static const enum counter others[] = {
		COUNTER_BURNT_MS, COUNTER_UNBURNT_MS, COUNTER_TIMED_ENDED,
		COUNTER_REFUSED,  COUNTER_ACCEPTED,   COUNTER_COALESCED,
		COUNTER_MODIFIED, COUNTER_OVER_LIMIT,
	};

	read_runs(queue, count);
	sum_counts(queue, others, ARRAY_SIZE(others), count);
	/* Pairs with counters_submitted(). */
	smp_rmb();
	count[COUNTER_SUBMITTED] = sum_of(queue, COUNTER_SUBMITTED);
}

/* Return: whether the maxima and minima of that CPU count. */
static bool is_of_this_epoch(const struct queue_counters *one)
{
	lockdep_assert_held(&baseline_lock);
	/* Pairs with enter_epoch(). */
	return smp_load_acquire(&one->epoch) == epoch;
}

static void read_limits(const struct queue_counters *one,
			struct counter_sums *sums)
{
	int which;

	if (!is_of_this_epoch(one))
		return;
	for (which = 0; which < HISTOGRAMS; which++) {
		sums->max_ns[which] =
			max(sums->max_ns[which], READ_ONCE(one->max_ns[which]));
		sums->min_ns[which] =
			min(sums->min_ns[which], READ_ONCE(one->min_ns[which]));
	}
}

static void sum_times(enum wqdemo_queue queue, struct counter_sums *sums)
{
	u64 latest_ns = reset_ns;
	int cpu, which;

	sums->last_cpu = -1;
	memset64(sums->min_ns, U64_MAX, HISTOGRAMS);
	for_each_possible_cpu(cpu) {
		struct queue_counters *one = counters_of(queue, cpu);
		u64 last_start_ns = READ_ONCE(one->last_start_ns);

		for (which = 0; which < HISTOGRAMS; which++)
			sums->total_ns[which] +=
				READ_ONCE(one->total_ns[which]);
		sums->burnt_ns += READ_ONCE(one->burnt_ns);
		sums->preempted_ns += READ_ONCE(one->preempted_ns);
		read_limits(one, sums);
		if (last_start_ns > latest_ns) {
			latest_ns = last_start_ns;
			sums->last_cpu = cpu;
			sums->last_pid = READ_ONCE(one->last_pid);
		}
	}
}

static void read_times(enum wqdemo_queue queue, struct counter_sums *sums)
{
	const struct baseline *base = &baseline[queue];
	int which;

	sum_times(queue, sums);
	for (which = 0; which < HISTOGRAMS; which++)
		sums->total_ns[which] -= base->total_ns[which];
	sums->burnt_ns -= base->burnt_ns;
	sums->preempted_ns -= base->preempted_ns;
}

void counters_read(enum wqdemo_queue queue, struct counter_sums *sums)
{
	const struct baseline *base = &baseline[queue];
	int i;

	memset(sums, 0, sizeof(*sums));
	spin_lock(&baseline_lock);
	counters_read_all(queue, sums->count);
	read_times(queue, sums);
	for (i = 0; i < COUNTERS; i++)
		sums->count[i] -= base->count[i];
	spin_unlock(&baseline_lock);
}

/*
 * Return: a bit for each octave that ever had a value. One that gets its first
 * value meanwhile may be missed: in no order with its buckets.
 */
static u64 used_octaves(enum wqdemo_queue queue, enum histogram which)
{
	u64 octaves = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		octaves |= READ_ONCE(counters_of(queue, cpu)->octaves[which]);
	return octaves;
}

/* Takes the lowest of @octaves, which are not 0, out of them. */
static int take_octave(u64 *octaves)
{
	int octave = __ffs64(*octaves);

	*octaves &= ~BIT_ULL(octave);
	return octave;
}

/* Adds the octaves of @octaves, of all CPUs. */
static void add_octaves(enum wqdemo_queue queue, enum histogram which,
			u64 octaves, u64 bucket[WQDEMO_OCTAVES][WQDEMO_EIGHTHS])
{
	const struct queue_counters *one;
	int cpu, octave, i;
	u64 used;

	for_each_possible_cpu(cpu) {
		one = counters_of(queue, cpu);
		used = READ_ONCE(one->octaves[which]) & octaves;
		while (used) {
			octave = take_octave(&used);
			for (i = 0; i < WQDEMO_EIGHTHS; i++)
				bucket[octave][i] += READ_ONCE(
					one->bucket[which][octave][i]);
		}
	}
}

u64 counters_read_histogram(enum wqdemo_queue queue, enum histogram which,
			    u64 bucket[WQDEMO_OCTAVES][WQDEMO_EIGHTHS])
{
	u64 octaves = used_octaves(queue, which);
	u64 used = octaves;
	int octave, i;

	spin_lock(&baseline_lock);
	while (used) {
		octave = take_octave(&used);
		for (i = 0; i < WQDEMO_EIGHTHS; i++)
			bucket[octave][i] =
				-baseline[queue].bucket[which][octave][i];
	}
	add_octaves(queue, which, octaves, bucket);
	spin_unlock(&baseline_lock);
	return octaves;
}

static void reset_queue(enum wqdemo_queue queue, struct baseline *base)
{
	struct counter_sums sums = { 0 };
	u64 in_flight;
	int which;

	counters_read_all(queue, base->count);
	sum_times(queue, &sums);
	memcpy(base->total_ns, sums.total_ns, sizeof(base->total_ns));
	base->burnt_ns = sums.burnt_ns;
	base->preempted_ns = sums.preempted_ns;
	memset(base->bucket, 0, sizeof(base->bucket));
	for (which = 0; which < HISTOGRAMS; which++)
		add_octaves(queue, which, U64_MAX, base->bucket[which]);

	/* Items in flight will complete: they stay accepted, and started. */
	in_flight = base->count[COUNTER_ACCEPTED] -
		    base->count[COUNTER_COMPLETED] -
		    base->count[COUNTER_CANCELLED];
	base->count[COUNTER_ACCEPTED] -= in_flight;
	/* Not read: others submit meanwhile, but the identity must hold. */
	base->count[COUNTER_SUBMITTED] =
		base->count[COUNTER_ACCEPTED] + base->count[COUNTER_COALESCED] +
		base->count[COUNTER_MODIFIED] +
		base->count[COUNTER_OVER_LIMIT] + base->count[COUNTER_REFUSED];
	base->count[COUNTER_STARTED] = base->count[COUNTER_COMPLETED];
}

void counters_reset(void)
{
	int queue;

	spin_lock(&baseline_lock);
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++)
		reset_queue(queue, &baseline[queue]);
	/*
	 * Locked: whoever mixes old and new comes to this lock once more, for a
	 * histogram, and then sees the new epoch.
	 */
	concurrency_reset();
	reset_ns = ktime_get_ns();
	/* Pairs with counters_epoch(): new epoch, new baselines. */
	smp_store_release(&epoch, epoch + 1);
	spin_unlock(&baseline_lock);
}

u64 counters_epoch(void)
{
	/* Pairs with counters_reset(). */
	return smp_load_acquire(&epoch);
}
