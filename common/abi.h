/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Names, columns and limits that the module shares with all who read its files.
 * FORMAT.md tells what each of them means.
 *
 * Each list is an X-macro: enum, table, parser and help are made from one row.
 */
#ifndef WQDEMO_ABI_H
#define WQDEMO_ABI_H

/* clang-format off */

#define WQDEMO_PROC_NAME	"workqueue_demo"
#define WQDEMO_EVENTS_NAME	"workqueue_demo_events"
#define WQDEMO_FORMAT_VERSION	1

/*
 * The queues, in the order of their rows:
 * QUEUE(symbol, name, verb, keys taken, key, default program, help).
 * @verb is the command that submits to the queue, @key is wqtop's key for it,
 * @help tells what the command does. kernel/README.md tells how to add a queue.
 */
#define WQDEMO_QUEUES(QUEUE)						\
	QUEUE(SYSTEM, system, immediate, WQDEMO_TAKES_NOW, 'i',		\
	      "sleep:500", "schedule_work() on the one system item")	\
	QUEUE(DELAYED, delayed, delayed, WQDEMO_TAKES_ITEMS, 'd',	\
	      "sleep:500", "schedule_delayed_work(), 2 s, on the one delayed item") \
	QUEUE(CUSTOM, custom, custom, WQDEMO_TAKES_ITEMS, 'c',		\
	      "sleep:500", "new items that carry data, on an unbound queue") \
	QUEUE(PERIODIC, periodic, start, WQDEMO_TAKES_TICKS, 's',	\
	      "sleep:100", "start the periodic item, every second")	\
	QUEUE(BOUND, bound, bound, WQDEMO_TAKES_ITEMS, 'b',		\
	      "burn:5,sleep:490,burn:5", "new items on a plain per-CPU queue") \
	QUEUE(HIGHPRI, highpri, highpri, WQDEMO_TAKES_ITEMS, 'p',	\
	      "burn:5,sleep:490,burn:5", "new items on a WQ_HIGHPRI queue") \
	QUEUE(CPU_INTENSIVE, cpu_intensive, cpu_intensive, WQDEMO_TAKES_ITEMS, 'n', \
	      "burn:500", "new items on a WQ_CPU_INTENSIVE queue")	\
	QUEUE(ORDERED, ordered, ordered, WQDEMO_TAKES_ITEMS, 'o',	\
	      "sleep:500", "new items on an ordered queue: one at a time") \
	QUEUE(FREEZABLE, freezable, freezable, WQDEMO_TAKES_ITEMS, 'z',	\
	      "sleep:500", "new items on a WQ_FREEZABLE queue")		\
	QUEUE(BH, bh, bh, WQDEMO_TAKES_ITEMS, 't',			\
	      "burn:5", "new items on a WQ_BH queue: they run in softirq")

/*
 * The columns of the table "queue", in their order: COUNT(name). The first
 * seven are those that a person watches, and fit into 80 columns.
 */
#define WQDEMO_COUNTS(COUNT)	\
	COUNT(submitted)	\
	COUNT(accepted)		\
	COUNT(coalesced)	\
	COUNT(completed)	\
	COUNT(running)		\
	COUNT(pending)		\
	COUNT(armed)		\
	COUNT(cancelled)	\
	COUNT(modified)		\
	COUNT(rejected)

/* The columns of the table "times", in their order: TIME(name). */
#define WQDEMO_TIMES(TIME)	\
	TIME(wait_total_ns)	\
	TIME(wait_max_ns)	\
	TIME(run_total_ns)	\
	TIME(run_max_ns)	\
	TIME(last_cpu)		\
	TIME(last_pid)

/* The columns of the table "more_times", in their order: TIME(name). */
#define WQDEMO_MORE_TIMES(TIME)	\
	TIME(wait_min_ns)	\
	TIME(run_min_ns)	\
	TIME(burnt_total_ns)	\
	TIME(preempted_total_ns)

/* The columns of the table "concurrency", in their order: CONCURRENCY(name). */
#define WQDEMO_CONCURRENCIES(CONCURRENCY)	\
	CONCURRENCY(highest)			\
	CONCURRENCY(held)			\
	CONCURRENCY(overlaps)			\
	CONCURRENCY(refused)

