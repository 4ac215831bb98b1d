/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The times in which burning items had no CPU. All items share a ring: a run can
 * have hundreds of gaps, most have none. Each gap knows the one before it of the
 * same run. New gaps overwrite the oldest, which are then forgotten.
 */
#ifndef WQTOP_MODEL_LIFE_GAPS_H
#define WQTOP_MODEL_LIFE_GAPS_H

#include <stdint.h>

/* As many as the module has events. */
#define LIFE_GAPS	8192

struct life_gap {
	uint64_t from_ns;
	uint64_t to_ns;
	uint64_t before;		/* the number of another, 0: none */
};

struct life_gaps {
	uint64_t count;			/* ever; number n is at n % LIFE_GAPS */
	struct life_gap gap[LIFE_GAPS];
};

/* Adds a gap to those of a run. @newest: the number of the run's newest, 0: none. */
void life_gaps_add(struct life_gaps *gaps, uint64_t *newest, uint64_t from_ns,
		   uint64_t to_ns);

/* Return: the gap of that number, or NULL: there is none, or it is forgotten. */
const struct life_gap *life_gaps_at(const struct life_gaps *gaps, uint64_t number);

/* Return: for how long two times overlap. */
uint64_t life_gaps_overlap(uint64_t from_ns, uint64_t to_ns, uint64_t begin_ns,
			   uint64_t end_ns);

/* Return: how much of a time is in a run's gaps, as far as they are known. */
uint64_t life_gaps_within(const struct life_gaps *gaps, uint64_t newest,
			  uint64_t from_ns, uint64_t to_ns);

#endif
