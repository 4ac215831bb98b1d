// SPDX-License-Identifier: GPL-2.0
#include "model/waited.h"

#include <inttypes.h>
#include <stdio.h>

#include "lib/text.h"
#include "model/ahead.h"
#include "model/item_command.h"
#include "model/pools.h"

/* A shorter wait is none. */
#define WAIT_LEAST_NS 1000000u

/* Waking a worker, or making one, takes no longer on an idle CPU. */
#define WAKING_MOST_NS 20000000u

/* Of a wait, a cause covers all but one part in that many, and a wake-up. */
#define UNCOVERED 10u

/* Burns that follow each other. More are not looked for. */
#define BURNS_MOST 16

/* An item that waited for a worker, and until when. */
struct wait {
	struct waiter waiter;
	const struct model *model;
	const struct life *life;
	uint64_t from_ns;
	uint64_t to_ns;
};

static uint64_t wait_ns(const struct wait *wait)
{
	return wait->to_ns - wait->from_ns;
}

/* Return: whether a cause that covers so much of the wait explains it. */
static bool explains(const struct wait *wait, uint64_t covered_ns)
{
	uint64_t left_ns = wait_ns(wait) - covered_ns;

	return covered_ns >= left_ns && (left_ns <= wait_ns(wait) / UNCOVERED ||
					 left_ns <= WAKING_MOST_NS);
}

/* Return: for how much of the wait another item is known to have run. */
static uint64_t ran_in(const struct wait *wait, const struct life *other)
{
	uint64_t to_ns =
		life_is_open(other) ? other->doubt_ns : other->ended_ns;

	return life_gaps_overlap(other->run_ns, to_ns, wait->from_ns,
				 wait->to_ns);
}

/* The runs of those that counted for the same max_active, in the wait. */
struct runs {
	uint64_t count;
	uint64_t ns;	     /* of all together, */
	uint64_t longest_ns; /* and of one of them */
};

static struct runs find_runs(const struct wait *wait)
{
	struct runs runs = { 0 };
	const struct life *other;
	unsigned int place = 0;
	uint64_t ns;

	while ((other = item_lives_next(&wait->model->lives, &place))) {
		ns = ahead_shares_limit(&wait->waiter, other) ?
			     ran_in(wait, other) :
			     0;
		runs.count += ns > 0;
		runs.ns += ns;
		if (ns > runs.longest_ns)
			runs.longest_ns = ns;
	}
	return runs;
}

/* Return: how many items of the queue could run, 0 if unknown. */
static uint64_t limit_of(const struct wait *wait)
{
	enum wqdemo_queue queue = wait->life->queue;
	const struct snapshot_queue *row;

	/* Scenarios have one of their own. */
	if (wait->life->held_ns)
		return wait->life->limit;
	if (queue == WQDEMO_ORDERED || queue == WQDEMO_BH ||
	    queue_is_static(queue))
		return 1;
	row = snapshot_find(&wait->model->now, queue);
	return row && row->max_active != SNAPSHOT_NONE ? row->max_active : 0;
}

/*
 * Return: until when the limit was reached, within the wait. As no more than
 * @limit run at a time, more runs than that were possible only under another
 * max_active, of which nothing is known; and so were far fewer.
 */
static uint64_t reached_until_ns(const struct wait *wait, uint64_t limit,
				 const struct runs *runs)
{
	uint64_t until_ns = ahead_until_ns(&wait->waiter, limit);
	uint64_t most_ns = limit * wait_ns(wait);

	if (!limit || limit > runs->count || runs->ns > most_ns)
		return wait->from_ns;
	/* Timers come late, so that others may have come before it. */
	if (runs->ns >= most_ns - most_ns / UNCOVERED)
		return wait->to_ns;
	if (until_ns > wait->to_ns)
		until_ns = wait->to_ns;
	if (until_ns <= wait->from_ns ||
	    2 * runs->ns < limit * (until_ns - wait->from_ns))
		return wait->from_ns;
	return until_ns;
}

static void name_limit(const struct wait *wait, uint64_t limit, const char *who,
		       char *out, size_t size)
{
	enum wqdemo_queue queue = wait->life->queue;
	char where[32] = "";

	if (queue == WQDEMO_ORDERED) {
		snprintf(out, size, "ordered: %s", who);
		return;
	}
	if (queue == WQDEMO_BH) {
		snprintf(out, size, "%s: a CPU runs bh items one by one", who);
		return;
	}
	if (queue_is_static(queue)) {
		snprintf(out, size,
			 "%s: the same item never runs twice at a time", who);
		return;
	}
	if (pool_of(queue) != POOL_UNBOUND)
		snprintf(where, sizeof(where), " on CPU %u", wait->waiter.cpu);
	snprintf(out, size, "max_active %" PRIu64 " reached%s: %s", limit,
		 where, who);
}

/* Tells of the limit of the queue, and who ran last before it made room. */
static bool tell_limit(const struct wait *wait, char *out, size_t size)
{
	uint64_t limit = limit_of(wait), at_ns;
	struct runs runs = find_runs(wait);
	struct others others;
	char who[OTHERS_MAX];

	at_ns = reached_until_ns(wait, limit, &runs);
	if (!explains(wait, at_ns - wait->from_ns))
		return false;
	/* Some may have come in just before, in the place of those. */
	at_ns -= runs.longest_ns / UNCOVERED;
	others = ahead_running(&wait->waiter, at_ns);
	if (others.count < limit)
		others = ahead_at(&wait->waiter, limit, at_ns);
	if (!others.count)
		return false;
	others_tell(&others, "ran", "ran", who, sizeof(who));
	name_limit(wait, limit, who, out, size);
	return true;
}

