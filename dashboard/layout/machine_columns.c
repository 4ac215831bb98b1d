// SPDX-License-Identifier: GPL-2.0
#include "layout/machine_columns.h"

#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "model/machine_times.h"

/* Every column but the first has one blank before it. */
#define GAP 1

/* An item that has run for as long is worth a note. */
#define LONG_RUN_NS 1000000000ull

static void cell_function(const struct glyphs *glyphs,
			  const struct machine_entry *entry, char *out,
			  size_t size)
{
	(void)glyphs;
	if (entry->functions > 1)
		snprintf(out, size, "%u %s", entry->functions,
			 *entry->row->worker.name ? "kworkers" : "functions");
	else if (*entry->row->worker.name)
		snprintf(out, size, "[%s]", entry->row->worker.name);
	else
		snprintf(out, size, "%s", entry->row->function);
}

static void name(const struct glyphs *glyphs, const char *text, char *out,
		 size_t size)
{
	snprintf(out, size, "%s", *text ? text : glyphs->none);
}

static void cell_queue(const struct glyphs *glyphs,
		       const struct machine_entry *entry, char *out,
		       size_t size)
{
	name(glyphs, entry->row->queue, out, size);
}

static void cell_module(const struct glyphs *glyphs,
			const struct machine_entry *entry, char *out,
			size_t size)
{
	name(glyphs, entry->functions > 1 ? "" : entry->row->module, out, size);
}

static void cell_rate(const struct glyphs *glyphs,
		      const struct machine_entry *entry, char *out, size_t size)
{
	if (entry->has_rate)
		text_rate(entry->per_second, out, size);
	else
		snprintf(out, size, "%s", glyphs->none);
}

static void cell_cpu(const struct glyphs *glyphs,
		     const struct machine_entry *entry, char *out, size_t size)
{
	double percent = entry->cpu * 100;

	if (entry->has_cpu)
		snprintf(out, size, "%.*f", percent < 99.95, percent);
	else
		snprintf(out, size, "%s", glyphs->none);
}

static void percentile(const struct glyphs *glyphs,
		       const struct machine_entry *entry,
		       enum snapshot_histogram id, unsigned int percent,
		       char *out, size_t size)
{
	uint64_t ns;

	if (machine_percentile(entry->row, id, percent, &ns))
		text_duration(ns, glyphs->ascii, out, size);
	else
		snprintf(out, size, "%s", glyphs->none);
}

#define CELL_PERCENTILE(histogram, percent)                                    \
	static void cell_##histogram##_p##percent(const struct glyphs *glyphs, \
						  const struct machine_entry   \
							  *entry,              \
						  char *out, size_t size)      \
	{                                                                      \
		percentile(glyphs, entry, SNAPSHOT_HISTOGRAM_##histogram,      \
			   percent, out, size);                                \
	}

CELL_PERCENTILE(wait, 50)
CELL_PERCENTILE(wait, 99)
CELL_PERCENTILE(run, 50)
CELL_PERCENTILE(run, 99)

static void longest(const struct glyphs *glyphs,
		    const struct machine_entry *entry, enum machine_time id,
		    enum snapshot_histogram histogram, char *out, size_t size)
{
	uint64_t ns = entry->row->time[id];
	unsigned int first, end;

	if (ns == SNAPSHOT_NONE ||
	    !machine_octaves(entry->row, histogram, &first, &end))
		snprintf(out, size, "%s", glyphs->none);
	else
		text_duration(ns, glyphs->ascii, out, size);
}

