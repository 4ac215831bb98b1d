// SPDX-License-Identifier: GPL-2.0
#include "model/timeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/text.h"
#include "model/item_name.h"
#include "model/timeline_callers.h"
#include "model/timeline_gaps.h"
#include "model/workers.h"

/* More workers than any screen has lanes. */
#define WORKERS_MOST 256

/* A worker that rests keeps its lane for so many pictures more. */
#define LANES_STAY 2

/* A lane that may get room. The most recently active ones come first. */
struct candidate {
	const struct life *life; /* of a worker: one that it ran */
	uint64_t active_ns;	 /* its last sign of life, in sight if it was */
	bool runs;		 /* it was running then, not waiting */
	bool recent;		 /* of those that there is room for */
	unsigned int number;	 /* in order */
	bool seen;		 /* else it only keeps the place of a worker */
};

struct candidates {
	bool by_item;
	unsigned int count;
	struct candidate candidate[WQDEMO_QUEUE_COUNT * ITEM_LIVES_KEPT];
};

/* Return: nothing for a step that is not read yet, or it would be unknown for a moment. */
static enum life_state drawn_state(const struct life_span *span,
				   const struct life *owner)
{
	return span->state == LIFE_RUNNING && owner &&
			       life_waits_for_step(owner) ?
		       LIFE_NOTHING :
		       span->state;
}

void timeline_paint(struct timeline_lane *lane,
		    const struct timeline_window *window,
		    const struct life_span *span, const struct life *owner)
{
	enum life_state state = drawn_state(span, owner);
	int column, last;

	if (!timeline_sees(window, span, &column, &last))
		return;
	for (; column <= last; column++) {
		if (lane->cell[column] > state ||
		    (lane->cell[column] == state && lane->owner[column]))
			continue;
		lane->cell[column] = (unsigned char)state;
		lane->owner[column] = owner;
	}
}

static bool is_wanted(const struct timeline_query *query,
		      const struct life *life)
{
	return query->queue < 0 || query->queue == (int)life->queue;
}

static bool is_run(enum life_state state)
{
	return state == LIFE_RUNNING || state == LIFE_SLEEPING ||
	       state == LIFE_BURNING;
}

/* Return: the lane of a life, or NULL if there are too many. */
static struct candidate *candidate_of(struct candidates *candidates,
				      const struct life *life)
{
	struct candidate *candidate = candidates->candidate;
	unsigned int i;

	if (!candidates->by_item) {
		for (i = 0; i < candidates->count; i++)
			if (worker_is_same(candidate[i].life, life))
				return &candidate[i];
		if (candidates->count == WORKERS_MOST)
			return NULL;
	}
	candidate += candidates->count++;
	*candidate = (struct candidate){ .life = life };
	return candidate;
}

/*
 * Return: whether an item ran, or will run, a few pictures away. Its worker
 * keeps a lane, as long as there is room, so that lanes stay in place.
 */
static bool ran_close_by(const struct life *life,
			 const struct timeline_window *window)
{
	int columns = LANES_STAY * window->columns;
	uint64_t from = timeline_ns(window, -columns);
	uint64_t to = window->right_ns + (uint64_t)columns * window->column_ns;
	uint64_t end = life->ended_ns < life->doubt_ns ? life->ended_ns :
							 life->doubt_ns;

	return life->run_ns <= window->now_ns && life->run_ns < to &&
	       end >= from;
}

static void consider(struct candidates *candidates, const struct life *life,
		     const struct timeline_window *window)
{
	struct life_span span[LIFE_SPANS];
	unsigned int count = life_spans(life, window->now_ns, span);
	struct candidate found = { .life = life };
	struct candidate *candidate;
	unsigned int i;
	int first, last;

	if (!candidates->by_item && ran_close_by(life, window))
		found.active_ns = life->run_ns;

	for (i = 0; i < count; i++) {
		bool runs = is_run(span[i].state);

		if ((!runs && !candidates->by_item) ||
		    !timeline_sees(window, &span[i], &first, &last))
			continue;
		found.seen = true;
		if (found.active_ns <= span[i].to_ns) {
			found.active_ns = span[i].to_ns;
			found.runs = runs;
		}
	}
	if (!found.seen && !found.active_ns)
		return;
	candidate = candidate_of(candidates, life);
	/* Whatever is in sight goes before what ran at another time. */
	if (candidate && (candidate->seen == found.seen ?
				  candidate->active_ns <= found.active_ns :
				  found.seen))
		*candidate = found;
}

/* Sorts by activity, the most recent first. Running goes before waiting. */
static int by_activity(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (a->seen != b->seen)
		return a->seen ? -1 : 1;
	if (a->active_ns != b->active_ns)
		return a->active_ns > b->active_ns ? -1 : 1;
	if (a->runs != b->runs)
		return a->runs ? -1 : 1;
	if (a->life->item != b->life->item)
		return a->life->item < b->life->item ? -1 : 1;
	return a->life->queue < b->life->queue ? -1 : 1;
}

