// SPDX-License-Identifier: GPL-2.0
#include "model/rates.h"

#include <stddef.h>
#include <string.h>

/* The window waits so long for the next tick of a queue. */
#define GAP_MOST_NS (RATES_WINDOW_NS / 2)

static uint64_t completed_of(const struct snapshot *snapshot,
			     unsigned int queue)
{
	uint64_t completed =
		snapshot->queue[queue].count[WQDEMO_COUNT_completed];

	return completed == SNAPSHOT_NONE ? 0 : completed;
}

/*
 * Return: whether a reading can be compared with the last one: same load of
 * the module, same epoch, same rows, and no count went backwards.
 */
static bool continues(const struct rates *rates,
		      const struct snapshot *snapshot)
{
	unsigned int i;

	if (!rates->row_count || snapshot->loaded_ns != rates->loaded_ns ||
	    snapshot->epoch != rates->epoch ||
	    snapshot->queue_count != rates->row_count ||
	    snapshot->time_ns < rates->time_ns)
		return false;
	for (i = 0; i < rates->row_count; i++)
		if (strcmp(snapshot->queue[i].name, rates->row[i].name) ||
		    completed_of(snapshot, i) < rates->row[i].completed)
			return false;
	return true;
}

/* Forgets all but which events were taken. */
static void start_afresh(struct rates *rates, const struct snapshot *snapshot)
{
	unsigned int load = rates->load;
	uint64_t next_event = rates->next_event;
	unsigned int i;

	memset(rates, 0,
	       offsetof(struct rates, row) +
		       snapshot->queue_count * sizeof(rates->row[0]));
	rates->load = load;
	rates->next_event = next_event;
	rates->loaded_ns = snapshot->loaded_ns;
	rates->epoch = snapshot->epoch;
	rates->row_count = snapshot->queue_count;
	rates->first_ns = snapshot->time_ns;
	rates->since_ns = snapshot->time_ns;
	rates->last_step = snapshot->time_ns / RATES_STEP_NS;
	for (i = 0; i < rates->row_count; i++) {
		struct rates_row *row = &rates->row[i];

		memcpy(row->name, snapshot->queue[i].name, sizeof(row->name));
		row->id = snapshot->queue[i].id;
		row->completed = completed_of(snapshot, i);
	}
}

/* Return: how many runs of the span ended after @from and until @end. */
static double ends_within(const struct rates_span *span, uint64_t from,
			  uint64_t end)
{
	uint64_t begin_ns = span->from_ns > from ? span->from_ns : from;
	uint64_t end_ns = span->to_ns < end ? span->to_ns : end;

	if (span->to_ns <= from || span->from_ns > end)
		return 0;
	if (span->from_ns == span->to_ns)
		return (double)span->ends;
	return (double)span->ends * (double)(end_ns - begin_ns) /
	       (double)(span->to_ns - span->from_ns);
}

static uint64_t oldest_step(const struct rates *rates)
{
	return rates->last_step < RATES_HISTORY ?
		       0 :
		       rates->last_step - RATES_HISTORY + 1;
}

/*
 * Return: the runs of a span that count for that step of the history: the
 * step of its end, or evenly all steps after the one of its beginning.
 */
static double ends_in_step(const struct rates_span *span, uint64_t step)
{
	uint64_t first = span->from_ns / RATES_STEP_NS;
	uint64_t last = span->to_ns / RATES_STEP_NS;

	if (step > last || step < first || (step == first && first != last))
		return 0;
	return (double)span->ends / (double)(first == last ? 1 : last - first);
}

static void add_history(const struct rates *rates, struct rates_row *row,
			const struct rates_span *span)
{
	uint64_t step = span->from_ns / RATES_STEP_NS;

	if (step < oldest_step(rates))
		step = oldest_step(rates);
	for (; step <= rates->last_step && step <= span->to_ns / RATES_STEP_NS;
	     step++)
		row->history[step % RATES_HISTORY] += ends_in_step(span, step);
}

