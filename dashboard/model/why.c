// SPDX-License-Identifier: GPL-2.0
#include "model/why.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "model/ahead.h"
#include "model/item_command.h"
#include "model/item_name.h"
#include "model/pools.h"
#include "model/shared_cpu.h"
#include "model/thawed.h"
#include "model/workers.h"

/* A worker is there sooner. After that something else is in the way. */
#define WAKING_MOST_NS 100000000u

/* Burners of one rank take turns on a CPU, each of which is shorter. */
#define TURNS_MOST_NS 20000000u

/* Return: whether the item runs in the picture. Events may be newer than that. */
static bool runs(const struct waiter *waiter, const struct life *other)
{
	uint64_t now_ns = waiter->model->now.time_ns;

	return other->doubt_ns == LIFE_UNKNOWN && other->run_ns <= now_ns &&
	       other->ended_ns > now_ns;
}

/* Return: the step that the item is in at that time, or NULL. */
static const struct life_step *step_at(const struct life *life, uint64_t ns)
{
	unsigned int i = life->step_count;

	while (i && life->step[i - 1].ns > ns)
		i--;
	return i ? &life->step[i - 1] : NULL;
}

bool why_is_waiting(const struct life *life, const struct model *model)
{
	uint64_t now_ns = model->now.time_ns;

	return life->accepted_ns <= now_ns && life->run_ns > now_ns &&
	       life->ended_ns > now_ns;
}

/* Return: when the timer of an item is due, or LIFE_UNKNOWN. */
static uint64_t due_ns(const struct life *life, const struct snapshot *now)
{
	const struct wqdemo_command *command;
	uint64_t due = LIFE_UNKNOWN;

	if (life->due_ns != LIFE_UNKNOWN)
		return life->due_ns;
	if (life->queue == WQDEMO_DELAYED)
		due = now->delayed_due_ns;
	else if (life->queue == WQDEMO_PERIODIC)
		due = now->periodic.due_ns;
	else if ((command = item_command(life, now)))
		due = life->accepted_ns +
		      command->value[WQDEMO_KEY_DELAY] * (uint64_t)1000000;
	return due == SNAPSHOT_NONE || due < life->accepted_ns ? LIFE_UNKNOWN :
								 due;
}

/* Return: whether the module saw the timer of a static item run. */
static bool is_armed(const struct life *life, const struct snapshot *now)
{
	const struct snapshot_queue *row = snapshot_find(now, life->queue);

	return queue_is_static(life->queue) && row &&
	       snapshot_known(row->count[WQDEMO_COUNT_armed]);
}

/* Tells of a timer. Return: false if it has ended. */
static bool tell_timer(const struct life *life, const struct model *model,
		       char *out, size_t size)
{
	const struct snapshot *now = &model->now;
	uint64_t due = due_ns(life, now);
	char left[TEXT_MAX];

	if (queue_is_static(life->queue) && !is_armed(life, now))
		return false;
	if (due == LIFE_UNKNOWN && queue_is_static(life->queue))
		snprintf(out, size, "timer: how long is not known");
	else if (due == LIFE_UNKNOWN)
		snprintf(out, size,
			 "unknown: its timer runs, or has just ended");
	if (due == LIFE_UNKNOWN)
		return true;
	if (due > now->time_ns) {
		text_duration(due - now->time_ns, model->glyphs->ascii, left,
			      sizeof(left));
		snprintf(out, size, "timer: %s left", left);
		return true;
	}
	/* Timers are late by some milliseconds. */
	if (is_armed(life, now))
		snprintf(out, size, "timer: due now");
	return is_armed(life, now);
}

/* Return: the words for a queue that runs its items one by one, or NULL. */
static const char *one_by_one(enum wqdemo_queue queue)
{
	if (queue == WQDEMO_ORDERED)
		return "ordered: %s";
	if (queue == WQDEMO_BH)
		return "%s: a CPU runs bh items one by one";
	return queue_is_static(queue) ?
		       "%s: the same item never runs twice at a time" :
		       NULL;
}

/*
 * Tells of max_active by the counts of the module, as it knows also of items
 * whose events were lost. Only an unbound queue counts all of them together.
 */
static bool tell_held(const struct snapshot_queue *row, char *out, size_t size)
{
	uint64_t running;

	if (!row || pool_of(row->id) != POOL_UNBOUND || one_by_one(row->id) ||
	    !snapshot_known(row->concurrency[WQDEMO_CONCURRENCY_held]))
		return false;
	running = snapshot_known(row->count[WQDEMO_COUNT_running]);
	if (!running || running < row->max_active)
		return false;
	snprintf(out, size, "max_active %" PRIu64 " reached: %" PRIu64 " run%s",
		 row->max_active, running, running == 1 ? "s" : "");
	return true;
}

