// SPDX-License-Identifier: GPL-2.0
#include "model/documented.h"

/* clang-format off */
#define WAITS(from, to)		{ LIFE_WAITING, from, to }
#define HELD(from, to)		{ LIFE_HELD, from, to }
#define BURNS(from, to)		{ LIFE_BURNING, from, to }
#define READY(from, to)		{ LIFE_PREEMPTED, from, to }
#define SLEEPS(from, to)	{ LIFE_SLEEPING, from, to }

/* Burns 5 ms, sleeps 10, burns 5, and never waits. */
#define W0(back)							\
	{ "w0", WQDEMO_BOUND, 1, back, 3, NULL,					\
	  { BURNS(0, 5), SLEEPS(5, 15), BURNS(15, 20) } }
#define W1(queue, ...)	{ "w1", queue, 1, 1, 2, NULL, { __VA_ARGS__ } }
#define W2(queue, ...)	{ "w2", queue, 1, 0, 2, NULL, { __VA_ARGS__ } }

/*
 * core-api/workqueue, "Example Execution Scenarios", in ms from w0's start. In
 * A and C max_active holds items back, in B they wait for the pool, which starts
 * none while one burns. In D both w1 and w2 have begun at 5 and share the CPU: w1
 * has done its 5 ms of burning at 10, so w2 had no CPU until then.
 */
static const struct documented scenarios[WQDEMO_SCENARIO_COUNT] = {
	[WQDEMO_SCENARIO_A] = { "scenario A", "max_active 1: one by one", WQDEMO_BOUND, 1, 50, 3, {
		W0(2),
		W1(WQDEMO_BOUND, HELD(0, 20), BURNS(20, 25), SLEEPS(25, 35)),
		W2(WQDEMO_BOUND, HELD(0, 35), BURNS(35, 40), SLEEPS(40, 50)) } },
	[WQDEMO_SCENARIO_B] = { "scenario B", "max_active 3: all three", WQDEMO_BOUND, 3, 25, 3, {
		W0(2),
		W1(WQDEMO_BOUND, WAITS(0, 5), BURNS(5, 10), SLEEPS(10, 20)),
		W2(WQDEMO_BOUND, WAITS(0, 10), BURNS(10, 15), SLEEPS(15, 25)) } },
	[WQDEMO_SCENARIO_C] = { "scenario C", "max_active 2: two at once", WQDEMO_BOUND, 2, 35, 3, {
		W0(2),
		W1(WQDEMO_BOUND, WAITS(0, 5), BURNS(5, 10), SLEEPS(10, 20)),
		W2(WQDEMO_BOUND, HELD(0, 20), BURNS(20, 25), SLEEPS(25, 35)) } },
	[WQDEMO_SCENARIO_D] = { "scenario D", "w1, w2 CPU_INTENSIVE", WQDEMO_BOUND, 3, 25, 3, {
		W0(0),
		W1(WQDEMO_CPU_INTENSIVE, WAITS(0, 5), BURNS(5, 10), SLEEPS(10, 20)),
		W2(WQDEMO_CPU_INTENSIVE, WAITS(0, 5), READY(5, 10), BURNS(10, 15), SLEEPS(15, 25)) } },
	[WQDEMO_SCENARIO_hog] = { "scenario hog", "burners without and with CPU_INTENSIVE", WQDEMO_CPU_INTENSIVE, 1, 0, 6, {
		{ "burners", WQDEMO_BOUND, 20, 4, 1, NULL, { } },
		[DOCUMENTED_BEHIND_SHORT] = { "behind them", WQDEMO_BOUND, 1, 3, 1, "behind burners", { } },
		[DOCUMENTED_LONG] = { "a long one", WQDEMO_BOUND, 1, 2, 1, NULL, { } },
		[DOCUMENTED_BEHIND_LONG] = { "behind it", WQDEMO_BOUND, 1, 1, 1, "a long one", { } },
		{ "CPU_INTENSIVE", WQDEMO_CPU_INTENSIVE, 20, 0, 1, NULL, { } },
		[DOCUMENTED_BEHIND_INTENSIVE] = { "behind those", WQDEMO_BOUND, 1, 0, 1, "CPU_INTENSIVE", { } } } },
	[WQDEMO_SCENARIO_prio] = { "scenario prio", "an item behind burners, and one beside", WQDEMO_BOUND, 0, 0, 3, {
		{ "burners", WQDEMO_BOUND, 20, 1, 1, NULL, { } },
		{ "bound", WQDEMO_BOUND, 1, 0, 1, "on bound", { } },
		{ "highpri", WQDEMO_HIGHPRI, 1, 0, 1, "highpri", { } } } },
};
/* clang-format on */

