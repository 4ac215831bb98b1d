// SPDX-License-Identifier: GPL-2.0
#include "model/life_gaps.h"

#include <stddef.h>

void life_gaps_add(struct life_gaps *gaps, uint64_t *newest, uint64_t from_ns,
		   uint64_t to_ns)
{
	gaps->count++;
	gaps->gap[gaps->count % LIFE_GAPS] =
		(struct life_gap){ from_ns, to_ns, *newest };
	*newest = gaps->count;
}

const struct life_gap *life_gaps_at(const struct life_gaps *gaps,
				    uint64_t number)
{
	if (!number || gaps->count - number >= LIFE_GAPS)
		return NULL;
	return &gaps->gap[number % LIFE_GAPS];
}

uint64_t life_gaps_overlap(uint64_t from_ns, uint64_t to_ns, uint64_t begin_ns,
			   uint64_t end_ns)
{
	uint64_t from = from_ns > begin_ns ? from_ns : begin_ns;
	uint64_t to = to_ns < end_ns ? to_ns : end_ns;

	return to > from ? to - from : 0;
}

uint64_t life_gaps_within(const struct life_gaps *gaps, uint64_t newest,
			  uint64_t from_ns, uint64_t to_ns)
{
	const struct life_gap *gap;
	uint64_t sum = 0;

	for (; (gap = life_gaps_at(gaps, newest)); newest = gap->before)
		sum += life_gaps_overlap(gap->from_ns, gap->to_ns, from_ns,
					 to_ns);
	return sum;
}