/* Return: how many items may run of those that count together, 0 if unknown. */
static uint64_t limit_of(enum wqdemo_queue queue,
			 const struct snapshot_queue *row)
{
	if (one_by_one(queue))
		return 1;
	return row && row->max_active != SNAPSHOT_NONE ? row->max_active : 0;
}

/* Names those that run, else those that come first while a worker is woken. */
static bool name_others(const struct waiter *waiter, uint64_t limit, char *who)
{
	uint64_t now_ns = waiter->model->now.time_ns;
	struct others others = ahead_running(waiter, now_ns);

	if (others.count >= limit) {
		others_tell(&others, "runs", "run", who, OTHERS_MAX);
		return true;
	}
	if (ahead_until_ns(waiter, limit) != LIFE_UNKNOWN)
		return false;
	others = ahead_at(waiter, limit, now_ns);
	others_tell(&others, "is ahead", "are ahead", who, OTHERS_MAX);
	return true;
}

/* Return: false if the queue may start another item. */
static bool tell_limit(const struct waiter *waiter, char *out, size_t size)
{
	enum wqdemo_queue queue = waiter->life->queue;
	const struct snapshot_queue *row =
		snapshot_find(&waiter->model->now, queue);
	uint64_t limit = limit_of(queue, row);
	char who[OTHERS_MAX], where[32] = "";

	if (!limit || !name_others(waiter, limit, who))
		return tell_held(row, out, size);
	if (one_by_one(queue)) {
		snprintf(out, size, one_by_one(queue), who);
		return true;
	}
	if (pool_of(queue) != POOL_UNBOUND)
		snprintf(where, sizeof(where), " on CPU %u", waiter->cpu);
	snprintf(out, size, "max_active %" PRIu64 " reached%s: %s", limit,
		 where, who);
	return true;
}

/* Return: whether the item is in the way of another in that pool. */
static bool blocks(const struct waiter *waiter, const struct life *life)
{
	const struct life_step *step =
		step_at(life, waiter->model->now.time_ns);

	return pool_of(life->queue) == pool_of(waiter->life->queue) &&
	       life->queue != WQDEMO_CPU_INTENSIVE && runs(waiter, life) &&
	       step && step->state == LIFE_BURNING && life->cpu == waiter->cpu;
}

/* Tells of two that burn one CPU: which of them has it is not known yet. */
static void tell_shared(const struct life *life, const struct life *other,
			char *out, size_t size)
{
	char name[ITEM_NAME_MAX], rival[ITEM_NAME_MAX];

	item_name(life->queue, life->item, name, sizeof(name));
	item_name(other->queue, other->item, rival, sizeof(rival));
	snprintf(out, size, "%s began on CPU %u, where %s %s too%s", name,
		 life->cpu, rival, life_is_open(other) ? "burns" : "burnt",
		 pool_of(other->queue) == POOL_OF_CPU_HIGHPRI ? " (nice -20)" :
								"");
}

/* Tells for how long an item burns, without the times that it had no CPU. */
static void tell_burn(const struct life *life, const struct model *model,
		      char *out, size_t size)
{
	uint64_t now_ns = model->now.time_ns, lost_ns, ns;
	uint64_t from_ns = step_at(life, now_ns)->ns;
	char worker[WORKER_NAME_MAX], name[ITEM_NAME_MAX], burnt[TEXT_MAX],
		all[TEXT_MAX];

	lost_ns = life_gaps_within(&model->lives.gaps, life->newest_gap,
				   from_ns, now_ns);
	ns = now_ns > from_ns ? now_ns - from_ns : 0;
	worker_name(life, worker, sizeof(worker));
	item_name(life->queue, life->item, name, sizeof(name));
	text_duration(ns - (lost_ns < ns ? lost_ns : ns), model->glyphs->ascii,
		      burnt, sizeof(burnt));
	text_duration(ns, model->glyphs->ascii, all, sizeof(all));
	snprintf(out, size, "%s burns CPU %u, for %s%s%s (%s)", name, life->cpu,
		 burnt, lost_ns ? " of the last " : "", lost_ns ? all : "",
		 worker);
}

