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
	queue.has_histogram[WAIT] = true;
	queue.has_histogram[RUN] = true;
	for (i = 0; i < WQDEMO_TIME_COLUMNS; i++)
		queue.time[i] = SNAPSHOT_NONE;
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
	queue.bucket[RUN][10] = 1;
	assert_unknown(WAIT);
	assert_percentile(RUN, 50, 2047);
	queue.has_histogram[RUN] = false;
	assert_unknown(RUN);
}

/* Ten values in bucket 4, 16 to 31; ten in bucket 10, 1024 to 2047. */
static void spreads_a_bucket_evenly(void **state)
{
	(void)state;
	queue.bucket[WAIT][4] = 10;
	queue.bucket[WAIT][10] = 10;
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
	queue.bucket[WAIT][4] = 10;
	queue.bucket[WAIT][10] = 10;
	queue.time[WQDEMO_TIME_wait_max_ns] = 1124;
	assert_percentile(WAIT, 50, 31);
	assert_percentile(WAIT, 90, 1024 + 100 * 8 / 10);
	assert_percentile(WAIT, 99, 1124);
	/* run's numbers are its own. */
	queue.bucket[RUN][10] = 1;
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
	queue.bucket[RUN][28] = 4;
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
	queue.bucket[RUN][27] = 1;
	assert_percentile(RUN, 80, 268435456 + 237564544ull * 3 / 4);
}

static void one_value_is_exact(void **state)
{
	(void)state;
	queue.bucket[WAIT][17] = 1;
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
	queue.bucket[WAIT][0] = 2;
	assert_percentile(WAIT, 50, 0);
	assert_percentile(WAIT, 99, 1);
	/* The last one has no end but the longest. */
	memset(queue.bucket, 0, sizeof(queue.bucket));
	queue.bucket[WAIT][WQDEMO_BUCKETS - 1] = 2;
	queue.time[WQDEMO_TIME_wait_max_ns] = 1ull << 40;
	assert_percentile(WAIT, 99, 1ull << 40);
	assert_percentile(WAIT, 50, ((1ull << 35) + (1ull << 40)) / 2);
	queue.time[WQDEMO_TIME_wait_max_ns] = UINT64_MAX - 1;
	assert_percentile(WAIT, 99, UINT64_MAX - 1);
}

static void counts_may_be_huge(void **state)
{
	(void)state;
	queue.bucket[WAIT][4] = UINT64_MAX / 2;
	queue.bucket[WAIT][10] = UINT64_MAX / 2 + 1;
	assert_int_equal(percentiles_total(queue.bucket[WAIT]), UINT64_MAX);
	assert_percentile(WAIT, 99, 1024 + 1023 * 98 / 100);
	assert_percentile(WAIT, 1, 16);
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
		for (i = 0; i < 4; i++)
			queue.bucket[WAIT][rand_r(&seed) % WQDEMO_BUCKETS] +=
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
		cmocka_unit_test_setup(never_falls, begin),
	};

	return cmocka_run_group_tests_name("percentiles", tests, NULL, NULL);
}
