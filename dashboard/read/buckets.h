/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The buckets of a histogram. An octave has the times from 2^N to 2^(N+1) - 1
 * ns. It is one bucket in texts of earlier modules, and eight of the same width
 * in others.
 */
#ifndef WQTOP_READ_BUCKETS_H
#define WQTOP_READ_BUCKETS_H

#include <stdbool.h>
#include <stdint.h>

#include "common/abi.h"
#include "lib/slice.h"

struct buckets {
	unsigned int per_octave;	/* 1 or WQDEMO_EIGHTHS; 0: no histogram */
	uint64_t count[WQDEMO_BUCKETS];	/* the sum fits 64 bits */
};

/* Forgets all. @per_octave: of what is added then. */
void buckets_begin(struct buckets *buckets, unsigned int per_octave);

/*
 * Adds "17:2", two values in octave 17; or "17.4:2" where octaves have eight
 * buckets. @total: the sum of the words before, 0 at the first; the new one is
 * added. Return: false for what is no such word, or if the sum overflows.
 */
bool buckets_add(struct buckets *buckets, struct slice word, uint64_t *total);

/* Return: how many buckets there are. */
unsigned int buckets_end(const struct buckets *buckets);

/* Return: the sum of all. */
uint64_t buckets_total(const struct buckets *buckets);

/* Return: the shortest and the longest time that a bucket may hold. */
uint64_t buckets_least_ns(const struct buckets *buckets, unsigned int bucket);
uint64_t buckets_most_ns(const struct buckets *buckets, unsigned int bucket);

/* Return: how many values are in an octave. */
uint64_t buckets_octave(const struct buckets *buckets, unsigned int octave);

#endif
