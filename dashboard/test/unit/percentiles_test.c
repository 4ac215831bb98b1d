// SPDX-License-Identifier: GPL-2.0
/* Percentiles of histograms that are made up here, with values by hand. */
#include "test/unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "model/percentiles.h"

#define WAIT SNAPSHOT_HISTOGRAM_wait
#define RUN  SNAPSHOT_HISTOGRAM_run

static struct snapshot_queue queue;

static int begin(void **state)
{
	int i;

	(void)state;
	memset(&queue, 0, sizeof(queue));
	buckets_begin(&queue.histogram[WAIT], 1);
	buckets_begin(&queue.histogram[RUN], 1);
	for (i = 0; i < WQDEMO_TIME_COLUMNS; i++)
		queue.time[i] = SNAPSHOT_NONE;
	for (i = 0; i < WQDEMO_MORE_TIME_COLUMNS; i++)
		queue.more_time[i] = SNAPSHOT_NONE;
	return 0;
}

static void assert_percentile(enum snapshot_histogram id, unsigned int percent,
			      uint64_t wanted)
{
	uint64_t ns = 0;

	assert_true(percentiles_get(&queue, id, percent, &ns));
	assert_int_equal(ns, wanted);
}

static void assert_unknown(enum snapshot_histogram id)
{
	uint64_t ns;

	assert_false(percentiles_get(&queue, id, 50, &ns));
}

static void knows_nothing_of_nothing(void **state)
{
	(void)state;
	assert_unknown(WAIT);
	queue.histogram[RUN].count[10] = 1;
	assert_unknown(WAIT);
	assert_percentile(RUN, 50, 2047);
	buckets_begin(&queue.histogram[RUN], 0);
	assert_unknown(RUN);
}

/* Ten values in bucket 4, 16 to 31; ten in bucket 10, 1024 to 2047. */
static void spreads_a_bucket_evenly(void **state)
{
	(void)state;
	queue.histogram[WAIT].count[4] = 10;
	queue.histogram[WAIT].count[10] = 10;
	/* The 5th, 10th, 18th and 20th of 20. */
	assert_percentile(WAIT, 25, 16 + 15 * 5 / 10);
	assert_percentile(WAIT, 50, 31);
	assert_percentile(WAIT, 90, 1024 + 1023 * 8 / 10);
	assert_percentile(WAIT, 99, 2047);
	/* The 11th is the first above. */
	assert_percentile(WAIT, 51, 1024 + 1023 / 10);
	assert_percentile(WAIT, 1, 16 + 15 / 10);
}

static void stops_at_the_longest(void **state)
{
	(void)state;
	queue.histogram[WAIT].count[4] = 10;
	queue.histogram[WAIT].count[10] = 10;
	queue.time[WQDEMO_TIME_wait_max_ns] = 1124;
	assert_percentile(WAIT, 50, 31);
	assert_percentile(WAIT, 90, 1024 + 100 * 8 / 10);
	assert_percentile(WAIT, 99, 1124);
	/* run's numbers are its own. */
	queue.histogram[RUN].count[10] = 1;
	queue.time[WQDEMO_TIME_run_max_ns] = 1030;
	assert_percentile(RUN, 99, 1030);
	/* One that contradicts its histogram is still never passed. */
	queue.time[WQDEMO_TIME_wait_max_ns] = 20;
	assert_percentile(WAIT, 50, 20);
	assert_percentile(WAIT, 99, 20);
	queue.time[WQDEMO_TIME_wait_max_ns] = 0;
	assert_percentile(WAIT, 99, 0);
}

/* Four runs of 500, 502, 504 and 506 ms. */
static void one_bucket_spreads_about_the_mean(void **state)
{
	(void)state;
	queue.histogram[RUN].count[28] = 4;
	queue.time[WQDEMO_TIME_run_total_ns] = 2012000000;
	queue.time[WQDEMO_TIME_run_max_ns] = 506000000;
	/* Spread from 500 to 506: the 2nd of 4. */
	assert_percentile(RUN, 50, 503000000);
	assert_percentile(RUN, 99, 506000000);
	/* The bucket's beginning holds, whatever the mean says. */
	queue.time[WQDEMO_TIME_run_total_ns] = 4;
	assert_percentile(RUN, 50, (268435456 + 506000000) / 2);
	/* A mean above the longest: the file contradicts itself. */
	queue.time[WQDEMO_TIME_run_total_ns] = 4000000000;
	assert_percentile(RUN, 50, 506000000);
	/* Or above its bucket. */
	queue.time[WQDEMO_TIME_run_max_ns] = 700000000;
	assert_percentile(RUN, 50, 536870911);
	queue.time[WQDEMO_TIME_run_max_ns] = 506000000;
	/* With a second bucket the mean tells nothing of one. */
	queue.time[WQDEMO_TIME_run_total_ns] = 2012000000;
	queue.histogram[RUN].count[27] = 1;
	assert_percentile(RUN, 80, 268435456 + 237564544ull * 3 / 4);
}

