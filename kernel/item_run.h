/* SPDX-License-Identifier: GPL-2.0 */
/* One run of a handler, of whatever kind of item. */
#ifndef WQDEMO_ITEM_RUN_H
#define WQDEMO_ITEM_RUN_H

#include <linux/sched.h>
#include <linux/types.h>

#include "../common/abi.h"
#include "../common/program.h"

/* One accepted submission, from the queue call to the handler's first line. */
struct item_stamp {
	u64 id;	      /* counts the accepted ones of the queue, from 1 */
	u64 ready_ns; /* when it may run: for delayed work, when it is due */
	u64 order;    /* concurrency.h */
	struct wqdemo_program program;
};

/* On the handler's stack. */
struct item_run {
	enum wqdemo_queue queue;
	struct item_stamp stamp;
	u64 start_ns; /* the end of its wait */
	u64 log_ns;   /* took the line about its start; not a part of run_ns */
	u64 run_ns;   /* set at its end */
	/* Where it started, for the log. */
	int cpu;
	pid_t pid; /* 0: in softirq */
	char worker[TASK_COMM_LEN];
};

/* The handler's beginning and end, timed and counted. Task or softirq. */
void item_run_start(struct item_run *run, enum wqdemo_queue queue,
		    const struct item_stamp *stamp);
void item_run_finish(struct item_run *run);

/* How long it was ready before it started. */
u64 item_run_waited_ns(const struct item_run *run);

/*
 * The lines in the kernel log: about the start while the item runs, about the
 * end after it was finished. Task or softirq, without a lock: a console may be
 * slow. Its wait has ended before the first line, and the time that the line
 * takes is taken out of its run; the second line comes after the run. What
 * still contains them is the time between the events "started" and "finished"
 * (the first one), and the wait of an item behind it (both). log_runs=0 takes
 * them out.
 */
void item_run_log_start(struct item_run *run);
void item_run_log_finish(const struct item_run *run);

#endif
