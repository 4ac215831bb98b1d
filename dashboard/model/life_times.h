/* SPDX-License-Identifier: GPL-2.0 */
/* The parts of the time that a run takes: on the CPU, ready without one, asleep. */
#ifndef WQTOP_MODEL_LIFE_TIMES_H
#define WQTOP_MODEL_LIFE_TIMES_H

#include "model/item_lives.h"

struct life_times {
	bool gaps_are_known;		/* else @on_cpu_ns may have some in it */
	uint64_t on_cpu_ns;
	uint64_t preempted_ns;
	uint64_t asleep_ns;
};

/* Return: the parts of a run, as far as known at @now_ns. */
struct life_times life_times_of(const struct life *life, uint64_t now_ns);

/*
 * Return: whether a run is known to have burnt less than its steps asked for. A
 * burn gives up after three times as long by the clock.
 */
bool life_gave_up(const struct life *life);

#endif
