// SPDX-License-Identifier: GPL-2.0
#include "model/why.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "model/item_command.h"
#include "model/may_run.h"
#include "model/pools.h"
#include "model/shared_cpu.h"
#include "model/thawed.h"
#include "model/workers.h"

/* A worker is there sooner. After that something else is in the way. */
#define WAKING_MOST_NS 100000000u

/* Burners of one rank take turns on a CPU, each of which is shorter. */
#define TURNS_MOST_NS 20000000u

/* One item that waits, and where. */
struct waiter {
	const struct model *model;
	const struct life *life;
	unsigned int cpu; /* of its pool */
};

static bool is_static(enum wqdemo_queue queue)
{
	return queue == WQDEMO_SYSTEM || queue == WQDEMO_DELAYED ||
	       queue == WQDEMO_PERIODIC;
}

static bool is_known(const struct life *life)
{
	return life_is_open(life) && life->doubt_ns == LIFE_UNKNOWN;
}

static bool runs(const struct life *life)
{
	return is_known(life) && life->run_ns != LIFE_UNKNOWN;
}

static bool burns(const struct life *life)
{
	return runs(life) && life->step_count &&
	       life->step[life->step_count - 1].state == LIFE_BURNING;
}

/* Return: whether the item is known to wait in the picture. */
static bool is_waiting(const struct life *life, const struct model *model)
{
	return life_is_open(life) && life->run_ns == LIFE_UNKNOWN &&
	       life->accepted_ns <= model->now.time_ns;
}

/* Return: the same, and that no lost event may say otherwise. */
static bool surely_waits(const struct life *life, const struct model *model)
{
	return model->now.recording && life->doubt_ns == LIFE_UNKNOWN &&
	       is_waiting(life, model);
}

/* Return: for how long it waits for a worker, or for its timer. */
static uint64_t waits_ns(const struct life *life, uint64_t now_ns)
{
	uint64_t waited_ns = life_waited_ns(life, now_ns), after_ns;

	if (life_is_on_timer(life, now_ns) || waited_ns == LIFE_UNKNOWN)
		return waited_ns;
	after_ns = life_ready_ns(life) - life->accepted_ns;
	return waited_ns > after_ns ? waited_ns - after_ns : 0;
}

/*
 * Return: the item of the queue that has waited longest, or will have, or
 * NULL.
 */
static const struct life *oldest_of(const struct model *model,
				    enum wqdemo_queue queue)
{
	const struct life *life, *oldest = NULL;
	unsigned int place = 0;

	while ((life = item_lives_next(&model->lives, &place)))
		if (life->queue == queue && surely_waits(life, model) &&
		    (!oldest || life_ready_ns(life) < life_ready_ns(oldest)))
			oldest = life;
	return oldest;
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

	return is_static(life->queue) && row &&
	       snapshot_known(row->count[WQDEMO_COUNT_armed]);
}

