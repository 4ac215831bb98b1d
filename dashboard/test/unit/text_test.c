// SPDX-License-Identifier: GPL-2.0
/* Numbers as people say them. */
#include "test/unit/unit.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "lib/text.h"

static void assert_duration(uint64_t ns, const char *wanted)
{
	char text[TEXT_MAX];

	text_duration(ns, false, text, sizeof(text));
	assert_string_equal(text, wanted);
}

static void says_durations(void **state)
{
	(void)state;
	assert_duration(0, "<1 µs");
	assert_duration(850, "850 ns");
	assert_duration(999, "999 ns");
	assert_duration(1000, "1.0 µs");
	assert_duration(12340, "12 µs");
	assert_duration(100000000, "100 ms");
	assert_duration(1100000000, "1.1 s");
	assert_duration(9940000000, "9.9 s");
	assert_duration(9960000000, "10 s");
	assert_duration(59000000000, "59 s");
	assert_duration(90000000000, "1.5 min");
	assert_duration(7200000000000, "2.0 h");
	assert_duration(86400000000000 * 3, "3.0 days");
}

/* Never "1000 µs": what rounding carries over is said in the next unit. */
static void carries_into_the_next_unit(void **state)
{
	(void)state;
	assert_duration(999499, "999 µs");
	assert_duration(999600, "1.0 ms");
	assert_duration(999999999, "1.0 s");
	assert_duration(59600000000, "1.0 min");
}

static void assert_durations(uint64_t ns, uint64_t other_ns, const char *wanted)
{
	char text[TEXT_MAX], other[TEXT_MAX], both[2 * TEXT_MAX + 4];

	text_durations(ns, other_ns, false, text, other, sizeof(text));
	snprintf(both, sizeof(both), "%s of %s", text, other);
	assert_string_equal(both, wanted);
}

static void tells_two_durations_apart(void **state)
{
	(void)state;
	assert_durations(2800000, 3000000, "2.8 ms of 3.0 ms");
	assert_durations(3000000, 3000000, "3.0 ms of 3.0 ms");
	assert_durations(2970000, 3000000, "2.97 ms of 3.00 ms");
	assert_durations(2996000, 3000000, "2.996 ms of 3.000 ms");
	assert_durations(2999999, 3000000, "2.999999 ms of 3.000000 ms");
	assert_durations(99700000, 100000000, "99.70 ms of 100.00 ms");
	assert_durations(999999990, 1000000000, "0.99999999 s of 1.00000000 s");
}

static void says_durations_in_ascii(void **state)
{
	char text[TEXT_MAX];

	(void)state;
	text_duration(12340, true, text, sizeof(text));
	assert_string_equal(text, "12 us");
}

static void says_counts(void **state)
{
	static const struct {
		uint64_t count;
		const char *text;
	} samples[] = {
		{ 0, "0" },
		{ 42, "42" },
		{ 99999, "99999" },
		{ 100000, "100 k" },
		{ 123456, "123 k" },
		{ 999499, "999 k" },
		{ 999500, "1.0 M" },
		{ 1250000, "1.2 M" },
		{ 3000000000, "3.0 G" },
		{ UINT64_MAX, "18 E" },
	};
	char text[TEXT_MAX];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		text_count(samples[i].count, text, sizeof(text));
		assert_string_equal(text, samples[i].text);
	}
}

static void says_rates(void **state)
{
	static const struct {
		double rate;
		const char *text;
	} samples[] = {
		{ 0, "0.0" },	   { 0.977, "1.0" },	 { 9.94, "9.9" },
		{ 9.96, "10" },	   { 123.4, "123" },	 { 999.6, "1.0 k" },
		{ 3210, "3.2 k" }, { 4560000, "4.6 M" },
	};
	char text[TEXT_MAX];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		text_rate(samples[i].rate, text, sizeof(text));
		assert_string_equal(text, samples[i].text);
	}
}

/* No number of any size is wider than its column in the table. */
static void stays_narrow(void **state)
{
	char text[TEXT_MAX];
	uint64_t value;

	(void)state;
	for (value = 1; value < UINT64_MAX / 3; value = value * 3 / 2 + 1) {
		text_count(value, text, sizeof(text));
		assert_in_range(text_columns(text), 1, 5);
		text_rate((double)value / 1000, text, sizeof(text));
		assert_in_range(text_columns(text), 1, 5);
		if (value >= 100ull * 3600 * 1000000000)
			continue;
		text_duration(value, false, text, sizeof(text));
		assert_in_range(text_columns(text), 1, 8);
	}
}

static void says_clocks(void **state)
{
	static const struct {
		uint64_t seconds;
		const char *text;
	} samples[] = {
		{ 0, "0:00" },
		{ 43, "0:43" },
		{ 192, "3:12" },
		{ 3599, "59:59" },
		{ 3723, "1:02:03" },
		{ 100 * 3600, "4 days" },
		{ 18446744073, "213503 days" },
	};
	char text[TEXT_MAX];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		text_clock(samples[i].seconds * 1000000000, text, sizeof(text));
		assert_string_equal(text, samples[i].text);
	}
}

