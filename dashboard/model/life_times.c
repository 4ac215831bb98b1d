// SPDX-License-Identifier: GPL-2.0
#include "model/life_times.h"

/* Return: whether the event of its end had the sums. */
static bool is_told(const struct life *life)
{
	return life->burnt_ns || life->preempted_ns;
}

/*
 * The event of its end has the exact sums. Before that the gaps that were events
 * are all that is known; a module that knows no gaps writes neither.
 */
struct life_times life_times_of(const struct life *life, uint64_t now_ns)
{
	struct life_times times = { 0 };
	struct life_span span[LIFE_SPANS];
	unsigned int count = life_spans(life, now_ns, span);
	uint64_t burning_ns = 0;
	unsigned int i;

	for (i = 0; i < count; i++) {
		uint64_t ns = span[i].to_ns - span[i].from_ns;

		if (span[i].state == LIFE_SLEEPING)
			times.asleep_ns += ns;
		else if (span[i].state == LIFE_BURNING)
			burning_ns += ns;
	}
	times.gaps_are_known = is_told(life) || life->lost_ns;
	if (is_told(life)) {
		times.on_cpu_ns = life->burnt_ns;
		times.preempted_ns = life->preempted_ns;
		return times;
	}
	times.preempted_ns = life->lost_ns;
	/* Events that were lost may have begun the burn. */
	times.on_cpu_ns =
		burning_ns > life->lost_ns ? burning_ns - life->lost_ns : 0;
	return times;
}

bool life_gave_up(const struct life *life)
{
	return is_told(life) && life->burnt_ns < life->asked_ns;
}
