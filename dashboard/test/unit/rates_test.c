// SPDX-License-Identifier: GPL-2.0
/* Rates and history from snapshots that are made up here. */
#include "test/unit/unit.h"

#include <string.h>
#include <unistd.h>

#include "model/rates.h"

#define MS     1000000ull
#define SECOND 1000000000ull

static struct rates rates;
static struct snapshot now;

static int begin(void **state)
{
	(void)state;
	memset(&rates, 0, sizeof(rates));
	memset(&now, 0, sizeof(now));
	now.loaded_ns = 1;
	now.epoch = 1;
	now.queue_count = 2;
	snapshot_name_queue(&now.queue[0], "system");
	snapshot_name_queue(&now.queue[1], "custom");
	return 0;
}

static void sample(uint64_t time_ns, uint64_t completed)
{
	now.time_ns = time_ns;
	now.queue[0].count[WQDEMO_COUNT_completed] = completed;
	rates_add(&rates, &now);
}

static void assert_rate(double wanted, double tolerance)
{
	double rate;

	assert_true(rates_get(&rates, 0, &rate));
	if (rate < wanted - tolerance || rate > wanted + tolerance)
		fail_msg("%f is not %f", rate, wanted);
}

static void assert_unknown(void)
{
	double rate;

	assert_false(rates_get(&rates, 0, &rate));
}

static void assert_history(unsigned int ago, double wanted)
{
	double completed;

	assert_true(rates_history(&rates, 0, ago, &completed));
	if (completed < wanted - 0.001 || completed > wanted + 0.001)
		fail_msg("%u s ago: %f is not %f", ago, completed, wanted);
}

static void needs_two_samples(void **state)
{
	(void)state;
	assert_unknown();
	sample(10 * SECOND, 5);
	assert_unknown();
	/* A file that was not written again adds nothing. */
	sample(10 * SECOND, 5);
	assert_unknown();
	sample(11 * SECOND, 5);
	assert_rate(0, 0);
}

static void needs_a_queue_that_exists(void **state)
{
	double rate;

	(void)state;
	sample(1 * SECOND, 0);
	sample(2 * SECOND, 0);
	assert_true(rates_get(&rates, 1, &rate));
	assert_false(rates_get(&rates, 2, &rate));
	assert_false(rates_history(&rates, 2, 0, &rate));
}

static void reads_a_steady_rate(void **state)
{
	int i;

	(void)state;
	for (i = 0; i <= 40; i++)
		sample((uint64_t)i * 500 * MS, (uint64_t)i * 1600);
	assert_rate(3200, 0.001);
}

/* Wherever the samples fall, one in a second reads as 1.0. */
static void reads_one_hertz(void **state)
{
	uint64_t t, offset;

	(void)state;
	for (offset = 0; offset < 1000; offset += 50) {
		begin(NULL);
		for (t = 0; t < 20000; t += 500)
			sample((offset + t) * MS, (offset + t) / 1000);
		assert_rate(1.0, 0.0499);
		/* and after a key, ten times a second */
		for (; t < 23000; t += 100) {
			sample((offset + t) * MS, (offset + t) / 1000);
			assert_rate(1.0, 0.0999);
		}
	}
}

static void forgets_what_is_long_ago(void **state)
{
	uint64_t t;

	(void)state;
	sample(0, 0);
	sample(500 * MS, 1000);
	for (t = 1000; t <= 500 + RATES_WINDOW_NS / MS + 500; t += 500)
		sample(t * MS, 1000);
	assert_rate(0, 0);
}

static void copes_with_a_slow_reader(void **state)
{
	(void)state;
	sample(0, 0);
	sample(30 * SECOND, 60);
	sample(60 * SECOND, 120);
	assert_rate(2, 0.001);
}

static void copes_with_a_fast_reader(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 4 * RATES_SAMPLES; i++)
		sample((uint64_t)i * 10 * MS, (uint64_t)i);
	assert_rate(100, 0.001);
	assert_true(rates.sample_count <= RATES_SAMPLES);
}

