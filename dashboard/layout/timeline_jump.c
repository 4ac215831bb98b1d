// SPDX-License-Identifier: GPL-2.0
#include "layout/timeline_jump.h"

#include "layout/timeline_chart.h"
#include "model/item_name.h"
#include "model/workers.h"

/* Less cannot be told apart. */
#define FIT_LEAST_NS (10 * CHART_COLUMN_LEAST_NS)

/* Return: the newest submissions that the filter lets through, or NULL. */
static const struct item_lives_mark *last_mark(const struct model *model)
{
	const struct item_lives_mark *mark;
	uint64_t back = 0;

	while ((mark = item_lives_next_mark(&model->lives, &back)))
		if (model_shows(model, mark->queue))
			break;
	return mark;
}

static bool is_within(uint64_t ns, const struct item_lives_mark *mark)
{
	return ns >= mark->ns && ns <= mark->last_ns;
}

/* Return: when the last item of those submissions ended, or ends: then it is now. */
static uint64_t end_of(const struct item_lives_mark *mark,
		       const struct model *model)
{
	uint64_t end = mark->last_ns;
	const struct life *life;
	unsigned int place = 0;

	while ((life = item_lives_next(&model->lives, &place))) {
		uint64_t ended = life->ended_ns < life->doubt_ns ?
					 life->ended_ns :
					 life->doubt_ns;

		if (life->queue != mark->queue ||
		    (!is_within(life->accepted_ns, mark) &&
		     !(life->coalesced && is_within(life->coalesced_ns, mark)) &&
		     !(life->modified && is_within(life->modified_ns, mark))))
			continue;
		if (ended > model->now.time_ns)
			return model->now.time_ns;
		if (end < ended)
			end = ended;
	}
	return end;
}

/* Brings a time to the right edge, and freezes the picture if it is past. */
static void show_until(struct model *model, uint64_t right_ns)
{
	model->timeline.back_ns = 0;
	if (right_ns >= model->now.time_ns)
		return;
	model->timeline.back_ns = model->now.time_ns - right_ns;
	model_freeze(model);
}

/* Commands of one process that are closer together are fitted as one. */
#define TOGETHER_NS 50000000u

/* Return: from when to when those submissions last, and others with them. */
static struct span span_of(const struct item_lives_mark *mark,
			   const struct model *model)
{
	struct span span = { mark->ns, mark->ns };
	const struct item_lives_mark *other;
	uint64_t back = 0, end;

	while ((other = item_lives_next_mark(&model->lives, &back))) {
		if (other->pid != mark->pid || other->ns > mark->ns ||
		    other->ns + TOGETHER_NS < mark->ns ||
		    !model_shows(model, other->queue))
			continue;
		end = end_of(other, model);
		if (span.from_ns > other->ns)
			span.from_ns = other->ns;
		if (span.to_ns < end)
			span.to_ns = end;
	}
	return span;
}

static void show_span(struct model *model, struct span span)
{
	uint64_t end = span.to_ns;
	uint64_t length = end - span.from_ns;

	if (length < FIT_LEAST_NS)
		length = FIT_LEAST_NS;
	/* With some room at both sides. */
	model->timeline.span_ns = length + length / 4;
	show_until(model, end < model->now.time_ns ? end + length / 8 :
						     model->now.time_ns);
}

/* Scrolls to the lane of the cursor if it is a hidden one. */
static void show_lane(struct model *model)
{
	const struct chart *chart = chart_now(model);
	int *first = &model->timeline.first_lane;
	int before = *first, lanes = chart_scrolling_lanes(chart);
	int last = (int)chart->timeline.left_out;

	if (!model->timeline.cursor || !lanes || !last ||
	    chart_has_cursor_lane(chart, model))
		return;
	for (*first = 0; *first < last + lanes; *first += lanes)
		if (chart_has_cursor_lane(chart_now(model), model))
			return;
	*first = before;
}

static void fit(struct model *model, const struct item_lives_mark *mark)
{
	show_span(model, span_of(mark, model));
	model->timeline.fit_ns = model->timeline.back_ns ? 0 : mark->ns;
	model->timeline.fit_queue = mark->queue;
	show_lane(model);
}

