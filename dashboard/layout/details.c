// SPDX-License-Identifier: GPL-2.0
#include "layout/details.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "layout/timeline_chart.h"
#include "lib/text.h"
#include "model/cpu_hog.h"
#include "model/life_times.h"
#include "model/percentiles.h"
#include "model/why.h"

static void add(struct details *details, const char *label, const char *format,
		...) __attribute__((format(printf, 3, 4)));

static void add(struct details *details, const char *label, const char *format,
		...)
{
	struct details_line *line = &details->line[details->count];
	va_list args;

	if (details->count == DETAILS_LINES)
		return;
	details->count++;
	line->label = label;
	va_start(args, format);
	vsnprintf(line->text, sizeof(line->text), format, args);
	va_end(args);
}

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
	text_duration(ns, model->glyphs->ascii, text, sizeof(text));
	/*
	 * An armed item waits for its timer first. No event tells when the
	 * timer ends.
	 */
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
	text_duration(ns, model->glyphs->ascii, text, sizeof(text));
	tell_parts(life, model, parts, sizeof(parts));
	/* The parts need the room; "runs" says that it goes on. */
	if (*parts && life->doubt_ns == LIFE_UNKNOWN)
		tense.more = "";
	snprintf(out, size, "%s %s%s%s", tense.past ? "took" : "runs", text,
		 tense.more, parts);
}

void details_life(const struct life *life, const struct model *model, char *out,
		  size_t size)
{
	char wait[64], run[2 * RUN_TEXT_MAX], coalesced[48] = "";

	tell_wait(life, model, wait, sizeof(wait));
	tell_run(life, model, run, sizeof(run));
	if (life->coalesced)
		snprintf(coalesced, sizeof(coalesced), ", %u coalesced into it",
			 life->coalesced);
	snprintf(out, size, "%s #%" PRIu64 "%s%s%s%s%s%s",
		 actions[life->queue].queue, life->item, *wait ? ", " : "",
		 wait, *run ? ", " : "", run,
		 life->cancelled ? ", cancelled" : "", coalesced);
}

static void add_time(struct details *details, const char *label, uint64_t ns,
		     const struct model *model)
{
	uint64_t us;

	if (ns == LIFE_UNKNOWN) {
		add(details, label, "not known: its event was lost");
		return;
	}
	us = snapshot_since_load(&model->now, ns) / 1000;
	add(details, label,
	    "%" PRIu64 ".%06" PRIu64 " s after the module was loaded",
	    us / 1000000, us % 1000000);
}

/* Writes " (600 ms of it preempted)" of a burn, or "". */
static void tell_gaps(const struct life *life, const struct model *model,
		      const struct life_span *span, char *out, size_t size)
{
	char text[TEXT_MAX];
	uint64_t ns;

	out[0] = '\0';
	if (span->state != LIFE_BURNING)
		return;
	ns = life_gaps_within(&model->lives.gaps, life->newest_gap,
			      span->from_ns, span->to_ns);
	if (!ns)
		return;
	text_duration(ns, model->glyphs->ascii, text, sizeof(text));
	snprintf(out, size, " (%s of it preempted)", text);
}

static void add_steps(struct details *details, const struct life *life,
		      const struct model *model)
{
	static const char *const names[LIFE_STATES] = {
		[LIFE_RUNNING] = "not known",
		[LIFE_SLEEPING] = "asleep",
		[LIFE_BURNING] = "burning",
	};
	char text[160], took[TEXT_MAX], gaps[TEXT_MAX + 32];
	struct life_span span[LIFE_SPANS];
	unsigned int count = life_spans(life, model->now.time_ns, span);
	size_t used = 0;
	unsigned int i;

	text[0] = '\0';
	for (i = 0; i < count && used < sizeof(text); i++) {
		if (!names[span[i].state])
			continue;
		text_duration(span[i].to_ns - span[i].from_ns,
			      model->glyphs->ascii, took, sizeof(took));
		tell_gaps(life, model, &span[i], gaps, sizeof(gaps));
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%s %s%s", used ? ", " : "",
					 names[span[i].state], took, gaps);
	}
	if (used)
		add(details, "steps", "%s", text);
}

static void add_worker(struct details *details, const struct life *life)
{
	if (life->run_ns == LIFE_UNKNOWN)
		return;
	if (life->pid == SNAPSHOT_NONE)
		add(details, "worker", "%s, in softirq: nobody's thread",
		    life->worker);
	else
		add(details, "worker", "%s, pid %" PRIu64 ", began on CPU %u",
		    life->worker, life->pid, life->cpu);
	if (life_is_rescued(life))
		add(details, "rescuer",
		    "the queue's own thread (WQ_MEM_RECLAIM), %s in ps: it ran this because no worker could be made at once",
		    life->worker);
}

