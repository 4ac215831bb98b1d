// SPDX-License-Identifier: GPL-2.0
#include "model/item_lives.h"

#include <string.h>

#include "model/item_marks.h"
#include "read/snapshot.h"

/*
 * Counts may be read this long before or after the time stamp of the reading.
 */
#define COUNTS_TAKE_NS 10000000u

/* Return: the places of a queue that were ever used, from the first one on. */
static unsigned int places_used(const struct item_lives *lives, int queue)
{
	uint64_t newest = lives->newest[queue];

	return newest < ITEM_LIVES_KEPT ? (unsigned int)newest + 1 :
					  ITEM_LIVES_KEPT;
}

/* Clears only memory that was used: the rest is never touched. */
void item_lives_clear(struct item_lives *lives)
{
	int queue;

	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++)
		memset(lives->life[queue], 0,
		       places_used(lives, queue) * sizeof(struct life));
	memset(lives->newest, 0, sizeof(lives->newest));
	memset(lives->worker, 0, sizeof(lives->worker));
	memset(lives->waited, 0, sizeof(lives->waited));
	memset(lives->limit_ns, 0, sizeof(lives->limit_ns));
	lives->held_seen_ns = 0;
	lives->next = 0;
	lives->last_seq = 0;
	lives->last_ns = 0;
	lives->gap_ns = 0;
	lives->lost.count = 0;
	memset(lives->misses, 0, sizeof(lives->misses));
	lives->gaps.count = 0;
	lives->moments.count = 0;
	lives->callers.count = 0;
	lives->frozen.count = 0;
	lives->callers.seen_ns = 0;
	lives->mark_count = 0;
}

static struct life *slot_of(struct item_lives *lives, enum wqdemo_queue queue,
			    uint64_t item)
{
	return &lives->life[queue][item % ITEM_LIVES_KEPT];
}

const struct life *item_lives_next(const struct item_lives *lives,
				   unsigned int *place)
{
	while (*place < WQDEMO_QUEUE_COUNT * ITEM_LIVES_KEPT) {
		unsigned int queue = *place / ITEM_LIVES_KEPT;
		const struct life *life =
			&lives->life[queue][*place % ITEM_LIVES_KEPT];

		if (*place % ITEM_LIVES_KEPT >=
		    places_used(lives, (int)queue)) {
			*place = (queue + 1) * ITEM_LIVES_KEPT;
			continue;
		}
		(*place)++;
		if (life->used)
			return life;
	}
	return NULL;
}

const struct life *item_lives_find(const struct item_lives *lives,
				   enum wqdemo_queue queue, uint64_t item)
{
	const struct life *life = &lives->life[queue][item % ITEM_LIVES_KEPT];

	return life->used && life->item == item ? life : NULL;
}

