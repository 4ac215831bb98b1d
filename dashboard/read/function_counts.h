/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A histogram of tracefs with a line for each work function: names and counts.
 * Pure: text in, struct out. The addresses in it are left out.
 */
#ifndef WQTOP_READ_FUNCTION_COUNTS_H
#define WQTOP_READ_FUNCTION_COUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/slice.h"

#define FUNCTION_COUNTS_MAX	512
#define FUNCTION_NAME_MAX	64

struct function_count {
	char function[FUNCTION_NAME_MAX];
	char module[FUNCTION_NAME_MAX];		/* "": the kernel itself */
	uint64_t ended;
};

struct function_counts {
	uint64_t ns;			/* for so long it was counted */
	uint64_t lost;			/* items of functions that found no room */
	unsigned int count;
	struct function_count row[FUNCTION_COUNTS_MAX];
};

/* Reads all but the time. Return: false if the text is cut short, or no histogram. */
bool function_counts_parse(struct function_counts *counts, struct slice text);

#endif