/* Begins the steps of the history up to that time. */
static void advance_history(struct rates *rates, uint64_t ns)
{
	uint64_t end = ns / RATES_STEP_NS + 1;
	uint64_t step = rates->last_step + 1;
	unsigned int i;

	if (step >= end)
		return;
	rates->last_step = end - 1;
	if (step < oldest_step(rates))
		step = oldest_step(rates);
	for (; step < end; step++)
		for (i = 0; i < rates->row_count; i++)
			rates->row[i].history[step % RATES_HISTORY] = 0;
}

/* Adds runs that ended, to the newest span if that is not long ago. */
static void add_span(const struct rates *rates, struct rates_row *row,
		     struct rates_span span)
{
	struct rates_span *newest =
		&row->span[(row->span_count - 1) % RATES_SPANS];

	add_history(rates, row, &span);
	if (!row->span_count || span.to_ns >= newest->from_ns + RATES_SPAN_NS) {
		row->span[row->span_count++ % RATES_SPANS] = span;
		return;
	}
	newest->ends += span.ends;
	/* Events of different CPUs may come in the wrong order. */
	if (newest->to_ns < span.to_ns)
		newest->to_ns = span.to_ns;
}

/*
 * Counts the runs since the last reading. Until events tell when they ended,
 * they are untold.
 */
static void count_runs(const struct rates *rates, struct rates_row *row,
		       uint64_t completed, uint64_t now_ns)
{
	uint64_t ends = completed - row->completed;

	if (row->untold.ends)
		add_span(rates, row, row->untold);
	ends -= row->early < ends ? row->early : ends;
	row->early = 0;
	row->completed = completed;
	row->untold = (struct rates_span){ rates->time_ns, now_ns, ends };
}

void rates_add(struct rates *rates, const struct snapshot *snapshot)
{
	unsigned int i;

	if (continues(rates, snapshot)) {
		advance_history(rates, snapshot->time_ns);
		for (i = 0; i < rates->row_count; i++)
			count_runs(rates, &rates->row[i],
				   completed_of(snapshot, i),
				   snapshot->time_ns);
	} else {
		start_afresh(rates, snapshot);
	}
	rates->recorded_ns =
		snapshot->recording ?
			snapshot_known(snapshot->recording_since_ns) :
			SNAPSHOT_NONE;
	rates->time_ns = snapshot->time_ns;
}

static struct rates_row *find_row(struct rates *rates, enum wqdemo_queue id)
{
	unsigned int i;

	for (i = 0; i < rates->row_count; i++)
		if (rates->row[i].id == id)
			return &rates->row[i];
	return NULL;
}

static void take_event(struct rates *rates, const struct event *event)
{
	struct rates_row *row = find_row(rates, event->queue);
	struct rates_span span = { event->ns, event->ns, 1 };

	if (!row || event->kind != WQDEMO_EVENT_finished ||
	    event->ns < rates->since_ns)
		return;
	/* The counts of the first reading have the runs before it. */
	if (event->ns > rates->first_ns && row->untold.ends)
		row->untold.ends--;
	else if (event->ns > rates->first_ns)
		row->early++;
	advance_history(rates, event->ns);
	add_span(rates, row, span);
}

/* Return: the time of the oldest event since which none was lost. */
static uint64_t whole_since(const struct rates *rates,
			    const struct event_log *events, uint64_t end)
{
	uint64_t number = end - 1;

	while (number > event_log_first(events) &&
	       event_log_at(events, number - 1)->seq + 1 ==
		       event_log_at(events, number)->seq)
		number--;
	return event_log_at(events, number)->seq == 1 ?
		       rates->loaded_ns :
		       event_log_at(events, number)->ns;
}

/*
 * The events that come with the first reading tell of the time before it, as
 * far as all are there.
 */
static void know_earlier(struct rates *rates, const struct event_log *events,
			 uint64_t end)
{
	uint64_t since_ns = whole_since(rates, events, end);

	if (since_ns < rates->recorded_ns)
		since_ns = rates->recorded_ns;
	if (rates->time_ns == rates->first_ns && since_ns < rates->since_ns)
		rates->since_ns = since_ns;
}

