// SPDX-License-Identifier: GPL-2.0
#include "model/machine_times.h"

#include "model/percentiles.h"

/* The last of the buckets has all that is longer, as the last octave has. */
static void fill(struct buckets *buckets, const uint64_t *octave)
{
	unsigned int i;

	buckets_begin(buckets, 1);
	for (i = 0; i < MACHINE_OCTAVES; i++)
		buckets->count[i < WQDEMO_OCTAVES ? i : WQDEMO_OCTAVES - 1] +=
			octave[i];
}

bool machine_percentile(const struct machine_row *row,
			enum snapshot_histogram id, unsigned int percent,
			uint64_t *ns)
{
	bool waits = id == SNAPSHOT_HISTOGRAM_wait;
	struct percentiles_known known = {
		.sum = row->time[waits ? MACHINE_TIME_wait_total_ns :
					 MACHINE_TIME_run_total_ns],
		.shortest = SNAPSHOT_NONE,
		.longest = row->time[waits ? MACHINE_TIME_wait_max_ns :
					     MACHINE_TIME_run_max_ns],
	};
	struct buckets buckets;

	fill(&buckets, row->octave[id]);
	return percentiles_of(&buckets, &known, percent, ns);
}

bool machine_octaves(const struct machine_row *row, enum snapshot_histogram id,
		     unsigned int *first, unsigned int *end)
{
	const uint64_t *octave = row->octave[id];

	*first = 0;
	*end = MACHINE_OCTAVES;
	while (*first < *end && !octave[*first])
		++*first;
	while (*end > *first && !octave[*end - 1])
		--*end;
	return *first < *end;
}
