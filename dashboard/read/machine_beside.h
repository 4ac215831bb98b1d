/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Samples from /proc what the module does not tell while it is attached: kworkers that
 * run an item since before the attach, whose start it has not seen, and whether those
 * that run an item sleep, or what they had of a CPU lately.
 */
#ifndef WQTOP_READ_MACHINE_BESIDE_H
#define WQTOP_READ_MACHINE_BESIDE_H

#include "read/machine_sampler.h"

/* So many items that run are followed. */
#define MACHINE_FOLLOWED	256

/*
 * A kworker is shown once it was seen for so long: one that has just begun an item
 * may be in no table of that moment.
 */
#define MACHINE_BESIDE_SURE_NS	900000000ull

/* An item that runs, and the CPU time of its kworker when it was first and last seen. */
struct machine_follow {
	uint64_t pid;
	uint64_t since_ns;
	uint64_t first_cpu_ns;
	uint64_t last_cpu_ns;
	uint64_t last_ns;
};

struct machine_beside {
	bool begun;
	uint64_t epoch;			/* of the module: what follows is of it */
	uint64_t begun_ns;		/* when the kworkers were looked for */
	uint64_t before[MACHINE_BESIDE];	/* their pids; 0: its item has ended */
	unsigned int follows;
	struct machine_follow follow[MACHINE_FOLLOWED];
};

/*
 * Adds to a reading of the module, just made: rows from MACHINE_ROWS on, and the CPU
 * time of what runs. @beside is all zero at first.
 */
void machine_beside_look(struct machine_beside *beside,
			 struct machine_sampler *sampler,
			 struct machine *machine);

#endif
