/* SPDX-License-Identifier: GPL-2.0 */
/* The newest of some spans of time, in the order in which they were noted. */
#ifndef WQTOP_LIB_SPANS_H
#define WQTOP_LIB_SPANS_H

#include <stdint.h>

#define SPANS_KEPT	64

struct span {
	uint64_t from_ns;
	uint64_t to_ns;
};

struct spans {
	uint64_t count;			/* ever; number n is at n % SPANS_KEPT */
	struct span span[SPANS_KEPT];
};

/* Spans that are closer together count as one. */
#define SPANS_APART_NS	20000000u

/* Adds a span, or makes the last one longer where the two belong together. */
void spans_add(struct spans *spans, uint64_t from_ns, uint64_t to_ns);

/* Return: the next span, the newest first, or NULL. *back starts at 0. */
const struct span *spans_next(const struct spans *spans, uint64_t *back);

#endif
