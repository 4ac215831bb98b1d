// SPDX-License-Identifier: GPL-2.0
#include "read/machine_callers.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_LINE MACHINE_CALLERS_NAME " - version: 1"

/* Columns of the table beyond these are ignored. */
#define COLUMNS_MAX 16

struct columns {
	size_t count;
	struct slice name[COLUMNS_MAX];
};

/* Takes all up to the header of the table. Return: whether it is of @epoch. */
static bool take_head(struct slice *rest, uint64_t epoch,
		      struct columns *columns)
{
	struct slice line, word;
	uint64_t of;
	bool fits = false;

	if (!slice_line(rest, &line) || !slice_equals(line, FIRST_LINE))
		return false;
	while (slice_line(rest, &line)) {
		if (!slice_word(&line, &word))
			continue;
		if (slice_equals(word, "epoch"))
			fits = slice_word(&line, &word) &&
			       slice_number(word, &of) && of == epoch;
		if (!slice_equals(word, "caller"))
			continue;
		while (columns->count < COLUMNS_MAX &&
		       slice_word(&line, &columns->name[columns->count]))
			columns->count++;
		return fits;
	}
	return false;
}

/* "-" stands for nothing. */
static void set_text(struct slice word, char *out, size_t size)
{
	if (!slice_equals(word, "-"))
		slice_unquote(word, out, size);
}

static struct machine_caller caller_of(const struct columns *columns,
				       struct slice line)
{
	struct machine_caller caller = { 0 };
	struct slice word;
	size_t i;

	for (i = 0; i < columns->count && slice_word(&line, &word); i++) {
		if (slice_equals(columns->name[i], "samples"))
			slice_number(word, &caller.samples);
		else if (slice_equals(columns->name[i], "context"))
			set_text(word, caller.context, sizeof(caller.context));
		else if (slice_equals(columns->name[i], "comm"))
			set_text(word, caller.comm, sizeof(caller.comm));
		else if (slice_equals(columns->name[i], "stack"))
			set_text(word, caller.stack, sizeof(caller.stack));
	}
	return caller;
}

static int more_frequent(const void *left, const void *right)
{
	const struct machine_caller *a = left, *b = right;

	return a->samples < b->samples ? 1 : -(a->samples > b->samples);
}

unsigned int machine_callers_of(struct slice text, uint64_t epoch,
				unsigned int row,
				struct machine_caller out[MACHINE_CALLERS])
{
	struct columns columns = { 0 };
	struct slice line, word;
	unsigned int count = 0;
	uint64_t number;

	if (!take_head(&text, epoch, &columns))
		return 0;
	while (count < MACHINE_CALLERS && slice_line(&text, &line) &&
	       slice_word(&line, &word)) {
		if (!slice_number(word, &number) || number != row)
			continue;
		out[count] = caller_of(&columns, line);
		count += out[count].samples > 0;
	}
	qsort(out, count, sizeof(out[0]), more_frequent);
	return count;
}
