// SPDX-License-Identifier: GPL-2.0
#include "model/ahead.h"

#include <inttypes.h>
#include <stdio.h>

#include "model/may_run.h"
#include "model/pools.h"

void others_add(struct others *others, const struct life *other)
{
	others->count++;
	if (!others->first || other->item < others->first->item)
		others->first = other;
	if (!others->last || other->item > others->last->item)
		others->last = other;
}

void others_tell(const struct others *others, const char *one,
		 const char *several, char *out, size_t size)
{
	uint64_t first = others->first->item, last = others->last->item;
	const char *label = actions[others->first->queue].label;

	if (others->count == 1)
		snprintf(out, size, "%s%" PRIu64 " %s", label, first, one);
	else if (others->first->queue == others->last->queue &&
		 last - first + 1 == others->count)
		snprintf(out, size, "%s%" PRIu64 " %s %s%" PRIu64 " %s", label,
			 first, others->count == 2 ? "and" : "to", label, last,
			 several);
	else
		snprintf(out, size, "%" PRIu64 " %s, %s%" PRIu64 " the first",
			 others->count, several, label, first);
}

bool ahead_shares_limit(const struct waiter *waiter, const struct life *other)
{
	const struct life *life = waiter->life;

	if (other->queue != life->queue || other == life)
		return false;
	if (queue_is_static(other->queue))
		return true;
	if (pool_of(other->queue) != POOL_UNBOUND)
		return other->cpu == waiter->cpu;
	return !may_run_unbound_by_cpu(&waiter->model->now) ||
	       other->submit_cpu == life->submit_cpu;
}

/* Return: until when an item is known not to have ended. */
static uint64_t end_of(const struct life *life)
{
	return life_is_open(life) ? life->doubt_ns : life->ended_ns;
}

struct others ahead_running(const struct waiter *waiter, uint64_t at_ns)
{
	struct others others = { 0 };
	const struct life *other;
	unsigned int place = 0;

	while ((other = item_lives_next(&waiter->model->lives, &place)))
		if (ahead_shares_limit(waiter, other) &&
		    other->run_ns <= at_ns && end_of(other) > at_ns)
			others_add(&others, other);
	return others;
}

/* Return: whether an item came before another of its queue. */
static bool is_before(const struct life *one, const struct life *other)
{
	uint64_t one_ns = life_ready_ns(one), other_ns = life_ready_ns(other);

	return one_ns < other_ns ||
	       (one_ns == other_ns && one->item < other->item);
}

/*
 * Return: when an item that came before it made room, as far as known: 0 for the
 * others. On a CPU's queue one is known only once it has started.
 */
static uint64_t made_room_ns(const struct waiter *waiter,
			     const struct life *other)
{
	if (other->accepted_ns == LIFE_UNKNOWN ||
	    !ahead_shares_limit(waiter, other) ||
	    !is_before(other, waiter->life))
		return 0;
	if (pool_of(other->queue) != POOL_UNBOUND &&
	    other->run_ns == LIFE_UNKNOWN)
		return 0;
	return end_of(other);
}

uint64_t ahead_until_ns(const struct waiter *waiter, uint64_t limit)
{
	uint64_t end[WQDEMO_MAX_ACTIVE_MOST] = { 0 }; /* the latest ones */
	const struct life *other;
	unsigned int place = 0;
	uint64_t ns, i;

	if (!limit || limit > WQDEMO_MAX_ACTIVE_MOST)
		return 0;
	while ((other = item_lives_next(&waiter->model->lives, &place))) {
		ns = made_room_ns(waiter, other);
		for (i = limit - 1; ns > end[i]; i--) {
			if (i + 1 < limit)
				end[i + 1] = end[i];
			end[i] = ns;
			if (!i)
				break;
		}
	}
	ns = end[limit - 1];
	return ns > waiter->model->now.time_ns ? LIFE_UNKNOWN : ns;
}

/* Return: the item that comes next behind @last of those that are left, or NULL. */
static const struct life *next_left(const struct waiter *waiter,
				    const struct life *last, uint64_t at_ns)
{
	const struct life *other, *next = NULL;
	unsigned int place = 0;

	while ((other = item_lives_next(&waiter->model->lives, &place)))
		if (made_room_ns(waiter, other) > at_ns &&
		    (!last || is_before(last, other)) &&
		    (!next || is_before(other, next)))
			next = other;
	return next;
}

struct others ahead_at(const struct waiter *waiter, uint64_t limit,
		       uint64_t at_ns)
{
	struct others others = { 0 };
	const struct life *next = NULL;

	while (others.count < limit && (next = next_left(waiter, next, at_ns)))
		others_add(&others, next);
	return others;
}
