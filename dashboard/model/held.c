// SPDX-License-Identifier: GPL-2.0
#include "model/held.h"

#include <string.h>

#include "model/documented.h"
#include "model/item_command.h"
#include "model/may_run.h"
#include "model/pools.h"

/* CPUs whose limits are told apart; others share places. */
#define PLACES 64

/* The answer of a scenario, which tells its max_active, comes after its items. */
#define FINAL_NS 1000000000u

/* Less is what it takes to wake a worker. */
#define WAIT_LEAST_NS 1000000u

/* Of each reading. More items than these are a flood, and no lesson. */
#define READY_MOST 16

/* The last ends of the items so far that count for one limit, the latest first. */
struct place {
	unsigned int cpu;
	unsigned int count;
	uint64_t end_ns[WQDEMO_MAX_ACTIVE_MOST];
};

/* One queue, item by item. */
struct sweep {
	struct item_lives *lives;
	const struct snapshot *now;
	bool by_cpu; /* an unbound queue, of which each CPU has a limit */
	unsigned int ready_left;
	struct place place[PLACES];
};

static bool is_in_doubt(const struct life *life)
{
	return life_is_open(life) && life->doubt_ns != LIFE_UNKNOWN;
}

/* Return: the max_active that a scenario gave the queue for its items, or 0. */
static uint64_t limit_of_scenario(const struct life *life,
				  const struct snapshot *now)
{
	const struct documented *documented;
	unsigned int i;

	for (i = 0; i < now->answer_count; i++) {
		if (now->answer[i].pid != life->submit_pid)
			continue;
		documented = documented_of(&now->answer[i]);
		if (documented && documented->limited == life->queue)
			return documented->max_active;
	}
	return 0;
}

/* Return: whether it is known for which CPU's limit the item counts. */
static bool find_cpu(const struct sweep *sweep, const struct life *life,
		     unsigned int *cpu)
{
	*cpu = 0;
	if (pool_of(life->queue) == POOL_UNBOUND) {
		if (sweep->by_cpu)
			*cpu = life->submit_cpu;
		return true;
	}
	if (!life->started)
		return item_command_cpu(life, sweep->now, cpu);
	*cpu = life->cpu;
	return true;
}

static struct place *place_of(struct sweep *sweep, unsigned int cpu)
{
	struct place *place = &sweep->place[cpu % PLACES];

	if (place->cpu != cpu)
		*place = (struct place){ .cpu = cpu };
	return place;
}

static void add_end(struct place *place, uint64_t end_ns)
{
	unsigned int i = 0;

	while (i < place->count && place->end_ns[i] >= end_ns)
		i++;
	if (i == WQDEMO_MAX_ACTIVE_MOST)
		return;
	if (place->count < WQDEMO_MAX_ACTIVE_MOST)
		place->count++;
	memmove(&place->end_ns[i + 1], &place->end_ns[i],
		(place->count - 1 - i) * sizeof(end_ns));
	place->end_ns[i] = end_ns;
}

/* Return: whether nothing that comes later tells more of the item. */
static bool is_final(const struct item_lives *lives, const struct life *life)
{
	return life->wait_end_ns != LIFE_UNKNOWN &&
	       life->wait_end_ns + FINAL_NS < lives->held_seen_ns;
}

/*
 * Return: whether the item came under another limit than that of now, or it may
 * have. As long as that was the limit the item was held for sure.
 */
static bool is_of_another_limit(const struct item_lives *lives,
				struct life *life)
{
	if (life->accepted_ns >= lives->limit_ns[life->queue])
		return false;
	if (life->held_ns == LIFE_UNKNOWN)
		life->held_ns = lives->held_seen_ns;
	return true;
}

static void find_held(const struct sweep *sweep, const struct place *place,
		      struct life *life)
{
	uint64_t limit = limit_of_scenario(life, sweep->now), until_ns = 0;

	if (!limit && is_of_another_limit(sweep->lives, life))
		return;
	limit = limit ? limit : sweep->lives->limit[life->queue];
	if (limit && limit <= place->count)
		until_ns = place->end_ns[limit - 1];
	if (until_ns <= life->accepted_ns ||
	    (life->started && until_ns > life->run_ns))
		until_ns = 0;
	life->held_ns = until_ns;
	life->limit = limit;
}

/* Return: the item that began before another as the last of its pool and CPU. */
static const struct life *last_before(const struct item_lives *lives,
				      const struct life *life)
{
	const struct life *other, *last = NULL;
	unsigned int place = 0;

	while ((other = item_lives_next(lives, &place)))
		if (other->started && other->cpu == life->cpu &&
		    other->run_ns < life->run_ns &&
		    pool_of(other->queue) == POOL_OF_CPU &&
		    (!last || last->run_ns < other->run_ns))
			last = other;
	return last;
}

