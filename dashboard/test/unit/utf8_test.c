// SPDX-License-Identifier: GPL-2.0
/* UTF-8: what is sound, how long and how wide it is. */
#include "test/unit/unit.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "lib/utf8.h"

static void knows_sound_characters(void **state)
{
	static const struct {
		const char *text;
		size_t length;
	} row[] = {
		{ "", 0 },
		{ "a", 1 },
		{ "\t", 0 },
		{ "\177", 0 },
		{ "\303\271", 2 },
		{ "\303", 0 },
		{ "\303a", 0 },
		{ "\271", 0 },
		{ "\300\200", 0 },
		{ "\302\205", 0 },
		{ "\344\270\255", 3 },
		{ "\355\240\200", 0 },
		{ "\340\200\200", 0 },
		{ "\360\237\230\200", 4 },
		{ "\364\220\200\200", 0 },
		{ "\377", 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		if (utf8_length(slice_of(row[i].text)) != row[i].length)
			fail_msg("row %zu", i);
}

static void finds_what_is_unsound(void **state)
{
	(void)state;
	assert_int_equal(utf8_sound(slice_of("O\303\271 va")), 6);
	assert_int_equal(utf8_sound(slice_of("O\303 va")), 1);
	assert_int_equal(utf8_count(slice_of("O\303\271 va")), 5);
	assert_int_equal(utf8_count(slice_of("O\303 va")), 5);
}

static void copies_whole_characters(void **state)
{
	char out[5];

	(void)state;
	utf8_copy(slice_of("O\303\271"), out, sizeof(out));
	assert_string_equal(out, "O\303\271");
	utf8_copy(slice_of("O\033\303a"), out, sizeof(out));
	assert_string_equal(out, "O??a");
	utf8_copy(slice_of("abc\303\271"), out, sizeof(out));
	assert_string_equal(out, "abc");
}

static void is_as_wide_as_the_locale_says(void **state)
{
	(void)state;
	assert_int_equal(utf8_columns("a"), 1);
	assert_int_equal(utf8_columns("\303\271"), 1);
	assert_int_equal(utf8_columns("\344\270\255"), 2);
	assert_int_equal(utf8_columns("\314\201"),
			 0); /* an accent for the letter before */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_sound_characters),
		cmocka_unit_test(finds_what_is_unsound),
		cmocka_unit_test(copies_whole_characters),
		cmocka_unit_test(is_as_wide_as_the_locale_says),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
