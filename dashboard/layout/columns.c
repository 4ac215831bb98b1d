// SPDX-License-Identifier: GPL-2.0
#include "layout/columns.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "model/actions.h"
#include "model/may_run.h"
#include "model/percentiles.h"

/* A gauge of a queue at rest is drawn up to this max_active. */
#define GAUGE_LIMIT 4

static void cell_key(const struct model *model, unsigned int queue, char *out,
		     size_t size)
{
	const char *name = model->now.queue[queue].name;
	char keys[COLUMNS_CELL_MAX];

	action_queue_keys(name, "/", keys, sizeof(keys));
	/*
	 * Brackets mark a key that cannot send, as grey is not visible on
	 * every screen. One of several keys is enough then.
	 */
	if (model_can_send(model) || !*keys)
		snprintf(out, size, "%s", keys);
	else
		snprintf(out, size, "(%c)", *keys);
}

static void cell_name(const struct model *model, unsigned int queue, char *out,
		      size_t size)
{
	snprintf(out, size, "%s", model->now.queue[queue].name);
}

static void cell_rate(const struct model *model, unsigned int queue, char *out,
		      size_t size)
{
	double per_second;

	if (rates_get(&model->rates, queue, &per_second))
		text_rate(per_second, out, size);
	else
		snprintf(out, size, "%s", model->glyphs->none);
}

static void count(const struct model *model, unsigned int queue,
		  enum wqdemo_count column, char *out, size_t size)
{
	uint64_t value = model->now.queue[queue].count[column];

	if (value == SNAPSHOT_NONE)
		snprintf(out, size, "%s", model->glyphs->none);
	else
		text_count(value, out, size);
}

#define CELL_COUNT(cell, column)                                               \
	static void cell_##cell(const struct model *model, unsigned int queue, \
				char *out, size_t size)                        \
	{                                                                      \
		count(model, queue, WQDEMO_COUNT_##column, out, size);         \
	}

CELL_COUNT(submit, submitted)
CELL_COUNT(accept, accepted)
CELL_COUNT(coalesce, coalesced)
CELL_COUNT(modify, modified)
CELL_COUNT(reject, rejected)
CELL_COUNT(done, completed)
CELL_COUNT(cancel, cancelled)

/*
 * Writes "4" for items that wait for a worker, "1 arm" for a timer, "4+1a"
 * for both.
 */
static void cell_wait(const struct model *model, unsigned int queue, char *out,
		      size_t size)
{
	const struct snapshot_queue *row = &model->now.queue[queue];
	uint64_t armed = snapshot_known(row->count[WQDEMO_COUNT_armed]);
	uint64_t waiting =
		snapshot_known(row->count[WQDEMO_COUNT_pending]) + row->due;
	char armed_text[TEXT_MAX], pending[TEXT_MAX];

	armed -= row->due;
	text_count(armed, armed_text, sizeof(armed_text));
	if (waiting)
		text_count(waiting, pending, sizeof(pending));
	else
		count(model, queue, WQDEMO_COUNT_pending, pending,
		      sizeof(pending));
	if (!armed)
		snprintf(out, size, "%s", pending);
	else if (waiting)
		snprintf(out, size, "%s+%sa", pending, armed_text);
	else
		snprintf(out, size, armed < 10 ? "%s arm" : "%sa", armed_text);
}

/* Return: whether max_active holds items of that queue back, as far as known. */
static bool holds_back(const struct snapshot_queue *row)
{
	return snapshot_known(row->concurrency[WQDEMO_CONCURRENCY_held]);
}

/*
 * Return: how many slots to draw, each for an item that may run; 0 where they
 * are not known or more than @room. What is held back cannot take those of
 * another CPU, so none of them is free then.
 */
static int slots_of(const struct model *model, const struct snapshot_queue *row,
		    uint64_t room)
{
	uint64_t running = row->count[WQDEMO_COUNT_running];
	uint64_t limit = may_run(&model->now, row);

	if (limit == SNAPSHOT_NONE || running == SNAPSHOT_NONE)
		return 0;
	if (running < limit && holds_back(row))
		limit = running;
	/* More run than may after max_active was lowered. */
	if (limit > room || running > limit)
		return 0;
	/* A queue at rest shows only a small limit. */
	return running || row->max_active <= GAUGE_LIMIT ? (int)limit : 0;
}

/* Writes slots, then the number. A long number takes the place of slots. */
static void cell_run(const struct model *model, unsigned int queue, char *out,
		     size_t size)
{
	const struct snapshot_queue *row = &model->now.queue[queue];
	uint64_t running = row->count[WQDEMO_COUNT_running];
	int width = columns[COLUMN_RUN].width, slots, i;
	char number[TEXT_MAX];
	size_t used = 0;

	count(model, queue, WQDEMO_COUNT_running, number, sizeof(number));
	slots = slots_of(model, row,
			 (uint64_t)(width - 1 - text_columns(number)));
	for (i = 0; i < slots; i++)
		used += (size_t)snprintf(out + used, size - used, "%s",
					 (uint64_t)i < running ?
						 model->glyphs->slot_busy :
						 model->glyphs->slot_free);
	snprintf(out + used, size - used, "%*s", width - slots, number);
}

/*
 * Return: the number of runs behind a time: started runs for waits, ended
 * runs for run times.
 */
static uint64_t runs_in(const struct snapshot_queue *row,
			enum wqdemo_time column)
{
	uint64_t completed = row->count[WQDEMO_COUNT_completed];
	uint64_t running = row->count[WQDEMO_COUNT_running];

	if (completed == SNAPSHOT_NONE || running == SNAPSHOT_NONE)
		return 0;
	return column == WQDEMO_TIME_wait_max_ns ? completed + running :
						   completed;
}

static void percentile(const struct model *model, unsigned int queue,
		       enum snapshot_histogram id, unsigned int percent,
		       char *out, size_t size)
{
	uint64_t ns;

	/* An estimate is not known to a nanosecond. */
	if (percentiles_get(&model->now.queue[queue], id, percent, &ns))
		text_duration(ns < 1000 ? 0 : ns, model->glyphs->ascii, out,
			      size);
	else
		snprintf(out, size, "%s", model->glyphs->none);
}

#define CELL_PERCENTILE(histogram, percent)                                  \
	static void cell_##histogram##_p##percent(const struct model *model, \
						  unsigned int queue,        \
						  char *out, size_t size)    \
	{                                                                    \
		percentile(model, queue, SNAPSHOT_HISTOGRAM_##histogram,     \
			   percent, out, size);                              \
	}

