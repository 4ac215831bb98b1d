// SPDX-License-Identifier: GPL-2.0
#include "read/buckets.h"

#include <string.h>

void buckets_begin(struct buckets *buckets, unsigned int per_octave)
{
	memset(buckets, 0, sizeof(*buckets));
	buckets->per_octave = per_octave;
}

/* "17", or "17.4" */
static bool parse_bucket(unsigned int per_octave, struct slice word,
			 uint64_t *bucket)
{
	struct slice octave = word;
	uint64_t eighth = 0;

	if (per_octave > 1 &&
	    (!slice_cut(&word, '.', &octave) || !slice_number(word, &eighth)))
		return false;
	if (!slice_number(octave, bucket) || *bucket >= WQDEMO_OCTAVES ||
	    eighth >= per_octave)
		return false;
	*bucket = *bucket * per_octave + eighth;
	return true;
}

bool buckets_add(struct buckets *buckets, struct slice word, uint64_t *total)
{
	struct slice index;
	uint64_t bucket, value;

	if (!slice_cut(&word, ':', &index) ||
	    !parse_bucket(buckets->per_octave, index, &bucket) ||
	    !slice_number(word, &value) || value > UINT64_MAX - *total)
		return false;
	*total += value;
	buckets->count[bucket] += value;
	return true;
}

unsigned int buckets_end(const struct buckets *buckets)
{
	return WQDEMO_OCTAVES * buckets->per_octave;
}

uint64_t buckets_total(const struct buckets *buckets)
{
	uint64_t total = 0;
	unsigned int i;

	for (i = 0; i < buckets_end(buckets); i++)
		total += buckets->count[i];
	return total;
}

/* Return: where a bucket begins, rounded up to a whole nanosecond. */
static uint64_t begin_ns(const struct buckets *buckets, unsigned int bucket)
{
	unsigned int per_octave = buckets->per_octave;
	uint64_t octave_ns = 1ull << bucket / per_octave;

	return octave_ns + (octave_ns * (bucket % per_octave) + per_octave -
			    1) / per_octave;
}

uint64_t buckets_least_ns(const struct buckets *buckets, unsigned int bucket)
{
	/* The first one has zero, too. */
	return bucket ? begin_ns(buckets, bucket) : 0;
}

uint64_t buckets_most_ns(const struct buckets *buckets, unsigned int bucket)
{
	return begin_ns(buckets, bucket + 1) - 1;
}

uint64_t buckets_octave(const struct buckets *buckets, unsigned int octave)
{
	unsigned int first = octave * buckets->per_octave, i;
	uint64_t sum = 0;

	for (i = 0; i < buckets->per_octave; i++)
		sum += buckets->count[first + i];
	return sum;
}
