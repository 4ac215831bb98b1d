// SPDX-License-Identifier: GPL-2.0
/*
 * A percentile is an estimate, as a histogram knows each time only between the
 * limits of its bucket: an eighth of a power of two, or a whole one with earlier
 * modules. The times in a bucket are taken to be spread evenly: the k-th of n
 * lies at k/n of its width, as in Prometheus' histogram_quantile(). More numbers
 * of the file improve the estimate:
 *
 * - No time is above the longest one, nor below the shortest, so the buckets end
 *   there. The percentile that is the last of all times is exact.
 * - If all times are in one bucket, as with programs of a fixed length, their
 *   mean tells how wide they are spread: evenly around it, up to the longest.
 *   Without that, handlers of 500 ms would have a median of 485, as their bucket
 *   goes from 470 to 503 ms.
 */
#include "model/percentiles.h"

struct range {
	double low;
	double high;
};

static struct percentiles_known known_of(const struct snapshot_queue *queue,
					 enum snapshot_histogram id)
{
	if (id == SNAPSHOT_HISTOGRAM_wait)
		return (struct percentiles_known){
			queue->time[WQDEMO_TIME_wait_total_ns],
			queue->more_time[WQDEMO_MORE_TIME_wait_min_ns],
			queue->time[WQDEMO_TIME_wait_max_ns],
		};
	return (struct percentiles_known){
		queue->time[WQDEMO_TIME_run_total_ns],
		queue->more_time[WQDEMO_MORE_TIME_run_min_ns],
		queue->time[WQDEMO_TIME_run_max_ns],
	};
}

/*
 * Return: the nearest rank, the smallest number of values that is @percent of
 * them.
 */
static uint64_t rank_of(uint64_t total, unsigned int percent)
{
	uint64_t hundreds = total / 100, rest = total % 100;

	return hundreds * percent + (rest * percent + 99) / 100;
}

/* Finds the limits of the times in a bucket. */
static struct range range_of(const struct buckets *buckets,
			     const struct percentiles_known *known,
			     unsigned int bucket, uint64_t total)
{
	struct range range = {
		.low = (double)buckets_least_ns(buckets, bucket),
		.high = (double)buckets_most_ns(buckets, bucket),
	};
	double below;

	if (known->shortest != SNAPSHOT_NONE &&
	    range.low < (double)known->shortest)
		range.low = (double)known->shortest;
	if (known->longest == SNAPSHOT_NONE)
		return range;
	/* The last bucket has no upper limit. */
	if (range.high > (double)known->longest ||
	    bucket == buckets_end(buckets) - 1)
		range.high = (double)known->longest;
	if (buckets->count[bucket] == total && known->sum != SNAPSHOT_NONE) {
		below = 2 * ((double)known->sum / (double)total) - range.high;
		if (below > range.low)
			range.low = below;
	}
	/* If the file contradicts itself, the longest time wins. */
	if (range.low > range.high)
		range.low = range.high;
	return range;
}

bool percentiles_of(const struct buckets *buckets,
		    const struct percentiles_known *known, unsigned int percent,
		    uint64_t *ns)
{
	uint64_t total = buckets_total(buckets);
	uint64_t rank = rank_of(total, percent);
	struct range range;
	unsigned int i;
	double value;

	if (!total)
		return false;
	for (i = 0; rank > buckets->count[i]; i++)
		rank -= buckets->count[i];
	range = range_of(buckets, known, i, total);
	value = range.low + (range.high - range.low) *
				    ((double)rank / (double)buckets->count[i]);
	/* Exact values stay exact, though a double has 53 bits. */
	*ns = value < (double)known->longest ? (uint64_t)value : known->longest;
	return true;
}

bool percentiles_get(const struct snapshot_queue *queue,
		     enum snapshot_histogram id, unsigned int percent,
		     uint64_t *ns)
{
	struct percentiles_known known = known_of(queue, id);

	return percentiles_of(&queue->histogram[id], &known, percent, ns);
}