static void starts_afresh_when_reloaded(void **state)
{
	double completed;

	(void)state;
	sample(1 * SECOND, 0);
	sample(2 * SECOND, 10);
	now.loaded_ns = 2 * SECOND;
	sample(3 * SECOND, 20);
	assert_unknown();
	assert_false(rates_history(&rates, 0, 1, &completed));
	assert_history(0, 0);
}

static void starts_afresh_in_another_epoch(void **state)
{
	(void)state;
	sample(1 * SECOND, 0);
	sample(2 * SECOND, 10);
	now.epoch++;
	sample(3 * SECOND, 10);
	assert_unknown();
}

static void starts_afresh_when_something_goes_back(void **state)
{
	(void)state;
	sample(1 * SECOND, 5);
	sample(2 * SECOND, 10);
	sample(3 * SECOND, 9);
	assert_unknown();
	sample(4 * SECOND, 11);
	assert_rate(2, 0.001);
	sample(3 * SECOND, 12);
	assert_unknown();
}

static void starts_afresh_with_other_rows(void **state)
{
	(void)state;
	sample(1 * SECOND, 5);
	sample(2 * SECOND, 10);
	snapshot_name_queue(&now.queue[0], "bound");
	sample(3 * SECOND, 15);
	assert_unknown();
	sample(4 * SECOND, 20);
	now.queue_count = 1;
	sample(5 * SECOND, 25);
	assert_unknown();
}

static void takes_no_value_for_none(void **state)
{
	(void)state;
	sample(1 * SECOND, SNAPSHOT_NONE);
	sample(2 * SECOND, SNAPSHOT_NONE);
	assert_rate(0, 0);
	sample(3 * SECOND, 6);
	sample(4 * SECOND, 12);
	assert_rate(4.2, 0.001);
}

static void keeps_a_history_of_seconds(void **state)
{
	double completed;

	(void)state;
	sample(10000 * MS, 100);
	sample(10500 * MS, 102);
	sample(10900 * MS, 103);
	sample(11100 * MS, 108);
	sample(12000 * MS, 108);
	assert_history(2, 3);
	assert_history(1, 5);
	assert_history(0, 0);
	assert_false(rates_history(&rates, 0, 3, &completed));
}

static void spreads_what_nobody_saw(void **state)
{
	(void)state;
	sample(10 * SECOND, 0);
	sample(14 * SECOND, 8);
	assert_history(4, 0);
	assert_history(3, 2);
	assert_history(0, 2);
}

static void bounds_its_history(void **state)
{
	double completed;
	uint64_t t;

	(void)state;
	for (t = 0; t < 3 * RATES_HISTORY; t++)
		sample(t * SECOND, t);
	assert_history(RATES_HISTORY - 1, 1);
	assert_false(rates_history(&rates, 0, RATES_HISTORY, &completed));
	/* A clock that jumps must not cost a step for each second of it. */
	alarm(5);
	sample(t * SECOND + 365 * 86400 * SECOND, t);
	assert_history(RATES_HISTORY - 1, 0);
	sample(UINT64_MAX, t);
	assert_history(0, 0);
	alarm(0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(needs_two_samples),
		TEST(needs_a_queue_that_exists),
		TEST(reads_a_steady_rate),
		TEST(reads_one_hertz),
		TEST(forgets_what_is_long_ago),
		TEST(copes_with_a_slow_reader),
		TEST(copes_with_a_fast_reader),
		TEST(starts_afresh_when_reloaded),
		TEST(starts_afresh_in_another_epoch),
		TEST(starts_afresh_when_something_goes_back),
		TEST(starts_afresh_with_other_rows),
		TEST(takes_no_value_for_none),
		TEST(keeps_a_history_of_seconds),
		TEST(spreads_what_nobody_saw),
		TEST(bounds_its_history),
	};

	return cmocka_run_group_tests_name("rates", tests, NULL, NULL);
}
