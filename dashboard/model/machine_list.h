/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The rows of the machine view: filtered, folded by workqueue where that is
 * asked for, and sorted.
 */
#ifndef WQTOP_MODEL_MACHINE_LIST_H
#define WQTOP_MODEL_MACHINE_LIST_H

#include "model/machine_behind.h"
#include "model/machine_rates.h"

/* SORT(symbol, value, words): the orders, the largest value first. */
#define MACHINE_SORTS(SORT)						\
	SORT(CPU, cpu, "CPU")						\
	SORT(RATE, rate, "runs per second")				\
	SORT(WAIT, wait, "longest wait")				\
	SORT(RUN, run, "longest run")					\
	SORT(HOGS, hogs, "hogs")					\
	SORT(HELD, held, "times held by max_active")

#define MACHINE_SORT_SYMBOL(symbol, ...)	MACHINE_SORT_##symbol,
enum machine_sort {
	MACHINE_SORTS(MACHINE_SORT_SYMBOL)
	MACHINE_SORT_COUNT
};

/* All orders in one string, a blank before each. */
#define MACHINE_SORT_WORD(symbol, value, words)	" " words ","
#define MACHINE_SORT_LIST	MACHINE_SORTS(MACHINE_SORT_WORD) " and again"

/* Return: the order in words. */
const char *machine_sort_words(enum machine_sort sort);

/* An item that has run for as long is worth a note. */
#define MACHINE_LONG_RUN_NS	1000000000ull

/* Counts of functions, beside a sample, are old from here on. */
#define MACHINE_COUNTS_OLD_NS	10000000000ull

/* An item that had a CPU for longer is a hog, as the module counts them. */
#define MACHINE_HOG_NS		10000000ull

#define MACHINE_FILTER_MAX	32

/* How the rows are to be shown. */
struct machine_choice {
	enum machine_sort sort;
	bool folded;			/* a row for each workqueue */
	char filter[MACHINE_FILTER_MAX + 1];	/* "": all rows */
};

/*
 * Names a row, whatever its place in the list. Several functions may have the
 * same name: that of a module that was loaded again has.
 */
struct machine_key {
	unsigned int number;			/* in the file, within an epoch */
	char function[MACHINE_FUNCTION_MAX];	/* "": all of the queue */
	char queue[MACHINE_QUEUE_MAX];
};

/* A row that is shown: one of the file's, or the sum of those of a queue. */
struct machine_entry {
	const struct machine_row *row;
	bool old;			/* the numbers are not of now */
	unsigned int number;		/* in the file: of the first that it sums up */
	unsigned int functions;		/* that it sums up */
	bool has_rate, has_cpu;
	double per_second;
	double cpu;			/* 1.0: all of one CPU */
	unsigned int running;		/* items that run now */
	uint64_t longest_ns;		/* for how long the oldest of them has */
	unsigned int hogging;		/* and that have had a CPU for long */
	/*
	 * Behind another row it waited mostly: how often, that row, and whose waits
	 * these were, of a sum of rows; or NULL.
	 */
	const struct machine_behind *behind;
	const struct machine_row *behind_row;
	const struct machine_row *behind_of;
	const struct machine_row *held_by;	/* who fills max_active; or NULL */
	bool held_by_own;		/* that is the row itself */
	uint64_t waiting;		/* items that wait for long, or were cancelled */
	/* For how long one does, at least, and whose item runs all that time; or 0 and NULL. */
	uint64_t stalled_ns;
	const struct machine_row *in_the_way;
};

struct machine_list {
	enum machine_sort sort;
	bool sampled;			/* not from the module */
	unsigned int count;
	unsigned int workers;		/* entries of kworkers */
	struct machine_entry entry[MACHINE_ROWS_ALL];
	/* For the entries: sums of folded rows. */
	struct machine_row sum[MACHINE_ROWS_ALL];
};

/* @machine must stay for as long as the list is used. */
void machine_list_build(struct machine_list *list,
			const struct machine *machine,
			const struct machine_rates *rates,
			const struct machine_choice *choice);

void machine_key_of(const struct machine_entry *entry, bool folded,
		    struct machine_key *key);

/* Return: the place of that row; 0 where it is not in the list. */
unsigned int machine_list_find(const struct machine_list *list, bool folded,
			       const struct machine_key *key);

/*
 * Finds the items that run now and that the filter lets through, the longest
 * first. @out: room for MACHINE_RUNS. Return: their number.
 */
unsigned int machine_list_running(const struct machine *machine,
				  const struct machine_choice *choice,
				  const struct machine_run **out);

#endif
