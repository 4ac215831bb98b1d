/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the module and everyone who reads its files must agree on: names,
 * columns, limits. FORMAT.md says what each of them means.
 *
 * Each list is an X-macro, so that enum, table, parser and help are made from
 * the one line that declares the thing.
 */
#ifndef WQDEMO_ABI_H
#define WQDEMO_ABI_H

#define WQDEMO_PROC_NAME	"workqueue_demo"
#define WQDEMO_FORMAT_VERSION	1

/* The queues, in the order of their rows: QUEUE(symbol, name). */
#define WQDEMO_QUEUES(QUEUE)	\
	QUEUE(SYSTEM, system)	\
	QUEUE(DELAYED, delayed)	\
	QUEUE(CUSTOM, custom)	\
	QUEUE(PERIODIC, periodic)

/* The columns of the table "queue", in their order: COUNT(name). */
#define WQDEMO_COUNTS(COUNT)	\
	COUNT(submitted)	\
	COUNT(accepted)		\
	COUNT(coalesced)	\
	COUNT(modified)		\
	COUNT(rejected)		\
	COUNT(armed)		\
	COUNT(pending)		\
	COUNT(running)		\
	COUNT(completed)	\
	COUNT(cancelled)

/* The columns of the table "times", in their order: TIME(name). */
#define WQDEMO_TIMES(TIME)	\
	TIME(wait_total_ns)	\
	TIME(wait_max_ns)	\
	TIME(run_total_ns)	\
	TIME(run_max_ns)	\
	TIME(last_cpu)		\
	TIME(last_pid)

/* The longest command that is read, without its final newline. */
#define WQDEMO_COMMAND_MAX	256

/* How many answers ("last" lines) are kept. */
#define WQDEMO_ANSWERS		8

#define WQDEMO_QUEUE_SYMBOL(symbol, name)	WQDEMO_##symbol,
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

#endif