/* Return: whether its burns kept the pool from starting the one that waited. */
static bool blocked(const struct wait *wait, const struct life *other)
{
	return other != wait->life && other->run_ns != LIFE_UNKNOWN &&
	       other->run_ns < wait->to_ns &&
	       other->queue != WQDEMO_CPU_INTENSIVE &&
	       pool_of(other->queue) == pool_of(wait->life->queue) &&
	       other->cpu == wait->waiter.cpu;
}

/*
 * Finds the burn that has @from_ns in it and goes on longest, else the next
 * one. Return: its item, or NULL.
 */
static const struct life *find_burn(const struct wait *wait, uint64_t from_ns,
				    struct life_span *burn)
{
	const struct life *other, *found = NULL;
	struct life_span span[LIFE_SPANS];
	unsigned int place = 0, count;
	uint64_t begin_ns;

	while ((other = item_lives_next(&wait->model->lives, &place))) {
		if (!blocked(wait, other))
			continue;
		count = life_spans(other, wait->model->now.time_ns, span);
		while (count--) {
			if (span[count].state != LIFE_BURNING ||
			    span[count].to_ns <= from_ns)
				continue;
			begin_ns = span[count].from_ns > from_ns ?
					   span[count].from_ns :
					   from_ns;
			if (found && (begin_ns > burn->from_ns ||
				      (begin_ns == burn->from_ns &&
				       span[count].to_ns <= burn->to_ns)))
				continue;
			found = other;
			*burn = span[count];
			burn->from_ns = begin_ns;
		}
	}
	return found;
}

/* Those that burnt the CPU in the wait, one after the other, and for how long. */
static uint64_t find_burns(const struct wait *wait, struct others *burnt)
{
	uint64_t at_ns = wait->from_ns, idle_ns = 0;
	const struct life *other, *last = NULL;
	struct life_span burn;
	int left = BURNS_MOST;

	if (pool_of(wait->life->queue) == POOL_UNBOUND)
		return 0;
	while (at_ns < wait->to_ns && left--) {
		other = find_burn(wait, at_ns, &burn);
		if (!other || burn.from_ns >= wait->to_ns)
			break;
		idle_ns += burn.from_ns - at_ns;
		at_ns = burn.to_ns;
		if (other != last)
			others_add(burnt, other);
		last = other;
	}
	if (at_ns < wait->to_ns)
		idle_ns += wait->to_ns - at_ns;
	return wait_ns(wait) - idle_ns;
}

static bool tell_burns(const struct wait *wait, char *out, size_t size)
{
	struct others burnt = { 0 };
	uint64_t ns = find_burns(wait, &burnt);
	char who[OTHERS_MAX];

	if (!burnt.count || !explains(wait, ns))
		return false;
	others_tell(&burnt, "burnt", "burnt", who, sizeof(who));
	snprintf(out, size, "%s%s CPU %u", who, burnt.count > 1 ? ":" : "",
		 wait->waiter.cpu);
	return true;
}

/* Tells of a wait that is as short as a wake-up, and that nobody burnt a part of. */
static void tell_rest(const struct wait *wait, char *out, size_t size)
{
	const char *before = "nothing runnable before it: ";
	struct others burnt = { 0 };

	if (find_runs(wait).count)
		before = "";
	if (wait_ns(wait) > WAKING_MOST_NS || find_burns(wait, &burnt))
		snprintf(out, size, "unknown");
	else
		snprintf(out, size, "%s" WAITED_FOR_WORKER, before);
}

/* Tells how long the timer of a cancelled item had to run. */
static bool tell_timer(const struct life *life, const struct model *model,
		       char *out, size_t size)
{
	char left[TEXT_MAX];

	if (!life->cancelled || !life_is_on_timer(life, life->ended_ns))
		return false;
	/* It may also have ended long before. */
	if (life->due_ns == LIFE_UNKNOWN) {
		snprintf(out, size, "unknown");
		return true;
	}
	text_duration(life->due_ns - life->ended_ns, model->glyphs->ascii, left,
		      sizeof(left));
	snprintf(out, size, "timer: %s were left", left);
	return true;
}

/* Return: whether the end of the wait is known, and was no timer's. */
static bool has_waited(const struct life *life, const struct model *model,
		       uint64_t end_ns)
{
	return (life->started || life->cancelled) &&
	       life->accepted_ns != LIFE_UNKNOWN &&
	       end_ns <= model->now.time_ns &&
	       !(life->has_timer && (life->due_ns == LIFE_UNKNOWN ||
				     end_ns <= life_timer_end_ns(life)));
}

void why_waited(const struct life *life, const struct model *model, char *out,
		size_t size)
{
	struct wait wait = {
		.waiter = { .model = model, .life = life, .cpu = life->cpu },
		.model = model,
		.life = life,
		.from_ns = life_ready_ns(life),
		.to_ns = life->started ? life->run_ns : life->ended_ns,
	};
	bool has_cpu = true;

	out[0] = '\0';
	if (tell_timer(life, model, out, size) ||
	    !has_waited(life, model, wait.to_ns) ||
	    wait.to_ns < wait.from_ns + WAIT_LEAST_NS)
		return;
	if (!life->started)
		has_cpu = item_command_cpu(life, &model->now, &wait.waiter.cpu);
	if (!has_cpu && !queue_is_static(life->queue))
		snprintf(out, size, "unknown");
	else if (!tell_limit(&wait, out, size) && !tell_burns(&wait, out, size))
		tell_rest(&wait, out, size);
}
