// SPDX-License-Identifier: GPL-2.0
#include "look/glyphs.h"

#include <string.h>

const struct glyphs glyphs_block = {
	.set = GLYPHS_BLOCK,
	.ascii = false,
	.none = "–",
	.slot_busy = "▮",
	.slot_free = "▯",
	.hit = "▷",
	.hit_newest = "▶",
	.cut = "…",
	.bar_full = "█",
	.bar_empty = "░",
	.spark = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" },
	.life = {
		[LIFE_NOTHING] = " ",
		[LIFE_ARMED] = ":",
		[LIFE_WAITING] = "·",
		[LIFE_HELD] = "/",
		[LIFE_RUNNING] = "?",
		[LIFE_SLEEPING] = "▄",
		[LIFE_PREEMPTED] = "▁",
		[LIFE_BURNING] = "█",
		[LIFE_MODIFIED] = "~",
		[LIFE_COALESCED] = "=",
		[LIFE_CANCELLED] = "×",
	},
	.cursor = "▲",
	.tick = "│",
	.frozen = "═",
	.lost = "!",
	.bracket = { "", "┐", "┤", "│", "┘" },
};

const struct glyphs glyphs_ascii = {
	.set = GLYPHS_ASCII,
	.ascii = true,
	.none = "-",
	.slot_busy = "#",
	.slot_free = ".",
	.hit = "-",
	.hit_newest = "=>",
	.cut = ">",
	.bar_full = "#",
	.bar_empty = ".",
	.spark = { " ", "_", ".", ",", ":", "-", "=", "+", "#" },
	.life = {
		[LIFE_NOTHING] = " ",
		[LIFE_ARMED] = ":",
		[LIFE_WAITING] = ".",
		[LIFE_HELD] = "/",
		[LIFE_RUNNING] = "?",
		[LIFE_SLEEPING] = "-",
		[LIFE_PREEMPTED] = "_",
		[LIFE_BURNING] = "#",
		[LIFE_MODIFIED] = "~",
		[LIFE_COALESCED] = "=",
		[LIFE_CANCELLED] = "x",
	},
	.cursor = "^",
	.tick = "|",
	.frozen = "*",
	.lost = "!",
	.bracket = { "", "\\", "+", "|", "/" },
};

/* The left sample grows from row to row here, the right one along the row. */
static const char *const braille_pairs[][GLYPHS_PAIR_LEVELS] = {
	{ " ", "⢀", "⢠", "⢰", "⢸" }, { "⡀", "⣀", "⣠", "⣰", "⣸" },
	{ "⡄", "⣄", "⣤", "⣴", "⣼" }, { "⡆", "⣆", "⣦", "⣶", "⣾" },
	{ "⡇", "⣇", "⣧", "⣷", "⣿" },
};

#define GLYPH_SET_ROW(symbol, name, help) [GLYPHS_##symbol] = { #name, help },
const struct glyph_set_row glyph_sets[GLYPH_SET_COUNT] = { GLYPH_SETS(
	GLYPH_SET_ROW) };

enum glyph_set glyph_set_of_name(const char *name)
{
	int set;

	for (set = 0; set < GLYPH_SET_COUNT; set++)
		if (!strcmp(name, glyph_sets[set].name))
			break;
	return (enum glyph_set)set;
}

/* Many fonts lack braille or show it badly: it is for graphs alone. */
static const struct glyphs *braille(void)
{
	static struct glyphs glyphs;

	glyphs = glyphs_block;
	glyphs.set = GLYPHS_BRAILLE;
	glyphs.pairs = braille_pairs;
	return &glyphs;
}

const struct glyphs *glyphs_of(enum glyph_set set)
{
	switch (set) {
	case GLYPHS_BRAILLE:
		return braille();
	case GLYPHS_BLOCK:
		return &glyphs_block;
	default:
		return &glyphs_ascii;
	}
}
