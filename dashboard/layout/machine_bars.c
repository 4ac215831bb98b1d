// SPDX-License-Identifier: GPL-2.0
#include "layout/machine_bars.h"

#include <stdio.h>

/* One item in a second must not look like as much as there can be. */
#define ENDED_LEAST 4.0

#define CPU_LEAST 1.0

/* The seconds, as far as they are known, the oldest first. */
struct seconds {
	bool known[MACHINE_HISTORY_SECONDS];
	double ended[MACHINE_HISTORY_SECONDS];
	double cpu[MACHINE_HISTORY_SECONDS];
};

static void collect(const struct machine_history *history, unsigned int row,
		    struct seconds *seconds)
{
	unsigned int i;

	for (i = 0; i < MACHINE_HISTORY_SECONDS; i++)
		seconds->known[i] =
			machine_history_get(history, row,
					    MACHINE_HISTORY_SECONDS - 1 - i,
					    &seconds->ended[i],
					    &seconds->cpu[i]);
}

static const char *bar(const struct glyphs *glyphs, double value, double scale)
{
	if (value <= 0)
		return glyphs->spark[1];
	return glyphs
		->spark[2 + (int)(value / scale * (GLYPHS_SPARK_LEVELS - 3))];
}

static bool draw(const bool *known, const double *value, double least,
		 const struct glyphs *glyphs, char out[MACHINE_BARS_MAX],
		 double *most)
{
	size_t used = 0;
	bool any = false;
	double scale;
	int i;

	*most = 0;
	for (i = 0; i < MACHINE_HISTORY_SECONDS; i++) {
		any |= known[i];
		if (known[i] && value[i] > *most)
			*most = value[i];
	}
	scale = *most > least ? *most : least;
	for (i = 0; i < MACHINE_HISTORY_SECONDS; i++)
		used += (size_t)snprintf(out + used, MACHINE_BARS_MAX - used,
					 "%s",
					 known[i] ?
						 bar(glyphs, value[i], scale) :
						 glyphs->spark[0]);
	return any;
}

bool machine_bars_ended(const struct machine_history *history, unsigned int row,
			const struct glyphs *glyphs, char out[MACHINE_BARS_MAX],
			double *most)
{
	struct seconds seconds;

	collect(history, row, &seconds);
	return draw(seconds.known, seconds.ended, ENDED_LEAST, glyphs, out,
		    most);
}

bool machine_bars_cpu(const struct machine_history *history, unsigned int row,
		      const struct glyphs *glyphs, char out[MACHINE_BARS_MAX],
		      double *most)
{
	struct seconds seconds;

	collect(history, row, &seconds);
	return draw(seconds.known, seconds.cpu, CPU_LEAST, glyphs, out, most);
}