/* Tells that the kernel treated the item as CPU_INTENSIVE, and since when. */
static void add_cpu_hog(struct details *details, const struct life *life,
			const struct model *model)
{
	char burned[TEXT_MAX], thresh[TEXT_MAX];

	if (!cpu_hog_was_seen(life, &model->now))
		return;
	text_duration(cpu_hog_burned_ns(life, model->now.time_ns),
		      model->glyphs->ascii, burned, sizeof(burned));
	text_duration(model->now.cpu_intensive_thresh_us * 1000,
		      model->glyphs->ascii, thresh, sizeof(thresh));
	add(details, "kernel",
	    "burned %s without a break: after %s the kernel took it for CPU_INTENSIVE, so others could start",
	    burned, thresh);
}

void details_of_life(struct details *details, const struct life *life,
		     const struct model *model)
{
	char text[2 * RUN_TEXT_MAX];

	details->count = 0;
	if (!life) {
		snprintf(details->title, sizeof(details->title),
			 "no item here");
		add(details, "cursor",
		    "h and l move it in time, k and j to another lane");
		return;
	}
	snprintf(details->title, sizeof(details->title), "%s #%" PRIu64,
		 actions[life->queue].queue, life->item);
	add_time(details, life->has_timer ? "armed" : "submitted",
		 life->accepted_ns, model);
	if (life->coalesced)
		add(details, "coalesced",
		    "%u submissions into it: they have no run of their own",
		    life->coalesced);
	if (life->modified)
		add_time(details, "restarted", life->modified_ns, model);
	tell_wait(life, model, text, sizeof(text));
	if (*text)
		add(details, "wait", "%s", text);
	why_waits(life, model, text, sizeof(text));
	if (*text)
		add(details, "why", "%s", text);
	if (life->started)
		add_time(details, "started", life->run_ns, model);
	add_worker(details, life);
	add_steps(details, life, model);
	add_cpu_hog(details, life, model);
	if (!life_is_open(life))
		add_time(details, life->cancelled ? "cancelled" : "finished",
			 life->ended_ns, model);
	tell_run(life, model, text, sizeof(text));
	if (*text)
		add(details, "run", "%s", text);
	if (life_is_open(life) && life->doubt_ns != LIFE_UNKNOWN)
		add(details, "since then",
		    "events were lost or not recorded: what became of it is not known");
}

/* Writes ", p50 12 us, p99 503 ms", or nothing without a histogram. */
static void tell_percentiles(const struct snapshot_queue *queue,
			     enum snapshot_histogram id, bool ascii, char *out,
			     size_t size)
{
	char half[TEXT_MAX], most[TEXT_MAX];
	uint64_t p50, p99;

	out[0] = '\0';
	if (!percentiles_get(queue, id, 50, &p50) ||
	    !percentiles_get(queue, id, 99, &p99))
		return;
	text_duration(p50, ascii, half, sizeof(half));
	text_duration(p99, ascii, most, sizeof(most));
	snprintf(out, size, ", p50 %s, p99 %s", half, most);
}

/* The total, the maximum and the histogram of a time. */
struct duration {
	enum wqdemo_time total;
	enum wqdemo_time max;
	enum snapshot_histogram histogram;
};

static void add_duration(struct details *details, const char *label,
			 const struct snapshot_queue *queue, struct duration of,
			 uint64_t runs, bool ascii)
{
	char average[TEXT_MAX], longest[TEXT_MAX], percentiles[80];

	if (!runs || queue->time[of.total] == SNAPSHOT_NONE ||
	    queue->time[of.max] == SNAPSHOT_NONE) {
		add(details, label, "nothing yet");
		return;
	}
	text_duration(queue->time[of.total] / runs, ascii, average,
		      sizeof(average));
	text_duration(queue->time[of.max], ascii, longest, sizeof(longest));
	tell_percentiles(queue, of.histogram, ascii, percentiles,
			 sizeof(percentiles));
	add(details, label, "average %s, longest %s%s", average, longest,
	    percentiles);
}

static void add_number(struct details *details, const char *label,
		       uint64_t number, const char *what)
{
	if (number != SNAPSHOT_NONE)
		add(details, label, "%" PRIu64 "%s", number, what);
}

