// SPDX-License-Identifier: GPL-2.0
#include "look/themes.h"

#include <string.h>

/*
 * Legible from the last row: on black no blue, which is too dark, no black in
 * bold, and but for one theme the terminal's own background. themes_test.c
 * measures the contrast, of text and of all that the timeline draws.
 */

/* On black. */
static const struct shade cyan = { 6, 80, 0x56d4dd };
static const struct shade yellow = { 3, 221, 0xffd75f };
static const struct shade green = { 2, 114, 0x87d787 };
static const struct shade red = { 1, 203, 0xff6b6b };

/* clang-format off */
static const struct look look_default[ROLE_COUNT] = {
	[ROLE_TITLE]	= { NULL, LOOK_BOLD },
	[ROLE_HEADER]	= { NULL, LOOK_UNDERLINE },
	[ROLE_KEY]	= { &cyan, LOOK_BOLD },
	[ROLE_KEY_OFF]	= { NULL, LOOK_DIM },
	[ROLE_CHANGED]	= { NULL, LOOK_BOLD | LOOK_REVERSE },
	[ROLE_WAITING]	= { &yellow, LOOK_BOLD },
	[ROLE_RUNNING]	= { &green, LOOK_BOLD },
	[ROLE_GRAPH]	= { &green, 0 },
	[ROLE_GOOD]	= { &green, LOOK_BOLD },
	[ROLE_WARNING]	= { &yellow, LOOK_BOLD },
	[ROLE_ERROR]	= { &red, LOOK_BOLD },
};
/* clang-format on */

/*
 * On white. Of eight colours only blue is dark enough, as many terminals draw
 * bold ones brighter.
 */
static const struct shade dark_cyan = { 4, 23, 0x00616b };
static const struct shade brown = { -1, 94, 0x855600 };
static const struct shade dark_green = { -1, 22, 0x006400 };
static const struct shade dark_red = { -1, 124, 0xb00000 };

/* clang-format off */
static const struct look look_light[ROLE_COUNT] = {
	[ROLE_TITLE]	= { NULL, LOOK_BOLD },
	[ROLE_HEADER]	= { NULL, LOOK_UNDERLINE },
	[ROLE_KEY]	= { &dark_cyan, LOOK_BOLD },
	[ROLE_KEY_OFF]	= { NULL, LOOK_DIM },
	[ROLE_CHANGED]	= { NULL, LOOK_BOLD | LOOK_REVERSE },
	[ROLE_WAITING]	= { &brown, LOOK_BOLD },
	[ROLE_RUNNING]	= { &dark_green, LOOK_BOLD },
	[ROLE_GRAPH]	= { &dark_green, 0 },
	[ROLE_GOOD]	= { &dark_green, LOOK_BOLD },
	[ROLE_WARNING]	= { &brown, LOOK_BOLD },
	[ROLE_ERROR]	= { &dark_red, LOOK_BOLD | LOOK_REVERSE },
};

static const struct look look_mono[ROLE_COUNT] = {
	[ROLE_TITLE]	= { NULL, LOOK_BOLD },
	[ROLE_HEADER]	= { NULL, LOOK_UNDERLINE },
	[ROLE_KEY]	= { NULL, LOOK_BOLD },
	[ROLE_KEY_OFF]	= { NULL, LOOK_DIM },
	[ROLE_CHANGED]	= { NULL, LOOK_BOLD | LOOK_REVERSE },
	[ROLE_WAITING]	= { NULL, LOOK_UNDERLINE },
	[ROLE_RUNNING]	= { NULL, LOOK_BOLD },
	[ROLE_GOOD]	= { NULL, LOOK_BOLD },
	[ROLE_WARNING]	= { NULL, LOOK_BOLD | LOOK_UNDERLINE },
	[ROLE_ERROR]	= { NULL, LOOK_BOLD | LOOK_REVERSE },
};
/* clang-format on */

/* A projector washes out what is dim or dark: nothing here is either. */
static const struct shade black = { 0, 16, 0x000000 };
static const struct shade white = { 7, 231, 0xffffff };
static const struct shade bright_yellow = { 3, 226, 0xffff00 };
static const struct shade bright_cyan = { 6, 51, 0x00ffff };
static const struct shade bright_green = { 2, 46, 0x00ff00 };

/* clang-format off */
static const struct look look_contrast[ROLE_COUNT] = {
	[ROLE_TEXT]	= { &white, 0 },
	[ROLE_TITLE]	= { &white, LOOK_BOLD },
	[ROLE_HEADER]	= { &white, LOOK_BOLD | LOOK_UNDERLINE },
	[ROLE_KEY]	= { &bright_cyan, LOOK_BOLD },
	[ROLE_KEY_OFF]	= { &white, 0 },
	[ROLE_LABEL]	= { &white, 0 },
	[ROLE_CHANGED]	= { &white, LOOK_BOLD | LOOK_REVERSE },
	[ROLE_WAITING]	= { &bright_yellow, LOOK_BOLD },
	[ROLE_RUNNING]	= { &bright_green, LOOK_BOLD },
	[ROLE_GRAPH]	= { &bright_green, LOOK_BOLD },
	[ROLE_GOOD]	= { &bright_green, LOOK_BOLD },
	[ROLE_WARNING]	= { &bright_yellow, LOOK_BOLD },
	[ROLE_ERROR]	= { &bright_yellow, LOOK_BOLD | LOOK_REVERSE },
};
/* clang-format on */

/* Told apart by all kinds of colour-blindness, on black. */
static const struct shade sky_blue = { 6, 117, 0x56b4e9 };
static const struct shade orange = { 3, 214, 0xffaf00 };

/* clang-format off */
static const struct look look_safe[ROLE_COUNT] = {
	[ROLE_TITLE]	= { NULL, LOOK_BOLD },
	[ROLE_HEADER]	= { NULL, LOOK_UNDERLINE },
	[ROLE_KEY]	= { NULL, LOOK_BOLD },
	[ROLE_KEY_OFF]	= { NULL, LOOK_DIM },
	[ROLE_CHANGED]	= { NULL, LOOK_BOLD | LOOK_REVERSE },
	[ROLE_WAITING]	= { &orange, LOOK_BOLD },
	[ROLE_RUNNING]	= { &sky_blue, LOOK_BOLD },
	[ROLE_GRAPH]	= { &sky_blue, 0 },
	[ROLE_GOOD]	= { &sky_blue, LOOK_BOLD },
	[ROLE_WARNING]	= { &orange, LOOK_BOLD },
	[ROLE_ERROR]	= { &orange, LOOK_BOLD | LOOK_REVERSE },
};
/* clang-format on */

#define THEME_ROW(symbol, name, paper, help) \
	[THEME_##symbol] = { #name, help, paper, look_##name },
/* clang-format off */
const struct theme_row themes[THEME_COUNT] = {
	THEMES(THEME_ROW)
};
/* clang-format on */

enum theme theme_of_name(const char *name)
{
	int theme;

	for (theme = 0; theme < THEME_COUNT; theme++)
		if (!strcmp(name, themes[theme].name))
			break;
	return (enum theme)theme;
}
