/* SPDX-License-Identifier: GPL-2.0 */
/* The columns of the queue table, for the screen and for text. */
#ifndef WQTOP_LAYOUT_COLUMNS_H
#define WQTOP_LAYOUT_COLUMNS_H

#include <stddef.h>

#include "model/model.h"

/* Room for the text of any cell. */
#define COLUMNS_CELL_MAX	64

/* The history takes all the width that the others leave. */
#define COLUMNS_HISTORY_LEAST	4
#define COLUMNS_HISTORY_GOOD	20

/* COLUMN(symbol, cell, fields of struct column...), in their order on the screen. */
#define COLUMNS(COLUMN)							\
	COLUMN(KEY, key, .header = "", .width = 3, .rank = 0, .is_text = true, \
	       .help = "before its name: the key that sends to the queue") \
	COLUMN(QUEUE, name, .header = "QUEUE", .width = 6, .rank = 1, .is_text = true, \
	       .help = "its name, and > before the selected one; a bracket joins what is one workqueue")	\
	COLUMN(RATE, rate, .header = "DONE/s", .width = 6, .rank = 7,	\
	       .help = "runs ended per second: those of the last 5 s, divided by 5")	\
	COLUMN(SUBMIT, submit, .header = "SUBMIT", .width = 6, .rank = 6, \
	       .counters = RECENT_OF(submitted),			\
	       .help = "what was asked for: ACCEPT + COALESC + MODIFIED + REJECT; 3+: a part has no column here, Enter tells all") \
	COLUMN(ACCEPT, accept, .header = "ACCEPT", .width = 6, .rank = 16, \
	       .counters = RECENT_OF(accepted),				\
	       .help = "submissions that became items of their own")	\
	COLUMN(COALESCE, coalesce, .header = "COALESC", .width = 7, .rank = 5, \
	       .counters = RECENT_OF(coalesced),			\
	       .help = "the item was already pending: no run of its own") \
	COLUMN(MODIFY, modify, .header = "MODIFIED", .width = 8, .rank = 17, \
	       .counters = RECENT_OF(modified),				\
	       .help = "mod or flush moved the timer of the waiting item: no run of its own") \
	COLUMN(REJECT, reject, .header = "REJECT", .width = 6, .rank = 18, \
	       .counters = RECENT_OF(rejected),				\
	       .help = "submissions over the limit of items in flight")	\
	COLUMN(WAIT, wait, .header = "WAIT", .width = 5, .rank = 3,	\
	       .help = "held back or not begun yet; 1 arm: its timer runs (events off: or has ended)") \
	COLUMN(RUN, run, .header = "RUN", .width = 6, .rank = 2,	\
	       .help = "handlers running now; before it a slot for each item that may run on all CPUs, if they are few; none is free when max_active holds items back") \
	COLUMN(DONE, done, .header = "DONE", .width = 5, .rank = 4,	\
	       .counters = RECENT_OF(completed),			\
	       .help = "handlers that have ended")			\
	COLUMN(CANCEL, cancel, .header = "CANCEL", .width = 6, .rank = 8, \
	       .counters = RECENT_OF(cancelled),			\
	       .help = "accepted, but removed before they ran")		\
	COLUMN(WAIT_P50, wait_p50, .header = "WAIT p50", .width = 8, .rank = 11, \
	       .help = "from when an item could run to when it did: half waited no longer; estimated from a histogram") \
	COLUMN(WAIT_P99, wait_p99, .header = "WAIT p99", .width = 8, .rank = 15, \
	       .help = "99 of 100 waited no longer, estimated too")	\
	COLUMN(WAIT_MAX, wait_max, .header = "WAIT max", .width = 8, .rank = 9, \
	       .help = "the longest wait")				\
	COLUMN(RUN_P50, run_p50, .header = "RUN p50", .width = 7, .rank = 14, \
	       .help = "from start to end: half took no longer, estimated too") \
	COLUMN(RUN_P99, run_p99, .header = "RUN p99", .width = 7, .rank = 19, \
	       .help = "99 of 100 took no longer, estimated too")	\
	COLUMN(RUN_MAX, run_max, .header = "RUN max", .width = 7, .rank = 20, \
	       .help = "the longest run")				\
	COLUMN(WORKER, worker, .header = "WORKER", .width = 7, .rank = 12, \
	       .help = "the process that ran the last item")		\
	COLUMN(CPU, cpu, .header = "CPU", .width = 3, .rank = 13,	\
	       .help = "where it started")				\
	COLUMN(FLAGS, flags, .header = "FLAGS", .width = 26, .rank = 21, .is_text = true, \
	       .help = "the queue's, as the kernel names them")		\
	COLUMN(HISTORY, history, .header = "LAST", .width = COLUMNS_HISTORY_LEAST, .rank = 10, \
	       .help = "runs that ended in each of the last seconds")

#define COLUMN_SYMBOL(symbol, ...)	COLUMN_##symbol,
enum column_id {
	COLUMNS(COLUMN_SYMBOL)
	COLUMN_IDS
};

struct column {
	const char *header;
	int width;
	/* Gives columns room in this order, 0 first. Each rank is there once. */
	int rank;
	bool is_text;			/* at the left edge; numbers at the right */
	unsigned int counters;		/* a change of these makes the cell stand out */
	const char *help;
	/* Writes the text of a cell: cell_NAME() in columns.c. */
	void (*cell)(const struct model *model, unsigned int queue, char *out,
		     size_t size);
};

extern const struct column columns[COLUMN_IDS];

/* Return: the width of the column of names: the longest name or the header. */
int columns_name_width(const struct snapshot *snapshot);

/*
 * Return: the part of the bracket beside that row, which joins the queues that
 * are one workqueue, the system's.
 */
enum bracket columns_bracket(const struct snapshot *snapshot, unsigned int row);

/* Return: where the bracket stands in the column of names; 0 if nowhere. */
int columns_bracket_at(const struct snapshot *snapshot);

#endif
