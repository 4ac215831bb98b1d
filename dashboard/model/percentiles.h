/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Percentiles of wait and run times, from the module's histograms. Pure.
 */
#ifndef WQTOP_MODEL_PERCENTILES_H
#define WQTOP_MODEL_PERCENTILES_H

#include <stdbool.h>
#include <stdint.h>

#include "read/snapshot.h"

/* How many values a histogram holds. */
uint64_t percentiles_total(const uint64_t *buckets);

/*
 * The time within which @percent of the times were, at least; 1 to 100. An
 * estimate, for of each time only its bucket is known.
 *
 * Return: false where there is no histogram, or nothing in it.
 */
bool percentiles_get(const struct snapshot_queue *queue,
		     enum snapshot_histogram id, unsigned int percent,
		     uint64_t *ns);

#endif
