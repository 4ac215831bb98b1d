/* SPDX-License-Identifier: GPL-2.0 */
/* The columns of the machine view, for the screen and for text. */
#ifndef WQTOP_LAYOUT_MACHINE_COLUMNS_H
#define WQTOP_LAYOUT_MACHINE_COLUMNS_H

#include "look/glyphs.h"
#include "model/machine_list.h"

/* Room for the text of any cell. */
#define MACHINE_CELL_MAX	192

/*
 * COLUMN(symbol, cell, fields of struct machine_column...), in their order on
 * the screen.
 */
#define MACHINE_COLUMNS(COLUMN)						\
	COLUMN(FUNCTION, function, .header = "FUNCTION", .width = 20, .wants = 24, .most = 40, .rank = 0, .is_text = true, \
	       .help = "the work function; folded: how many; sampled: [the kworker]") \
	COLUMN(QUEUE, queue, .header = "WORKQUEUE", .width = 12, .most = 24, .rank = 1, .is_text = true, \
	       .help = "the workqueue, by its name")			\
	COLUMN(MODULE, module, .header = "MODULE", .width = 12, .most = 24, .rank = 14, .is_text = true, \
	       .help = "the module that the function is in")		\
	COLUMN(RATE, rate, .header = "DONE/s", .width = 6, .rank = 2,	\
	       .help = "items ended per second, over the last 5 s")	\
	COLUMN(CPU, cpu, .header = "CPU%", .width = 5, .rank = 3,	\
	       .help = "CPU time of its items, those that run, too; 100 is all of one CPU") \
	COLUMN(WAIT_P50, wait_p50, .header = "WAIT p50", .width = 8, .rank = 12, .of_module = true, \
	       .help = "from queued to started: half waited no longer, an estimate") \
	COLUMN(WAIT_P99, wait_p99, .header = "WAIT p99", .width = 8, .rank = 8, .of_module = true, \
	       .help = "99 of 100 waited no longer")			\
	COLUMN(WAIT_MAX, wait_max, .header = "WAIT max", .width = 8, .rank = 6, .of_module = true, \
	       .help = "the longest wait since the attach; >2 s: see NOTE, waiting")		\
	COLUMN(RUN_P50, run_p50, .header = "RUN p50", .width = 7, .rank = 13, .of_module = true, \
	       .help = "from start to end: half took no longer, an estimate") \
	COLUMN(RUN_P99, run_p99, .header = "RUN p99", .width = 7, .rank = 7, .of_module = true, \
	       .help = "99 of 100 took no longer")			\
	COLUMN(RUN_MAX, run_max, .header = "RUN max", .width = 7, .rank = 5, .of_module = true, \
	       .help = "the longest run that has ended")		\
	COLUMN(ENDED, ended, .header = "ENDED", .width = 6, .rank = 11,	\
	       .help = "items that have run since the attach")		\
	COLUMN(HELD, held, .header = "HELD", .width = 6, .rank = 10, .of_module = true, \
	       .help = "items that had to wait for max_active since the attach") \
	COLUMN(HOGS, hogs, .header = "HOGS", .width = 6, .rank = 9, .of_module = true, \
	       .help = "items that had a CPU for more than 10 ms, since the attach") \
	COLUMN(NOTE, note, .header = "NOTE", .width = 14, .wants = 32, .most = 60, .rank = 4, .is_text = true, \
	       .comes_and_goes = true,					\
	       .help = "behind f: f had the CPU for most of its long waits; " \
		       "held behind f 9 times: so often max_active held it, f fills its queue; " \
		       "hogs 9: so many had a CPU for more than 10 ms; " \
		       "9 waiting or cancelled: for 2 s or more, it is not known which; " \
		       "f runs: all that time, it may be why; " \
		       "runs 2 s: one runs so long now; gone: unloaded; " \
		       "since before the attach: told when it ends; asleep in: where a kworker is")

/* Columns of a lower rank name who does what, and how much; */
#define MACHINE_RANK_NUMBERS	5

/* and these have room before a name or a note is more than as short as it may be. */
#define MACHINE_RANK_FURTHER	7

#define MACHINE_COLUMN_SYMBOL(symbol, ...)	MACHINE_COLUMN_##symbol,
enum machine_column_id {
	MACHINE_COLUMNS(MACHINE_COLUMN_SYMBOL)
	MACHINE_COLUMN_IDS
};

typedef void machine_cell(const struct glyphs *glyphs,
			  const struct machine_entry *entry, char *out,
			  size_t size);

struct machine_column {
	const char *header;
	int width;			/* at least */
	/*
	 * Grows for its texts: up to @wants before there is room for numbers of a
	 * later rank, and up to @most with what is left then. 0: it does not.
	 */
	int wants;
	int most;
	bool comes_and_goes;		/* its texts do: it grows whatever they are now */
	/* Gives columns room in this order, 0 first. Each rank is there once. */
	int rank;
	bool is_text;			/* at the left edge; numbers at the right */
	bool of_module;			/* without the module nothing is in it */
	const char *help;
	/* Writes the text of a cell: cell_NAME() in machine_columns.c. */
	machine_cell *cell;
};

extern const struct machine_column machine_columns[MACHINE_COLUMN_IDS];

/* A column, and the room that it has. */
struct machine_place {
	enum machine_column_id id;
	int column;
	int width;
	machine_cell *cell;		/* that of the column, or one without what others show */
};

/*
 * Places as many columns as @columns have room for, each as wide as its texts
 * want. @from: the first screen column. Return: how many columns there are.
 */
int machine_columns_place(const struct machine_list *list,
			  const struct glyphs *glyphs, int from, int columns,
			  struct machine_place place[MACHINE_COLUMN_IDS]);

#endif
