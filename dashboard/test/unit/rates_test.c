// SPDX-License-Identifier: GPL-2.0
/* Rates from readings and events that are made up here. */
#include "test/unit/rates.h"

/*
 * 8c: four run for half a second, then the other four. Each row is a moment
 * after the key, and the rate then.
 */
static void eight_items_count_as_they_end(void **state)
{
	static const struct {
		uint64_t ms;
		double rate;
	} rows[] = {
		{ 100, 0 },    { 400, 0 },    { 510, 0.8 },  { 600, 0.8 },
		{ 900, 0.8 },  { 1010, 1.6 }, { 1500, 1.6 }, { 2000, 1.6 },
		{ 3000, 1.6 }, { 5400, 1.6 }, { 5600, 0.8 }, { 5900, 0.8 },
		{ 6100, 0 },   { 9000, 0 },
	};
	const uint64_t key_ns = 100 * SECOND;
	size_t i;
	int n;

	(void)state;
	reading(90 * SECOND);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (n = 0; n < 4 && rows[i].ms == 510; n++)
			end_run(key_ns + 500 * MS + (uint64_t)n * MS);
		for (n = 0; n < 4 && rows[i].ms == 1010; n++)
			end_run(key_ns + 1000 * MS + (uint64_t)n * MS);
		reading(key_ns + rows[i].ms * MS);
		assert_rate(rows[i].rate, 0.0001);
	}
}

/* The same without events: a reading tells only that they ended before it. */
static void eight_items_count_without_events(void **state)
{
	const uint64_t key_ns = 100 * SECOND;
	uint64_t ms;

	(void)state;
	sample(90 * SECOND, 0);
	for (ms = 0; ms <= 8000; ms += 100) {
		sample(key_ns + ms * MS, ms < 600 ? 0 : ms < 1100 ? 4 : 8);
		if (ms < 600)
			assert_rate(0, 0);
		else if (ms < 1100)
			assert_rate(0.8, 0.0001);
		else if (ms <= 5400)
			assert_rate(1.6, 0.0001);
		else if (ms >= 6100)
			assert_rate(0, 0);
	}
}

/*
 * A ticker of 1 Hz, which HZ=250 makes one of 1.024 s, and others. Wherever
 * the readings fall, its rate stays the same once the window is full.
 */
static void a_ticker_reads_steadily(void **state)
{
	static const uint64_t periods_ms[] = {
		1000, 1001, 1024, 508, 252, 2024
	};
	uint64_t period, tick, t, step;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(periods_ms) / sizeof(periods_ms[0]); i++) {
		begin(NULL);
		period = periods_ms[i] * MS;
		tick = 2 * SECOND;
		for (t = 2 * SECOND; t < 30 * SECOND; t += step) {
			/* after a key ten times a second, else twice */
			step = t / SECOND % 10 < 3 ? 103 * MS : 500 * MS;
			for (; tick <= t; tick += period)
				end_run(tick);
			reading(t);
			if (t >= 12 * SECOND)
				assert_rate(1e9 / (double)period, 0.0001);
		}
	}
}

/* The kernel does not add the same to each tick. */
static void a_ticker_may_be_late(void **state)
{
	uint64_t tick = 2 * SECOND, t;
	int n = 0;

	(void)state;
	for (t = 2 * SECOND; t < 60 * SECOND; t += 100 * MS) {
		for (; tick <= t; tick += (1004 + (uint64_t)(n++ % 7) * 6) * MS)
			end_run(tick);
		reading(t);
		if (t >= 12 * SECOND)
			assert_rate(1.0, 0.0499);
	}
}

static void a_ticker_that_stops_falls_to_0(void **state)
{
	uint64_t t;
	double before = 1.1, rate;

	(void)state;
	for (t = 2; t <= 20; t++) {
		end_run(t * SECOND);
		reading(t * SECOND + 10 * MS);
	}
	for (t = 20100; t < 25000; t += 100) {
		reading(t * MS);
		assert_true(rates_get(&rates, 0, &rate));
		assert_true(rate > 0 && rate <= before);
		before = rate;
	}
	reading(25000 * MS);
	assert_rate(0, 0);
}

/* Without events a reading knows the end of a run as well as it is punctual. */
static void reads_one_hertz_without_events(void **state)
{
	uint64_t t, offset;

	(void)state;
	for (offset = 0; offset < 1000; offset += 50) {
		begin(NULL);
		for (t = 2000; t < 22000; t += 500) {
			sample((offset + t) * MS, (offset + t) / 1000);
			if (t >= 8000)
				assert_rate(1.0, 0.0499);
		}
		/* and after a key, ten times a second */
		for (; t < 25000; t += 100) {
			sample((offset + t) * MS, (offset + t) / 1000);
			assert_rate(1.0, 0.0999);
		}
	}
}

