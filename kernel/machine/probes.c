// SPDX-License-Identifier: GPL-2.0
/*
 * Each probe runs with interrupts off, so that the counts of this CPU are its
 * alone: an interrupt may queue an item while another starts.
 */
#include <linux/atomic.h>
#include <linux/irqflags.h>
#include <linux/log2.h>
#include <linux/sched.h>
#include <linux/sched/clock.h>
#include <linux/workqueue.h>

#include "behind.h"
#include "calibrate.h"
#include "callers.h"
#include "cpu_time.h"
#include "probes.h"
#include "rows.h"
#include "running.h"
#include "stamps.h"
#include "tracepoints.h"

/* Stable from CPU to CPU where the TSC is; else a few microseconds apart. */
u64 probes_clock_ns(void)
{
	return local_clock();
}

static u64 since(u64 from_ns, u64 now_ns)
{
	return now_ns > from_ns ? now_ns - from_ns : 0;
}

/* Lets readers see whole numbers; only this CPU writes them. */
static void raise(u64 *count, u64 by)
{
	WRITE_ONCE(*count, *count + by);
}

static void raise_to(u64 *most, u64 value)
{
	if (value > *most)
		WRITE_ONCE(*most, value);
}

static void raise_bucket(u64 buckets[ROW_BUCKETS], u64 ns)
{
	int at = min(ilog2(ns | 1), ROW_BUCKETS - 1);

	raise(&buckets[at], 1);
}

/* Under the pool's lock, interrupts off. */
static void on_queue_work(void *unused, int req_cpu, struct pool_workqueue *pwq,
			  struct work_struct *work)
{
	int row = row_of(work->func, pwq);
	u64 now_ns = probes_clock_ns();

	raise(&row_numbers(row)->counts.queued, 1);
	/* The item does not wait yet: it is queued when this probe has returned. */
	if (callers_sample(row, now_ns))
		now_ns = probes_clock_ns();
	stamp_put(work, row, now_ns);
}

/*
 * Under the same lock. An item that may run is activated while it is queued; the
 * kernel marks one for which there was no place in max_active, and activates it
 * later.
 */
static void on_activate_work(void *unused, struct work_struct *work)
{
	struct row_counts *counts;
	struct stamp stamp;
	u64 now_ns;

	if (!(atomic_long_read(&work->data) & WORK_STRUCT_INACTIVE) ||
	    !stamp_look(work, &stamp))
		return;
	counts = &row_numbers(stamp.row)->counts;
	raise(&counts->held, 1);
	now_ns = probes_clock_ns();
	raise_to(&counts->held_max_ns, since(stamp.queued_ns, now_ns));
	stamp_ready(work, now_ns);
}

/*
 * A stamp may have been left by a cancelled item whose memory has become that of
 * one which is queued without a word, as those of a flush are.
 */
static bool take_stamp(const struct work_struct *work, struct stamp *stamp)
{
	return stamp_take(work, stamp) && row_fits(stamp->row, work->func);
}

static void begin_run(struct work_struct *work)
{
	struct stamp stamp;
	bool timed = take_stamp(work, &stamp);
	int row = timed ? stamp.row : row_of(work->func, current_pwq());
	struct row_numbers *numbers = row_numbers(row);
	struct row_counts *counts = &numbers->counts;
	u64 now_ns = probes_clock_ns(), wait_ns;

	if (!running_begin(row, now_ns)) {
		rows_untracked();
		return; /* count_end_alone() counts it */
	}
	raise(&counts->started, 1);
	if (!timed) {
		raise(&counts->untimed, 1);
		return;
	}
	wait_ns = since(stamp.queued_ns, now_ns);
	raise(&counts->wait_total_ns, wait_ns);
	raise_to(&counts->wait_max_ns, wait_ns);
	raise_bucket(numbers->buckets[ROW_WAIT], wait_ns);
	behind_waited(row, now_ns, since(stamp.ready_ns, now_ns));
}

static void on_execute_start(void *unused, struct work_struct *work)
{
	unsigned long flags;

	local_irq_save(flags);
	begin_run(work);
	local_irq_restore(flags);
}

static u64 had_cpu_ns(const struct run *run, u64 now_ns, u64 run_ns)
{
	struct cpu_time end;

	if (!run_is_preemptible(run))
		return run_ns;
	cpu_time_read(now_ns, &end);
	return min(run_ns, cpu_time_between(&run->cpu_time, &end));
}

/*
 * Its start was not noted: it began before we attached, or too many ran. Who it
 * was is known now, and counted; for how long it ran is not.
 */
static void count_end_alone(work_func_t function)
{
	int row = row_of(function, current_pwq());
	struct row_counts *counts = &row_numbers(row)->counts;

	raise(&counts->started, 1);
	raise(&counts->untimed, 1);
	/* Pairs with row_read(), as in end_run(). */
	smp_wmb();
	raise(&counts->ended, 1);
}

static void end_run(work_func_t function)
{
	struct row_numbers *numbers;
	struct row_counts *counts;
	struct run run;
	u64 now_ns, run_ns, cpu_ns;

	if (!running_end(function, &run)) {
		count_end_alone(function);
		return;
	}
	now_ns = probes_clock_ns();
	run_ns = since(run.started_ns, now_ns);
	cpu_ns = had_cpu_ns(&run, now_ns, run_ns);
	numbers = row_numbers(run.row);
	counts = &numbers->counts;
	raise(&counts->run_total_ns, run_ns);
	raise(&counts->cpu_total_ns, cpu_ns);
	raise_to(&counts->run_max_ns, run_ns);
	raise_bucket(numbers->buckets[ROW_RUN], run_ns);
	if (cpu_ns > ROW_HOG_NS)
		raise(&counts->hogs, 1);
	behind_ended(&run, now_ns, cpu_ns);
	/* Pairs with row_read(): who sees the end sees all of the item. */
	smp_wmb();
	raise(&counts->ended, 1);
}

/* The item may be freed already: its address is not even looked at. */
static void on_execute_end(void *unused, struct work_struct *work,
			   work_func_t function)
{
	unsigned long flags;

	local_irq_save(flags);
	end_run(function);
	local_irq_restore(flags);
}

/* In the order in which they are attached: who sees starts also sees ends. */
static const struct {
	int tracepoint;
	void *probe;
} probes[] = {
	{ ON_EXECUTE_END, on_execute_end },
	{ ON_EXECUTE_START, on_execute_start },
	{ ON_ACTIVATE_WORK, on_activate_work },
	{ ON_QUEUE_WORK, on_queue_work },
};

static void detach_first(int n)
{
	while (n-- > 0)
		tracepoint_probe_unregister(tracepoints[probes[n].tracepoint],
					    probes[n].probe, NULL);
	tracepoint_synchronize_unregister();
}

int probes_attach(void)
{
	int i, error;

	/*
	 * Publishes the tables, and what calibration has found: probes take no
	 * lock and have no barrier for them. Pairs with the RCU read side that
	 * the kernel runs a probe in: one that begins after this grace period
	 * has begun sees all that was written before.
	 */
	tracepoint_synchronize_unregister();
	for (i = 0; i < ARRAY_SIZE(probes); i++) {
		error = tracepoint_probe_register(tracepoints
							  [probes[i].tracepoint],
						  probes[i].probe, NULL);
		if (error) {
			detach_first(i);
			return error;
		}
	}
	return 0;
}

void probes_detach(void)
{
	detach_first(ARRAY_SIZE(probes));
}
