/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The columns of the queue table, for the screen and for batch text alike.
 * Pure.
 */
#ifndef WQTOP_LAYOUT_COLUMNS_H
#define WQTOP_LAYOUT_COLUMNS_H

#include <stddef.h>

#include "model/model.h"

/* Room for the text of any cell. */
#define COLUMNS_CELL_MAX	64

/* Takes all the width that the others leave. */
#define COLUMNS_HISTORY_LEAST	4
#define COLUMNS_HISTORY_GOOD	20

/*
 * COLUMN(symbol, header, width, rank, counters, cell)
 *
 * In their order on the screen. @rank: in which order they get room when there
 * is not enough for all, 0 first, each rank once. @counters: whose change makes the cell stand
 * out. @cell: cell_() in columns.c writes its text.
 */
#define COLUMNS(COLUMN)							\
	COLUMN(KEY, "", 3, 0, 0, key)					\
	COLUMN(QUEUE, "QUEUE", 6, 1, 0, name)				\
	COLUMN(RATE, "DONE/s", 6, 10, 0, rate)				\
	COLUMN(SUBMIT, "SUBMIT", 6, 6, RECENT_OF(submitted), submit)	\
	COLUMN(ACCEPT, "ACCEPT", 6, 16, RECENT_OF(accepted), accept)	\
	COLUMN(COALESCE, "COALESC", 7, 5, RECENT_OF(coalesced), coalesce) \
	COLUMN(MODIFY, "MODIFIED", 8, 17, RECENT_OF(modified), modify)	\
	COLUMN(REJECT, "REJECT", 6, 18, RECENT_OF(rejected), reject)	\
	COLUMN(WAIT, "WAIT", 5, 3, 0, wait)				\
	COLUMN(RUN, "RUN", 6, 2, 0, run)				\
	COLUMN(DONE, "DONE", 5, 4, RECENT_OF(completed), done)		\
	COLUMN(CANCEL, "CANCEL", 6, 8, RECENT_OF(cancelled), cancel)	\
	COLUMN(WAIT_P50, "WAIT p50", 8, 7, 0, wait_p50)			\
	COLUMN(WAIT_P99, "WAIT p99", 8, 14, 0, wait_p99)		\
	COLUMN(WAIT_MAX, "WAIT max", 8, 15, 0, wait_max)		\
	COLUMN(RUN_P50, "RUN p50", 7, 11, 0, run_p50)			\
	COLUMN(RUN_P99, "RUN p99", 7, 19, 0, run_p99)			\
	COLUMN(RUN_MAX, "RUN max", 7, 20, 0, run_max)			\
	COLUMN(WORKER, "WORKER", 7, 12, 0, worker)			\
	COLUMN(CPU, "CPU", 3, 13, 0, cpu)				\
	COLUMN(FLAGS, "FLAGS", 26, 21, 0, flags)			\
	COLUMN(HISTORY, "", COLUMNS_HISTORY_LEAST, 9, 0, history)

#define COLUMN_SYMBOL(symbol, ...)	COLUMN_##symbol,
enum column_id {
	COLUMNS(COLUMN_SYMBOL)
	COLUMN_IDS
};

struct column {
	const char *header;
	int width;
	int rank;
	unsigned int counters;
	void (*cell)(const struct model *model, unsigned int queue, char *out,
		     size_t size);
};

extern const struct column columns[COLUMN_IDS];

/* Text is at the left edge of its column, numbers at the right. */
bool column_is_text(enum column_id id);

/* The width of the column of names: that of the longest, and of its header. */
int columns_name_width(const struct snapshot *snapshot);

#endif
