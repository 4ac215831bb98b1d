// SPDX-License-Identifier: GPL-2.0
#include "model/shared_cpu.h"

#include <stddef.h>

#include "model/pools.h"

/* A gap that is shorter than this is no event. */
#define GAP_LEAST_NS 500000u

/* Workers of the unbound pool go from CPU to CPU. */
static bool stays_on_cpu(const struct life *life)
{
	return pool_of(life->queue) != POOL_UNBOUND;
}

/* Return: whether it seems to burn now; no task takes a softirq's CPU. */
static bool may_be_preempted(const struct life *life, uint64_t now_ns)
{
	return life_is_open(life) && life->doubt_ns == LIFE_UNKNOWN &&
	       life->step_count && life->run_ns < now_ns &&
	       life->step[life->step_count - 1].state == LIFE_BURNING &&
	       stays_on_cpu(life) && pool_of(life->queue) != POOL_SOFTIRQ;
}

/* Return: since when another item burns, or burnt, after @from_ns. */
static uint64_t burns_since(const struct life *life, uint64_t from_ns,
			    uint64_t now_ns)
{
	struct life_span span[LIFE_SPANS];
	unsigned int count = life_spans(life, now_ns, span), i;

	for (i = 0; i < count; i++) {
		bool goes_on = life_is_open(life) && span[i].to_ns >= now_ns;

		if (span[i].state != LIFE_BURNING || span[i].to_ns <= from_ns ||
		    (!goes_on &&
		     span[i].to_ns - span[i].from_ns < GAP_LEAST_NS))
			continue;
		return span[i].from_ns > from_ns ? span[i].from_ns : from_ns;
	}
	return LIFE_UNKNOWN;
}

uint64_t shared_cpu_since_ns(const struct item_lives *lives,
			     const struct life *life, uint64_t now_ns,
			     const struct life **other)
{
	uint64_t first_ns = LIFE_UNKNOWN, ns;
	const struct life *rival;
	unsigned int place = 0;

	if (!may_be_preempted(life, now_ns))
		return LIFE_UNKNOWN;
	while ((rival = item_lives_next(lives, &place))) {
		if (rival == life || rival->run_ns == LIFE_UNKNOWN ||
		    rival->cpu != life->cpu || !stays_on_cpu(rival) ||
		    rival->ended_ns <= life->seen_ns)
			continue;
		ns = burns_since(rival, life->seen_ns, now_ns);
		if (ns >= first_ns)
			continue;
		first_ns = ns;
		if (other)
			*other = rival;
	}
	return first_ns;
}