static void one_value_is_exact(void **state)
{
	(void)state;
	queue.histogram[WAIT].count[17] = 1;
	queue.time[WQDEMO_TIME_wait_total_ns] = 138340;
	queue.time[WQDEMO_TIME_wait_max_ns] = 138340;
	assert_percentile(WAIT, 1, 138340);
	assert_percentile(WAIT, 50, 138340);
	assert_percentile(WAIT, 99, 138340);
}

static void first_and_last_bucket(void **state)
{
	(void)state;
	/* 0 and 1 ns */
	queue.histogram[WAIT].count[0] = 2;
	assert_percentile(WAIT, 50, 0);
	assert_percentile(WAIT, 99, 1);
	/* The last one has no end but the longest. */
	buckets_begin(&queue.histogram[WAIT], 1);
	queue.histogram[WAIT].count[WQDEMO_OCTAVES - 1] = 2;
	queue.time[WQDEMO_TIME_wait_max_ns] = 1ull << 40;
	assert_percentile(WAIT, 99, 1ull << 40);
	assert_percentile(WAIT, 50, ((1ull << 35) + (1ull << 40)) / 2);
	queue.time[WQDEMO_TIME_wait_max_ns] = UINT64_MAX - 1;
	assert_percentile(WAIT, 99, UINT64_MAX - 1);
}

static void counts_may_be_huge(void **state)
{
	(void)state;
	queue.histogram[WAIT].count[4] = UINT64_MAX / 2;
	queue.histogram[WAIT].count[10] = UINT64_MAX / 2 + 1;
	assert_int_equal(buckets_total(&queue.histogram[WAIT]), UINT64_MAX);
	assert_percentile(WAIT, 99, 1024 + 1023 * 98 / 100);
	assert_percentile(WAIT, 1, 16);
}

/* Adds @n times as the module does, with all that it notes of them. */
static void add_runs(uint64_t ns, uint64_t n)
{
	struct buckets *buckets = &queue.histogram[RUN];
	unsigned int octave = 63 - (unsigned int)__builtin_clzll(ns | 1);
	uint64_t part =
		(ns * buckets->per_octave >> octave) % buckets->per_octave;
	uint64_t *shortest = &queue.more_time[WQDEMO_MORE_TIME_run_min_ns];
	uint64_t *longest = &queue.time[WQDEMO_TIME_run_max_ns];
	uint64_t *sum = &queue.time[WQDEMO_TIME_run_total_ns];

	if (!n)
		return;
	buckets->count[octave * buckets->per_octave + part] += n;
	*sum = snapshot_known(*sum) + ns * n;
	if (*shortest > ns)
		*shortest = ns;
	if (*longest == SNAPSHOT_NONE || *longest < ns)
		*longest = ns;
}

/* One that is longer than the last bucket begins. */
static void add_longest(uint64_t ns)
{
	struct buckets *buckets = &queue.histogram[RUN];

	buckets->count[buckets_end(buckets) - 1] = 1;
	queue.time[WQDEMO_TIME_run_total_ns] = ns;
	queue.time[WQDEMO_TIME_run_max_ns] = ns;
	queue.more_time[WQDEMO_MORE_TIME_run_min_ns] = ns;
}

#define US 1000ull
#define MS 1000000ull