static uint64_t earlier(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

static void life_begin(struct life *life, enum wqdemo_queue queue,
		       uint64_t item)
{
	memset(life, 0, sizeof(*life));
	life->used = true;
	life->queue = queue;
	life->item = item;
	life->accepted_ns = LIFE_UNKNOWN;
	life->wait_end_ns = LIFE_UNKNOWN;
	life->run_ns = LIFE_UNKNOWN;
	life->ended_ns = LIFE_UNKNOWN;
	life->doubt_ns = LIFE_UNKNOWN;
	life->due_ns = LIFE_UNKNOWN;
}

/* Notes that another item takes the place of one that may be on the screen. */
static void forget(struct item_lives *lives, const struct life *life)
{
	spans_add(&lives->lost, life_first_ns(life), life->seen_ns);
	lives->misses[life->queue] |= life_is_open(life);
}

/*
 * Return: the life that the event belongs to, or NULL if it is forgotten. A
 * newer item takes the place of an older one. But where thousands wait, an
 * item that starts takes the place of one that waits.
 */
static struct life *life_of(struct item_lives *lives, const struct event *event)
{
	struct life *life = slot_of(lives, event->queue, event->item);

	if (life->used && life->item == event->item)
		return life;
	if (life->used && life->item > event->item &&
	    (event->kind != WQDEMO_EVENT_started ||
	     life->run_ns != LIFE_UNKNOWN)) {
		spans_add(&lives->lost, event->ns, event->ns);
		return NULL;
	}
	if (life->used)
		forget(lives, life);
	life_begin(life, event->queue, event->item);
	return life;
}

static void add_step(struct life *life, enum life_state state, uint64_t ns)
{
	if (life->step_count == LIFE_STEPS)
		return;
	life->step[life->step_count].state = state;
	life->step[life->step_count].ns = ns;
	life->step_count++;
}

/*
 * Notes that an item still runs after events were lost. The step that it is
 * in may be unknown.
 */
static void note_running(struct life *life, const struct event *event)
{
	if (life->run_ns == LIFE_UNKNOWN) {
		life->run_ns = event->ns;
		life->cpu = event->cpu;
		/*
		 * Its start was lost, so the end of its waiting is not known.
		 */
		life->wait_end_ns =
			life->doubt_ns < event->ns ? life->doubt_ns : event->ns;
	} else if (life->doubt_ns != LIFE_UNKNOWN) {
		add_step(life, LIFE_RUNNING, life->doubt_ns);
	}
	life->doubt_ns = LIFE_UNKNOWN;
	life->pid = event->pid;
	memcpy(life->worker, event->worker, sizeof(life->worker));
}

/* Return: whether the item waits or runs, with no event lost since. */
static bool is_sure(const struct life *life)
{
	return life->used && life_is_open(life) &&
	       life->doubt_ns == LIFE_UNKNOWN;
}

static void doubt(struct life *life)
{
	if (is_sure(life))
		life->doubt_ns = life->seen_ns;
}

/* A worker runs one item at a time, so the item it ran before has ended. */
static void take_worker(struct item_lives *lives, const struct event *event)
{
	struct item_lives_worker *worker =
		&lives->worker[event->pid % ITEM_LIVES_WORKERS];
	struct life *before = slot_of(lives, worker->queue, worker->item);

	if (event->pid == SNAPSHOT_NONE)
		return;
	if (worker->item && worker->pid == event->pid &&
	    before->item == worker->item)
		doubt(before);
	*worker = (struct item_lives_worker){ event->pid, event->queue,
					      event->item };
}

static void start(struct life *life, const struct event *event)
{
	life->doubt_ns = LIFE_UNKNOWN;
	life->started = true;
	life->run_ns = event->ns;
	life->wait_end_ns = event->ns;
	life->cpu = event->cpu;
	life->pid = event->pid;
	memcpy(life->worker, event->worker, sizeof(life->worker));
}

static void step(struct life *life, const struct event *event)
{
	note_running(life, event);
	if (event->step.kind == WQDEMO_STEP_BURN)
		life->asked_ns += event->step.ms * 1000000ull;
	add_step(life,
		 event->step.kind == WQDEMO_STEP_BURN ? LIFE_BURNING :
							LIFE_SLEEPING,
		 event->ns);
}

static void preempt(struct life_gaps *gaps, struct life *life,
		    const struct event *event)
{
	uint64_t lost_ns = earlier(event->lost_ns, event->ns);

	note_running(life, event);
	life->lost_ns += lost_ns;
	life_gaps_add(gaps, &life->newest_gap, event->ns - lost_ns, event->ns);
}

static void end(struct life *life, const struct event *event)
{
	life->ended_ns = event->ns;
	if (event->kind == WQDEMO_EVENT_finished) {
		note_running(life, event);
		life->burnt_ns = event->burnt_ns;
		life->preempted_ns = event->preempted_ns;
		return;
	}
	life->cancelled = true;
	life->wait_end_ns = event->ns;
	life->doubt_ns = LIFE_UNKNOWN;
}

/* An item that still waits is no longer in doubt. */
static void note_waiting(struct life *life)
{
	if (life->run_ns == LIFE_UNKNOWN)
		life->doubt_ns = LIFE_UNKNOWN;
}

/* Notes its timer. A moved one shows from when it was set first. */
static void arm(struct life *life, const struct event *event)
{
	if (!life->has_timer)
		life->timer_ns = event->ns;
	life->has_timer = true;
	life->due_ns = event->due_ns ? event->due_ns : LIFE_UNKNOWN;
}

static void accept(struct life *life, const struct event *event)
{
	life->accepted_ns = event->ns;
	life->submit_cpu = event->cpu;
	life->submit_pid = event->pid;
	if (event->kind == WQDEMO_EVENT_armed)
		arm(life, event);
}

static void coalesce(struct life_moments *moments, struct life *life,
		     const struct event *event)
{
	note_waiting(life);
	life_moments_add(moments, &life->newest_moment, LIFE_COALESCED,
			 event->ns);
	life->coalesced++;
	life->coalesced_ns = event->ns;
}

static void modify(struct life_moments *moments, struct life *life,
		   const struct event *event)
{
	note_waiting(life);
	life_moments_add(moments, &life->newest_moment, LIFE_MODIFIED,
			 event->ns);
	life->modified++;
	life->modified_ns = event->ns;
	arm(life, event);
}

static void live(struct item_lives *lives, struct life *life,
		 const struct event *event)
{
	switch (event->kind) {
	case WQDEMO_EVENT_submitted:
	case WQDEMO_EVENT_armed:
		accept(life, event);
		lives->waited[event->queue] = true;
		break;
	case WQDEMO_EVENT_coalesced:
		coalesce(&lives->moments, life, event);
		break;
	case WQDEMO_EVENT_modified:
		modify(&lives->moments, life, event);
		break;
	case WQDEMO_EVENT_started:
		start(life, event);
		break;
	case WQDEMO_EVENT_step:
		step(life, event);
		break;
	case WQDEMO_EVENT_preempted:
		preempt(&lives->gaps, life, event);
		break;
	case WQDEMO_EVENT_finished:
	case WQDEMO_EVENT_cancelled:
		end(life, event);
		break;
	default:
		return;
	}
	if (life->seen_ns < event->ns)
		life->seen_ns = event->ns;
}

void item_lives_doubt(struct item_lives *lives)
{
	unsigned int i;
	int queue;

	callers_doubt(&lives->callers);
	memset(lives->misses, true, sizeof(lives->misses));
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		for (i = 0; i < places_used(lives, queue); i++)
			doubt(&lives->life[queue][i]);
	}
}

