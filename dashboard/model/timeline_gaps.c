// SPDX-License-Identifier: GPL-2.0
#include "model/timeline_gaps.h"

#include <string.h>

#include "model/shared_cpu.h"

/* Shares are counted in thousandths. */
#define WHOLE 1000u

/*
 * Two that share a CPU take turns of milliseconds, and the next event tells. One
 * that is held off for longer, as by a nice value, may be held off for all of it.
 */
#define TOLD_SOON_NS 100000000u

/* Return: the column of a time, or the nearest that can be seen. */
static int column_in_sight(const struct timeline_window *window, uint64_t ns)
{
	int column = timeline_column(window, ns);

	if (column < 0)
		return 0;
	return column < window->columns ? column : window->columns - 1;
}

static uint64_t time_in_column(const struct timeline_window *window, int column,
			       uint64_t from_ns, uint64_t to_ns)
{
	return life_gaps_overlap(from_ns, to_ns, timeline_ns(window, column),
				 timeline_ns(window, column + 1));
}

/*
 * Adds up the gaps in each column. Return: the time up to which gaps are
 * forgotten, 0 if none is.
 */
static uint64_t sum_up(const struct timeline_window *window,
		       const struct life_gaps *gaps, const struct life *life,
		       uint64_t *lost_ns)
{
	uint64_t number = life->newest_gap, known_ns = LIFE_UNKNOWN;
	const struct life_gap *gap;
	int column, last;

	for (; (gap = life_gaps_at(gaps, number)); number = gap->before) {
		column = column_in_sight(window, gap->from_ns);
		last = column_in_sight(window, gap->to_ns);
		for (; column <= last; column++)
			lost_ns[column] +=
				time_in_column(window, column, gap->from_ns,
					       gap->to_ns);
		known_ns = gap->from_ns;
	}
	return number ? known_ns : 0;
}

static void paint_burn(struct timeline_lane *lane,
		       const struct timeline_window *window,
		       const struct life_span *burn, const uint64_t *lost_ns,
		       uint64_t forgotten_ns, const struct life *life)
{
	int column = column_in_sight(window, burn->from_ns);
	int last = column_in_sight(window, burn->to_ns);
	int64_t owed = 0;

	for (; column <= last; column++) {
		uint64_t ns = time_in_column(window, column, burn->from_ns,
					     burn->to_ns);

		if (lane->owner[column] != life ||
		    lane->cell[column] != LIFE_BURNING || !ns)
			continue;
		if (timeline_ns(window, column) < forgotten_ns) {
			lane->cell[column] = LIFE_RUNNING;
			continue;
		}
		owed += lost_ns[column] < ns ?
				(int64_t)(lost_ns[column] * WHOLE / ns) :
				WHOLE;
		if (owed < WHOLE / 2)
			continue;
		lane->cell[column] = LIFE_PREEMPTED;
		owed -= WHOLE;
	}
}

/*
 * Paints nothing where the state will be told soon, or it would change with each
 * reading; then that it is not known. A cell that another one shares for a part of
 * its time only is left as it is.
 */
static void paint_shared(struct timeline_lane *lane,
			 const struct timeline_window *window,
			 uint64_t since_ns, const struct life *life)
{
	enum life_state state = window->now_ns - since_ns < TOLD_SOON_NS ?
					LIFE_NOTHING :
					LIFE_RUNNING;
	int column = column_in_sight(window, since_ns);

	for (; column < window->columns; column++)
		if (timeline_ns(window, column) >= since_ns &&
		    lane->owner[column] == life &&
		    lane->cell[column] == LIFE_BURNING)
			lane->cell[column] = (unsigned char)state;
}

static void paint_gaps(struct timeline_lane *lane,
		       const struct timeline_window *window,
		       const struct life_gaps *gaps, const struct life *life)
{
	uint64_t lost_ns[TIMELINE_COLUMNS] = { 0 }, forgotten_ns;
	struct life_span span[LIFE_SPANS];
	unsigned int count, i;

	forgotten_ns = sum_up(window, gaps, life, lost_ns);
	count = life_spans(life, window->now_ns, span);
	for (i = 0; i < count; i++)
		if (span[i].state == LIFE_BURNING)
			paint_burn(lane, window, &span[i], lost_ns,
				   forgotten_ns, life);
}

void timeline_gaps_paint(struct timeline_lane *lane,
			 const struct timeline_window *window,
			 const struct item_lives *lives,
			 const struct life *life)
{
	uint64_t since_ns;

	if (window->columns <= 0)
		return;
	if (life->newest_gap)
		paint_gaps(lane, window, &lives->gaps, life);
	since_ns = shared_cpu_since_ns(lives, life, window->now_ns, NULL);
	if (since_ns != LIFE_UNKNOWN)
		paint_shared(lane, window, since_ns, life);
}

void timeline_gaps_paint_life(struct timeline_lane *lane,
			      const struct timeline_window *window,
			      const struct item_lives *lives,
			      const struct life *life)
{
	struct life_span span[LIFE_SPANS];
	unsigned int count = life_spans(life, window->now_ns, span);
	unsigned int i;

	for (i = 0; i < count; i++)
		timeline_paint(lane, window, &span[i], life);
	timeline_gaps_paint(lane, window, lives, life);
}
