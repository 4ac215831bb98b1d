// SPDX-License-Identifier: GPL-2.0
/*
 * That every theme can be read: contrast as in WCAG 2, from 1 (none) to 21
 * (black on white). Text wants 4.5, a projector 7.
 */
#include "test/unit/unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "look/themes.h"

/* xterm's. The bold of a theme makes most terminals draw them brighter still. */
static const int colours_of_8[] = {
	0x000000, 0xcd0000, 0x00cd00, 0xcdcd00,
	0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
};

static int rgb_of_256(int number)
{
	static const int steps[] = { 0, 95, 135, 175, 215, 255 };
	int grey = 8 + (number - 232) * 10;

	/* The first 16 are whatever the user made of them. */
	assert_in_range(number, 16, 255);
	if (number >= 232)
		return grey << 16 | grey << 8 | grey;
	number -= 16;
	return steps[number / 36] << 16 | steps[number / 6 % 6] << 8 |
	       steps[number % 6];
}

static double linear(int byte)
{
	double value = (byte & 0xff) / 255.0;

	return value <= 0.03928 ? value / 12.92 :
				  pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(int rgb)
{
	return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) +
	       0.0722 * linear(rgb);
}

static double contrast(int one, int other)
{
	double a = luminance(one) + 0.05, b = luminance(other) + 0.05;

	return a > b ? a / b : b / a;
}

static void can_be_read(enum theme theme, int paper, double least)
{
	int role;

	for (role = 0; role < ROLE_COUNT; role++) {
		const struct shade *shade = themes[theme].look[role].colour;

		if (!shade)
			continue;
		if (contrast(shade->rgb, paper) < least)
			fail_msg("%s, role %d: rgb %.1f", themes[theme].name,
				 role, contrast(shade->rgb, paper));
		if (contrast(rgb_of_256(shade->of_256), paper) < least)
			fail_msg("%s, role %d: 256 %.1f", themes[theme].name,
				 role,
				 contrast(rgb_of_256(shade->of_256), paper));
		/* There are but eight of them: blue on black is 2.2. */
		if (shade->of_8 >= 0 &&
		    contrast(colours_of_8[shade->of_8], paper) < 3.5)
			fail_msg("%s, role %d: 8 %.1f", themes[theme].name,
				 role,
				 contrast(colours_of_8[shade->of_8], paper));
	}
}

static void can_be_read_by_all(void **state)
{
	(void)state;
	can_be_read(THEME_DEFAULT, 0x000000, 4.5);
	can_be_read(THEME_LIGHT, 0xffffff, 4.5);
	can_be_read(THEME_CONTRAST, 0x000000, 7);
	can_be_read(THEME_SAFE, 0x000000, 4.5);
}

static void has_names(void **state)
{
	int theme;

	(void)state;
	for (theme = 0; theme < THEME_COUNT; theme++)
		assert_int_equal(theme_of_name(themes[theme].name), theme);
	assert_int_equal(theme_of_name("ligh"), THEME_COUNT);
	assert_int_equal(theme_of_name(""), THEME_COUNT);
}

static void mono_has_no_colour(void **state)
{
	int role;

	(void)state;
	assert_null(themes[THEME_MONO].paper);
	for (role = 0; role < ROLE_COUNT; role++)
		assert_null(themes[THEME_MONO].look[role].colour);
}

static void contrast_is_never_dim(void **state)
{
	int role;

	(void)state;
	assert_non_null(themes[THEME_CONTRAST].paper);
	for (role = 0; role < ROLE_COUNT; role++) {
		assert_non_null(themes[THEME_CONTRAST].look[role].colour);
		assert_false(themes[THEME_CONTRAST].look[role].attributes &
			     LOOK_DIM);
	}
}

/* Red and green look alike to many: there, blue has to make the difference. */
static void safe_tells_apart_by_blue(void **state)
{
	const struct look *look = themes[THEME_SAFE].look;
	int a, b;

	(void)state;
	for (a = 0; a < ROLE_COUNT; a++) {
		for (b = 0; b < a; b++) {
			int differ;

			if (!look[a].colour || !look[b].colour ||
			    look[a].colour == look[b].colour)
				continue;
			differ = (look[a].colour->rgb & 0xff) -
				 (look[b].colour->rgb & 0xff);
			assert_true(differ > 100 || differ < -100);
		}
	}
	assert_ptr_not_equal(look[ROLE_WAITING].colour,
			     look[ROLE_RUNNING].colour);
	assert_ptr_not_equal(look[ROLE_GOOD].colour, look[ROLE_ERROR].colour);
}

/* Colour is never all there is. */
static void errors_stand_out_without_colour(void **state)
{
	int theme;

	(void)state;
	for (theme = 0; theme < THEME_COUNT; theme++) {
		const struct look *look = themes[theme].look;

		assert_true(look[ROLE_ERROR].attributes & LOOK_BOLD);
		assert_true(look[ROLE_CHANGED].attributes & LOOK_REVERSE);
		assert_true(look[ROLE_HEADER].attributes & LOOK_UNDERLINE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_names),
		cmocka_unit_test(can_be_read_by_all),
		cmocka_unit_test(mono_has_no_colour),
		cmocka_unit_test(contrast_is_never_dim),
		cmocka_unit_test(safe_tells_apart_by_blue),
		cmocka_unit_test(errors_stand_out_without_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
