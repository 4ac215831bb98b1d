// SPDX-License-Identifier: GPL-2.0
#include "glyphs.h"

const struct glyphs glyphs_block = {
	.ascii = false,
	.none = "–",
	.slot_busy = "▮",
	.slot_free = "▯",
	.hit = "▷",
	.hit_newest = "▶",
	.cut = "…",
	.bar_full = "▓",
	.bar_empty = "░",
	.spark = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" },
};

const struct glyphs glyphs_ascii = {
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
};