/* Of several fits, the place before the first is what chart_unfit() goes back to. */
static void note_place(struct model_timeline *timeline)
{
	if (timeline->span_before_ns)
		return;
	timeline->span_before_ns = timeline->span_ns;
	timeline->back_before_ns = timeline->back_ns;
}

void chart_lend_span(struct model *model, uint64_t span_ns)
{
	note_place(&model->timeline);
	model->timeline.span_ns = span_ns;
	model->timeline.fit_ns = 0;
}

static void begin_fit(struct model *model)
{
	chart_leave_scenario(model);
	note_place(&model->timeline);
}

bool chart_fit(struct model *model)
{
	const struct item_lives_mark *mark = last_mark(model);

	if (!mark || !model_has_picture(model))
		return false;
	begin_fit(model);
	fit(model, mark);
	return true;
}

/* Return: from when to when all submissions from @from_ns on last; without any: 0. */
static struct span span_since(uint64_t from_ns, const struct model *model)
{
	struct span span = { UINT64_MAX, 0 };
	const struct item_lives_mark *mark;
	uint64_t back = 0, end;

	while ((mark = item_lives_next_mark(&model->lives, &back))) {
		if (mark->ns < from_ns || !model_shows(model, mark->queue))
			continue;
		end = end_of(mark, model);
		if (span.from_ns > mark->ns)
			span.from_ns = mark->ns;
		if (span.to_ns < end)
			span.to_ns = end;
	}
	return span;
}

bool chart_fit_since(struct model *model, uint64_t from_ns)
{
	struct span span = span_since(from_ns, model);

	if (!span.to_ns || !model_has_picture(model))
		return false;
	begin_fit(model);
	show_span(model, span);
	model->timeline.fit_ns = 0;
	return true;
}

/* Return: the submissions that are followed, or NULL. */
static const struct item_lives_mark *followed_mark(const struct model *model)
{
	const struct item_lives_mark *mark;
	uint64_t back = 0;

	if (!model->timeline.fit_ns)
		return NULL;
	while ((mark = item_lives_next_mark(&model->lives, &back)))
		if (mark->queue == model->timeline.fit_queue &&
		    mark->ns == model->timeline.fit_ns)
			break;
	return mark;
}

void chart_fit_again(struct model *model)
{
	const struct item_lives_mark *mark = followed_mark(model);

	if (mark && !model->paused && model_has_picture(model))
		fit(model, mark);
}

void chart_hold_item(struct model *model)
{
	struct model_timeline *at = &model->timeline;

	if (!at->holds_item || !at->cursor || at->cursor_ns != at->jumped_ns ||
	    model_stands_apart(model) || model->paused ||
	    !model_has_picture(model) || !chart_is_on_screen(model) ||
	    chart_sees(model, at->cursor_ns))
		return;
	/* Once: who lets the picture go on wants to see what goes on. */
	at->holds_item = false;
	show_until(model, at->cursor_ns + at->span_ns / 4 * 3);
	at->held = true;
}

void chart_release_item(struct model *model)
{
	struct model_timeline *at = &model->timeline;

	if (at->held && chart_go_on(model))
		at->cursor = false;
}

bool chart_unfit(struct model *model)
{
	struct model_timeline *timeline = &model->timeline;

	if (!timeline->span_before_ns)
		return false;
	timeline->span_ns = timeline->span_before_ns;
	timeline->span_before_ns = 0;
	timeline->fit_ns = 0;
	chart_go_on(model);
	timeline->back_ns = model->paused ? timeline->back_before_ns : 0;
	return true;
}

bool chart_go_on(struct model *model)
{
	if (!model->paused || !model->timeline.froze)
		return false;
	model->timeline.froze = false;
	model->timeline.back_ns = 0;
	model->paused = false;
	return true;
}

static uint64_t start_of(const struct life *life)
{
	return life->run_ns != LIFE_UNKNOWN ? life->run_ns : life->accepted_ns;
}

/* A place in the order of items: by start, then by queue and number. */
struct place {
	uint64_t ns;
	uint64_t queue;
	uint64_t item;
};