/* Writes what became of the submissions. The parts add up to the whole. */
static void add_submitted(struct details *details,
			  const struct snapshot_queue *queue)
{
	const uint64_t *count = queue->count;

	if (count[WQDEMO_COUNT_submitted] == SNAPSHOT_NONE)
		return;
	add(details, "submitted",
	    "%" PRIu64 ": %" PRIu64 " accepted, %" PRIu64 " coalesced, %" PRIu64
	    " modified, %" PRIu64 " rejected",
	    count[WQDEMO_COUNT_submitted],
	    snapshot_known(count[WQDEMO_COUNT_accepted]),
	    snapshot_known(count[WQDEMO_COUNT_coalesced]),
	    snapshot_known(count[WQDEMO_COUNT_modified]),
	    snapshot_known(count[WQDEMO_COUNT_rejected]));
}

static void add_last_start(struct details *details,
			   const struct snapshot_queue *queue)
{
	uint64_t cpu = queue->time[WQDEMO_TIME_last_cpu];
	uint64_t pid = queue->time[WQDEMO_TIME_last_pid];

	if (cpu == SNAPSHOT_NONE)
		return;
	if (pid == SNAPSHOT_NONE)
		add(details, "last start",
		    "CPU %" PRIu64 ", in softirq: nobody's thread", cpu);
	else
		add(details, "last start", "CPU %" PRIu64 ", pid %" PRIu64, cpu,
		    pid);
}

static void add_thresh(struct details *details,
		       const struct snapshot_queue *queue,
		       const struct model *model)
{
	char thresh[TEXT_MAX];

	if (!cpu_hog_is_watched(&model->now, queue->id))
		return;
	text_duration(model->now.cpu_intensive_thresh_us * 1000,
		      model->glyphs->ascii, thresh, sizeof(thresh));
	add(details, "kernel",
	    "takes an item that burns for %s without a break for CPU_INTENSIVE",
	    thresh);
}

/* Names the thread that ps shows, and what it is for. */
static void add_rescuer(struct details *details,
			const struct snapshot_queue *queue)
{
	if (strstr(queue->wq_flags, "WQ_MEM_RECLAIM"))
		add(details, "rescuer",
		    "thread wqdemo_%s in ps (kworker/R-wqdemo_%s since Linux 6.8): idle, unless no worker can be made at once",
		    queue->name, queue->name);
}

/* Tells which items are on the system's workqueue, as nobody made that. */
static void add_system_wq(struct details *details,
			  const struct snapshot *snapshot,
			  const struct snapshot_queue *queue)
{
	char names[64] = "";
	size_t used = 0;
	unsigned int i;

	for (i = 0; i < snapshot->queue_count && used < sizeof(names); i++)
		if (snapshot_is_on_system_wq(&snapshot->queue[i]))
			used += (size_t)snprintf(names + used,
						 sizeof(names) - used, "%s%s",
						 used ? ", " : "",
						 snapshot->queue[i].name);
	add(details, "workqueue", "the system's, shared by %s; %s queues on it",
	    names, queue->made_by);
}

static void add_workqueue(struct details *details,
			  const struct snapshot *snapshot,
			  const struct snapshot_queue *queue)
{
	if (snapshot_is_on_system_wq(queue)) {
		add_system_wq(details, snapshot, queue);
		return;
	}
	if (*queue->made_by)
		add(details, "made by", "%s", queue->made_by);
	if (*queue->wq_flags)
		add(details, "flags", "%s", queue->wq_flags);
}

static void add_highest(struct details *details,
			const struct snapshot_queue *queue)
{
	uint64_t highest = queue->concurrency[WQDEMO_CONCURRENCY_highest];

	if (highest == SNAPSHOT_NONE)
		return;
	if (highest)
		add(details, "highest",
		    "at most %" PRIu64 " ran at the same time", highest);
	else if (snapshot_known(queue->count[WQDEMO_COUNT_completed]) ||
		 snapshot_known(queue->count[WQDEMO_COUNT_running]))
		add(details, "highest",
		    "not known: counted only while events are on, without delay=");
	else
		add(details, "highest", "nothing has run yet");
}

static void add_burns(struct details *details,
		      const struct snapshot_queue *queue, bool ascii)
{
	uint64_t burnt = queue->more_time[WQDEMO_MORE_TIME_burnt_total_ns];
	uint64_t lost = queue->more_time[WQDEMO_MORE_TIME_preempted_total_ns];
	char on_cpu[TEXT_MAX], preempted[TEXT_MAX];

	if (!snapshot_known(burnt) || lost == SNAPSHOT_NONE)
		return;
	text_duration(burnt, ascii, on_cpu, sizeof(on_cpu));
	text_duration(lost, ascii, preempted, sizeof(preempted));
	add(details, "burns", "on CPU %s in all, preempted %s", on_cpu,
	    preempted);
}

