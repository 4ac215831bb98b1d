/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Percentiles of wait and run times, from the module's histograms.
 */
#ifndef WQTOP_MODEL_PERCENTILES_H
#define WQTOP_MODEL_PERCENTILES_H

#include <stdbool.h>
#include <stdint.h>

#include "read/snapshot.h"

/* The numbers that belong to a histogram; SNAPSHOT_NONE where one is not known. */
struct percentiles_known {
	uint64_t sum;
	uint64_t shortest;
	uint64_t longest;
};

/*
 * Estimates the time that at least @percent (1 to 100) of the times do not
 * exceed. It is an estimate, as only the bucket of each time is known.
 * Return: false where there is no histogram, or nothing in it.
 */
bool percentiles_get(const struct snapshot_queue *queue,
		     enum snapshot_histogram id, unsigned int percent,
		     uint64_t *ns);

/* The same, of any histogram. */
bool percentiles_of(const struct buckets *buckets,
		    const struct percentiles_known *known, unsigned int percent,
		    uint64_t *ns);

#endif
