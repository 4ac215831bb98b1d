// SPDX-License-Identifier: GPL-2.0
#include "model/cpu_hog.h"

#include <string.h>

#include "model/life_times.h"

/* The kernel manages no concurrency for the workers of these. */
static const char *const unmanaged[] = {
	"WQ_UNBOUND",
	"WQ_CPU_INTENSIVE",
	"WQ_BH",
};

bool cpu_hog_is_watched(const struct snapshot *now, enum wqdemo_queue queue)
{
	const struct snapshot_queue *row = snapshot_find(now, queue);
	size_t i;

	/* 0 switches it off. */
	if (!row || !snapshot_known(now->cpu_intensive_thresh_us))
		return false;
	for (i = 0; i < sizeof(unmanaged) / sizeof(unmanaged[0]); i++)
		if (strstr(row->wq_flags, unmanaged[i]))
			return false;
	return true;
}

uint64_t cpu_hog_burned_ns(const struct item_lives *lives,
			   const struct life *life, uint64_t now_ns)
{
	struct life_span span[LIFE_SPANS];
	unsigned int count = life_spans(life, now_ns, span);
	struct life_times times = life_times_of(life, now_ns);
	uint64_t burned = 0, longest = 0;
	unsigned int i;

	for (i = 0; i < count; i++) {
		if (span[i].state == LIFE_BURNING)
			burned +=
				span[i].to_ns - span[i].from_ns -
				life_gaps_within(&lives->gaps, life->newest_gap,
						 span[i].from_ns,
						 span[i].to_ns);
		else
			burned = 0;
		if (longest < burned)
			longest = burned;
	}
	/* Shorter gaps are only known in all. */
	return longest < times.on_cpu_ns ? longest : times.on_cpu_ns;
}

bool cpu_hog_was_seen(const struct item_lives *lives, const struct life *life,
		      const struct snapshot *now)
{
	uint64_t us = cpu_hog_burned_ns(lives, life, now->time_ns) / 1000;
	uint64_t hz = snapshot_known(now->hz);

	if (!hz || !cpu_hog_is_watched(now, life->queue))
		return false;
	return us >= 1000000 / hz &&
	       us - 1000000 / hz >= now->cpu_intensive_thresh_us;
}