const struct documented *documented_of(const struct snapshot_answer *answer)
{
	if (!answer->is_known || answer->parsed.verb != WQDEMO_VERB_scenario)
		return NULL;
	return &scenarios[answer->parsed.operand[0]];
}

unsigned int documented_number(const struct snapshot_answer *answer)
{
	if (!answer->is_known || answer->parsed.verb != WQDEMO_VERB_scenario)
		return DOCUMENTED_CASES;
	return answer->parsed.operand[0] - WQDEMO_SCENARIO_A;
}

const struct documented *documented_case(unsigned int number)
{
	return &scenarios[WQDEMO_SCENARIO_A + number];
}

enum wqdemo_queue documented_queue(const struct documented *documented)
{
	unsigned int i;

	for (i = 0; i < documented->count; i++)
		if (documented->item[i].queue != WQDEMO_BOUND)
			return documented->item[i].queue;
	return WQDEMO_BOUND;
}

int documented_key(const struct documented *documented)
{
	return 'a' + (int)(documented - documented_case(0));
}

bool documented_was_disturbed(const struct documented *documented,
			      uint64_t took_ns)
{
	uint64_t ideal_ns = documented->end_ms * UINT64_C(1000000);

	/* Timers and the way to a worker make it longer as well, but not by a third. */
	return ideal_ns && took_ns > ideal_ns + ideal_ns / 3;
}

/* Return: an item, counted back from the newest of its queue, or NULL. */
static const struct life *find_back(const struct item_lives *lives,
				    enum wqdemo_queue queue, uint64_t back)
{
	if (lives->newest[queue] <= back)
		return NULL;
	return item_lives_find(lives, queue, lives->newest[queue] - back);
}

/* Return: whether an item is known to have been submitted before the other. */
static bool is_before(const struct life *life, const struct life *other)
{
	return other->accepted_ns != LIFE_UNKNOWN &&
	       life->accepted_ns < other->accepted_ns;
}

/*
 * Finds an item. Return: false unless it is known from start to end and, where
 * the waiting counts, from its submission. A newer item may have taken the
 * place of one of the scenario: then it has other steps.
 */
static bool was_played(const struct documented *documented,
		       const struct documented_item *wanted,
		       const struct life *life)
{
	return life && life->started && !life->cancelled &&
	       !life_is_open(life) && life->step_count == wanted->steps &&
	       (documented->end_ms || life->accepted_ns != LIFE_UNKNOWN);
}

bool documented_items(const struct documented *documented,
		      const struct item_lives *lives,
		      struct documented_played item[DOCUMENTED_ITEMS])
{
	const struct documented_item *wanted;
	const struct life *life;
	unsigned int i, n;

	for (i = 0; i < documented->count; i++) {
		wanted = &documented->item[i];
		for (n = wanted->count; n-- > 0;) {
			life = find_back(lives, wanted->queue,
					 wanted->back + n);
			if (!was_played(documented, wanted, life))
				return false;
			if (n + 1 == wanted->count)
				item[i].first = life;
			item[i].last = life;
		}
		if (i && is_before(item[i].first, item[i - 1].first))
			return false;
	}
	return true;
}

uint64_t
documented_start_ns(const struct documented *documented,
		    const struct documented_played item[DOCUMENTED_ITEMS])
{
	return documented->end_ms ? item[0].first->run_ns :
				    item[0].first->accepted_ns;
}

uint64_t
documented_measured_ns(const struct documented *documented,
		       const struct documented_played item[DOCUMENTED_ITEMS])
{
	uint64_t start = documented_start_ns(documented, item), end = start;
	unsigned int i;

	for (i = 0; i < documented->count; i++)
		if (end < item[i].last->ended_ns)
			end = item[i].last->ended_ns;
	return end - start;
}
