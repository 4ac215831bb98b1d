// SPDX-License-Identifier: GPL-2.0
/*
 * A percentile is an estimate, as a histogram knows each time only between two
 * powers of two. The times in a bucket are taken to be spread evenly: the k-th
 * of n lies at k/n of its width, as in Prometheus' histogram_quantile(). Two
 * numbers of the table "times" improve the estimate:
 *
 * - No time is above the longest one, so its bucket ends there. The percentile
 *   that is the last of all times is exact.
 * - If all times are in one bucket, as with programs of a fixed length, their
 *   mean tells how wide they are spread: evenly around it, up to the longest.
 *   Without that, handlers of 500 ms would have a median of 390, as their bucket
 *   goes from 268 to 537 ms.
 */
#include "model/percentiles.h"

struct range {
	double low;
	double high;
};

uint64_t percentiles_total(const uint64_t *buckets)
{
	uint64_t total = 0;
	int i;

	for (i = 0; i < WQDEMO_BUCKETS; i++)
		total += buckets[i];
	return total;
}

static uint64_t total_ns(const struct snapshot_queue *queue,
			 enum snapshot_histogram id)
{
	return queue->time[id == SNAPSHOT_HISTOGRAM_wait ?
				   WQDEMO_TIME_wait_total_ns :
				   WQDEMO_TIME_run_total_ns];
}

static uint64_t longest_ns(const struct snapshot_queue *queue,
			   enum snapshot_histogram id)
{
	return queue
		->time[id == SNAPSHOT_HISTOGRAM_wait ? WQDEMO_TIME_wait_max_ns :
						       WQDEMO_TIME_run_max_ns];
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
static struct range range_of(const struct snapshot_queue *queue,
			     enum snapshot_histogram id, int bucket,
			     uint64_t total)
{
	uint64_t sum = total_ns(queue, id), longest = longest_ns(queue, id);
	struct range range = {
		.low = bucket ? (double)(1ull << bucket) : 0,
		.high = (double)(1ull << (bucket + 1)) - 1,
	};
	double below;

	if (longest == SNAPSHOT_NONE)
		return range;
	/* The last bucket has no upper limit. */
	if (range.high > (double)longest || bucket == WQDEMO_BUCKETS - 1)
		range.high = (double)longest;
	if (queue->bucket[id][bucket] == total && sum != SNAPSHOT_NONE) {
		below = 2 * ((double)sum / (double)total) - range.high;
		if (below > range.low)
			range.low = below;
	}
	/* If the file contradicts itself, the longest time wins. */
	if (range.low > range.high)
		range.low = range.high;
	return range;
}

bool percentiles_get(const struct snapshot_queue *queue,
		     enum snapshot_histogram id, unsigned int percent,
		     uint64_t *ns)
{
	const uint64_t *buckets = queue->bucket[id];
	uint64_t total = percentiles_total(buckets);
	uint64_t rank = rank_of(total, percent);
	uint64_t longest = longest_ns(queue, id);
	struct range range;
	double value;
	int i;

	if (!queue->has_histogram[id] || !total)
		return false;
	for (i = 0; rank > buckets[i]; i++)
		rank -= buckets[i];
	range = range_of(queue, id, i, total);
	value = range.low +
		(range.high - range.low) * ((double)rank / (double)buckets[i]);
	/* Exact values stay exact, though a double has 53 bits. */
	*ns = value < (double)longest ? (uint64_t)value : longest;
	return true;
}