static void counts_columns(void **state)
{
	(void)state;
	assert_int_equal(text_columns(""), 0);
	assert_int_equal(text_columns("12 µs"), 5);
	assert_int_equal(text_columns("▮▮▯▯"), 4);
}

static void clips_between_characters(void **state)
{
	(void)state;
	assert_int_equal(text_clip("12 µs", 10), strlen("12 µs"));
	assert_int_equal(text_clip("12 µs", 4), strlen("12 µ"));
	assert_int_equal(text_clip("12 µs", 3), 3);
	assert_int_equal(text_clip("▮▮▮", 1), strlen("▮"));
	assert_int_equal(text_clip("▮▮▮", 0), 0);
	assert_int_equal(text_clip("abc", -1), 0);
}

static void assert_cut(const char *text, int columns, size_t bytes, bool wanted)
{
	bool cut;

	assert_int_equal(text_cut(text, columns, &cut), bytes);
	assert_int_equal(cut, wanted);
}

static void leaves_room_for_the_mark_of_a_cut(void **state)
{
	(void)state;
	assert_cut("12 µs", 5, strlen("12 µs"), false);
	assert_cut("12 µs", 4, 3, true);
	assert_cut("▮▮▮", 2, strlen("▮"), true);
	assert_cut("12", 1, 0, true);
	assert_cut("12", 0, 0, true);
	assert_cut("12", -3, 0, true);
	/* Nothing is lost. */
	assert_cut("step      ", 5, 5, false);
	assert_cut("  ", 1, 1, false);
	assert_cut("", 0, 0, false);
	assert_cut("", -3, 0, false);
}

static void breaks_lines_at_blanks(void **state)
{
	const char *text = "12 µs, or more  of it";

	(void)state;
	assert_int_equal(text_rows("", 10), 0);
	assert_int_equal(text_rows("12 µs", 5), 1);
	assert_int_equal(text_rows(text, 10), 3);
	assert_int_equal(text_line_length(text, 10), strlen("12 µs, or"));
	assert_string_equal(text_next_line(text, 10), "more  of it");
	/* The blanks between two lines are in neither. */
	assert_string_equal(text_next_line("more  of it", 5), "of it");
	/* A word that is longer than a line goes on in the next. */
	assert_int_equal(text_line_length("workqueue_demo", 10), 10);
	assert_int_equal(text_rows("workqueue_demo", 10), 2);
	assert_int_equal(text_rows("12", 0), 0);
}

static void makes_text_printable(void **state)
{
	char text[] = "a\x1b[2J\n\xff~";

	(void)state;
	text_make_printable(text);
	assert_string_equal(text, "a?[2J??~");
}

static void compares_as_people_count(void **state)
{
	(void)state;
	assert_true(text_compare("1:3", "1:19") < 0);
	assert_true(text_compare("1:19", "1:3") > 0);
	assert_true(text_compare("1:0", "1:0H") < 0);
	assert_true(text_compare("0:30", "1:2") < 0);
	assert_true(text_compare("1:9", "u4:0") < 0);
	assert_true(text_compare("10", "9") > 0);
	assert_true(text_compare("18446744073709551617",
				 "18446744073709551616") > 0);
	assert_int_equal(text_compare("a1", "a1"), 0);
	assert_true(text_compare("", "a") < 0);
}

static void wide_characters_take_two_columns(void **state)
{
	const char *text = "\344\270\255\346\226\207 e\314\201t";

	(void)state;
	assert_int_equal(text_columns(text), 7);
	assert_int_equal(text_clip(text, 3), 3);
	assert_int_equal(text_clip(text, 4), 6);
	assert_int_equal(text_clip(text, 6), 10);
	assert_int_equal(text_line_length(text, 5), 6);
	assert_int_equal(text_line_length(text, 1), 3);
	assert_int_equal(text_rows(text, 1), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wide_characters_take_two_columns),
		cmocka_unit_test(says_durations),
		cmocka_unit_test(carries_into_the_next_unit),
		cmocka_unit_test(tells_two_durations_apart),
		cmocka_unit_test(says_durations_in_ascii),
		cmocka_unit_test(says_counts),
		cmocka_unit_test(says_rates),
		cmocka_unit_test(stays_narrow),
		cmocka_unit_test(says_clocks),
		cmocka_unit_test(counts_columns),
		cmocka_unit_test(clips_between_characters),
		cmocka_unit_test(leaves_room_for_the_mark_of_a_cut),
		cmocka_unit_test(breaks_lines_at_blanks),
		cmocka_unit_test(makes_text_printable),
		cmocka_unit_test(compares_as_people_count),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
