// SPDX-License-Identifier: GPL-2.0
#include "model/waited.h"

#include <inttypes.h>
#include <stdio.h>

#include "lib/text.h"
#include "model/actions.h"
#include "model/item_command.h"
#include "model/may_run.h"
#include "model/pools.h"

/* Less is what it takes to wake a worker. */
#define WAIT_LEAST_NS 1000000u

/* Of a wait, a cause covers all but one part in that many. */
#define UNCOVERED 10u

/* Burns that follow each other. More are not looked for. */
#define BURNS_MOST 16

/* An item that waited for a worker, and until when. */
struct wait {
	const struct model *model;
	const struct life *life;
	unsigned int cpu; /* of its pool */
	uint64_t from_ns;
	uint64_t to_ns;
};

/* Others that were in the way. */
struct others {
	uint64_t count;
	uint64_t ns;		  /* of their runs in the wait, all together, */
	uint64_t longest_ns;	  /* and of one of them */
	const struct life *first; /* by number */
	const struct life *last;
};

static bool is_static(enum wqdemo_queue queue)
{
	return queue == WQDEMO_SYSTEM || queue == WQDEMO_DELAYED ||
	       queue == WQDEMO_PERIODIC;
}

/* Return: whether both items counted for the same max_active. */
static bool shared_limit(const struct wait *wait, const struct life *other)
{
	if (other->queue != wait->life->queue || other == wait->life)
		return false;
	if (is_static(other->queue))
		return true;
	if (pool_of(other->queue) != POOL_UNBOUND)
		return other->cpu == wait->cpu;
	return !may_run_unbound_by_cpu(&wait->model->now) ||
	       other->submit_cpu == wait->life->submit_cpu;
}

/* Return: for how much of the wait another item is known to have run. */
static uint64_t ran_in(const struct wait *wait, const struct life *other)
{
	uint64_t to_ns =
		life_is_open(other) ? other->doubt_ns : other->ended_ns;
	uint64_t from_ns = other->run_ns;

	if (from_ns == LIFE_UNKNOWN)
		return 0;
	if (from_ns < wait->from_ns)
		from_ns = wait->from_ns;
	if (to_ns > wait->to_ns)
		to_ns = wait->to_ns;
	return to_ns > from_ns ? to_ns - from_ns : 0;
}

static void add_other(struct others *others, const struct life *other)
{
	others->count++;
	if (!others->first || other->item < others->first->item)
		others->first = other;
	if (!others->last || other->item > others->last->item)
		others->last = other;
}

/* Finds those that ran for at least @least_ns of the wait; times are of all. */
static struct others find_runs(const struct wait *wait, uint64_t least_ns)
{
	struct others others = { 0 };
	const struct life *other;
	unsigned int place = 0;
	uint64_t ns;

	while ((other = item_lives_next(&wait->model->lives, &place))) {
		ns = shared_limit(wait, other) ? ran_in(wait, other) : 0;
		if (!ns)
			continue;
		others.ns += ns;
		if (ns > others.longest_ns)
			others.longest_ns = ns;
		if (ns >= least_ns)
			add_other(&others, other);
	}
	return others;
}

/* Writes "c1 ran", "c1 to c4 ran", or "6 ran, c1 the first". */
static void tell_others(const struct others *others, const char *verb,
			char *out, size_t size)
{
	uint64_t first = others->first->item, last = others->last->item;
	const char *label = actions[others->first->queue].label;

	if (others->count == 1)
		snprintf(out, size, "%s%" PRIu64 " %s", label, first, verb);
	else if (others->first->queue == others->last->queue &&
		 last - first + 1 == others->count)
		snprintf(out, size, "%s%" PRIu64 " %s %s%" PRIu64 " %s", label,
			 first, others->count == 2 ? "and" : "to", label, last,
			 verb);
	else
		snprintf(out, size, "%" PRIu64 " %s, %s%" PRIu64 " the first",
			 others->count, verb, label, first);
}

