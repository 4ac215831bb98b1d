// SPDX-License-Identifier: GPL-2.0
#include "layout/timeline_ticks.h"

#include <inttypes.h>
#include <stdio.h>

uint64_t ticks_step(uint64_t ns)
{
	uint64_t step = 1;

	while (step < UINT64_MAX / 10 && step * 5 < ns)
		step *= 10;
	if (step >= ns)
		return step;
	return step * 2 >= ns ? step * 2 : step * 5;
}

void ticks_tell(uint64_t ns, uint64_t step_ns, char *text, size_t size)
{
	if (step_ns >= 100000000)
		snprintf(text, size, "%" PRIu64 ".%" PRIu64 " s",
			 ns / 1000000000, ns / 100000000 % 10);
	else if (step_ns >= 1000000 && ns >= 1000000000)
		snprintf(text, size, "%" PRIu64 ".%03" PRIu64 " s",
			 ns / 1000000000, ns / 1000000 % 1000);
	else
		snprintf(text, size, "%" PRIu64 " ms", ns / 1000000);
}