/* Sorts by name, so that a lane keeps its place. */
static int by_name(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	char name_a[TIMELINE_LABEL_MAX], name_b[TIMELINE_LABEL_MAX];

	worker_name(a->life, name_a, sizeof(name_a));
	worker_name(b->life, name_b, sizeof(name_b));
	return text_compare(name_a, name_b);
}

/* Sorts by age, the oldest first: they look like a staircase. */
static int by_age(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (life_first_ns(a->life) != life_first_ns(b->life))
		return life_first_ns(a->life) < life_first_ns(b->life) ? -1 : 1;
	if (a->life->queue != b->life->queue)
		return a->life->queue < b->life->queue ? -1 : 1;
	return a->life->item < b->life->item ? -1 : 1;
}

struct timeline_lane *timeline_add_lane(struct timeline *timeline,
					enum timeline_kind kind)
{
	struct timeline_lane *lane = &timeline->lane[timeline->lane_count++];

	memset(lane, 0, sizeof(*lane));
	lane->kind = kind;
	return lane;
}

static bool is_on_timer(const struct life *life, uint64_t ns)
{
	return life->has_timer && ns >= life->timer_ns &&
	       ns < life_timer_end_ns(life);
}

/* Waiting and timers belong to lanes of their own. */
static enum timeline_kind kind_of(const struct life *life,
				  const struct life_span *span)
{
	if (is_run(span->state))
		return TIMELINE_WORKER;
	/* As an item is cancelled its timer ends, at the latest. */
	if (span->state == LIFE_CANCELLED && life->has_timer &&
	    span->from_ns <= life_timer_end_ns(life))
		return TIMELINE_TIMER;
	return is_on_timer(life, span->from_ns) ? TIMELINE_TIMER :
						  TIMELINE_WAITING;
}

static void paint_span(struct timeline_lane *lane,
		       const struct timeline_window *window,
		       const struct life_span *span, const struct life *life)
{
	if (lane->kind == TIMELINE_ITEM || lane->kind == kind_of(life, span))
		timeline_paint(lane, window, span, life);
}

static void paint_life(struct timeline_lane *lane,
		       const struct timeline_window *window,
		       const struct item_lives *lives, const struct life *life)
{
	struct life_span span[LIFE_SPANS];
	unsigned int count = life_spans(life, window->now_ns, span);
	const struct life_moment *moment;
	uint64_t number = life->newest_moment;
	unsigned int i;

	for (i = 0; i < count; i++)
		paint_span(lane, window, &span[i], life);
	for (; (moment = life_moments_at(&lives->moments, number));
	     number = moment->before) {
		struct life_span at = { moment->state, moment->ns, moment->ns };

		paint_span(lane, window, &at, life);
	}
}

static void add_candidate(struct timeline *timeline,
			  const struct item_lives *lives,
			  const struct timeline_query *query,
			  const struct life *life)
{
	const struct life *other;
	struct timeline_lane *lane;
	unsigned int place = 0;

	if (query->by_item) {
		lane = timeline_add_lane(timeline, TIMELINE_ITEM);
		item_full_name(life->queue, life->item, lane->label,
			       sizeof(lane->label));
		paint_life(lane, &timeline->window, lives, life);
		timeline_gaps_paint(lane, &timeline->window, lives, life);
		return;
	}
	lane = timeline_add_lane(timeline, TIMELINE_WORKER);
	worker_name(life, lane->label, sizeof(lane->label));
	while ((other = item_lives_next(lives, &place))) {
		if (!is_wanted(query, other) || !worker_is_same(other, life))
			continue;
		paint_life(lane, &timeline->window, lives, other);
		timeline_gaps_paint(lane, &timeline->window, lives, other);
	}
}

/* Return: how many are in sight. They are the first. */
static unsigned int sort_candidates(struct candidates *candidates)
{
	unsigned int seen = 0;

	qsort(candidates->candidate, candidates->count,
	      sizeof(candidates->candidate[0]), by_activity);
	while (seen < candidates->count && candidates->candidate[seen].seen)
		seen++;
	return seen;
}

/*
 * Leaves out what there is no room for: all but the most recently active, or
 * all but @first and those that follow it in order. Return: the lanes shown.
 */
static unsigned int choose(struct timeline *timeline,
			   struct candidates *candidates, int first,
			   unsigned int room)
{
	unsigned int seen = sort_candidates(candidates), shown = room, i;
	struct candidate *all = candidates->candidate;

	if (shown > candidates->count)
		shown = candidates->count;
	/* With nothing in sight there is nothing to keep in place. */
	if (!seen)
		shown = 0;
	timeline->left_out = seen > shown ? seen - shown : 0;
	/* The numbers count what can be shown, in order. */
	for (i = 0; i < seen || i < shown; i++)
		all[i].recent = i < shown;
	qsort(all, i, sizeof(all[0]), candidates->by_item ? by_age : by_name);
	while (i-- > 0)
		all[i].number = i;
	if (!timeline->left_out)
		return shown;
	if (first < 0) {
		for (i = 0, room = 0; i < seen; i++)
			if (all[i].recent)
				all[room++] = all[i];
		return shown;
	}
	if ((unsigned int)first > timeline->left_out)
		first = (int)timeline->left_out;
	timeline->above = (unsigned int)first;
	memmove(all, all + first, shown * sizeof(all[0]));
	return shown;
}

