/* SPDX-License-Identifier: GPL-2.0 */
/* Included by every fuzzer: checks that must hold for any bytes. */
#ifndef WQTOP_FUZZ_H
#define WQTOP_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As assert(), and there is no build without it. */
#define must(condition)				\
	do {					\
		if (!(condition))		\
			abort();		\
	} while (0)

/* A terminal may see it. */
static inline void must_be_printable(const char *text)
{
	for (; *text; text++)
		must(*text >= ' ' && *text <= '~');
}

#endif
