/* SPDX-License-Identifier: GPL-2.0 */
/* One run of a handler, for both kinds of items. */
#ifndef WQDEMO_ITEM_RUN_H
#define WQDEMO_ITEM_RUN_H

#include <linux/types.h>

#include "../common/abi.h"
#include "../common/program.h"
#include "log.h"

/* An accepted submission, until the handler takes it over. */
struct item_stamp {
	u64 id;	      /* numbers the accepted ones of a queue, from 1 */
	u64 ready_ns; /* when it may run: with a timer, when it is due */
	u64 order;    /* see concurrency.h */
	struct wqdemo_program program;
};

/* On the handler's stack. */
struct item_run {
	enum wqdemo_queue queue;
	struct item_stamp stamp;
	u64 start_ns; /* the end of its wait */
	int cpu;      /* where it started; a worker may move */
	u64 log_ns;   /* took the line about its start; not a part of run_ns */
	u64 run_ns;   /* set at its end */
	/* Of the burns so far: on the CPU, and ready without one. */
	u64 burnt_ns, preempted_ns;
};

/* Times and counts a handler's start and end. Task or softirq. */
void item_run_start(struct item_run *run, enum wqdemo_queue queue,
		    const struct item_stamp *stamp);
void item_run_finish(struct item_run *run);

/* The time from when it was ready to its start. */
u64 item_run_waited_ns(const struct item_run *run);

void item_run_say_start(struct item_run *run);
void item_run_say_finish(const struct item_run *run);

/*
 * Log the start, while the item runs, and the end, after it has finished. Task
 * or softirq, without a lock: a console may be slow. The wait has ended before
 * the first line, whose time is taken out of the run; the second line comes
 * after the run. The events "started" and "finished" still have the first line
 * between them, and an item behind waits for both: load with log_runs=0 to
 * measure waits.
 */
static inline void item_run_log_start(struct item_run *run)
{
	if (READ_ONCE(log_runs_on))
		item_run_say_start(run);
}

static inline void item_run_log_finish(const struct item_run *run)
{
	if (READ_ONCE(log_runs_on))
		item_run_say_finish(run);
}

#endif
