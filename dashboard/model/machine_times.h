/* SPDX-License-Identifier: GPL-2.0 */
/* Percentiles of the wait and run times of a row of the machine. */
#ifndef WQTOP_MODEL_MACHINE_TIMES_H
#define WQTOP_MODEL_MACHINE_TIMES_H

#include "read/machine.h"

/*
 * Estimates the time that at least @percent of the times since the attach do not
 * exceed. Return: false where there was none.
 */
bool machine_percentile(const struct machine_row *row,
			enum snapshot_histogram id, unsigned int percent,
			uint64_t *ns);

/* Return: the octaves from @first until @end that are not empty at both ends. */
bool machine_octaves(const struct machine_row *row, enum snapshot_histogram id,
		     unsigned int *first, unsigned int *end);

#endif
