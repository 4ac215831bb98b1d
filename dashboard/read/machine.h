/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One reading of /proc/workqueue_machine as a struct: every work function of
 * every workqueue of this machine. Pure: text in, struct out. Tables, columns
 * and lines are found by name; unknown ones are skipped.
 */
#ifndef WQTOP_READ_MACHINE_H
#define WQTOP_READ_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/kworker.h"
#include "read/snapshot.h"

#define MACHINE_PROC_NAME      "workqueue_machine"
#define MACHINE_FORMAT_VERSION 1

/* Rows are numbered from 0; the last one has all that found no row. */
#define MACHINE_ROWS 513

/* Behind them, rows of kworkers that wqtop samples beside the module's rows. */
#define MACHINE_BESIDE	 64
#define MACHINE_ROWS_ALL (MACHINE_ROWS + MACHINE_BESIDE)

#define MACHINE_RUNS 1024

/* Octave i has times from 2^i to 2^(i+1) - 1 ns, the last one all above. */
#define MACHINE_OCTAVES 40

/* Waits of this octave and above are long: the module looks for who was in the way. */
#define MACHINE_LONG_OCTAVE 20

/* Of a row. */
#define MACHINE_BEHINDS 4

#define MACHINE_FUNCTION_MAX 64
#define MACHINE_QUEUE_MAX    KWORKER_QUEUE_MAX
#define MACHINE_WCHAN_MAX    40

/* The columns of the table "count": COUNT(name). */
#define MACHINE_COUNTS(COUNT) \
	COUNT(queued)         \
	COUNT(started)        \
	COUNT(ended)          \
	COUNT(untimed)        \
	COUNT(held)           \
	COUNT(hogs)

/* The columns of the table "times": TIME(name). */
#define MACHINE_TIMES(TIME) \
	TIME(wait_total_ns) \
	TIME(wait_max_ns)   \
	TIME(run_total_ns)  \
	TIME(run_max_ns)    \
	TIME(cpu_total_ns)  \
	TIME(held_max_ns)

#define MACHINE_COUNT_SYMBOL(name) MACHINE_COUNT_##name,
enum machine_count {
	MACHINE_COUNTS(MACHINE_COUNT_SYMBOL) MACHINE_COUNT_COLUMNS
};

#define MACHINE_TIME_SYMBOL(name) MACHINE_TIME_##name,
enum machine_time { MACHINE_TIMES(MACHINE_TIME_SYMBOL) MACHINE_TIME_COLUMNS };

/*
 * A kworker that was sampled: where the module is not there, or beside its rows one
 * that runs an item since before the attach.
 */
struct machine_worker {
	char name[KWORKER_NAME_MAX]; /* "": the row is none of a kworker */
	uint64_t pid;
	bool before;		       /* the module has not seen the item begin */
	bool busy;		       /* it runs an item of the row's queue */
	char state;		       /* as in struct kworker */
	char wchan[MACHINE_WCHAN_MAX]; /* where it sleeps; "": not known */
};

/* The numbers of the table "behind": NUMBER(name). */
#define MACHINE_BEHIND_NUMBERS(NUMBER) \
	NUMBER(waits)                  \
	NUMBER(wait_ns) /* of all these waits */

#define MACHINE_BEHIND_MEMBER(name) uint64_t name;

/* Whose items had the CPU during long waits of a row. */
struct machine_behind {
	uint64_t row;
	MACHINE_BEHIND_NUMBERS(MACHINE_BEHIND_MEMBER)
};

/*
 * A work function of a workqueue; or a kworker, of which no function is known.
 * Unknown numbers are SNAPSHOT_NONE.
 */
struct machine_row {
	bool listed; /* in the table "row" */
	bool gone;   /* the module of its function is */
	char function[MACHINE_FUNCTION_MAX];
	char module[MACHINE_FUNCTION_MAX]; /* "": the kernel itself */
	char queue[MACHINE_QUEUE_MAX];	   /* "": not known */
	uint64_t count[MACHINE_COUNT_COLUMNS];
	uint64_t time[MACHINE_TIME_COLUMNS];
	uint64_t octave[SNAPSHOT_HISTOGRAM_COUNT][MACHINE_OCTAVES];
	struct machine_worker worker;
	unsigned int behind_count;
	struct machine_behind
		behind[MACHINE_BEHINDS]; /* the longest wait first */
};

/* An item that runs now. */
struct machine_run {
	uint64_t since_ns;
	uint64_t cpu; /* where it started */
	uint64_t pid; /* SNAPSHOT_NONE: it runs in softirq */
	uint64_t cpu_ns; /* what it had of a CPU; SNAPSHOT_NONE: not known */
	/* As sampled, not from the module: */
	uint64_t recent_cpu_ns; /* what it had in the last @recent_ns; 0: not known */
	uint64_t recent_ns;
	char state; /* as in struct kworker; 0: not known */
	unsigned int row;
};

struct machine {
	uint64_t time_ns;
	uint64_t attached_ns; /* SNAPSHOT_NONE: nobody watches */
	uint64_t detached_ns; /* since when; SNAPSHOT_NONE: not known */
	uint64_t epoch;	      /* rows are of one; numbers begin again with it */
	uint64_t holders;     /* open files that hold it attached */
	uint64_t cpus;
	uint64_t rows; /* besides that for all others */
	uint64_t untracked;
	bool stays;	   /* attached without an open file */
	bool names_known;  /* of queues; else rows go by function only */
	bool sampled;	   /* not from the module: rows are of kworkers */
	bool wchan_hidden; /* only root may know where they sleep */
	uint64_t counted_ns; /* beside them, rows of functions counted for so long; 0: none */
	uint64_t counted_at_ns; /* and when that ended */
	char kernel[64];
	unsigned int row_count; /* listed ones, */
	unsigned int row_end;	/* all below this number */
	struct machine_row row[MACHINE_ROWS_ALL];
	unsigned int run_count;
	struct machine_run run[MACHINE_RUNS];
};

/**
 * machine_parse() - read the text of /proc/workqueue_machine
 * @machine: filled on success, else undefined
 * @text: not NUL-terminated, of any bytes
 * @length: bytes in @text
 * @reason: SNAPSHOT_REASON_MAX bytes: why it failed, in words
 *
 * Return: whether the text is complete and of the version that this wqtop reads.
 */
bool machine_parse(struct machine *machine, const char *text, size_t length,
		   char *reason);

/* Begins a row of which nothing is known. */
void machine_begin_row(struct machine *machine, unsigned int number);

/* Copies the rows that there are, and all that is not a row. */
void machine_copy(struct machine *to, const struct machine *from);

#endif
