// SPDX-License-Identifier: GPL-2.0
#include "read/function_counts.h"

#include <stdio.h>

/* A name is an address where the kernel knows no function there. */
static void set_function(struct function_count *row, struct slice word)
{
	struct slice rest = word;

	if (slice_takes(&rest, "0x"))
		snprintf(row->function, sizeof(row->function), "(unknown)");
	else
		slice_copy(word, row->function, sizeof(row->function));
}

/* "[nouveau]" */
static void set_module(struct function_count *row, struct slice word)
{
	struct slice module;

	if (slice_takes(&word, "[") && slice_cut(&word, ']', &module))
		slice_copy(module, row->module, sizeof(row->module));
}

/* "{ function: [ffffffff8b2c5f50] vmstat_update     } hitcount:      12" */
static bool parse_row(struct function_count *row, struct slice line)
{
	struct slice address, names, word;

	*row = (struct function_count){ 0 };
	if (!slice_cut(&line, ']', &address) ||
	    !slice_cut(&line, '}', &names) || !slice_word(&names, &word))
		return false;
	set_function(row, word);
	if (slice_word(&names, &word))
		set_module(row, word);
	return slice_word(&line, &word) && slice_equals(word, "hitcount:") &&
	       slice_word(&line, &word) && slice_number(word, &row->ended);
}

static void add_row(struct function_counts *counts,
		    const struct function_count *row)
{
	if (counts->count < FUNCTION_COUNTS_MAX)
		counts->row[counts->count++] = *row;
	else
		counts->lost += row->ended;
}

bool function_counts_parse(struct function_counts *counts, struct slice text)
{
	struct function_count row;
	struct slice line, word;
	uint64_t lost;

	counts->count = 0;
	counts->lost = 0;
	while (slice_line(&text, &line)) {
		if (slice_takes(&line, "{ function: [")) {
			if (!parse_row(&row, line))
				return false;
			add_row(counts, &row);
		}
		if (!slice_word(&line, &word) ||
		    !slice_equals(word, "Dropped:"))
			continue;
		if (!slice_word(&line, &word) || !slice_number(word, &lost))
			return false;
		counts->lost += lost;
		return true;
	}
	return false;
}