static struct place place_of(const struct life *life)
{
	return (struct place){ start_of(life), life->queue, life->item };
}

static bool is_before(struct place a, struct place b)
{
	if (a.ns != b.ns)
		return a.ns < b.ns;
	return a.queue != b.queue ? a.queue < b.queue : a.item < b.item;
}

/* Return: where the search begins: the item under the cursor, its time, or now. */
static struct place begin_at(const struct model *model)
{
	const struct life *life = chart_life(model);

	if (life)
		return place_of(life);
	if (model->timeline.cursor)
		return (struct place){ .ns = model->timeline.cursor_ns };
	return (struct place){ .ns = model->now.time_ns };
}

static const struct life *find_next(const struct model *model, bool back)
{
	struct place from = begin_at(model), place;
	const struct life *life, *found = NULL;
	unsigned int number = 0;

	while ((life = item_lives_next(&model->lives, &number))) {
		place = place_of(life);
		if (!model_shows(model, life->queue) ||
		    place.ns > model->now.time_ns ||
		    !(back ? is_before(place, from) : is_before(from, place)))
			continue;
		if (!found || (back ? is_before(place_of(found), place) :
				      is_before(place, place_of(found))))
			found = life;
	}
	return found;
}

/* Names the lane that an item is in. */
static void choose_lane(struct model_timeline *to, const struct life *life)
{
	if (to->by_item) {
		to->cursor_kind = TIMELINE_ITEM;
		item_full_name(life->queue, life->item, to->cursor_label,
			       sizeof(to->cursor_label));
	} else if (life->run_ns == LIFE_UNKNOWN) {
		to->cursor_kind =
			life->has_timer ? TIMELINE_TIMER : TIMELINE_WAITING;
	} else {
		to->cursor_kind = TIMELINE_WORKER;
		worker_name(life, to->cursor_label, sizeof(to->cursor_label));
	}
}

/* Puts the cursor on an item, at a time in its life, and brings it into sight. */
static void jump_to(struct model *model, const struct life *life, uint64_t ns)
{
	struct model_timeline *to = &model->timeline;

	if (!to->cursor)
		to->first_lane = -1;
	to->cursor = true;
	to->cursor_ns = ns;
	to->jumped_ns = ns;
	to->holds_item = true;
	to->jumped_queue = life->queue;
	to->jumped_item = life->item;
	choose_lane(to, life);
	if (!chart_sees(model, ns))
		show_until(model, ns + to->span_ns / 4 * 3);
	show_lane(model);
}

bool chart_jump(struct model *model, bool back)
{
	const struct life *life = find_next(model, back);

	if (!life || !model_has_picture(model) || model_stands_apart(model))
		return false;
	jump_to(model, life, start_of(life));
	return true;
}

/* Return: when it ended, or was known to run last; 0 for one that waits. */
static uint64_t last_of(const struct life *life, uint64_t now_ns)
{
	uint64_t ns = life->ended_ns < life->doubt_ns ? life->ended_ns :
							life->doubt_ns;

	if (life_is_open(life) && life->run_ns == LIFE_UNKNOWN)
		return 0;
	return ns < now_ns ? ns : now_ns;
}

/* Return: the item that runs or ended last, of several the one that began last. */
static const struct life *find_last(const struct model *model)
{
	const struct life *life, *found = NULL;
	uint64_t last_ns = 0, ns;
	unsigned int place = 0;

	while ((life = item_lives_next(&model->lives, &place))) {
		ns = last_of(life, model->now.time_ns);
		if (!ns || ns < last_ns || !model_shows(model, life->queue) ||
		    (ns == last_ns &&
		     is_before(place_of(life), place_of(found))))
			continue;
		last_ns = ns;
		found = life;
	}
	return found;
}

bool chart_jump_to_last(struct model *model)
{
	const struct life *life = find_last(model);
	uint64_t ns;

	if (!life || !model_has_picture(model) || model_stands_apart(model))
		return false;
	ns = start_of(life);
	/* Its start may have left the picture while it still runs. */
	jump_to(model, life,
		chart_sees(model, ns) ? ns :
					last_of(life, model->now.time_ns) - 1);
	return true;
}