/* Tells of a timer. Return: false if it has ended. */
static bool tell_timer(const struct life *life, const struct model *model,
		       char *out, size_t size)
{
	const struct snapshot *now = &model->now;
	uint64_t due = due_ns(life, now);
	char left[TEXT_MAX];

	if (is_static(life->queue) && !is_armed(life, now))
		return false;
	if (due == LIFE_UNKNOWN && is_static(life->queue))
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

static void name_item(const struct life *life, char *name, size_t size)
{
	snprintf(name, size, "%s%" PRIu64, actions[life->queue].label,
		 life->item);
}

/* Items that run, of those that count for a limit. */
struct runners {
	uint64_t count;
	const struct life *first; /* by number */
	const struct life *last;
};

/* Return: whether both items count for the same max_active. */
static bool shares_limit(const struct waiter *waiter, const struct life *other)
{
	if (is_static(other->queue))
		return true;
	if (pool_of(other->queue) != POOL_UNBOUND)
		return other->cpu == waiter->cpu;
	return !may_run_unbound_by_cpu(&waiter->model->now) ||
	       other->submit_cpu == waiter->life->submit_cpu;
}

static struct runners find_runners(const struct waiter *waiter)
{
	struct runners runners = { 0 };
	const struct life *life;
	unsigned int place = 0;

	while ((life = item_lives_next(&waiter->model->lives, &place))) {
		if (life->queue != waiter->life->queue || !runs(life) ||
		    !shares_limit(waiter, life))
			continue;
		runners.count++;
		if (!runners.first || life->item < runners.first->item)
			runners.first = life;
		if (!runners.last || life->item > runners.last->item)
			runners.last = life;
	}
	return runners;
}

/* Writes "c1 runs", "c1 to c4 run", or "4 run" where they do not follow each other. */
static void tell_runners(const struct runners *runners, char *out, size_t size)
{
	char first[32], last[32];

	name_item(runners->first, first, sizeof(first));
	name_item(runners->last, last, sizeof(last));
	if (runners->count == 1)
		snprintf(out, size, "%s runs", first);
	else if (runners->count == 2)
		snprintf(out, size, "%s and %s run", first, last);
	else if (runners->last->item - runners->first->item + 1 ==
		 runners->count)
		snprintf(out, size, "%s to %s run", first, last);
	else
		snprintf(out, size, "%" PRIu64 " run, %s the first",
			 runners->count, first);
}

/* Return: the words for a queue that runs its items one by one, or NULL. */
static const char *one_by_one(enum wqdemo_queue queue)
{
	if (queue == WQDEMO_ORDERED)
		return "ordered: %s";
	if (queue == WQDEMO_BH)
		return "%s: a CPU runs bh items one by one";
	return is_static(queue) ?
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

/* Return: false if the queue may start another item. */
static bool tell_limit(const struct waiter *waiter, char *out, size_t size)
{
	enum wqdemo_queue queue = waiter->life->queue;
	const struct snapshot_queue *row =
		snapshot_find(&waiter->model->now, queue);
	struct runners runners = find_runners(waiter);
	char who[80], where[32] = "";

	if (!runners.count)
		return tell_held(row, out, size);
	tell_runners(&runners, who, sizeof(who));
	if (one_by_one(queue)) {
		snprintf(out, size, one_by_one(queue), who);
		return true;
	}
	if (!row || row->max_active == SNAPSHOT_NONE ||
	    runners.count < row->max_active)
		return tell_held(row, out, size);
	if (pool_of(queue) != POOL_UNBOUND)
		snprintf(where, sizeof(where), " on CPU %u", waiter->cpu);
	snprintf(out, size, "max_active %" PRIu64 " reached%s: %s",
		 row->max_active, where, who);
	return true;
}

/* Return: whether the item is in the way of another in that pool. */
static bool blocks(const struct waiter *waiter, const struct life *life)
{
	return pool_of(life->queue) == pool_of(waiter->life->queue) &&
	       life->queue != WQDEMO_CPU_INTENSIVE && burns(life) &&
	       life->cpu == waiter->cpu;
}

/* Tells of two that burn one CPU: which of them has it is not known yet. */
static void tell_shared(const struct life *life, const struct life *other,
			char *out, size_t size)
{
	char name[32], rival[32];

	name_item(life, name, sizeof(name));
	name_item(other, rival, sizeof(rival));
	snprintf(out, size, "%s began on CPU %u, where %s %s too%s", name,
		 life->cpu, rival, life_is_open(other) ? "burns" : "burnt",
		 pool_of(other->queue) == POOL_OF_CPU_HIGHPRI ? " (nice -20)" :
								"");
}

/* Tells for how long an item burns, without the times that it had no CPU. */
static void tell_burn(const struct life *life, const struct model *model,
		      char *out, size_t size)
{
	uint64_t from_ns = life->step[life->step_count - 1].ns;
	uint64_t now_ns = model->now.time_ns, lost_ns, ns;
	char worker[WORKER_NAME_MAX], name[32], burnt[TEXT_MAX], all[TEXT_MAX];

	lost_ns = life_gaps_within(&model->lives.gaps, life->newest_gap,
				   from_ns, now_ns);
	ns = now_ns > from_ns ? now_ns - from_ns : 0;
	worker_name(life, worker, sizeof(worker));
	name_item(life, name, sizeof(name));
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
		if (!runs(life))
			continue;
		waiter->cpu = life->cpu;
		used = snprintf(out, size, "if on CPU %u: ", life->cpu);
		if (tell_on(waiter, out + used, size - (size_t)used))
			return true;
	}
	return false;
}

static void tell_nothing(const struct waiter *waiter, bool has_cpu, char *out,
			 size_t size)
{
	bool of_cpu = pool_of(waiter->life->queue) != POOL_UNBOUND;
	char where[32] = "";

	if (of_cpu && has_cpu)
		snprintf(where, sizeof(where), " on CPU %u", waiter->cpu);
	/* Of a static item the module saw that its timer has ended. */
	if (waiter->life->has_timer && !is_static(waiter->life->queue) &&
	    waiter->model->now.time_ns < life_timer_end_ns(waiter->life))
		snprintf(out, size, "timer: due now, it may come late");
	else if (waiter->life->has_timer)
		snprintf(out, size,
			 "its timer has ended: nothing of the module is in its way%s",
			 where);
	else if (waits_ns(waiter->life, waiter->model->now.time_ns) <
		 WAKING_MOST_NS)
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
	if (!is_waiting(life, model))
		return;
	if (!model->now.recording) {
		snprintf(out, size, "unknown: events are off (E)");
		return;
	}
	if (life->doubt_ns != LIFE_UNKNOWN) {
		snprintf(out, size, "unknown: events were lost");
		return;
	}
	if (life->has_timer && tell_timer(life, model, out, size))
		return;
	if (thawed_cause(&model->lives, life, model->now.time_ns,
			 model->glyphs->ascii, out, size))
		return;
	has_cpu = item_command_cpu(life, &model->now, &waiter.cpu);
	if (is_static(life->queue) && tell_limit(&waiter, out, size))
		return;
	if (has_cpu ? tell_on(&waiter, out, size) :
		      tell_anywhere(&waiter, out, size))
		return;
	tell_nothing(&waiter, has_cpu, out, size);
}

void why_selected(const struct model *model, char *out, size_t size)
{
	const struct snapshot_queue *row;
	const struct life *life;
	char name[32], waited[TEXT_MAX];
	uint64_t waited_ns;
	int used;

	out[0] = '\0';
	if (model->selected >= model->now.queue_count)
		return;
	row = &model->now.queue[model->selected];
	if (row->id == WQDEMO_QUEUE_COUNT)
		return;
	life = oldest_of(model, row->id);
	if (!life && (snapshot_known(row->count[WQDEMO_COUNT_pending]) ||
		      snapshot_known(row->count[WQDEMO_COUNT_armed])))
		snprintf(out, size, "%s waits: unknown, %s", row->name,
			 model->now.recording ? "its events were lost" :
						"as events are off (E)");
	if (!life)
		return;
	name_item(life, name, sizeof(name));
	waited_ns = waits_ns(life, model->now.time_ns);
	text_duration(waited_ns, model->glyphs->ascii, waited, sizeof(waited));
	used = snprintf(out, size, "%s waits%s%s%s: ", name,
			waited_ns ? " " : "", waited_ns ? waited : "",
			model->lives.misses[row->id] ?
				" (older ones may be lost)" :
				"");
	why_waits(life, model, out + used, size - (size_t)used);
}