/* @n runs of @ns, and others: between which times a percentile lies. */
static const struct row {
	unsigned int per_octave;
	struct {
		uint64_t ns, n;
	} runs[3];
	unsigned int percent;
	uint64_t least, most;
} rows[] = {
	/* All equal. */
	{ 8, { { 500 * MS, 1000 } }, 1, 500 * MS, 500 * MS },
	{ 8, { { 500 * MS, 1000 } }, 50, 500 * MS, 500 * MS },
	{ 8, { { 500 * MS, 1000 } }, 99, 500 * MS, 500 * MS },
	/* One. */
	{ 8, { { 7, 1 } }, 50, 7, 7 },
	{ 8, { { 0, 1 } }, 50, 0, 0 },
	{ 8, { { 1ull << 60, 1 } }, 50, 1ull << 60, 1ull << 60 },
	/* Equal ones and an outlier: one bucket is 33.5 ms wide. */
	{ 8, { { 500 * MS, 99 }, { 1 * MS, 1 } }, 50, 470 * MS, 500 * MS },
	{ 8, { { 500 * MS, 99 }, { 900 * MS, 1 } }, 50, 500 * MS, 504 * MS },
	{ 8, { { 500 * MS, 99 }, { 900 * MS, 1 } }, 1, 500 * MS, 504 * MS },
	/* Two values of the same number. */
	{ 8, { { 100 * MS, 5 }, { 300 * MS, 5 } }, 50, 100 * MS, 109 * MS },
	{ 8, { { 100 * MS, 5 }, { 300 * MS, 5 } }, 51, 268 * MS, 300 * MS },
	{ 8, { { 100 * MS, 5 }, { 300 * MS, 5 } }, 10, 100 * MS, 109 * MS },
	/* Shortest and longest in one bucket. */
	{ 8, { { 490 * MS, 1 }, { 500 * MS, 1 } }, 1, 490 * MS, 500 * MS },
	{ 8, { { 490 * MS, 1 }, { 500 * MS, 1 } }, 99, 500 * MS, 500 * MS },
	/* Short times, of which buckets have less than 1 ns. */
	{ 8, { { 3, 4 }, { 5, 4 }, { 2 * US, 4 } }, 50, 5, 5 },
	/* Earlier modules: bounds, and no more. */
	{ 1, { { 500 * MS, 99 }, { 900 * MS, 1 } }, 1, 500 * MS, 537 * MS },
	{ 1, { { 500 * MS, 99 }, { 1 * MS, 1 } }, 50, 268 * MS, 500 * MS },
	{ 1, { { 500 * MS, 1000 } }, 50, 500 * MS, 500 * MS },
};

static void lies_within_what_was_seen(void **state)
{
	uint64_t ns;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];

		begin(NULL);
		buckets_begin(&queue.histogram[RUN], row->per_octave);
		for (k = 0; k < 3; k++)
			if (row->runs[k].ns < 1ull << 36)
				add_runs(row->runs[k].ns, row->runs[k].n);
			else
				add_longest(row->runs[k].ns);
		assert_true(percentiles_get(&queue, RUN, row->percent, &ns));
		if (ns < row->least || ns > row->most)
			fail_msg("row %zu: p%u is %llu, not %llu to %llu", i,
				 row->percent, (unsigned long long)ns,
				 (unsigned long long)row->least,
				 (unsigned long long)row->most);
	}
}

/* A higher percentile is never lower, whatever the numbers. */
static void never_falls(void **state)
{
	unsigned int seed = 1, percent;
	int round, i;

	(void)state;
	for (round = 0; round < 2000; round++) {
		uint64_t before = 0, ns;

		begin(NULL);
		buckets_begin(&queue.histogram[WAIT], round % 2 ? 8 : 1);
		for (i = 0; i < 4; i++)
			queue.histogram[WAIT]
				.count[(unsigned int)rand_r(&seed) %
				       buckets_end(&queue.histogram[WAIT])] +=
				(uint64_t)rand_r(&seed) % 9 + 1;
		for (i = 0; i < WQDEMO_TIME_COLUMNS; i++)
			queue.time[i] = (uint64_t)rand_r(&seed)
					<< (rand_r(&seed) % 33);
		for (percent = 1; percent <= 100; percent++) {
			assert_true(
				percentiles_get(&queue, WAIT, percent, &ns));
			assert_true(ns >= before);
			assert_true(ns <= queue.time[WQDEMO_TIME_wait_max_ns]);
			before = ns;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(knows_nothing_of_nothing, begin),
		cmocka_unit_test_setup(spreads_a_bucket_evenly, begin),
		cmocka_unit_test_setup(stops_at_the_longest, begin),
		cmocka_unit_test_setup(one_bucket_spreads_about_the_mean,
				       begin),
		cmocka_unit_test_setup(one_value_is_exact, begin),
		cmocka_unit_test_setup(first_and_last_bucket, begin),
		cmocka_unit_test_setup(counts_may_be_huge, begin),
		cmocka_unit_test_setup(lies_within_what_was_seen, begin),
		cmocka_unit_test_setup(never_falls, begin),
	};

	return cmocka_run_group_tests_name("percentiles", tests, NULL, NULL);
}
