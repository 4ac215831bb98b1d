/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The events of the last while, as many as are kept. Pure. Each has a number,
 * which counts those that were ever taken in: so a place in the past stays the
 * same place while new ones come.
 */
#ifndef WQTOP_READ_EVENT_LOG_H
#define WQTOP_READ_EVENT_LOG_H

#include <stddef.h>
#include <stdint.h>

#include "read/event_line.h"

/* Twice what the module keeps. */
#define EVENT_LOG_KEPT	16384

struct event_log {
	uint64_t taken;			/* ever; the next one's number */
	uint64_t lost;			/* that nobody can read any more */
	uint64_t last_seq;
	unsigned int load;		/* grows where the numbers begin anew */
	struct event ring[EVENT_LOG_KEPT];	/* number n is at n % EVENT_LOG_KEPT */
};

/*
 * Takes in what the module's file said since the last time: whole lines. One
 * that is no event is passed over. Where the numbers begin anew, another load
 * of the module has begun and the old events are forgotten.
 */
void event_log_take(struct event_log *events, const char *text, size_t length);

/* All zero is the state before the first event. */
void event_log_clear(struct event_log *events);

/* The number of the oldest one that is kept. */
uint64_t event_log_first(const struct event_log *events);

/* Return: the event of that number, or NULL: not kept, or not there yet. */
const struct event *event_log_at(const struct event_log *events, uint64_t number);

#endif
