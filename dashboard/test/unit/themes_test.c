// SPDX-License-Identifier: GPL-2.0
/*
 * That every theme can be read: contrast as in WCAG 2, from 1 (none) to 21
 * (black on white). Text wants 4.5, a graph 3, a projector 7.
 */
#include "test/unit/unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "look/glyphs.h"
#include "look/life_look.h"
#include "look/themes.h"

/* xterm's, which draws bold text in the brighter one. */
static const int colours_of_8[2][8] = {
	{ 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd,
	  0xe5e5e5 },
	{ 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff,
	  0xffffff },
};

/* The terminal's own colours, where a theme leaves them alone. */
#define BLACK 0x000000
#define WHITE 0xffffff
#define GREY  0xe5e5e5 /* on black */

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

/* @cover: the share of a cell that a glyph covers; the eye mixes a fine pattern. */
static double contrast(int ink, int paper, double cover)
{
	double a =
		cover * luminance(ink) + (1 - cover) * luminance(paper) + 0.05;
	double b = luminance(paper) + 0.05;

	return a > b ? a / b : b / a;
}

/* The colours of a terminal. */
enum depth { OF_8, OF_256, OF_ALL, DEPTHS };

/* xterm draws what is dim a third nearer to black. */
static int dimmed(int rgb)
{
	return (rgb >> 16) * 2 / 3 << 16 | (rgb >> 8 & 0xff) * 2 / 3 << 8 |
	       (rgb & 0xff) * 2 / 3;
}

static int ink_of(const struct look *look, enum depth depth, int paper)
{
	const struct shade *shade = look->colour;
	int own = paper == BLACK ? GREY : BLACK;

	if (look->attributes & LOOK_DIM)
		own = dimmed(own);
	if (!shade || (depth == OF_8 && shade->of_8 < 0))
		return own;
	if (depth == OF_8)
		return colours_of_8[!!(look->attributes & LOOK_BOLD)]
				   [shade->of_8];
	return depth == OF_256 ? rgb_of_256(shade->of_256) : shade->rgb;
}

/* Calls @check for all themes on all terminals they are for. */
static void for_all_terminals(void (*check)(enum theme theme, int paper,
					    enum depth depth))
{
	enum depth depth;
	int theme;

	for (theme = 0; theme < THEME_COUNT; theme++) {
		for (depth = OF_8; depth < DEPTHS; depth++) {
			if (theme != THEME_LIGHT)
				check(theme, BLACK, depth);
			if (theme == THEME_LIGHT || theme == THEME_MONO)
				check(theme, WHITE, depth);
		}
	}
}

static void check_text(enum theme theme, int paper, enum depth depth)
{
	double least = theme == THEME_CONTRAST ? 7 : 4.5;
	int role;

	for (role = 0; role < ROLE_COUNT; role++) {
		const struct look *look = &themes[theme].look[role];
		double found = contrast(ink_of(look, depth, paper), paper, 1);

		if (found < least)
			fail_msg("%s, role %d, depth %d: %.1f is less than %.1f",
				 themes[theme].name, role, depth, found, least);
	}
}

static void text_can_be_read_by_all(void **state)
{
	(void)state;
	for_all_terminals(check_text);
}

/* Return: the share of a cell that a glyph covers; a shape counts as its own ink. */
static double cover_of(const char *glyph)
{
	if (!strcmp(glyph, "░"))
		return 0.25;
	if (!strcmp(glyph, "▒"))
		return 0.5;
	return strcmp(glyph, "▓") ? 1 : 0.75;
}

static void check_states(enum theme theme, int paper, enum depth depth)
{
	int set, state;

	for (set = 0; set < GLYPH_SET_COUNT; set++) {
		for (state = LIFE_NOTHING + 1; state < LIFE_STATES; state++) {
			const char *glyph = glyphs_of(set)->life[state];
			int ink = ink_of(&themes[theme]
						  .look[life_looks[state].role],
					 depth, paper);
			double found = contrast(ink, paper, cover_of(glyph));

			assert_true(*glyph != ' ');
			if (found < 3)
				fail_msg("%s, depth %d: '%s' has %.1f, less than 3",
					 themes[theme].name, depth, glyph,
					 found);
		}
	}
}

/* All that the timeline draws, seen from the last row. */
static void states_can_be_seen_by_all(void **state)
{
	(void)state;
	for_all_terminals(check_states);
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
		cmocka_unit_test(text_can_be_read_by_all),
		cmocka_unit_test(states_can_be_seen_by_all),
		cmocka_unit_test(mono_has_no_colour),
		cmocka_unit_test(contrast_is_never_dim),
		cmocka_unit_test(safe_tells_apart_by_blue),
		cmocka_unit_test(errors_stand_out_without_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