static void reads_a_thousand_in_a_second(void **state)
{
	uint64_t t;

	(void)state;
	for (t = 2000; t < 12000; t++) {
		end_run(t * MS);
		if (t % 500)
			continue;
		reading(t * MS);
		if (t >= 7000)
			assert_rate(1000, 2);
	}
}

static void reads_a_thousand_without_events(void **state)
{
	uint64_t t;

	(void)state;
	for (t = 2000; t <= 12000; t += 500) {
		sample(t * MS, t);
		if (t > 3000)
			assert_rate(1000, 0.001);
	}
}

static void a_burst_counts_for_five_seconds(void **state)
{
	uint64_t t;
	int i;

	(void)state;
	reading(3 * SECOND);
	for (i = 0; i < 100; i++)
		end_run(12 * SECOND);
	for (t = 12100; t < 17000; t += 100) {
		reading(t * MS);
		assert_rate(20, 0.0001);
	}
	reading(17000 * MS);
	assert_rate(0, 0);
}

/* One run in an hour is one run, not a part of it. */
static void a_single_run_counts_whole(void **state)
{
	(void)state;
	end_run(2 * SECOND);
	reading(3 * SECOND);
	end_run(3600 * SECOND);
	reading(3601 * SECOND);
	assert_rate(0.2, 0.0001);
	reading(3604900 * MS);
	assert_rate(0.2, 0.0001);
	reading(3605000 * MS);
	assert_rate(0, 0);
}

static void is_unknown_in_the_first_second(void **state)
{
	(void)state;
	assert_unknown();
	sample(10 * SECOND, 5);
	assert_unknown();
	/* A file that was not written again adds nothing. */
	sample(10 * SECOND, 5);
	assert_unknown();
	sample(10 * SECOND + 999 * MS, 8);
	assert_unknown();
	sample(11 * SECOND, 8);
	assert_rate(3, 0.001);
	/* Until the window is full, it is as long as the readings are. */
	sample(13 * SECOND, 8);
	assert_rate(1, 0.001);
	sample(16 * SECOND, 8);
	assert_rate(0, 0);
}

/* The module's events are older than the first reading. */
static void events_tell_of_the_time_before(void **state)
{
	(void)state;
	end_run(6 * SECOND);
	end_run(7 * SECOND);
	reading(8 * SECOND);
	assert_rate(0.4, 0.0001);
	assert_history(1, 1);
	assert_history(2, 1);
	/* The first event of all shows that nothing was before. */
	assert_history(7, 0);
}

/* Loaded 2 s ago: no more of the window can be known. */
static void divides_by_the_time_since_it_was_loaded(void **state)
{
	(void)state;
	end_run(LOADED + 500 * MS);
	reading(LOADED + 900 * MS);
	assert_unknown();
	end_run(LOADED + 1000 * MS);
	reading(LOADED + 2000 * MS);
	assert_rate(1, 0.0001);
}

static void counts_no_run_twice(void **state)
{
	(void)state;
	reading(10 * SECOND);
	/* An event may come before the reading that counts its run. */
	end_run(20 * SECOND);
	completed--;
	reading(20 * SECOND - MS);
	completed++;
	assert_rate(0.2, 0.0001);
	reading(21 * SECOND);
	assert_rate(0.2, 0.0001);
	reading(22 * SECOND);
	assert_rate(0.2, 0.0001);
	assert_history(2, 1);
}

/* Of five runs the events of three were lost: the counts tell of them. */
static void counts_tell_of_lost_events(void **state)
{
	(void)state;
	reading(10 * SECOND);
	end_run(11 * SECOND);
	end_run(11 * SECOND + 200 * MS);
	completed += 3;
	reading(12 * SECOND);
	assert_rate(2.5, 0.0001);
	reading(14 * SECOND);
	reading(15 * SECOND);
	assert_rate(1, 0.0001);
	reading(17 * SECOND);
	assert_rate(0, 0);
	end_run(18 * SECOND);
	reading(18 * SECOND + 100 * MS);
	assert_rate(0.2, 0.0001);
}

/* E: events are switched off, and on again. */
static void events_may_be_switched_off(void **state)
{
	(void)state;
	end_run(10 * SECOND);
	reading(11 * SECOND);
	completed += 2;
	reading(12 * SECOND);
	end_run(12 * SECOND + 500 * MS);
	reading(13 * SECOND);
	assert_rate(0.8, 0.0001);
}

/*
 * wqtop starts at 20 s, after ten runs at 15.5 s whose events are there. Seven
 * more ran at 17 s, whose events are not: they were off, or lost.
 */
