// SPDX-License-Identifier: GPL-2.0
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/details.h"
#include "layout/timeline_chart.h"
#include "lib/text.h"
#include "model/cpu_hog.h"
#include "model/item_name.h"
#include "model/life_times.h"
#include "model/shared_cpu.h"
#include "model/thawed.h"
#include "model/waited.h"
#include "model/why.h"

/* The words for a time that has ended, goes on, or is known in part only. */
struct tense {
	bool past;
	const char *more;
};

static struct tense tense_of(const struct life *life, uint64_t end_ns,
			     uint64_t now_ns)
{
	if (end_ns <= now_ns)
		return (struct tense){ true, "" };
	if (life->doubt_ns != LIFE_UNKNOWN)
		return (struct tense){ true, " or more" };
	return (struct tense){ false, " so far" };
}

/*
 * Writes "on its timer 200 ms, waited up to 2.1 s" of an item whose timer is
 * known to be due some time. As long as the timer may be late nobody knows that
 * the item waits: then "on its timer 1.0 s, began 24 ms late".
 */
static void tell_timer(const struct life *life, const struct model *model,
		       struct tense tense, char *out, size_t size)
{
	uint64_t ns = life_waited_ns(life, model->now.time_ns);
	uint64_t timer_ns = life_ready_ns(life) - life->accepted_ns;
	char timer[TEXT_MAX], waited[TEXT_MAX];

	if (ns <= timer_ns) {
		text_duration(ns, model->glyphs->ascii, timer, sizeof(timer));
		snprintf(out, size, "on its timer %s%s", timer, tense.more);
		return;
	}
	text_duration(timer_ns, model->glyphs->ascii, timer, sizeof(timer));
	text_duration(ns - timer_ns, model->glyphs->ascii, waited,
		      sizeof(waited));
	if (life->accepted_ns + ns > life_timer_end_ns(life))
		snprintf(out, size, "on its timer %s, %s up to %s%s", timer,
			 tense.past ? "waited" : "waits", waited, tense.more);
	else if (life->started)
		snprintf(out, size, "on its timer %s, began %s late", timer,
			 waited);
	else
		snprintf(out, size, "on its timer %s, due %s ago", timer,
			 waited);
}

/* Writes "waited 503 ms", "waits 503 ms so far", or "" if unknown. */
static void tell_wait(const struct life *life, const struct model *model,
		      char *out, size_t size)
{
	uint64_t ns = life_waited_ns(life, model->now.time_ns);
	struct tense tense =
		tense_of(life, life->wait_end_ns, model->now.time_ns);
	char text[TEXT_MAX];

	out[0] = '\0';
	if (ns == LIFE_UNKNOWN)
		return;
	if (life->has_timer && life->due_ns != LIFE_UNKNOWN) {
		tell_timer(life, model, tense, out, size);
		return;
	}
	text_duration(ns, model->glyphs->ascii, text, sizeof(text));
	snprintf(out, size, "%s %s%s%s", tense.past ? "waited" : "waits", text,
		 tense.more, life->has_timer ? " with its timer" : "");
}

/* Room for the parts of a run, in words. */
#define RUN_TEXT_MAX 96

/* Less than this goes to interrupts, which is no news. */
#define PREEMPTED_LEAST_NS 1000000u

static size_t tell_part(const char *what, uint64_t ns,
			const struct model *model, bool first, char *out,
			size_t size)
{
	char text[TEXT_MAX];

	if (!ns)
		return 0;
	text_duration(ns, model->glyphs->ascii, text, sizeof(text));
	return (size_t)snprintf(out, size, "%s %s %s", first ? ":" : ",", what,
				text);
}

/* Writes ": on CPU 600 ms, preempted 1.0 s", or "" where no part is known. */
static void tell_parts(const struct life *life, const struct model *model,
		       char *out, size_t size)
{
	struct life_times times = life_times_of(life, model->now.time_ns);
	size_t used;

	out[0] = '\0';
	if (times.preempted_ns < PREEMPTED_LEAST_NS)
		times.preempted_ns = 0;
	used = tell_part(times.gaps_are_known ? "on CPU" : "burning",
			 times.on_cpu_ns, model, true, out, size);
	used += tell_part("preempted", times.preempted_ns, model, !used,
			  out + used, size - used);
	tell_part("asleep", times.asleep_ns, model, !used, out + used,
		  size - used);
}