/* Return: whether an item that its pool counts as runnable burnt in that time. */
static bool was_pool_busy(const struct item_lives *lives, unsigned int cpu,
			  uint64_t from_ns, uint64_t to_ns)
{
	struct life_span span[LIFE_SPANS];
	const struct life *other;
	unsigned int place = 0, count;

	while ((other = item_lives_next(lives, &place))) {
		if (other->run_ns == LIFE_UNKNOWN || other->cpu != cpu ||
		    other->run_ns > to_ns || other->ended_ns < from_ns ||
		    other->queue == WQDEMO_CPU_INTENSIVE ||
		    pool_of(other->queue) != POOL_OF_CPU)
			continue;
		count = life_spans(other, to_ns, span);
		while (count--)
			if ((span[count].state == LIFE_BURNING ||
			     span[count].state == LIFE_RUNNING) &&
			    span[count].from_ns < to_ns &&
			    span[count].to_ns > from_ns)
				return true;
	}
	return false;
}

/*
 * As a CPU_INTENSIVE item begins, its pool wakes a worker for the next one. From
 * then on that one lacks nothing but the CPU, unless the pool has others to run.
 */
static void find_ready(struct sweep *sweep, struct life *life)
{
	const struct item_lives *lives = sweep->lives;
	const struct life *last;

	if (!lives->newest[WQDEMO_CPU_INTENSIVE] || !life->started ||
	    life->run_ns < lives->held_seen_ns ||
	    life->run_ns < life->accepted_ns + WAIT_LEAST_NS ||
	    pool_of(life->queue) != POOL_OF_CPU || !sweep->ready_left)
		return;
	sweep->ready_left--;
	last = last_before(lives, life);
	if (!last || last->queue != WQDEMO_CPU_INTENSIVE ||
	    last->run_ns < life->accepted_ns || last->run_ns < life->held_ns ||
	    was_pool_busy(lives, life->cpu, last->run_ns, life->run_ns))
		return;
	life->ready_ns = last->run_ns;
}

static void look_at(struct sweep *sweep, struct life *life)
{
	bool final = is_final(sweep->lives, life);
	struct place *place;
	unsigned int cpu;

	if (life->accepted_ns == LIFE_UNKNOWN || life->has_timer ||
	    is_in_doubt(life))
		return;
	sweep->lives->waited[life->queue] |= !final;
	if (!find_cpu(sweep, life, &cpu))
		return;
	place = place_of(sweep, cpu);
	if (!final) {
		find_held(sweep, place, life);
		find_ready(sweep, life);
	}
	add_end(place, life->ended_ns);
}

static void look_at_queue(struct sweep *sweep, enum wqdemo_queue queue)
{
	uint64_t newest = sweep->lives->newest[queue], item;

	sweep->lives->waited[queue] = false;
	sweep->ready_left = READY_MOST;
	memset(sweep->place, 0, sizeof(sweep->place));
	item = newest < ITEM_LIVES_KEPT ? 1 : newest - ITEM_LIVES_KEPT + 1;
	for (; item <= newest; item++) {
		struct life *life =
			&sweep->lives->life[queue][item % ITEM_LIVES_KEPT];

		if (life->used && life->item == item)
			look_at(sweep, life);
	}
}

/* At first only the one that a queue is made with is known to be older. */
static void note_limit(struct item_lives *lives,
		       const struct snapshot_queue *row, uint64_t now_ns)
{
	uint64_t limit = snapshot_known(row->max_active);
	uint64_t before = lives->held_seen_ns ?
				  lives->limit[row->id] :
				  snapshot_known(row->max_active_at_load);

	if (limit != before)
		lives->limit_ns[row->id] = now_ns;
	lives->limit[row->id] = limit;
}

void held_find(struct item_lives *lives, const struct snapshot *now)
{
	const struct snapshot_queue *row;
	struct sweep sweep = { .lives = lives, .now = now };
	int queue;

	sweep.by_cpu = may_run_unbound_by_cpu(now);
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		row = snapshot_find(now, (enum wqdemo_queue)queue);
		/* One item alone, and softirq, have no max_active. */
		if (!row || snapshot_is_on_system_wq(row) ||
		    pool_of(row->id) == POOL_SOFTIRQ)
			continue;
		note_limit(lives, row, now->time_ns);
		if (lives->waited[queue])
			look_at_queue(&sweep, row->id);
	}
	lives->held_seen_ns = now->time_ns;
}
