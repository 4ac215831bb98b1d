/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The log of the newest events. Each has a number that counts all events ever
 * taken in, so a place in the past stays the same while new events arrive.
 * Pure.
 */
#ifndef WQTOP_READ_EVENT_LOG_H
#define WQTOP_READ_EVENT_LOG_H

#include <stddef.h>
#include <stdint.h>

#include "read/event_line.h"

/* Twice what the module keeps. */
#define EVENT_LOG_KEPT	16384

struct event_log {
	uint64_t taken;			/* ever, which is also the next number */
	uint64_t lost;			/* events that were overwritten before they were read */
	uint64_t last_seq;
	unsigned int load;		/* grows with each load of the module */
	struct event ring[EVENT_LOG_KEPT];	/* number n is at n % EVENT_LOG_KEPT */
};

/*
 * Takes in new lines of the module's file. Lines that are no events are
 * skipped. Sequence numbers that start over mean that the module was loaded
 * again: then the old events are dropped.
 */
void event_log_take(struct event_log *events, const char *text, size_t length);

/* All zero is the state before the first event. */
void event_log_clear(struct event_log *events);

/* Return: the number of the oldest event that is kept. */
uint64_t event_log_first(const struct event_log *events);

/* Return: the event of that number, or NULL: not kept, or not there yet. */
const struct event *event_log_at(const struct event_log *events, uint64_t number);

#endif