void rates_take(struct rates *rates, const struct event_log *events,
		uint64_t end)
{
	if (rates->load != events->load)
		rates->next_event = 0;
	rates->load = events->load;
	if (!rates->next_event && end)
		know_earlier(rates, events, end);
	if (rates->next_event < event_log_first(events))
		rates->next_event = event_log_first(events);
	for (; rates->next_event < end; rates->next_event++)
		take_event(rates, event_log_at(events, rates->next_event));
}

/* Return: the span that is @back before the newest one, or NULL. */
static const struct rates_span *span_before(const struct rates_row *row,
					    uint64_t back)
{
	if (row->untold.ends && !back)
		return &row->untold;
	back -= row->untold.ends > 0;
	if (back >= row->span_count || back >= RATES_SPANS)
		return NULL;
	return &row->span[(row->span_count - 1 - back) % RATES_SPANS];
}

/* Return: the time between a span and the one before it, 0 for a long one. */
static uint64_t gap_before(const struct rates_row *row, uint64_t back)
{
	const struct rates_span *span = span_before(row, back);
	const struct rates_span *before = span_before(row, back + 1);

	if (!before || span->to_ns <= before->to_ns ||
	    span->to_ns - before->to_ns > GAP_MOST_NS)
		return 0;
	return span->to_ns - before->to_ns;
}

/* Return: whether the queue ticks, and its next tick is not overdue. */
static bool ticks(const struct rates_row *row, uint64_t now_ns)
{
	uint64_t gap_ns = gap_before(row, 0);

	return gap_ns &&
	       now_ns - span_before(row, 0)->to_ns <= gap_ns + gap_ns / 2;
}

/*
 * Return: the runs that ended after @from and until @end. Of a queue that
 * ticks, each is spread over the time since the one before.
 */
static double count_ends(const struct rates_row *row, uint64_t from,
			 uint64_t end, bool ticking)
{
	const struct rates_span *next;
	double ends = 0;
	uint64_t back;

	for (back = 0; (next = span_before(row, back)); back++) {
		struct rates_span span = *next;
		uint64_t gap_ns = ticking ? gap_before(row, back) : 0;

		if (gap_ns > span.to_ns - span.from_ns)
			span.from_ns = span.to_ns - gap_ns;
		ends += ends_within(&span, from, end);
	}
	return ends;
}

bool rates_get(const struct rates *rates, unsigned int queue,
	       double *per_second)
{
	uint64_t now_ns = rates->time_ns, from_ns = rates->since_ns;
	const struct rates_span *newest;
	const struct rates_row *row;
	bool ticking;

	if (queue >= rates->row_count)
		return false;
	row = &rates->row[queue];
	newest = span_before(row, 0);
	/* Events are read a moment after the counts. */
	if (newest && newest->to_ns > now_ns)
		now_ns = newest->to_ns;
	if (now_ns - rates->since_ns < RATES_LEAST_NS)
		return false;
	ticking = newest &&
		  newest->to_ns - rates->since_ns >= RATES_WINDOW_NS &&
		  ticks(row, now_ns);
	if (ticking)
		now_ns = newest->to_ns;
	if (now_ns - from_ns > RATES_WINDOW_NS)
		from_ns = now_ns - RATES_WINDOW_NS;
	*per_second = count_ends(row, from_ns, now_ns, ticking) * 1e9 /
		      (double)(now_ns - from_ns);
	return true;
}

bool rates_history(const struct rates *rates, unsigned int queue,
		   unsigned int ago, double *ended)
{
	uint64_t first_step = rates->since_ns / RATES_STEP_NS;
	uint64_t step = rates->last_step - ago;
	const struct rates_row *row;

	if (queue >= rates->row_count || ago >= RATES_HISTORY ||
	    ago > rates->last_step - first_step)
		return false;
	row = &rates->row[queue];
	*ended = row->history[step % RATES_HISTORY] +
		 ends_in_step(&row->untold, step);
	return true;
}