#define CELL_LONGEST(histogram)                                               \
	static void cell_##histogram##_max(const struct glyphs *glyphs,       \
					   const struct machine_entry *entry, \
					   char *out, size_t size)            \
	{                                                                     \
		longest(glyphs, entry, MACHINE_TIME_##histogram##_max_ns,     \
			SNAPSHOT_HISTOGRAM_##histogram, out, size);           \
	}

CELL_LONGEST(wait)
CELL_LONGEST(run)

static void count(const struct glyphs *glyphs, uint64_t number, char *out,
		  size_t size)
{
	if (number == SNAPSHOT_NONE)
		snprintf(out, size, "%s", glyphs->none);
	else
		text_count(number, out, size);
}

#define CELL_COUNT(name)                                                      \
	static void cell_##name(const struct glyphs *glyphs,                  \
				const struct machine_entry *entry, char *out, \
				size_t size)                                  \
	{                                                                     \
		count(glyphs, entry->row->count[MACHINE_COUNT_##name], out,   \
		      size);                                                  \
	}

CELL_COUNT(ended)
CELL_COUNT(held)
CELL_COUNT(hogs)

/* Adds "WORD NUMBER" to a note. */
static void note(char *out, size_t size, const char *word, const char *number)
{
	size_t used = strlen(out);

	snprintf(out + used, size - used, "%s%s%s%s", used ? ", " : "", word,
		 *number ? " " : "", number);
}

static void note_count(char *out, size_t size, const char *word,
		       uint64_t number)
{
	char text[TEXT_MAX];

	if (!snapshot_known(number))
		return;
	text_count(number, text, sizeof(text));
	note(out, size, word, text);
}

/* Notes how a kworker is that runs an item. */
static void note_worker(char *out, size_t size, const struct machine_entry *of)
{
	const struct machine_worker *worker = &of->row->worker;
	bool sleeps = worker->state != 'R';

	if (!worker->busy || of->functions > 1)
		return;
	if (sleeps && *worker->wchan)
		note(out, size, "asleep in", worker->wchan);
	else
		note(out, size, sleeps ? "asleep" : "runs", "");
}

static void cell_note(const struct glyphs *glyphs,
		      const struct machine_entry *entry, char *out, size_t size)
{
	const uint64_t *counts = entry->row->count;
	char text[TEXT_MAX];

	out[0] = '\0';
	note_worker(out, size, entry);
	if (entry->row->gone)
		note(out, size, "gone", "");
	if (entry->longest_ns >= LONG_RUN_NS) {
		text_duration(entry->longest_ns, glyphs->ascii, text,
			      sizeof(text));
		note(out, size, "runs", text);
	}
	note_count(out, size, "hogs", counts[MACHINE_COUNT_hogs]);
	note_count(out, size, "held", counts[MACHINE_COUNT_held]);
	if (entry->behind)
		note(out, size, "behind", entry->behind_row->function);
}

#define COLUMN_ROW(symbol, name, ...) \
	[MACHINE_COLUMN_##symbol] = { .cell = cell_##name, __VA_ARGS__ },
const struct machine_column machine_columns[MACHINE_COLUMN_IDS] = {
	MACHINE_COLUMNS(COLUMN_ROW)
};

/* Return: the column of that rank, or -1. */
static int column_of_rank(int rank)
{
	int id;

	for (id = 0; id < MACHINE_COLUMN_IDS; id++)
		if (machine_columns[id].rank == rank)
			return id;
	return -1;
}

/* Return: the width of the longest text in a column, within its limits. */
static int width_wanted(const struct machine_list *list,
			const struct glyphs *glyphs, enum machine_column_id id)
{
	const struct machine_column *column = &machine_columns[id];
	int width = column->width;
	char text[MACHINE_CELL_MAX];
	unsigned int i;

	for (i = 0; i < list->count && width < column->most; i++) {
		column->cell(glyphs, &list->entry[i], text, sizeof(text));
		if (text_columns(text) > width)
			width = text_columns(text);
	}
	return width < column->most ? width : column->most;
}

/* Gives what is left to the texts, those of the lowest rank first. */
static void widen(const struct machine_list *list, const struct glyphs *glyphs,
		  int left, int *width)
{
	int rank, id;

	for (rank = 0; (id = column_of_rank(rank)) >= 0 && left > 0; rank++) {
		int more;

		if (!width[id] || !machine_columns[id].most)
			continue;
		more = width_wanted(list, glyphs, id) - width[id];
		if (more > left)
			more = left;
		if (more > 0) {
			width[id] += more;
			left -= more;
		}
	}
}

int machine_columns_place(const struct machine_list *list,
			  const struct glyphs *glyphs, int from, int columns,
			  struct machine_place place[MACHINE_COLUMN_IDS])
{
	int width[MACHINE_COLUMN_IDS] = { 0 };
	int left = columns - from + GAP;
	int rank, id, count = 0;

	for (rank = 0; (id = column_of_rank(rank)) >= 0; rank++) {
		int least = machine_columns[id].width + GAP;

		if (left < least)
			break;
		width[id] = machine_columns[id].width;
		left -= least;
	}
	widen(list, glyphs, left, width);
	for (id = 0; id < MACHINE_COLUMN_IDS; id++) {
		if (!width[id])
			continue;
		place[count++] = (struct machine_place){ id, from, width[id] };
		from += width[id] + GAP;
	}
	return count;
}