static void add_candidates(struct timeline *timeline,
			   const struct item_lives *lives,
			   const struct timeline_query *query, int room)
{
	static struct candidates candidates;
	const struct life *life;
	unsigned int place = 0, shown, i;

	candidates.by_item = query->by_item;
	candidates.count = 0;
	while ((life = item_lives_next(lives, &place)))
		if (is_wanted(query, life))
			consider(&candidates, life, &timeline->window);
	shown = choose(timeline, &candidates, query->first, (unsigned int)room);
	for (i = 0; i < shown; i++) {
		add_candidate(timeline, lives, query,
			      candidates.candidate[i].life);
		timeline->lane[i].number = candidates.candidate[i].number;
	}
}

static bool is_empty(const struct timeline_lane *lane, int columns)
{
	int i;

	for (i = 0; i < columns; i++)
		if (lane->cell[i])
			return false;
	return true;
}

/* Adds the lane of the items that wait for a worker, or for their timer. */
static void add_waiting(struct timeline *timeline,
			const struct item_lives *lives,
			const struct timeline_query *query,
			enum timeline_kind kind)
{
	struct timeline_lane *lane = timeline_add_lane(timeline, kind);
	uint64_t now_ns = timeline->window.now_ns;
	const struct life *life;
	unsigned int place = 0, waiting = 0;

	while ((life = item_lives_next(lives, &place))) {
		if (!is_wanted(query, life))
			continue;
		paint_life(lane, &timeline->window, lives, life);
		waiting +=
			life->wait_end_ns > now_ns &&
			is_on_timer(life, now_ns) == (kind == TIMELINE_TIMER) &&
			life->doubt_ns == LIFE_UNKNOWN &&
			life->accepted_ns <= now_ns;
	}
	if (is_empty(lane, timeline->window.columns)) {
		timeline->lane_count--;
		return;
	}
	snprintf(lane->label, sizeof(lane->label), "%s",
		 kind == TIMELINE_TIMER ? "on timer" : "waiting");
	if (waiting)
		snprintf(lane->label, sizeof(lane->label), "%s %u",
			 kind == TIMELINE_TIMER ? "on timer" : "waiting",
			 waiting);
}

static void add_marks(struct timeline *timeline, const struct item_lives *lives,
		      int wanted)
{
	const struct item_lives_mark *newer;
	uint64_t back = 0;
	int i;

	/*
	 * Collects the newest first, as they matter more, then reverses them.
	 */
	while (timeline->mark_count < TIMELINE_MARKS &&
	       (newer = item_lives_next_mark(lives, &back))) {
		int column = timeline_column(&timeline->window, newer->ns);

		if (column < 0 || column >= timeline->window.columns ||
		    newer->ns > timeline->window.now_ns ||
		    (wanted >= 0 && wanted != (int)newer->queue))
			continue;
		timeline->mark[timeline->mark_count++] = *newer;
	}
	for (i = 0; i < timeline->mark_count / 2; i++) {
		struct item_lives_mark mark = timeline->mark[i];
		int other = timeline->mark_count - 1 - i;

		timeline->mark[i] = timeline->mark[other];
		timeline->mark[other] = mark;
	}
}

int timeline_foot(const struct timeline_query *query, int room)
{
	if (query->by_item || room < 2)
		return 0;
	return room > 3 ? 2 : 1;
}

void timeline_build(struct timeline *timeline, const struct item_lives *lives,
		    const struct timeline_query *query)
{
	int room =
		query->lanes < TIMELINE_LANES ? query->lanes : TIMELINE_LANES;
	static struct timeline_lane waiting[2 + TIMELINE_CALLERS];
	int waiting_count, taken;

	timeline->window = query->window;
	timeline_limit(&timeline->window);
	timeline->lane_count = 0;
	timeline->left_out = 0;
	timeline->above = 0;
	timeline->mark_count = 0;
	/*
	 * These lanes get room before those of the workers, but stand below
	 * them.
	 */
	if (room > 3)
		timeline_add_callers(timeline, lives, query);
	if (timeline_foot(query, room) > 0)
		add_waiting(timeline, lives, query, TIMELINE_WAITING);
	if (timeline_foot(query, room) > 1)
		add_waiting(timeline, lives, query, TIMELINE_TIMER);
	waiting_count = timeline->lane_count;
	memcpy(waiting, timeline->lane,
	       (size_t)waiting_count * sizeof(waiting[0]));
	timeline->lane_count = 0;
	taken = timeline_foot(query, room) +
		timeline_count_callers(waiting, waiting_count);
	add_candidates(timeline, lives, query, room > taken ? room - taken : 0);
	memcpy(&timeline->lane[timeline->lane_count], waiting,
	       (size_t)waiting_count * sizeof(waiting[0]));
	timeline->lane_count += waiting_count;
	add_marks(timeline, lives, query->queue);
}
