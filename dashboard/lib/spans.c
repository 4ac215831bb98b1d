// SPDX-License-Identifier: GPL-2.0
#include "lib/spans.h"

#include <stddef.h>

void spans_add(struct spans *spans, uint64_t from_ns, uint64_t to_ns)
{
	struct span *last;

	if (spans->count) {
		last = &spans->span[(spans->count - 1) % SPANS_KEPT];
		if (from_ns <= last->to_ns + SPANS_APART_NS &&
		    to_ns + SPANS_APART_NS >= last->from_ns) {
			if (from_ns < last->from_ns)
				last->from_ns = from_ns;
			if (to_ns > last->to_ns)
				last->to_ns = to_ns;
			return;
		}
	}
	spans->span[spans->count++ % SPANS_KEPT] =
		(struct span){ from_ns, to_ns };
}

const struct span *spans_next(const struct spans *spans, uint64_t *back)
{
	if (*back >= SPANS_KEPT || *back >= spans->count)
		return NULL;
	(*back)++;
	return &spans->span[(spans->count - *back) % SPANS_KEPT];
}
