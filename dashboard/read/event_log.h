/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The events of the last while, as many as are kept. Pure. Each has a number,
 * which counts those that were ever taken in: so a place in the past stays the
 * same place while new ones come.
 */
#ifndef WQTOP_EVENTS_H
#define WQTOP_EVENTS_H

#include <stddef.h>
#include <stdint.h>

#include "read/event_line.h"

/* Twice what the module keeps. */
#define EVENTS_KEPT	16384

struct events {
	uint64_t taken;			/* ever; the next one's number */
	uint64_t lost;			/* that nobody can read any more */
	uint64_t last_seq;
	unsigned int load;		/* grows where the numbers begin anew */
	struct event ring[EVENTS_KEPT];	/* number n is at n % EVENTS_KEPT */
};

/*
 * Takes in what the module's file said since the last time: whole lines. One
 * that is no event is passed over. Where the numbers begin anew, another load
 * of the module has begun and the old events are forgotten.
 */
void events_take(struct events *events, const char *text, size_t length);

/* All zero is the state before the first event. */
void events_clear(struct events *events);

/* The number of the oldest one that is kept. */
uint64_t events_first(const struct events *events);

/* Return: the event of that number, or NULL: not kept, or not there yet. */
const struct event *events_at(const struct events *events, uint64_t number);

#endif