/* Return: how many items of the queue could run, or SNAPSHOT_NONE. */
static uint64_t limit_of(const struct wait *wait)
{
	enum wqdemo_queue queue = wait->life->queue;
	const struct snapshot_queue *row;

	if (queue == WQDEMO_ORDERED || queue == WQDEMO_BH || is_static(queue))
		return 1;
	row = snapshot_find(&wait->model->now, queue);
	return row ? row->max_active : SNAPSHOT_NONE;
}

/*
 * Tells of the limit of the queue. As no more than @limit run at a time, their
 * times show for how long it was reached. More were possible only under
 * another max_active, of which nothing is known.
 */
static bool tell_limit(const struct wait *wait, char *out, size_t size)
{
	uint64_t ns = wait->to_ns - wait->from_ns, limit = limit_of(wait);
	enum wqdemo_queue queue = wait->life->queue;
	struct others ran = find_runs(wait, 0);
	char who[80], where[32] = "";

	if (!limit || !ran.count || limit > ran.count || ran.ns > limit * ns ||
	    ran.ns + ns / UNCOVERED < limit * ns)
		return false;
	/* Others came in at the end, in the place of those, just before it. */
	ran = find_runs(wait, ran.longest_ns / UNCOVERED);
	tell_others(&ran, "ran", who, sizeof(who));
	if (queue == WQDEMO_ORDERED)
		snprintf(out, size, "ordered: %s", who);
	else if (queue == WQDEMO_BH)
		snprintf(out, size, "%s: a CPU runs bh items one by one", who);
	else if (is_static(queue))
		snprintf(out, size,
			 "%s: the same item never runs twice at a time", who);
	else {
		if (pool_of(queue) != POOL_UNBOUND)
			snprintf(where, sizeof(where), " on CPU %u", wait->cpu);
		snprintf(out, size, "max_active %" PRIu64 " reached%s: %s",
			 limit, where, who);
	}
	return true;
}

/* Return: whether its burns kept the pool from starting the one that waited. */
static bool blocked(const struct wait *wait, const struct life *other)
{
	return other != wait->life && other->run_ns != LIFE_UNKNOWN &&
	       other->run_ns < wait->to_ns &&
	       other->queue != WQDEMO_CPU_INTENSIVE &&
	       pool_of(other->queue) == pool_of(wait->life->queue) &&
	       other->cpu == wait->cpu;
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

/* Tells of those that burnt the CPU, one after the other. */
static bool tell_burns(const struct wait *wait, char *out, size_t size)
{
	uint64_t at_ns = wait->from_ns, idle_ns = 0;
	const struct life *other, *last = NULL;
	struct others burnt = { 0 };
	struct life_span burn;
	char who[80];
	int left = BURNS_MOST;

	if (pool_of(wait->life->queue) == POOL_UNBOUND)
		return false;
	while (at_ns < wait->to_ns && left--) {
		other = find_burn(wait, at_ns, &burn);
		if (!other || burn.from_ns >= wait->to_ns)
			break;
		idle_ns += burn.from_ns - at_ns;
		at_ns = burn.to_ns;
		if (other != last)
			add_other(&burnt, other);
		last = other;
	}
	if (at_ns < wait->to_ns)
		idle_ns += wait->to_ns - at_ns;
	if (!burnt.count || idle_ns > (wait->to_ns - wait->from_ns) / UNCOVERED)
		return false;
	tell_others(&burnt, "burnt", who, sizeof(who));
	snprintf(out, size, "%s%s CPU %u", who, burnt.count > 1 ? ":" : "",
		 wait->cpu);
	return true;
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
	struct wait wait = { .model = model, .life = life, .cpu = life->cpu };
	bool has_cpu = true;

	out[0] = '\0';
	wait.from_ns = life_ready_ns(life);
	wait.to_ns = life->started ? life->run_ns : life->ended_ns;
	if (tell_timer(life, model, out, size) ||
	    !has_waited(life, model, wait.to_ns) ||
	    wait.to_ns < wait.from_ns + WAIT_LEAST_NS)
		return;
	if (!life->started)
		has_cpu = item_command_cpu(life, &model->now, &wait.cpu);
	if (!(has_cpu || is_static(life->queue)) ||
	    (!tell_limit(&wait, out, size) && !tell_burns(&wait, out, size)))
		snprintf(out, size, "unknown");
}
