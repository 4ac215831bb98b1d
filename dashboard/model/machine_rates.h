/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The rates of a row of the machine, per second: the difference between the newest
 * reading and one some seconds before it. A few readings are kept for that, a
 * second apart, however often the file is read.
 */
#ifndef WQTOP_MODEL_MACHINE_RATES_H
#define WQTOP_MODEL_MACHINE_RATES_H

#include "read/machine.h"

#define MACHINE_RATES_STEP_NS	1000000000ull
#define MACHINE_RATES_KEPT	6

/* While less than this is known, there is no rate. */
#define MACHINE_RATES_LEAST_NS	500000000ull

/* An item that waits for so long waits for long. */
#define MACHINE_RATES_LONG_NS	2000000000ull

/* The numbers of one reading. */
struct machine_past {
	uint64_t time_ns;
	uint64_t ended[MACHINE_ROWS_ALL];
	uint64_t cpu_ns[MACHINE_ROWS_ALL];	/* with that of what ran */
	uint64_t queued[MACHINE_ROWS_ALL];
};

/* Items of a row that do not start: since when none has, though some are queued. */
struct machine_stall {
	uint64_t since_ns;			/* of a reading; 0: none is queued */
	uint64_t started;
};

struct machine_rates {
	uint64_t epoch;
	unsigned int count;		/* of @past, oldest first */
	struct machine_past past[MACHINE_RATES_KEPT];
	struct machine_stall stall[MACHINE_ROWS_ALL];
};

/* Takes in the newest reading. One of another epoch starts over. */
void machine_rates_add(struct machine_rates *rates,
		       const struct machine *machine);

/*
 * Computes how many items of a row ended per second, and which share of a CPU
 * they had: 1.0 is all of one. @machine: the reading that was added last.
 * Return: false where too little is known.
 */
bool machine_rates_get(const struct machine_rates *rates,
		       const struct machine *machine, unsigned int row,
		       double *per_second, double *cpu);

/*
 * Return: how many items of a row have been queued for MACHINE_RATES_LONG_NS or
 * more and have not started, at least: they wait, or were cancelled. 0 while too
 * little is known.
 */
uint64_t machine_rates_waiting(const struct machine_rates *rates,
			       const struct machine *machine, unsigned int row);

/*
 * Return: for how long, at least, an item of a row has been queued while none of
 * the row started: it waits, or was cancelled. 0: there is none.
 */
uint64_t machine_rates_stalled_ns(const struct machine_rates *rates,
				  const struct machine *machine,
				  unsigned int row);

#endif