void details_of_queue(struct details *details, const struct model *model)
{
	static const struct duration waits = {
		WQDEMO_TIME_wait_total_ns, WQDEMO_TIME_wait_max_ns,
		SNAPSHOT_HISTOGRAM_wait,
	}, runs = {
		WQDEMO_TIME_run_total_ns, WQDEMO_TIME_run_max_ns,
		SNAPSHOT_HISTOGRAM_run,
	};
	const struct snapshot_queue *queue;
	bool ascii = model->glyphs->ascii;
	char why[WHY_MAX];
	uint64_t done, running;

	details->count = 0;
	details->title[0] = '\0';
	if (model->selected >= model->now.queue_count)
		return;
	queue = &model->now.queue[model->selected];
	done = queue->count[WQDEMO_COUNT_completed];
	running = queue->count[WQDEMO_COUNT_running];
	snprintf(details->title, sizeof(details->title), "%s", queue->name);
	add_workqueue(details, &model->now, queue);
	add_number(details, "max_active", queue->max_active, "");
	add_thresh(details, queue, model);
	add_rescuer(details, queue);
	add_submitted(details, queue);
	if (done != SNAPSHOT_NONE && running != SNAPSHOT_NONE)
		add_duration(details, "wait", queue, waits, done + running,
			     ascii);
	why_selected(model, why, sizeof(why));
	if (*why)
		add(details, "why", "%s", why);
	if (done != SNAPSHOT_NONE)
		add_duration(details, "run", queue, runs, done, ascii);
	add_burns(details, queue, ascii);
	add_last_start(details, queue);
	add_highest(details, queue);
	add_number(details, "held", queue->concurrency[WQDEMO_CONCURRENCY_held],
		   " held back by max_active now");
	add_number(details, "overlaps",
		   queue->concurrency[WQDEMO_CONCURRENCY_overlaps],
		   " started before an earlier one had finished");
	add_number(details, "refused",
		   queue->concurrency[WQDEMO_CONCURRENCY_refused],
		   " submitted while being cancelled");
}

int details_rows(const struct details *details, int first, int end, int columns)
{
	int sum = 0;
	int i;

	for (i = first; i < end; i++) {
		int rows = text_rows(details->line[i].text,
				     columns - DETAILS_TEXT_AT);

		sum += rows > 1 ? rows : 1;
	}
	return sum;
}

/* A line that is higher than a page gets a page of its own. */
static int page_end(const struct details *details, int rows, int columns,
		    int first)
{
	int end = first;

	while (end < details->count &&
	       (end == first ||
		details_rows(details, first, end + 1, columns) <= rows))
		end++;
	return end;
}

void details_find_page(const struct details *details, int rows, int columns,
		       unsigned int page, int *first, int *end)
{
	*first = 0;
	*end = page_end(details, rows, columns, *first);
	for (; page && *end < details->count; page--) {
		*first = *end;
		*end = page_end(details, rows, columns, *first);
	}
}

/* As few rows beside the row, title and all, are enough. */
#define PLACE_LEAST 7

/* Return: the row of the body that details are about, or -1. */
static int row_about(const struct layout *layout, const struct model *model)
{
	const struct rect *area = &layout->view[VIEW_QUEUES];
	static struct chart chart; /* too large for some stacks */
	struct layout_table table;
	int row;

	if (model->view == VIEW_TIMELINE) {
		area = &layout->view[VIEW_TIMELINE];
		chart_make(&chart, model, *area);
		row = chart.cursor_lane < 0 ?
			      -1 :
			      chart_row_of_lane(&chart, chart.cursor_lane);
	} else {
		layout_queues(*area, model, &table);
		row = layout_row_of_queue(&table, (int)model->selected);
	}
	return row >= 0 && row < area->rows ?
		       area->row - layout->body.row + row :
		       -1;
}

struct rect details_place(const struct details *details,
			  const struct layout *layout,
			  const struct model *model)
{
	struct rect place = layout->body;
	int about = row_about(layout, model);
	int below = place.rows - about - 1;
	int wanted =
		1 + details_rows(details, 0, details->count, place.columns);
	int room = below < wanted && below < about ? about : below;

	/* A few rows would have too many pages. */
	if (room < wanted && room < PLACE_LEAST)
		room = about = place.rows;
	place.rows = wanted < room ? wanted : room;
	place.row += (room == about ? about : layout->body.rows) - place.rows;
	return place;
}