/*
 * Marks as in doubt the oldest item that seems to run, or to wait, if there are
 * more than the @counts have. Return: whether there still are more.
 */
static bool settle_one(struct item_lives *lives, enum wqdemo_queue queue,
		       bool runs, const struct item_lives_counts *counts)
{
	uint64_t ns = counts->ns - earlier(counts->ns, COUNTS_TAKE_NS);
	uint64_t most = runs ? counts->running : counts->waiting;
	struct life *oldest = NULL;
	uint64_t count = 0;
	unsigned int i;

	for (i = 0; i < places_used(lives, (int)queue); i++) {
		struct life *life = &lives->life[queue][i];

		if (!is_sure(life) || life->seen_ns >= ns ||
		    (life->run_ns != LIFE_UNKNOWN) != runs)
			continue;
		count++;
		if (!oldest || oldest->seen_ns > life->seen_ns)
			oldest = life;
	}
	/* A handler may be counted before it has a CPU to write its event. */
	if (count <= most || oldest->seen_ns >= counts->since_ns)
		return false;
	doubt(oldest);
	return count - 1 > most;
}

static uint64_t count_waiting(const struct item_lives *lives,
			      enum wqdemo_queue queue)
{
	uint64_t count = 0;
	unsigned int i;

	for (i = 0; i < places_used(lives, (int)queue); i++)
		count += is_sure(&lives->life[queue][i]) &&
			 lives->life[queue][i].run_ns == LIFE_UNKNOWN;
	return count;
}

void item_lives_settle(struct item_lives *lives, enum wqdemo_queue queue,
		       const struct item_lives_counts *counts)
{
	while (settle_one(lives, queue, false, counts))
		;
	while (settle_one(lives, queue, true, counts))
		;
	if (lives->misses[queue])
		lives->misses[queue] =
			count_waiting(lives, queue) < counts->waiting;
}

void item_lives_forget_ended(struct item_lives *lives)
{
	struct life *life;
	unsigned int i;
	int queue;

	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		for (i = 0; i < places_used(lives, queue); i++) {
			life = &lives->life[queue][i];
			life->used &= life_is_open(life) &&
				      life->doubt_ns == LIFE_UNKNOWN;
		}
	}
	callers_forget_ended(&lives->callers);
	lives->mark_count = 0;
	lives->lost.count = 0;
	lives->frozen.count = 0;
}

static void take(struct item_lives *lives, const struct event *event)
{
	struct life *life;

	if (event->seq != lives->last_seq + 1) {
		item_lives_doubt(lives);
		spans_add(&lives->lost, lives->last_ns, event->ns);
		lives->gap_ns = event->ns;
	}
	lives->last_seq = event->seq;
	lives->last_ns = event->ns;
	if (callers_take(&lives->callers, event))
		return;
	item_marks_take(lives, event);
	/* A refused submission has no item; the number belongs to another. */
	if (event->kind == WQDEMO_EVENT_refused)
		return;
	if (event->kind == WQDEMO_EVENT_started)
		take_worker(lives, event);
	life = life_of(lives, event);
	if (!life)
		return;
	live(lives, life, event);
	if (lives->newest[event->queue] < event->item)
		lives->newest[event->queue] = event->item;
}

void item_lives_take(struct item_lives *lives, const struct event_log *events,
		     uint64_t end)
{
	if (lives->load != events->load) {
		item_lives_clear(lives);
		lives->load = events->load;
	}
	if (lives->next < event_log_first(events))
		lives->next = event_log_first(events);
	for (; lives->next < end && lives->next < events->taken; lives->next++)
		take(lives, event_log_at(events, lives->next));
}
