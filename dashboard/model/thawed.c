// SPDX-License-Identifier: GPL-2.0
#include "model/thawed.h"

#include <inttypes.h>
#include <stdio.h>

#include "lib/text.h"
#include "model/actions.h"

/* Less is no wait for a thaw, but for a CPU. */
#define HELD_LEAST_NS 1000000000u

/* Timers that were started one after the other, to be due at the same time. */
#define TOGETHER_NS 200000000u

static const struct life *newest(const struct item_lives *lives,
				 enum wqdemo_queue queue)
{
	const struct life *life =
		item_lives_find(lives, queue, lives->newest[queue]);

	return life && life->started ? life : NULL;
}

/* Writes "all were frozen for 5.3 s" of the last freeze, or "thawed". */
static void tell_length(const struct item_lives *lives, bool ascii, char *out,
			size_t size)
{
	uint64_t back = 0;
	const struct span *span = spans_next(&lives->frozen, &back);
	char length[TEXT_MAX];

	if (!span) {
		snprintf(out, size, "thawed");
		return;
	}
	text_duration(span->to_ns - span->from_ns, ascii, length,
		      sizeof(length));
	snprintf(out, size, "all were frozen for %s", length);
}

bool thawed_words(const struct item_lives *lives, bool ascii, char *out,
		  size_t size)
{
	const struct life *freezable = newest(lives, WQDEMO_FREEZABLE);
	const struct life *bound = newest(lives, WQDEMO_BOUND);
	char held[TEXT_MAX], frozen[TEXT_MAX + 24];

	tell_length(lives, ascii, frozen, sizeof(frozen));
	if (!freezable || !bound ||
	    freezable->run_ns + HELD_LEAST_NS < bound->run_ns) {
		snprintf(out, size, "%s: see the timeline for who waited",
			 frozen);
		return false;
	}
	if (freezable->run_ns < bound->run_ns + HELD_LEAST_NS) {
		snprintf(out, size,
			 "%s: both items ran at the same time, the freeze came too late",
			 frozen);
	} else {
		text_duration(freezable->run_ns - bound->run_ns, ascii, held,
			      sizeof(held));
		snprintf(out, size,
			 "%s: bound ran meanwhile, freezable %s later", frozen,
			 held);
	}
	return true;
}

/* Return: whether another item of freezable ran between these times. */
static bool others_ran(const struct item_lives *lives, const struct life *life,
		       uint64_t from_ns, uint64_t to_ns)
{
	const struct life *other;
	unsigned int place = 0;

	while ((other = item_lives_next(lives, &place)))
		if (other->queue == WQDEMO_FREEZABLE && other != life &&
		    other->run_ns < to_ns && other->ended_ns > from_ns)
			return true;
	return false;
}

/*
 * Return: an item of bound that the same writer queued for the same time, and
 * that ran while @life waited until @to_ns; NULL if there is none.
 */
static const struct life *find_witness(const struct item_lives *lives,
				       const struct life *life, uint64_t to_ns)
{
	uint64_t ready_ns = life_ready_ns(life);
	const struct life *other;
	unsigned int place = 0;

	while ((other = item_lives_next(lives, &place)))
		if (other->queue == WQDEMO_BOUND && other->started &&
		    other->submit_pid == life->submit_pid &&
		    life_ready_ns(other) + TOGETHER_NS > ready_ns &&
		    life_ready_ns(other) < ready_ns + TOGETHER_NS &&
		    other->run_ns + HELD_LEAST_NS <= to_ns)
			return other;
	return NULL;
}

/* Return: for how much of a wait the workqueue was frozen, as far as known. */
static uint64_t frozen_ns(const struct item_lives *lives, uint64_t from_ns,
			  uint64_t to_ns)
{
	const struct span *span;
	uint64_t back = 0, sum = 0;

	while ((span = spans_next(&lives->frozen, &back)))
		sum += life_gaps_overlap(span->from_ns, span->to_ns, from_ns,
					 to_ns);
	return sum;
}

bool thawed_cause(const struct item_lives *lives, const struct life *life,
		  uint64_t now_ns, bool ascii, char *out, size_t size)
{
	uint64_t to_ns = life->started ? life->run_ns : now_ns;
	const struct life *witness;
	char before[TEXT_MAX];
	uint64_t held_ns;

	if (life->queue != WQDEMO_FREEZABLE || life->cancelled ||
	    life->accepted_ns == LIFE_UNKNOWN || life->doubt_ns != LIFE_UNKNOWN)
		return false;
	held_ns = frozen_ns(lives, life_ready_ns(life), to_ns);
	if (held_ns >= HELD_LEAST_NS) {
		text_duration(held_ns, ascii, before, sizeof(before));
		snprintf(out, size, "frozen for %s of it, with all processes",
			 before);
		return true;
	}
	if (life->due_ns == LIFE_UNKNOWN ||
	    others_ran(lives, life, life_ready_ns(life), to_ns))
		return false;
	witness = find_witness(lives, life, to_ns);
	if (!witness)
		return false;
	if (!life->started) {
		snprintf(out, size,
			 "frozen: %s%" PRIu64 ", due at the same time, has run",
			 actions[witness->queue].label, witness->item);
		return true;
	}
	text_duration(to_ns - witness->run_ns, ascii, before, sizeof(before));
	snprintf(out, size,
		 "frozen: %s%" PRIu64
		 ", due at the same time, ran %s before it",
		 actions[witness->queue].label, witness->item, before);
	return true;
}