static void tell_run(const struct life *life, const struct model *model,
		     char *out, size_t size)
{
	uint64_t ns = life_ran_ns(life, model->now.time_ns);
	struct tense tense = tense_of(life, life->ended_ns, model->now.time_ns);
	char text[TEXT_MAX], parts[RUN_TEXT_MAX];

	out[0] = '\0';
	if (ns == LIFE_UNKNOWN || life->run_ns > model->now.time_ns)
		return;
	/* No run takes no time: the next event was lost, or is to come. */
	if (!ns && *tense.more) {
		snprintf(out, size, "%s",
			 life->doubt_ns == LIFE_UNKNOWN ?
				 "runs" :
				 "took nobody knows how long");
		return;
	}
	text_duration(ns, model->glyphs->ascii, text, sizeof(text));
	tell_parts(life, model, parts, sizeof(parts));
	/* The parts need the room; "runs" says that it goes on. */
	if (*parts && life->doubt_ns == LIFE_UNKNOWN)
		tense.more = "";
	snprintf(out, size, "%s %s%s%s", tense.past ? "took" : "runs", text,
		 tense.more, parts);
}

/* Writes why an item waits or has waited, or "" if it did not. */
static void tell_why(const struct life *life, const struct model *model,
		     char *out, size_t size)
{
	if (why_is_waiting(life, model))
		why_waits(life, model, out, size);
	else if (!thawed_cause(&model->lives, life, model->now.time_ns,
			       model->glyphs->ascii, out, size))
		why_waited(life, model, out, size);
}

/* Writes the same for a line: ": o2 runs", " (o1 ran)", or "". */
static void tell_cause(const struct life *life, const struct model *model,
		       char *out, size_t size)
{
	char why[WHY_MAX];

	out[0] = '\0';
	tell_why(life, model, why, sizeof(why));
	if (*why && why_is_waiting(life, model))
		snprintf(out, size, ": %s", why);
	/* The line has more to tell of an item that waits no longer. */
	else if (*why && strcmp(why, "unknown") &&
		 !strstr(why, WAITED_FOR_WORKER))
		snprintf(out, size, " (%s)", why);
}

void details_life(const struct life *life, const struct model *model,
		  bool names_queue, char *out, size_t size)
{
	char name[ITEM_FULL_NAME_MAX], wait[96], run[2 * RUN_TEXT_MAX];
	char coalesced[48] = "", cause[WHY_MAX + 8];

	tell_wait(life, model, wait, sizeof(wait));
	tell_run(life, model, run, sizeof(run));
	if (life->coalesced)
		snprintf(coalesced, sizeof(coalesced), ", %u coalesced into it",
			 life->coalesced);
	tell_cause(life, model, cause, sizeof(cause));
	if (names_queue)
		item_full_name(life->queue, life->item, name, sizeof(name));
	else
		item_name(life->queue, life->item, name, sizeof(name));
	snprintf(out, size, "%s%s%s%s%s%s%s%s%s%s", name, *wait ? ", " : "",
		 wait, life->started ? cause : "", *run ? ", " : "", run,
		 life_gave_up(life) ? ", gave up burning" : "",
		 life->cancelled ? ", cancelled" : "", coalesced,
		 life->started ? "" : cause);
}

static void add_time(struct details *details, const char *label, uint64_t ns,
		     const struct model *model)
{
	uint64_t us;

	if (ns == LIFE_UNKNOWN) {
		details_add(details, label, "not known: its event was lost");
		return;
	}
	us = snapshot_since_load(&model->now, ns) / 1000;
	details_add(details, label,
		    "%" PRIu64 ".%06" PRIu64 " s after the module was loaded",
		    us / 1000000, us % 1000000);
}

