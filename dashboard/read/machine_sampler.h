/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Samples the kworkers of this machine from /proc, for the machine view where
 * the module workqueue_machine is not there or must not be read: a row for each
 * kworker, with its CPU time and the queue in its name.
 */
#ifndef WQTOP_READ_MACHINE_SAMPLER_H
#define WQTOP_READ_MACHINE_SAMPLER_H

#include "lib/buffer.h"
#include "read/machine.h"
#include "read/source_state.h"

/* The kworker that a row stands for, as long as it is there. */
struct machine_slot {
	uint64_t pid;			/* 0: none yet */
	uint64_t started;
	uint64_t seen_ns;
};

struct machine_sampler {
	char *folder;			/* of /proc/PID; NULL without memory */
	struct buffer text;
	struct machine_slot slot[MACHINE_ROWS];
};

/* @counters: a file in /proc, or in a folder that is a copy of it. */
void machine_sampler_begin(struct machine_sampler *sampler,
			   const char *counters);
void machine_sampler_free(struct machine_sampler *sampler);

/*
 * Samples them, unless @state, of the module's file, says that the module is there
 * for this user: one of another version is to be replaced. Return: whether
 * there is a kworker; then @machine is filled.
 */
bool machine_sampler_read(struct machine_sampler *sampler,
			  enum source_state state, struct machine *machine);

/* The same, whatever the module says. */
bool machine_sampler_take(struct machine_sampler *sampler,
			  struct machine *machine);

/* Return: the folder with the processes, for these two, until close(); or -1. */
int machine_sampler_open(const struct machine_sampler *sampler);

/* Looks at one process. Return: whether it is a kworker. */
bool machine_sampler_look(int folder, uint64_t pid, struct kworker *worker);

/* Return: its CPU time, to a hundredth of a second. */
uint64_t machine_sampler_cpu_ns(const struct kworker *worker);

/* Makes a row of a kworker. */
void machine_sampler_put(struct machine *machine, unsigned int number,
			 int folder, const struct kworker *worker);

#endif
