// SPDX-License-Identifier: GPL-2.0
#include "layout/machine_columns.h"

#include <stdio.h>
#include <string.h>

#include "layout/machine_words.h"
#include "lib/text.h"
#include "model/machine_times.h"

/* Every column but the first has one blank before it. */
#define GAP 1

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

/* ">12 s": so long waits one that has not started. */
static void cell_wait_max(const struct glyphs *glyphs,
			  const struct machine_entry *entry, char *out,
			  size_t size)
{
	char text[TEXT_MAX];

	if (entry->stalled_ns <=
	    snapshot_known(entry->row->time[MACHINE_TIME_wait_max_ns])) {
		longest(glyphs, entry, MACHINE_TIME_wait_max_ns,
			SNAPSHOT_HISTOGRAM_wait, out, size);
		return;
	}
	text_duration(entry->stalled_ns, glyphs->ascii, text, sizeof(text));
	snprintf(out, size, ">%s", text);
}

static void cell_run_max(const struct glyphs *glyphs,
			 const struct machine_entry *entry, char *out,
			 size_t size)
{
	longest(glyphs, entry, MACHINE_TIME_run_max_ns, SNAPSHOT_HISTOGRAM_run,
		out, size);
}

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

/* Return: with those that run. SNAPSHOT_NONE: nobody counts them. */
static uint64_t hogs_of(const struct machine_entry *entry)
{
	uint64_t ended = entry->row->count[MACHINE_COUNT_hogs];

	return ended == SNAPSHOT_NONE ? ended : ended + entry->hogging;
}

static void cell_hogs(const struct glyphs *glyphs,
		      const struct machine_entry *entry, char *out, size_t size)
{
	count(glyphs, hogs_of(entry), out, size);
}

/* Adds "WORD NUMBER" to a note. */
static void note(char *out, size_t size, const char *word, const char *number)
{
	size_t used = strlen(out);

	snprintf(out + used, size - used, "%s%s%s%s", used ? ", " : "", word,
		 *number ? " " : "", number);
}

/* Adds "hogs 8". */
static void note_hogs(char *out, size_t size, const struct machine_entry *of)
{
	uint64_t hogs = snapshot_known(hogs_of(of));
	char text[TEXT_MAX];

	text_count(hogs, text, sizeof(text));
	if (hogs)
		note(out, size, "hogs", text);
}

static const char *holder_of(const struct machine_entry *of)
{
	return of->held_by_own ? "itself" : of->held_by->function;
}

/* Adds "held behind f 12 times", who first: a total, not those that wait now. */
static void note_held(char *out, size_t size, const struct machine_entry *of)
{
	uint64_t held = snapshot_known(of->row->count[MACHINE_COUNT_held]);
	char text[MACHINE_CELL_MAX], number[TEXT_MAX];

	if (!held)
		return;
	text_count(held, number, sizeof(number));
	snprintf(text, sizeof(text), "%s%s%s%s time%s",
		 of->held_by ? "behind " : "", of->held_by ? holder_of(of) : "",
		 of->held_by ? " " : "", number, held == 1 ? "" : "s");
	note(out, size, "held", text);
}