/* Return: how many of the spans are burns. */
static unsigned int burns_of(const struct life_span *span, unsigned int count)
{
	unsigned int burns = 0;

	while (count--)
		burns += span[count].state == LIFE_BURNING;
	return burns;
}

/* Writes that the end of a burn is not known. Return: false if it is known. */
static bool tell_shared(const struct life *life, const struct model *model,
			const struct life_span *span, char *out, size_t size)
{
	uint64_t ns = shared_cpu_since_ns(&model->lives, life,
					  model->now.time_ns, NULL);
	char text[TEXT_MAX];

	if (ns > span->to_ns)
		return false;
	text_duration(span->to_ns - ns, model->glyphs->ascii, text,
		      sizeof(text));
	snprintf(out, size, " (the last %s on CPU or preempted: not known yet)",
		 text);
	return true;
}

/*
 * Writes " (600 ms of it preempted)" of a burn, or "". The time of the whole
 * run is known better than that of a burn: only the longer gaps are events. So
 * a single burn has all of it, and each of several has some of it at least.
 */
static void tell_gaps(const struct life *life, const struct model *model,
		      const struct life_span *span, bool is_single, char *out,
		      size_t size)
{
	uint64_t all = life_times_of(life, model->now.time_ns).preempted_ns;
	const struct life_gaps *gaps = &model->lives.gaps;
	char text[TEXT_MAX];
	uint64_t ns;
	bool exact;

	out[0] = '\0';
	if (span->state != LIFE_BURNING ||
	    tell_shared(life, model, span, out, size) ||
	    all < PREEMPTED_LEAST_NS)
		return;
	exact = life_gaps_within(gaps, life->newest_gap, 0, UINT64_MAX) == all;
	ns = life_gaps_within(gaps, life->newest_gap, span->from_ns,
			      span->to_ns);
	/* A burn whose event was lost may have had some. */
	if (is_single && all <= span->to_ns - span->from_ns) {
		exact = true;
		ns = all;
	}
	if (!ns)
		return;
	text_duration(ns, model->glyphs->ascii, text, sizeof(text));
	snprintf(out, size, " (%s%s of it preempted)", exact ? "" : "at least ",
		 text);
}

static void add_steps(struct details *details, const struct life *life,
		      const struct model *model)
{
	static const char *const names[LIFE_STATES] = {
		[LIFE_RUNNING] = "not known",
		[LIFE_SLEEPING] = "asleep",
		[LIFE_BURNING] = "burning",
	};
	char text[DETAILS_TEXT_MAX], took[TEXT_MAX], gaps[TEXT_MAX + 64];
	struct life_span span[LIFE_SPANS];
	unsigned int count = life_spans(life, model->now.time_ns, span);
	bool is_single = burns_of(span, count) == 1;
	size_t used = 0;
	unsigned int i;

	if (life_waits_for_step(life))
		return;
	text[0] = '\0';
	for (i = 0; i < count && used < sizeof(text); i++) {
		if (!names[span[i].state])
			continue;
		text_duration(span[i].to_ns - span[i].from_ns,
			      model->glyphs->ascii, took, sizeof(took));
		tell_gaps(life, model, &span[i], is_single, gaps, sizeof(gaps));
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%s %s%s", used ? ", " : "",
					 names[span[i].state], took, gaps);
	}
	if (used)
		details_add(details, "steps", "%s", text);
}

/* Tells that a burn was cut short: others had its CPU for too long. */
static void add_gave_up(struct details *details, const struct life *life,
			const struct model *model)
{
	char burnt[TEXT_MAX], asked[TEXT_MAX];

	if (!life_gave_up(life))
		return;
	text_durations(life->burnt_ns, life->asked_ns, model->glyphs->ascii,
		       burnt, asked, sizeof(burnt));
	details_add(details, "burn",
		    "burnt %s of %s, then gave up: it had taken three times as long",
		    burnt, asked);
}

