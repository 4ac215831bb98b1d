// SPDX-License-Identifier: GPL-2.0
/* The history of the seconds from readings and events that are made up. */
#include "test/unit/rates.h"

#include <unistd.h>

static void keeps_a_history_of_seconds(void **state)
{
	double ended;

	(void)state;
	sample(10000 * MS, 100);
	sample(10500 * MS, 102);
	sample(10900 * MS, 103);
	sample(11100 * MS, 108);
	sample(12000 * MS, 108);
	assert_history(2, 3);
	assert_history(1, 5);
	assert_history(0, 0);
	assert_false(rates_history(&rates, 0, 3, &ended));
}

static void events_have_their_own_second(void **state)
{
	(void)state;
	reading(10 * SECOND);
	end_run(10950 * MS);
	end_run(11050 * MS);
	reading(11100 * MS);
	assert_history(1, 1);
	assert_history(0, 1);
}

static void spreads_what_nobody_saw(void **state)
{
	(void)state;
	sample(10 * SECOND, 0);
	sample(14 * SECOND, 8);
	assert_history(4, 0);
	assert_history(3, 2);
	assert_history(0, 2);
	/* and keeps it */
	sample(14 * SECOND + MS, 8);
	assert_history(4, 0);
	assert_history(3, 2);
	assert_history(0, 2);
}

static void bounds_its_history(void **state)
{
	double ended;
	uint64_t t;

	(void)state;
	for (t = 1; t < 3 * RATES_HISTORY; t++)
		sample(t * SECOND, t);
	assert_history(RATES_HISTORY - 1, 1);
	assert_false(rates_history(&rates, 0, RATES_HISTORY, &ended));
	/* A clock that jumps must not cost a step for each second of it. */
	alarm(5);
	sample(t * SECOND + 365 * 86400 * SECOND, t);
	assert_history(RATES_HISTORY - 1, 0);
	sample(UINT64_MAX, t);
	assert_history(0, 0);
	assert_rate(0, 0);
	alarm(0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(keeps_a_history_of_seconds),
		TEST(events_have_their_own_second),
		TEST(spreads_what_nobody_saw),
		TEST(bounds_its_history),
	};

	return cmocka_run_group_tests_name("rates_history", tests, NULL, NULL);
}