/* Return: false if nothing of the module keeps the pool from starting it. */
static bool tell_burner(const struct waiter *waiter, char *out, size_t size)
{
	uint64_t now_ns = waiter->model->now.time_ns, since_ns;
	const struct life *life, *other;
	unsigned int place = 0;

	if (pool_of(waiter->life->queue) == POOL_UNBOUND)
		return false;
	while ((life = item_lives_next(&waiter->model->lives, &place)))
		if (blocks(waiter, life))
			break;
	if (!life)
		return false;
	since_ns = shared_cpu_since_ns(&waiter->model->lives, life, now_ns,
				       &other);
	if (since_ns != LIFE_UNKNOWN && now_ns - since_ns > TURNS_MOST_NS)
		tell_shared(life, other, out, size);
	else
		tell_burn(life, waiter->model, out, size);
	return true;
}

static bool tell_on(const struct waiter *waiter, char *out, size_t size)
{
	return tell_limit(waiter, out, size) || tell_burner(waiter, out, size);
}

/*
 * Tells what would be in the way on a CPU where something is, as nobody can
 * say which CPU the item waits on. Return: false if nothing is.
 */
static bool tell_anywhere(struct waiter *waiter, char *out, size_t size)
{
	const struct life *life;
	unsigned int place = 0;
	int used;

	while ((life = item_lives_next(&waiter->model->lives, &place))) {
		if (!runs(waiter, life))
			continue;
		waiter->cpu = life->cpu;
		used = snprintf(out, size, "if on CPU %u: ", life->cpu);
		if (tell_on(waiter, out + used, size - (size_t)used))
			return true;
	}
	return false;
}

/*
 * Return: since when nothing was in the way: it came, or others of its pool went on.
 * A pool wakes its workers one by one.
 */
static uint64_t free_since_ns(const struct waiter *waiter)
{
	uint64_t now_ns = waiter->model->now.time_ns;
	uint64_t since_ns = life_ready_ns(waiter->life);
	enum pool pool = pool_of(waiter->life->queue);
	const struct life *other;
	unsigned int place = 0;

	while ((other = item_lives_next(&waiter->model->lives, &place))) {
		if (pool_of(other->queue) != pool ||
		    (pool != POOL_UNBOUND && other->cpu != waiter->cpu))
			continue;
		if (other->run_ns <= now_ns && other->run_ns > since_ns)
			since_ns = other->run_ns;
		if (other->ended_ns <= now_ns && other->ended_ns > since_ns)
			since_ns = other->ended_ns;
	}
	return since_ns;
}

static void tell_nothing(const struct waiter *waiter, bool has_cpu, char *out,
			 size_t size)
{
	uint64_t now_ns = waiter->model->now.time_ns;
	bool of_cpu = pool_of(waiter->life->queue) != POOL_UNBOUND;
	char where[32] = "";

	if (of_cpu && has_cpu)
		snprintf(where, sizeof(where), " on CPU %u", waiter->cpu);
	/* Of a static item the module saw that its timer has ended. */
	if (waiter->life->has_timer && !queue_is_static(waiter->life->queue) &&
	    now_ns < life_timer_end_ns(waiter->life))
		snprintf(out, size, "timer: due now, it may come late");
	else if (waiter->life->has_timer)
		snprintf(out, size,
			 "its timer has ended: nothing of the module is in its way%s",
			 where);
	else if (now_ns < free_since_ns(waiter) + WAKING_MOST_NS)
		snprintf(out, size,
			 "nothing runnable%s: a worker is being woken", where);
	else
		snprintf(out, size,
			 "unknown: nothing of the module is in its way%s",
			 where);
}

void why_waits(const struct life *life, const struct model *model, char *out,
	       size_t size)
{
	struct waiter waiter = { .model = model, .life = life };
	bool has_cpu;

	out[0] = '\0';
	if (!why_is_waiting(life, model))
		return;
	if (!model->now.recording) {
		snprintf(out, size, "unknown: events are off (E)");
		return;
	}
	if (life->doubt_ns != LIFE_UNKNOWN) {
		snprintf(out, size, "unknown: events were %s",
			 model->lives.gap_ns > life->doubt_ns ? "lost" :
								"not recorded");
		return;
	}
	if (life->has_timer && tell_timer(life, model, out, size))
		return;
	if (thawed_cause(&model->lives, life, model->now.time_ns,
			 model->glyphs->ascii, out, size))
		return;
	has_cpu = item_command_cpu(life, &model->now, &waiter.cpu);
	if (queue_is_static(life->queue) && tell_limit(&waiter, out, size))
		return;
	if (has_cpu ? tell_on(&waiter, out, size) :
		      tell_anywhere(&waiter, out, size))
		return;
	tell_nothing(&waiter, has_cpu, out, size);
}
