// SPDX-License-Identifier: GPL-2.0
/* That each set of glyphs is whole, and in the characters that it may use. */
#include "test/unit/unit.h"

#include <string.h>

#include "look/glyphs.h"

static void is_ascii(const char *text)
{
	for (; *text; text++)
		if (*text < ' ' || *text > '~')
			fail_msg("'%s' is not ASCII", text);
}

static void has_names(void **state)
{
	int set;

	(void)state;
	for (set = 0; set < GLYPH_SET_COUNT; set++) {
		assert_int_equal(glyph_set_of_name(glyph_sets[set].name), set);
		assert_int_equal(glyphs_of((enum glyph_set)set)->set, set);
		is_ascii(glyph_sets[set].help);
	}
	assert_int_equal(glyph_set_of_name("asci"), GLYPH_SET_COUNT);
	assert_int_equal(glyph_set_of_name(""), GLYPH_SET_COUNT);
}

static void keeps_ascii_plain(void **state)
{
	const struct glyphs *glyphs = glyphs_of(GLYPHS_ASCII);
	int level, part;

	(void)state;
	assert_true(glyphs->ascii);
	assert_null(glyphs->pairs);
	is_ascii(glyphs->none);
	is_ascii(glyphs->slot_busy);
	is_ascii(glyphs->slot_free);
	is_ascii(glyphs->bar_full);
	is_ascii(glyphs->bar_empty);
	is_ascii(glyphs->frozen);
	is_ascii(glyphs->lost);
	for (level = 0; level < GLYPHS_SPARK_LEVELS; level++)
		is_ascii(glyphs->spark[level]);
	for (part = 0; part < BRACKET_PARTS; part++)
		is_ascii(glyphs->bracket[part]);
}

/* On a terminal without colours the shape alone tells states apart. */
static void draws_no_two_states_alike(void **state)
{
	int set, a, b;

	(void)state;
	for (set = 0; set < GLYPH_SET_COUNT; set++) {
		const struct glyphs *glyphs = glyphs_of((enum glyph_set)set);

		for (a = 0; a < LIFE_STATES; a++) {
			assert_non_null(glyphs->life[a]);
			for (b = 0; b < a; b++)
				assert_string_not_equal(glyphs->life[a],
							glyphs->life[b]);
		}
	}
}

/* The number of dots that the character of a pair has in a column. */
static int dots(const char *text, const int *bits)
{
	int pattern = ((text[1] & 0x3f) << 6 | (text[2] & 0x3f)) & 0xff;
	int count = 0, i;

	for (i = 0; i < 4; i++)
		count += (pattern & bits[i]) != 0;
	return count;
}

static void draws_two_samples_in_braille(void **state)
{
	static const int left_bits[] = { 0x40, 0x04, 0x02, 0x01 };
	static const int right_bits[] = { 0x80, 0x20, 0x10, 0x08 };
	const struct glyphs *glyphs = glyphs_of(GLYPHS_BRAILLE);
	int left, right;

	(void)state;
	assert_false(glyphs->ascii);
	assert_string_equal(glyphs->slot_busy, glyphs_block.slot_busy);
	assert_string_equal(glyphs->pairs[0][0], " ");
	for (left = 0; left < GLYPHS_PAIR_LEVELS; left++) {
		for (right = left ? 0 : 1; right < GLYPHS_PAIR_LEVELS;
		     right++) {
			const char *text = glyphs->pairs[left][right];

			assert_int_equal(strlen(text), 3);
			assert_int_equal(dots(text, left_bits), left);
			assert_int_equal(dots(text, right_bits), right);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_names),
		cmocka_unit_test(keeps_ascii_plain),
		cmocka_unit_test(draws_no_two_states_alike),
		cmocka_unit_test(draws_two_samples_in_braille),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