static void knows_no_more_than_events_cover(void **state)
{
	static const struct {
		uint64_t since_ms; /* events are on; 0: the file does not say */
		uint64_t lost;
		uint64_t after_ms; /* a run, the first that is known again */
		bool known;
		double rate;
	} rows[] = {
		{ 1000, 0, 0, true, 2 },      { 15200, 0, 0, true, 10 / 4.8 },
		{ 18000, 0, 0, true, 0 },     { 18000, 0, 19000, true, 0.5 },
		{ 19500, 0, 0, false, 0 },    { 19500, 0, 19800, false, 0 },
		{ 1000, 7, 19500, false, 0 }, { 1000, 7, 18000, true, 0 },
		{ 15200, 7, 18000, true, 0 }, { 0, 0, 0, true, 2 },
		{ 0, 7, 19500, false, 0 },
	};
	double rate;
	size_t i;
	int n;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		begin(NULL);
		now.recording_since_ns = rows[i].since_ms ?
						 rows[i].since_ms * MS :
						 SNAPSHOT_NONE;
		for (n = 0; n < 10; n++)
			end_run(15500 * MS);
		completed += 7;
		seq += rows[i].lost;
		if (rows[i].after_ms)
			end_run(rows[i].after_ms * MS);
		reading(20 * SECOND);
		if (rates_get(&rates, 0, &rate) != rows[i].known)
			fail_msg("row %zu", i);
		if (rows[i].known)
			assert_rate(rows[i].rate, 0.0001);
		/* Then the counts tell of what had no event. */
		completed += 3;
		sample(21 * SECOND, completed);
		assert_true(rates_get(&rates, 0, &rate));
		assert_true(rate >= 3 / 5.0);
	}
}

/* Readings far apart: events still tell when, counts are spread evenly. */
static void copes_with_a_slow_reader(void **state)
{
	(void)state;
	sample(10 * SECOND, 0);
	sample(40 * SECOND, 60);
	assert_rate(2, 0.001);
	sample(70 * SECOND, 120);
	assert_rate(2, 0.001);
	begin(NULL);
	reading(10 * SECOND);
	end_run(11 * SECOND);
	end_run(39 * SECOND);
	reading(40 * SECOND);
	assert_rate(0.2, 0.0001);
	assert_history(29, 1);
	assert_history(1, 1);
	assert_history(0, 0);
}

static void copes_with_a_fast_reader(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 4 * RATES_SPANS; i++)
		sample(LOADED + (uint64_t)i * 10 * MS, (uint64_t)i);
	assert_rate(100, 0.001);
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

static void starts_afresh_when_reloaded(void **state)
{
	double ended;

	(void)state;
	end_run(9 * SECOND);
	reading(10 * SECOND);
	assert_rate(0.2, 0.0001);
	now.loaded_ns = 11 * SECOND;
	event_log_clear(&events);
	completed = 0;
	seq = 0;
	reading(11500 * MS);
	assert_unknown();
	assert_false(rates_history(&rates, 0, 1, &ended));
	assert_history(0, 0);
	end_run(11800 * MS);
	reading(13500 * MS);
	assert_rate(0.5, 0.0001);
}

/* After a reset the counts begin at 0, and so does the rate. */
static void starts_afresh_when_reset(void **state)
{
	(void)state;
	end_run(9 * SECOND);
	end_run(10 * SECOND);
	reading(11 * SECOND);
	now.epoch++;
	completed = 0;
	reading(12 * SECOND);
	assert_unknown();
	reading(13 * SECOND);
	assert_rate(0, 0);
	end_run(14 * SECOND);
	reading(14 * SECOND);
	assert_rate(0.5, 0.0001);
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
	assert_rate(4, 0.001);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(eight_items_count_as_they_end),
		TEST(eight_items_count_without_events),
		TEST(a_ticker_reads_steadily),
		TEST(a_ticker_may_be_late),
		TEST(a_ticker_that_stops_falls_to_0),
		TEST(reads_one_hertz_without_events),
		TEST(reads_a_thousand_in_a_second),
		TEST(reads_a_thousand_without_events),
		TEST(a_burst_counts_for_five_seconds),
		TEST(a_single_run_counts_whole),
		TEST(is_unknown_in_the_first_second),
		TEST(events_tell_of_the_time_before),
		TEST(divides_by_the_time_since_it_was_loaded),
		TEST(counts_no_run_twice),
		TEST(counts_tell_of_lost_events),
		TEST(events_may_be_switched_off),
		TEST(knows_no_more_than_events_cover),
		TEST(copes_with_a_slow_reader),
		TEST(copes_with_a_fast_reader),
		TEST(needs_a_queue_that_exists),
		TEST(starts_afresh_when_reloaded),
		TEST(starts_afresh_when_reset),
		TEST(starts_afresh_when_something_goes_back),
		TEST(starts_afresh_with_other_rows),
		TEST(takes_no_value_for_none),
	};

	return cmocka_run_group_tests_name("rates", tests, NULL, NULL);
}