CELL_PERCENTILE(wait, 50)
CELL_PERCENTILE(wait, 99)
CELL_PERCENTILE(run, 50)
CELL_PERCENTILE(run, 99)

static void longest(const struct model *model, unsigned int queue,
		    enum wqdemo_time column, char *out, size_t size)
{
	const struct snapshot_queue *row = &model->now.queue[queue];
	uint64_t time = row->time[column];

	if (!runs_in(row, column) || time == SNAPSHOT_NONE)
		snprintf(out, size, "%s", model->glyphs->none);
	else
		text_duration(time, model->glyphs->ascii, out, size);
}

#define CELL_LONGEST(cell, column)                                             \
	static void cell_##cell(const struct model *model, unsigned int queue, \
				char *out, size_t size)                        \
	{                                                                      \
		longest(model, queue, WQDEMO_TIME_##column, out, size);        \
	}

CELL_LONGEST(wait_max, wait_max_ns)
CELL_LONGEST(run_max, run_max_ns)

/* Writes a number that is a name, so it is never rounded. */
static void name_number(const struct model *model, unsigned int queue,
			enum wqdemo_time column, char *out, size_t size)
{
	uint64_t number = model->now.queue[queue].time[column];

	if (number == SNAPSHOT_NONE)
		snprintf(out, size, "%s", model->glyphs->none);
	else
		snprintf(out, size, "%" PRIu64, number);
}

static void cell_worker(const struct model *model, unsigned int queue,
			char *out, size_t size)
{
	name_number(model, queue, WQDEMO_TIME_last_pid, out, size);
}

static void cell_cpu(const struct model *model, unsigned int queue, char *out,
		     size_t size)
{
	name_number(model, queue, WQDEMO_TIME_last_cpu, out, size);
}

static void cell_flags(const struct model *model, unsigned int queue, char *out,
		       size_t size)
{
	const struct snapshot_queue *row = &model->now.queue[queue];

	snprintf(out, size, "%s",
		 snapshot_is_on_system_wq(row) ? "the system's workqueue" :
						 row->wq_flags);
}

/* Writes nothing: view/history.c draws the history in all the room there is. */
static void cell_history(const struct model *model, unsigned int queue,
			 char *out, size_t size)
{
	(void)model;
	(void)queue;
	(void)size;
	out[0] = '\0';
}

#define COLUMN_ROW(symbol, name, ...) \
	[COLUMN_##symbol] = { .cell = cell_##name, __VA_ARGS__ },
const struct column columns[COLUMN_IDS] = { COLUMNS(COLUMN_ROW) };

int columns_name_width(const struct snapshot *snapshot)
{
	int width = columns[COLUMN_QUEUE].width;
	unsigned int i;

	for (i = 0; i < snapshot->queue_count; i++) {
		int length = (int)strlen(snapshot->queue[i].name);

		if (length > width)
			width = length;
	}
	return width;
}

/* Return: whether the rows from @first until @end have one of its queues. */
static bool system_wq_within(const struct snapshot *snapshot,
			     unsigned int first, unsigned int end)
{
	for (; first < end; first++)
		if (snapshot_is_on_system_wq(&snapshot->queue[first]))
			return true;
	return false;
}

enum bracket columns_bracket(const struct snapshot *snapshot, unsigned int row)
{
	bool before = system_wq_within(snapshot, 0, row);
	bool after = system_wq_within(snapshot, row + 1, snapshot->queue_count);

	if (!snapshot_is_on_system_wq(&snapshot->queue[row]))
		return before && after ? BRACKET_PASSES : BRACKET_NONE;
	if (before && after)
		return BRACKET_MIDDLE;
	if (before)
		return BRACKET_LAST;
	return after ? BRACKET_FIRST : BRACKET_NONE;
}

int columns_bracket_at(const struct snapshot *snapshot)
{
	unsigned int i;
	int at = 0;

	for (i = 0; i < snapshot->queue_count; i++) {
		int length = (int)strlen(snapshot->queue[i].name);

		if (columns_bracket(snapshot, i) && length >= at)
			at = length + 1;
	}
	return at;
}
