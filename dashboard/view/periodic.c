// SPDX-License-Identifier: GPL-2.0
/* The strip of the items with timers: the ticks of periodic, and the countdown of delayed. */
#include <inttypes.h>
#include <stdio.h>

#include "lib/text.h"
#include "model/next_tick.h"
#include "term/strip.h"
#include "view/panels.h"

#define BAR_COLUMNS 10

/* Return: the time between two moments; 0 if one is unknown. */
static uint64_t between(uint64_t from_ns, uint64_t to_ns)
{
	if (from_ns == SNAPSHOT_NONE || to_ns == SNAPSHOT_NONE ||
	    to_ns < from_ns)
		return 0;
	return to_ns - from_ns;
}

static bool has_ticked(const struct snapshot_periodic *periodic)
{
	return periodic->ticks && periodic->ticks != SNAPSHOT_NONE;
}

static void add_next(struct strip *strip, const struct model *model)
{
	const struct snapshot_periodic *periodic = &model->now.periodic;
	double left_s =
		(double)between(model->now.time_ns, periodic->due_ns) / 1e9;
	double period_s = (double)periodic->period_ms / 1e3;
	char bar[BAR_COLUMNS * 4 + 1];
	size_t used = 0;
	int full, i;

	if (!periodic->due_ns || periodic->due_ns == SNAPSHOT_NONE)
		return;
	full = BAR_COLUMNS;
	if (period_s > 0 && left_s < period_s)
		full = (int)((1 - left_s / period_s) * BAR_COLUMNS + 0.5);
	else if (left_s > 0)
		full = 0;
	for (i = 0; i < BAR_COLUMNS; i++)
		used += (size_t)snprintf(bar + used, sizeof(bar) - used, "%s",
					 i < full ? model->glyphs->bar_full :
						    model->glyphs->bar_empty);
	strip_add(strip, ROLE_TEXT, 4, "next %s %.2f s", bar, left_s);
}

static void add_lateness(struct strip *strip, const struct model *model)
{
	const struct snapshot_periodic *periodic = &model->now.periodic;
	char last[TEXT_MAX], most[TEXT_MAX];

	if (!has_ticked(periodic) || periodic->late_last_ns == SNAPSHOT_NONE ||
	    periodic->late_max_ns == SNAPSHOT_NONE)
		return;
	text_duration(periodic->late_last_ns, model->glyphs->ascii, last,
		      sizeof(last));
	text_duration(periodic->late_max_ns, model->glyphs->ascii, most,
		      sizeof(most));
	strip_add(strip, ROLE_TEXT, 5, "late: last %s, max %s", last, most)
		->new_line = true;
}

/* Each delay counts from the re-arming, so lateness adds up: that is drift. */
static void add_drift(struct strip *strip, const struct model *model)
{
	const struct snapshot_periodic *periodic = &model->now.periodic;
	uint64_t took_ns = between(periodic->started_ns, periodic->last_ns);
	double wanted_ns, per_tick_ms;
	char drift[TEXT_MAX], hz[32] = "";
	bool early;

	if (!has_ticked(periodic) || !took_ns ||
	    periodic->period_ms == SNAPSHOT_NONE)
		return;
	wanted_ns = (double)periodic->ticks * (double)periodic->period_ms * 1e6;
	early = (double)took_ns < wanted_ns;
	text_duration((uint64_t)(early ? wanted_ns - (double)took_ns :
					 (double)took_ns - wanted_ns),
		      model->glyphs->ascii, drift, sizeof(drift));
	per_tick_ms = (double)took_ns / (double)periodic->ticks / 1e6;
	if (model->now.hz != SNAPSHOT_NONE)
		snprintf(hz, sizeof(hz), "HZ=%" PRIu64 ": ", model->now.hz);
	strip_add(strip, ROLE_TEXT, 6, "drift %s%s (%smean %.0f ms a tick)",
		  early ? "-" : "+", drift, hz, per_tick_ms);
}

/* Only mod starts it again: a submission while it runs is coalesced. */
static void add_delayed(struct strip *strip, const struct model *model)
{
	uint64_t due_ns = model->now.delayed_due_ns;

	if (due_ns == SNAPSHOT_NONE || !due_ns)
		return;
	strip_add(strip, ROLE_WAITING, 2, "delayed: timer %.1f s",
		  (double)between(model->now.time_ns, due_ns) / 1e9);
}

void view_periodic(struct rect area, const struct model *model)
{
	const struct snapshot_periodic *periodic = &model->now.periodic;
	bool running = periodic->running && periodic->running != SNAPSHOT_NONE;
	struct strip strip = { 0 };
	char text[TEXT_MAX];

	strip_add(&strip, ROLE_TITLE, 1, "periodic");
	strip_add(&strip, running ? ROLE_RUNNING : ROLE_TEXT, 0, "%s",
		  running ? "running" : "stopped");
	if (has_ticked(periodic) || running) {
		text_count(has_ticked(periodic) ? periodic->ticks : 0, text,
			   sizeof(text));
		strip_add(&strip, ROLE_TEXT, 2, "tick %s", text);
	}
	if (running) {
		text_clock(between(periodic->started_ns, model->now.time_ns),
			   text, sizeof(text));
		strip_add(&strip, ROLE_TEXT, 3, "elapsed %s", text);
		if (next_tick_is_coming(&model->now))
			add_next(&strip, model);
		else
			strip_add(&strip, ROLE_TEXT, 4, "no next tick");
	}
	add_delayed(&strip, model);
	add_lateness(&strip, model);
	add_drift(&strip, model);
	strip_draw(&strip, area);
}