/* Adds "3 waiting or cancelled", and "f runs" where that may be why. */
static void note_waiting(char *out, size_t size, const struct machine_entry *of)
{
	char text[MACHINE_CELL_MAX], number[TEXT_MAX];

	if (!of->waiting)
		return;
	text_count(of->waiting, number, sizeof(number));
	note(out, size, number, "waiting or cancelled");
	/* Of an item of its own the end of the note tells. */
	if (!of->in_the_way || of->in_the_way == of->row)
		return;
	snprintf(text, sizeof(text), "%s runs",
		 machine_name_of(of->in_the_way));
	note(out, size, text, "");
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

/* Begins with what is so now, and with what it is of. */
static void note_begin(char *out, size_t size, const struct machine_entry *of)
{
	out[0] = '\0';
	if (of->row->worker.before)
		note(out, size, "since before the attach", "");
	if (of->row->gone)
		note(out, size, "gone", "");
	if (of->in_the_way)
		note_waiting(out, size, of);
	if (of->behind && of->behind_row != of->in_the_way)
		note(out, size, "behind", of->behind_row->function);
}

static void note_end(const struct glyphs *glyphs, char *out, size_t size,
		     const struct machine_entry *of)
{
	char text[TEXT_MAX];

	if (!of->in_the_way)
		note_waiting(out, size, of);
	note_worker(out, size, of);
	if (*of->row->worker.name || of->longest_ns < MACHINE_LONG_RUN_NS)
		return;
	text_duration(of->longest_ns, glyphs->ascii, text, sizeof(text));
	note(out, size, "runs", text);
}

static void cell_note(const struct glyphs *glyphs,
		      const struct machine_entry *entry, char *out, size_t size)
{
	note_begin(out, size, entry);
	note_held(out, size, entry);
	note_hogs(out, size, entry);
	note_end(glyphs, out, size, entry);
}

/* The numbers of HELD and HOGS stand beside it. */
static void cell_note_beside_numbers(const struct glyphs *glyphs,
				     const struct machine_entry *entry,
				     char *out, size_t size)
{
	note_begin(out, size, entry);
	if (entry->held_by)
		note(out, size, "held behind", holder_of(entry));
	note_end(glyphs, out, size, entry);
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

/* The column that shows by what the rows are sorted. */
static const enum machine_column_id column_of_sort[MACHINE_SORT_COUNT] = {
	[MACHINE_SORT_CPU] = MACHINE_COLUMN_CPU,
	[MACHINE_SORT_RATE] = MACHINE_COLUMN_RATE,
	[MACHINE_SORT_WAIT] = MACHINE_COLUMN_WAIT_MAX,
	[MACHINE_SORT_RUN] = MACHINE_COLUMN_RUN_MAX,
	[MACHINE_SORT_HOGS] = MACHINE_COLUMN_HOGS,
	[MACHINE_SORT_HELD] = MACHINE_COLUMN_HELD,
};

/* The columns so far, and the room that is left for more. */
struct placing {
	const struct machine_list *list;
	const struct glyphs *glyphs;
	int left;
	int width[MACHINE_COLUMN_IDS]; /* 0: it has no room */
};

/* Return: the width of the longest text in a column, up to @most. */
static int width_wanted(const struct placing *placing,
			enum machine_column_id id, int most)
{
	const struct machine_column *column = &machine_columns[id];
	int width = column->width;
	char text[MACHINE_CELL_MAX];
	unsigned int i;

	if (column->comes_and_goes)
		return most;
	for (i = 0; i < placing->list->count && width < most; i++) {
		column->cell(placing->glyphs, &placing->list->entry[i], text,
			     sizeof(text));
		if (text_columns(text) > width)
			width = text_columns(text);
	}
	return width < most ? width : most;
}

/* Widens a column for its texts, up to @most. */
static void widen(struct placing *placing, enum machine_column_id id, int most)
{
	int more;

	if (!placing->width[id] || !most)
		return;
	more = width_wanted(placing, id, most) - placing->width[id];
	if (more > placing->left)
		more = placing->left;
	if (more > 0) {
		placing->width[id] += more;
		placing->left -= more;
	}
}

/* Gives a column room, unless nothing is known for it. Return: whether there was room. */
static bool take_room(struct placing *placing, enum machine_column_id id)
{
	int least = machine_columns[id].width + GAP;

	if (placing->width[id] ||
	    (placing->list->sampled && machine_columns[id].of_module))
		return true;
	if (placing->left < least)
		return false;
	placing->width[id] = machine_columns[id].width;
	placing->left -= least;
	return true;
}

/* Return: the first rank without room, or that behind the last. */
static int take_rooms(struct placing *placing, int rank, int end)
{
	int id;

	while (rank < end && (id = column_of_rank(rank)) >= 0 &&
	       take_room(placing, id))
		rank++;
	return rank;
}

/*
 * First come those that name a culprit, the one that the rows are sorted by, and the
 * longest times: a note is shortened for them. Which have room does not depend on
 * what the notes are.
 */
static void give_room(struct placing *placing)
{
	int rank = take_rooms(placing, 0, MACHINE_RANK_NUMBERS);

	if (rank < MACHINE_RANK_NUMBERS)
		return;
	take_room(placing, column_of_sort[placing->list->sort]);
	take_rooms(placing, MACHINE_RANK_NUMBERS, MACHINE_RANK_FURTHER);
	for (rank = 0; rank < MACHINE_RANK_NUMBERS; rank++)
		widen(placing, column_of_rank(rank),
		      machine_columns[column_of_rank(rank)].wants);
	take_rooms(placing, MACHINE_RANK_FURTHER, MACHINE_COLUMN_IDS);
}

/* Return: what writes the cells, in view of the columns beside it. */
static machine_cell *cell_of(const struct placing *placing,
			     enum machine_column_id id)
{
	if (id == MACHINE_COLUMN_NOTE && placing->width[MACHINE_COLUMN_HELD] &&
	    placing->width[MACHINE_COLUMN_HOGS])
		return cell_note_beside_numbers;
	return machine_columns[id].cell;
}

int machine_columns_place(const struct machine_list *list,
			  const struct glyphs *glyphs, int from, int columns,
			  struct machine_place place[MACHINE_COLUMN_IDS])
{
	struct placing placing = {
		.list = list,
		.glyphs = glyphs,
		.left = columns - from + GAP,
	};
	int rank, id, count = 0;

	give_room(&placing);
	for (rank = 0; (id = column_of_rank(rank)) >= 0; rank++)
		widen(&placing, id, machine_columns[id].most);
	for (id = 0; id < MACHINE_COLUMN_IDS; id++) {
		if (!placing.width[id])
			continue;
		place[count++] =
			(struct machine_place){ id, from, placing.width[id],
						cell_of(&placing, id) };
		from += placing.width[id] + GAP;
	}
	return count;
}
