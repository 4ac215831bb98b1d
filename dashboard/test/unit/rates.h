/* SPDX-License-Identifier: GPL-2.0 */
/* Readings and events that are made up, for tests of rates and their history. */
#ifndef WQTOP_TEST_RATES_H
#define WQTOP_TEST_RATES_H

#include "test/unit/unit.h"

#include <string.h>

#include "model/rates.h"

#define MS     1000000ull
#define SECOND 1000000000ull

/* When the module is loaded; readings begin later. */
#define LOADED SECOND

static struct rates rates;
static struct snapshot now;
static struct event_log events;
static uint64_t completed; /* by the queue "system", ever */
static uint64_t seq;

static inline int begin(void **state)
{
	(void)state;
	memset(&rates, 0, sizeof(rates));
	memset(&now, 0, sizeof(now));
	event_log_clear(&events);
	completed = 0;
	seq = 0;
	now.loaded_ns = LOADED;
	now.epoch = 1;
	now.recording = true;
	now.recording_since_ns = LOADED;
	now.queue_count = 2;
	snapshot_name_queue(&now.queue[0], "system");
	snapshot_name_queue(&now.queue[1], "custom");
	return 0;
}

/* Takes in a reading, but no events: they are off, or lost. */
static inline void sample(uint64_t time_ns, uint64_t count)
{
	completed = count;
	now.time_ns = time_ns;
	now.queue[0].count[WQDEMO_COUNT_completed] = count;
	rates_add(&rates, &now);
}

/* A run ends, and an event tells of it. */
static inline void end_run(uint64_t ns)
{
	struct event *event = &events.ring[events.taken++ % EVENT_LOG_KEPT];

	completed++;
	*event = (struct event){ .seq = ++seq,
				 .ns = ns,
				 .kind = WQDEMO_EVENT_finished,
				 .queue = WQDEMO_SYSTEM };
}

/* Takes in a reading, and the events before it. */
static inline void reading(uint64_t time_ns)
{
	sample(time_ns, completed);
	rates_take(&rates, &events, events.taken);
}

static inline void assert_rate(double wanted, double tolerance)
{
	double rate;

	assert_true(rates_get(&rates, 0, &rate));
	if (rate < wanted - tolerance || rate > wanted + tolerance)
		fail_msg("at %f s: %f is not %f", (double)now.time_ns / 1e9,
			 rate, wanted);
}

static inline void assert_unknown(void)
{
	double rate;

	assert_false(rates_get(&rates, 0, &rate));
}

static inline void assert_history(unsigned int ago, double wanted)
{
	double ended;

	assert_true(rates_history(&rates, 0, ago, &ended));
	if (ended < wanted - 0.001 || ended > wanted + 0.001)
		fail_msg("%u s ago: %f is not %f", ago, ended, wanted);
}

#endif
