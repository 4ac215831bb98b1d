// SPDX-License-Identifier: GPL-2.0
#include "model/item_lives.h"

#include <string.h>

#include "read/snapshot.h"

/*
 * Submissions of one process that are closer together than this count as one
 * command.
 */
#define ONE_COMMAND_NS 50000000u

/*
 * Counts may be read this long before or after the time stamp of the reading.
 */
#define COUNTS_TAKE_NS 10000000u

void item_lives_clear(struct item_lives *lives)
{
	memset(lives, 0, sizeof(*lives));
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
		const struct life *life =
			&lives->life[*place / ITEM_LIVES_KEPT]
				    [*place % ITEM_LIVES_KEPT];

		(*place)++;
		if (life->used)
			return life;
	}
	return NULL;
}

const struct item_lives_mark *
item_lives_next_mark(const struct item_lives *lives, uint64_t *back)
{
	if (*back >= ITEM_LIVES_MARKS || *back >= lives->mark_count)
		return NULL;
	(*back)++;
	return &lives->mark[(lives->mark_count - *back) % ITEM_LIVES_MARKS];
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
	     life->run_ns != LIFE_UNKNOWN))
		return NULL;
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

static void modify(struct life *life, const struct event *event)
{
	note_waiting(life);
	life->modified++;
	life->modified_ns = event->ns;
	arm(life, event);
}

static void live(struct life_gaps *gaps, struct life *life,
		 const struct event *event)
{
	switch (event->kind) {
	case WQDEMO_EVENT_submitted:
	case WQDEMO_EVENT_armed:
		accept(life, event);
		break;
	case WQDEMO_EVENT_coalesced:
		note_waiting(life);
		life->coalesced++;
		life->coalesced_ns = event->ns;
		break;
	case WQDEMO_EVENT_modified:
		modify(life, event);
		break;
	case WQDEMO_EVENT_started:
		start(life, event);
		break;
	case WQDEMO_EVENT_step:
		step(life, event);
		break;
	case WQDEMO_EVENT_preempted:
		preempt(gaps, life, event);
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

/* The periodic item re-arms itself in its handler, which is no submission. */
static bool is_by_its_own_handler(const struct item_lives *lives,
				  const struct event *event)
{
	const struct life *before =
		item_lives_find(lives, event->queue, event->item - 1);

	return before && before->started && before->pid == event->pid &&
	       before->ended_ns == LIFE_UNKNOWN;
}

/*
 * Return: the newest mark if the event comes from the same command, else a
 * new one.
 */
static struct item_lives_mark *mark_of(struct item_lives *lives,
				       const struct event *event)
{
	struct item_lives_mark *mark;

	if (lives->mark_count) {
		mark = &lives->mark[(lives->mark_count - 1) % ITEM_LIVES_MARKS];
		if (mark->queue == event->queue && mark->pid == event->pid &&
		    event->ns < mark->last_ns + ONE_COMMAND_NS)
			return mark;
	}
	mark = &lives->mark[lives->mark_count++ % ITEM_LIVES_MARKS];
	memset(mark, 0, sizeof(*mark));
	mark->queue = event->queue;
	mark->pid = event->pid;
	mark->ns = event->ns;
	return mark;
}

static void mark(struct item_lives *lives, const struct event *event)
{
	struct item_lives_mark *mark;

	switch (event->kind) {
	case WQDEMO_EVENT_submitted:
	case WQDEMO_EVENT_armed:
	case WQDEMO_EVENT_coalesced:
	case WQDEMO_EVENT_modified:
	case WQDEMO_EVENT_refused:
		break;
	default:
		return;
	}
	if (is_by_its_own_handler(lives, event))
		return;
	mark = mark_of(lives, event);
	mark->last_ns = event->ns;
	mark->coalesced += event->kind == WQDEMO_EVENT_coalesced;
	mark->modified += event->kind == WQDEMO_EVENT_modified;
	mark->refused += event->kind == WQDEMO_EVENT_refused;
	mark->accepted += event->kind == WQDEMO_EVENT_submitted ||
			  event->kind == WQDEMO_EVENT_armed;
}

void item_lives_doubt(struct item_lives *lives)
{
	int queue, i;

	callers_doubt(&lives->callers);
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		for (i = 0; i < ITEM_LIVES_KEPT; i++)
			doubt(&lives->life[queue][i]);
	}
}

/*
 * Marks as in doubt the oldest item that seems to run, or to wait, since
 * before @ns, if there are more than @most. Return: whether there still are
 * more.
 */
static bool settle_one(struct item_lives *lives, enum wqdemo_queue queue,
		       bool runs, uint64_t most, uint64_t ns)
{
	struct life *oldest = NULL;
	uint64_t count = 0;
	uint64_t i;

	for (i = 0; i < ITEM_LIVES_KEPT && i <= lives->newest[queue]; i++) {
		struct life *life = &lives->life[queue][i];

		if (!is_sure(life) || life->seen_ns >= ns ||
		    (life->run_ns != LIFE_UNKNOWN) != runs)
			continue;
		count++;
		if (!oldest || oldest->seen_ns > life->seen_ns)
			oldest = life;
	}
	if (count <= most)
		return false;
	doubt(oldest);
	return count - 1 > most;
}

void item_lives_settle(struct item_lives *lives, enum wqdemo_queue queue,
		       uint64_t waiting, uint64_t running, uint64_t ns)
{
	ns -= ns < COUNTS_TAKE_NS ? ns : COUNTS_TAKE_NS;
	while (settle_one(lives, queue, false, waiting, ns))
		;
	while (settle_one(lives, queue, true, running, ns))
		;
}

static void take(struct item_lives *lives, const struct event *event)
{
	struct life *life;

	if (lives->last_seq && event->seq != lives->last_seq + 1)
		item_lives_doubt(lives);
	lives->last_seq = event->seq;
	if (callers_take(&lives->callers, event))
		return;
	mark(lives, event);
	/* A refused submission has no item; the number belongs to another. */
	if (event->kind == WQDEMO_EVENT_refused)
		return;
	if (event->kind == WQDEMO_EVENT_started)
		take_worker(lives, event);
	life = life_of(lives, event);
	if (!life)
		return;
	live(&lives->gaps, life, event);
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
