// SPDX-License-Identifier: GPL-2.0
#include "glyphs.h"

const struct glyphs glyphs_block = {
	.ascii = false,
	.none = "–",
	.slot_busy = "▮",
	.slot_free = "▯",
	.bar_full = "▓",
	.bar_empty = "░",
	.spark = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" },
	.life = {
		[LIFE_NOTHING] = " ",
		[LIFE_ARMED] = ":",
		[LIFE_WAITING] = "·",
		[LIFE_RUNNING] = "?",
		[LIFE_SLEEPING] = "░",
		[LIFE_BURNING] = "▓",
		[LIFE_MODIFIED] = "~",
		[LIFE_COALESCED] = "=",
		[LIFE_CANCELLED] = "×",
	},
	.cursor = "▲",
	.tick = "│",
};

const struct glyphs glyphs_ascii = {
	.ascii = true,
	.none = "-",
	.slot_busy = "#",
	.slot_free = ".",
	.bar_full = "#",
	.bar_empty = ".",
	.spark = { " ", "_", ".", ",", ":", "-", "=", "+", "#" },
	.life = {
		[LIFE_NOTHING] = " ",
		[LIFE_ARMED] = ":",
		[LIFE_WAITING] = ".",
		[LIFE_RUNNING] = "?",
		[LIFE_SLEEPING] = "-",
		[LIFE_BURNING] = "#",
		[LIFE_MODIFIED] = "~",
		[LIFE_COALESCED] = "=",
		[LIFE_CANCELLED] = "x",
	},
	.cursor = "^",
	.tick = "|",
};
