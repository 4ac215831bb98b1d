// SPDX-License-Identifier: GPL-2.0
#include "ideal.h"

#include <string.h>

#define WAITS(from, to)		{ LIFE_WAITING, from, to }
#define BURNS(from, to)		{ LIFE_BURNING, from, to }
#define SLEEPS(from, to)	{ LIFE_SLEEPING, from, to }

/* Burns 5 ms, sleeps 10, burns 5, and nobody holds it up. */
#define W0	{ BURNS(0, 5), SLEEPS(5, 15), BURNS(15, 20) }

/*
 * core-api/workqueue, "Example Execution Scenarios", in ms from w0's start. In
 * D both w1 and w2 have begun at 5 and share the CPU: w1 sleeps first.
 */
static const struct ideal ideals[] = {
	{ "scenario A", "one at a time (max_active 1)", WQDEMO_BOUND, 50, {
		W0,
		{ WAITS(0, 20), BURNS(20, 25), SLEEPS(25, 35) },
		{ WAITS(0, 35), BURNS(35, 40), SLEEPS(40, 50) } } },
	{ "scenario B", "all three (max_active 3)", WQDEMO_BOUND, 25, {
		W0,
		{ WAITS(0, 5), BURNS(5, 10), SLEEPS(10, 20) },
		{ WAITS(0, 10), BURNS(10, 15), SLEEPS(15, 25) } } },
	{ "scenario C", "two at a time (max_active 2)", WQDEMO_BOUND, 35, {
		W0,
		{ WAITS(0, 5), BURNS(5, 10), SLEEPS(10, 20) },
		{ WAITS(0, 20), BURNS(20, 25), SLEEPS(25, 35) } } },
	{ "scenario D", "w1, w2 CPU_INTENSIVE", WQDEMO_CPU_INTENSIVE, 25, {
		W0,
		{ WAITS(0, 5), BURNS(5, 10), SLEEPS(10, 20) },
		{ WAITS(0, 5), BURNS(5, 15), SLEEPS(15, 25) } } },
};

const struct ideal *ideal_of(const char *command)
{
	size_t i;

	for (i = 0; i < sizeof(ideals) / sizeof(ideals[0]); i++)
		if (!strcmp(command, ideals[i].command))
			return &ideals[i];
	return NULL;
}

/* The item's number, counted back from the newest of its queue. */
static const struct life *find_back(const struct lives *lives,
				    enum wqdemo_queue queue, uint64_t back)
{
	if (lives->newest[queue] <= back)
		return NULL;
	return lives_find(lives, queue, lives->newest[queue] - back);
}

bool ideal_items(const struct ideal *ideal, const struct lives *lives,
		 const struct life *item[IDEAL_ITEMS])
{
	/* How many of the three came after w0 in its own queue. */
	uint64_t behind = ideal->others == WQDEMO_BOUND ? 2 : 0;
	int i;

	item[0] = find_back(lives, WQDEMO_BOUND, behind);
	item[1] = find_back(lives, ideal->others, 1);
	item[2] = find_back(lives, ideal->others, 0);
	for (i = 0; i < IDEAL_ITEMS; i++) {
		if (!item[i] || !item[i]->started || item[i]->cancelled ||
		    life_is_open(item[i]))
			return false;
		/* Others may have been queued since. */
		if (item[i]->step_count != (i ? 2u : 3u))
			return false;
	}
	return true;
}

uint64_t ideal_measured_ns(const struct life *const item[IDEAL_ITEMS])
{
	uint64_t end = item[0]->ended_ns;
	int i;

	for (i = 1; i < IDEAL_ITEMS; i++)
		if (end < item[i]->ended_ns)
			end = item[i]->ended_ns;
	return end > item[0]->run_ns ? end - item[0]->run_ns : 0;
}
