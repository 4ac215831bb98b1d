// SPDX-License-Identifier: GPL-2.0
#include "model/rates.h"

#include <string.h>

static const struct rates_sample *newest(const struct rates *rates)
{
	return &rates->sample[rates->sample_count - 1];
}

static uint64_t completed_of(const struct snapshot *snapshot,
			     unsigned int queue)
{
	uint64_t completed =
		snapshot->queue[queue].count[WQDEMO_COUNT_completed];

	return completed == SNAPSHOT_NONE ? 0 : completed;
}

/*
 * Return: whether a sample can be compared with the last one: same load of
 * the module, same epoch, same rows, and no count went backwards.
 */
static bool continues(const struct rates *rates,
		      const struct snapshot *snapshot)
{
	const struct rates_sample *last;
	unsigned int i;

	if (!rates->sample_count || snapshot->loaded_ns != rates->loaded_ns ||
	    snapshot->epoch != rates->epoch ||
	    snapshot->queue_count != rates->queue_count)
		return false;
	last = newest(rates);
	if (snapshot->time_ns < last->time_ns)
		return false;
	for (i = 0; i < rates->queue_count; i++)
		if (strcmp(snapshot->queue[i].name, rates->name[i]) ||
		    completed_of(snapshot, i) < last->completed[i])
			return false;
	return true;
}

static void start_afresh(struct rates *rates, const struct snapshot *snapshot)
{
	unsigned int i;

	memset(rates, 0, sizeof(*rates));
	rates->loaded_ns = snapshot->loaded_ns;
	rates->epoch = snapshot->epoch;
	rates->queue_count = snapshot->queue_count;
	rates->first_step = snapshot->time_ns / RATES_STEP_NS;
	rates->last_step = rates->first_step;
	for (i = 0; i < rates->queue_count; i++)
		memcpy(rates->name[i], snapshot->queue[i].name,
		       SNAPSHOT_NAME_MAX);
}

static void drop_oldest(struct rates *rates)
{
	rates->sample_count--;
	memmove(rates->sample, rates->sample + 1,
		rates->sample_count * sizeof(rates->sample[0]));
}

/*
 * Keeps the newest sample before the window, so that samples cover all of it.
 */
static void drop_old(struct rates *rates, uint64_t now_ns)
{
	while (rates->sample_count == RATES_SAMPLES ||
	       (rates->sample_count >= 2 &&
		now_ns - rates->sample[1].time_ns >= RATES_WINDOW_NS))
		drop_oldest(rates);
}

/*
 * Adds the completions since the last sample to the history. Over several
 * steps they are spread evenly, as their times are not known.
 */
static void add_history(struct rates *rates, const struct snapshot *snapshot)
{
	uint64_t step = snapshot->time_ns / RATES_STEP_NS;
	uint64_t steps = step - rates->last_step;
	uint64_t kept = steps < RATES_HISTORY ? steps : RATES_HISTORY;
	unsigned int i;
	uint64_t back;

	for (i = 0; i < rates->queue_count; i++) {
		double *history = rates->history[i];
		double completed = (double)(completed_of(snapshot, i) -
					    newest(rates)->completed[i]);

		for (back = 0; back < kept; back++)
			history[(step - back) % RATES_HISTORY] =
				completed / (double)steps;
		if (!steps)
			history[step % RATES_HISTORY] += completed;
	}
	rates->last_step = step;
}

void rates_add(struct rates *rates, const struct snapshot *snapshot)
{
	struct rates_sample *sample;
	unsigned int i;

	if (continues(rates, snapshot)) {
		add_history(rates, snapshot);
		drop_old(rates, snapshot->time_ns);
	} else {
		start_afresh(rates, snapshot);
	}
	sample = &rates->sample[rates->sample_count++];
	sample->time_ns = snapshot->time_ns;
	for (i = 0; i < rates->queue_count; i++)
		sample->completed[i] = completed_of(snapshot, i);
}

bool rates_get(const struct rates *rates, unsigned int queue,
	       double *per_second)
{
	const struct rates_sample *sample = rates->sample;
	double t, c, sum_t = 0, sum_c = 0, sum_tt = 0, sum_tc = 0, spread;
	double n = rates->sample_count;
	unsigned int i;

	if (queue >= rates->queue_count)
		return false;
	/*
	 * Times are relative to the oldest sample, or squares of nanoseconds
	 * would lose digits.
	 */
	for (i = 0; i < rates->sample_count; i++) {
		t = (double)(sample[i].time_ns - sample[0].time_ns) / 1e9;
		c = (double)(sample[i].completed[queue] -
			     sample[0].completed[queue]);
		sum_t += t;
		sum_c += c;
		sum_tt += t * t;
		sum_tc += t * c;
	}
	spread = n * sum_tt - sum_t * sum_t;
	/* One sample, or several of the same moment, give no slope. */
	if (spread <= 0)
		return false;
	*per_second = (n * sum_tc - sum_t * sum_c) / spread;
	return true;
}

bool rates_history(const struct rates *rates, unsigned int queue,
		   unsigned int ago, double *completed)
{
	if (!rates->sample_count || queue >= rates->queue_count ||
	    ago >= RATES_HISTORY || ago > rates->last_step - rates->first_step)
		return false;
	*completed =
		rates->history[queue][(rates->last_step - ago) % RATES_HISTORY];
	return true;
}
