// SPDX-License-Identifier: GPL-2.0
#include "model/why_selected.h"

#include <inttypes.h>
#include <stdio.h>

#include "lib/text.h"
#include "model/item_name.h"
#include "model/life_times.h"

/* Return: whether it waits in the picture, and no lost event may say otherwise. */
static bool surely_waits(const struct life *life, const struct model *model)
{
	return model->now.recording && life->doubt_ns == LIFE_UNKNOWN &&
	       why_is_waiting(life, model);
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

/* Return: the item of the queue that ended last in the picture, or NULL. */
static const struct life *last_of(const struct model *model,
				  enum wqdemo_queue queue)
{
	const struct life *life, *last = NULL;
	unsigned int place = 0;

	while ((life = item_lives_next(&model->lives, &place)))
		if (life->queue == queue &&
		    life->ended_ns <= model->now.time_ns &&
		    (!last || life->ended_ns > last->ended_ns))
			last = life;
	return last;
}

/* Return: why none of the items that wait is known. */
static const char *why_nobody(const struct model *model,
			      const struct snapshot_queue *row)
{
	if (!model->now.recording)
		return "unknown, as events are off (E)";
	/* It came after the moment of the reading, and before it was counted. */
	if (!model->lives.misses[row->id])
		return "it was just queued";
	return model->lives.gap_ns ? "unknown, its events were lost" :
				     "unknown, its events were not recorded";
}

static void tell_oldest(const struct life *life, const struct model *model,
			char *out, size_t size)
{
	uint64_t waited_ns = waits_ns(life, model->now.time_ns);
	char name[ITEM_NAME_MAX], waited[TEXT_MAX];
	int used;

	item_name(life->queue, life->item, name, sizeof(name));
	text_duration(waited_ns, model->glyphs->ascii, waited, sizeof(waited));
	used = snprintf(out, size, "%s waits%s%s%s: ", name,
			waited_ns ? " " : "", waited_ns ? waited : "",
			model->lives.misses[life->queue] ?
				" (older ones may be lost)" :
				"");
	why_waits(life, model, out + used, size - (size_t)used);
}

static void tell_gave_up(const struct life *life, const struct model *model,
			 char *out, size_t size)
{
	char name[ITEM_NAME_MAX], burnt[TEXT_MAX], asked[TEXT_MAX];

	item_name(life->queue, life->item, name, sizeof(name));
	text_durations(life->burnt_ns, life->asked_ns, model->glyphs->ascii,
		       burnt, asked, sizeof(burnt));
	snprintf(out, size,
		 "%s gave up burning: it had a CPU for %s of %s, others had it",
		 name, burnt, asked);
}

void why_selected(const struct model *model, char *out, size_t size)
{
	const struct snapshot_queue *row;
	const struct life *life;

	out[0] = '\0';
	if (model->selected >= model->now.queue_count)
		return;
	row = &model->now.queue[model->selected];
	if (row->id == WQDEMO_QUEUE_COUNT)
		return;
	life = oldest_of(model, row->id);
	if (life) {
		tell_oldest(life, model, out, size);
		return;
	}
	if (snapshot_known(row->count[WQDEMO_COUNT_pending]) ||
	    snapshot_known(row->count[WQDEMO_COUNT_armed])) {
		snprintf(out, size, "%s waits: %s", row->name,
			 why_nobody(model, row));
		return;
	}
	life = last_of(model, row->id);
	if (life && life_gave_up(life))
		tell_gave_up(life, model, out, size);
}
