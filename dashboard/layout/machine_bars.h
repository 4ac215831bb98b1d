/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The last seconds of a row of the machine as bars, the newest right. A second in
 * which nothing ended has the lowest bar, one that was not read is blank.
 */
#ifndef WQTOP_LAYOUT_MACHINE_BARS_H
#define WQTOP_LAYOUT_MACHINE_BARS_H

#include "look/glyphs.h"
#include "model/machine_history.h"

/* Every glyph fits. */
#define MACHINE_BARS_MAX (MACHINE_HISTORY_SECONDS * 4 + 1)

/*
 * Draw the items that ended per second, and the share of a CPU that they had; the
 * highest bar is a whole CPU, or more. Return: false if no second is known.
 * @most: the largest of them.
 */
bool machine_bars_ended(const struct machine_history *history, unsigned int row,
			const struct glyphs *glyphs, char out[MACHINE_BARS_MAX],
			double *most);
bool machine_bars_cpu(const struct machine_history *history, unsigned int row,
		      const struct glyphs *glyphs, char out[MACHINE_BARS_MAX],
		      double *most);

#endif