/*
 * The events: EVENT(name). Each happens to an item, but for the last two: a
 * command waits for handlers.
 */
#define WQDEMO_EVENTS(EVENT)	\
	EVENT(submitted)	\
	EVENT(armed)		\
	EVENT(coalesced)	\
	EVENT(modified)		\
	EVENT(refused)		\
	EVENT(started)		\
	EVENT(step)		\
	EVENT(preempted)	\
	EVENT(finished)		\
	EVENT(cancelled)	\
	EVENT(waits)		\
	EVENT(waited)

/*
 * Buckets of a histogram. Octave i has values from 2^i to 2^(i+1) - 1 ns, in
 * eight buckets of the same width. The first bucket also counts zero, the last
 * one everything above.
 */
#define WQDEMO_OCTAVES		36
#define WQDEMO_EIGHTHS		8
#define WQDEMO_BUCKETS		(WQDEMO_OCTAVES * WQDEMO_EIGHTHS)

/* The delay of the delayed item, unless delay= names another. */
#define WQDEMO_DELAYED_MS	2000

/* Room for a queue's name and its NUL, in the tables and in wqtop. */
#define WQDEMO_NAME_SIZE	14

/*
 * Limits of the allocated items, so that no command hurts the machine. FORMAT.md
 * says what each is for; the parameter unbounded=1 lifts all but the first.
 */
#define WQDEMO_MAX_ACTIVE_MOST		16	/* of any queue */
#define WQDEMO_POOL_BURN_MS		2000	/* in flight: bound, freezable */
#define WQDEMO_INTENSIVE_BURN_MS	5000	/* cpu_intensive */
#define WQDEMO_UNBOUND_BURN_MS		10000	/* custom, ordered */
#define WQDEMO_URGENT_BURN_MS		500	/* highpri, bh */
#define WQDEMO_URGENT_MS_EACH_SECOND	250
#define WQDEMO_STATIC_BURN_MS		500	/* a run of a static item */
#define WQDEMO_TIMED_MOST		4096	/* items with delay= in flight */

/* Bytes of the longest command, without its final newline. */
#define WQDEMO_COMMAND_MAX	256

/* Enough for a reason that quotes the longest command, and its NUL. */
#define WQDEMO_REASON_MAX	768

/* How many answers ("last" lines) are kept. */
#define WQDEMO_ANSWERS		8

#define WQDEMO_QUEUE_SYMBOL(symbol, ...)	WQDEMO_##symbol,
enum wqdemo_queue {
	WQDEMO_QUEUES(WQDEMO_QUEUE_SYMBOL)
	WQDEMO_QUEUE_COUNT
};

#define WQDEMO_COUNT_FIELD(name)	WQDEMO_COUNT_##name,
enum wqdemo_count {
	WQDEMO_COUNTS(WQDEMO_COUNT_FIELD)
	WQDEMO_COUNT_COLUMNS
};

#define WQDEMO_TIME_FIELD(name)		WQDEMO_TIME_##name,
enum wqdemo_time {
	WQDEMO_TIMES(WQDEMO_TIME_FIELD)
	WQDEMO_TIME_COLUMNS
};

#define WQDEMO_MORE_TIME_FIELD(name)	WQDEMO_MORE_TIME_##name,
enum wqdemo_more_time {
	WQDEMO_MORE_TIMES(WQDEMO_MORE_TIME_FIELD)
	WQDEMO_MORE_TIME_COLUMNS
};

#define WQDEMO_CONCURRENCY_FIELD(name)	WQDEMO_CONCURRENCY_##name,
enum wqdemo_concurrency {
	WQDEMO_CONCURRENCIES(WQDEMO_CONCURRENCY_FIELD)
	WQDEMO_CONCURRENCY_COLUMNS
};

#define WQDEMO_EVENT_SYMBOL(name)	WQDEMO_EVENT_##name,
enum wqdemo_event {
	WQDEMO_EVENTS(WQDEMO_EVENT_SYMBOL)
	WQDEMO_EVENT_COUNT
};

#endif