static void add_worker(struct details *details, const struct life *life)
{
	if (life->run_ns == LIFE_UNKNOWN)
		return;
	if (life->pid == SNAPSHOT_NONE)
		details_add(details, "worker",
			    "%s, in softirq, not in a thread", life->worker);
	else
		details_add(details, "worker",
			    "%s, pid %" PRIu64 ", %s on CPU %u", life->worker,
			    life->pid, life->started ? "began" : "seen",
			    life->cpu);
	if (life_is_rescued(life))
		details_add(details, "rescuer",
			    "the queue's own thread (WQ_MEM_RECLAIM), %s: it ran this because no worker could be made at once",
			    life->worker);
}

/* Tells that the kernel treated the item as CPU_INTENSIVE, and since when. */
static void add_cpu_hog(struct details *details, const struct life *life,
			const struct model *model)
{
	char burned[TEXT_MAX], thresh[TEXT_MAX];

	if (!cpu_hog_was_seen(&model->lives, life, &model->now))
		return;
	text_duration(cpu_hog_burned_ns(&model->lives, life,
					model->now.time_ns),
		      model->glyphs->ascii, burned, sizeof(burned));
	text_duration(model->now.cpu_intensive_thresh_us * 1000,
		      model->glyphs->ascii, thresh, sizeof(thresh));
	details_add(details, "kernel",
		    "burnt %s without sleeping: after %s of CPU time the kernel treated it as CPU_INTENSIVE, so others could start",
		    burned, thresh);
}

/* Tells how to come to an item, or why there is none. */
static void tell_no_item(struct details *details, const struct model *model)
{
	const struct chart *chart = chart_now(model);
	const struct timeline *timeline = &chart->timeline;
	bool ideal = chart->cursor_lane >= 0 &&
		     timeline->lane[chart->cursor_lane].ideal;
	const char *title = "no item here";

	if (!model->timeline.cursor)
		title = "no cursor";
	else if (ideal)
		title = "ideal";
	snprintf(details->title, sizeof(details->title), "%s", title);
	if (!model->timeline.cursor && model_stands_apart(model))
		details_add(details, "cursor",
			    "h puts one at the right edge, Enter then tells of the item under it");
	else if (!model->timeline.cursor)
		details_add(details, "cursor",
			    "no item runs or has ended that could be told of; once one has, ( and ) go from item to item");
	else if (ideal)
		details_add(details, "lane",
			    "times of the kernel's documentation, no item: k moves to the measured ones");
	else
		details_add(details, "cursor",
			    "( moves it to the item before, ) to the next; h and l move it in time, k and j to another lane");
}

void details_of_life(struct details *details, const struct life *life,
		     const struct model *model)
{
	char text[2 * RUN_TEXT_MAX];

	details->count = 0;
	if (!life) {
		tell_no_item(details, model);
		return;
	}
	item_full_name(life->queue, life->item, details->title,
		       sizeof(details->title));
	add_time(details, life->has_timer ? "armed" : "submitted",
		 life->accepted_ns, model);
	if (life->coalesced)
		details_add(details, "coalesced",
			    "%u submissions into it: they have no run of their own",
			    life->coalesced);
	if (life->modified)
		add_time(details, "restarted", life->modified_ns, model);
	tell_wait(life, model, text, sizeof(text));
	if (*text)
		details_add(details, "in queue", "%s", text);
	tell_why(life, model, text, sizeof(text));
	if (*text)
		details_add(details, "why", "%s", text);
	if (life->started)
		add_time(details, "started", life->run_ns, model);
	add_worker(details, life);
	add_steps(details, life, model);
	add_gave_up(details, life, model);
	add_cpu_hog(details, life, model);
	if (!life_is_open(life))
		add_time(details, life->cancelled ? "cancelled" : "finished",
			 life->ended_ns, model);
	tell_run(life, model, text, sizeof(text));
	if (*text)
		details_add(details, "run", "%s", text);
	if (life_is_open(life) && life->doubt_ns != LIFE_UNKNOWN)
		details_add(details, "since then",
			    "events were lost or not recorded: what became of it is not known");
}
