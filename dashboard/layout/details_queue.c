// SPDX-License-Identifier: GPL-2.0
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/details.h"
#include "lib/text.h"
#include "model/cpu_hog.h"
#include "model/percentiles.h"
#include "model/why_selected.h"
#include "model/workers.h"

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
	/* Estimates are not known to a nanosecond. */
	text_duration(p50 < 1000 ? 0 : p50, ascii, half, sizeof(half));
	text_duration(p99 < 1000 ? 0 : p99, ascii, most, sizeof(most));
	snprintf(out, size, ", p50 %s, p99 %s", half, most);
}

/* The total, the maximum and the histogram of a time. */
struct duration {
	enum wqdemo_time total;
	enum wqdemo_time max;
	enum snapshot_histogram histogram;
	const char *since; /* the words for where it begins, or "" */
};

static void add_duration(struct details *details, const char *label,
			 const struct snapshot_queue *queue, struct duration of,
			 uint64_t runs, bool ascii)
{
	char average[TEXT_MAX], longest[TEXT_MAX], percentiles[80];

	/* Without those whose time was forgotten when the counters were reset. */
	if (queue->histogram[of.histogram].per_octave)
		runs = buckets_total(&queue->histogram[of.histogram]);
	if (!runs || queue->time[of.total] == SNAPSHOT_NONE ||
	    queue->time[of.max] == SNAPSHOT_NONE) {
		details_add(details, label, "nothing yet");
		return;
	}
	text_duration(queue->time[of.total] / runs, ascii, average,
		      sizeof(average));
	text_duration(queue->time[of.max], ascii, longest, sizeof(longest));
	tell_percentiles(queue, of.histogram, ascii, percentiles,
			 sizeof(percentiles));
	details_add(details, label, "%saverage %s, longest %s%s", of.since,
		    average, longest, percentiles);
}

static void add_number(struct details *details, const char *label,
		       uint64_t number, const char *what)
{
	if (number != SNAPSHOT_NONE)
		details_add(details, label, "%" PRIu64 "%s", number, what);
}

/* Leaves out 0, which is no news. */
static void add_if_any(struct details *details, const char *label,
		       uint64_t number, const char *what)
{
	if (number)
		add_number(details, label, number, what);
}

/* Writes what became of the submissions. The parts add up to the whole. */
static void add_submitted(struct details *details,
			  const struct snapshot_queue *queue)
{
	const uint64_t *count = queue->count;

	if (count[WQDEMO_COUNT_submitted] == SNAPSHOT_NONE)
		return;
	details_add(details, "submitted",
		    "%" PRIu64 ": %" PRIu64 " accepted, %" PRIu64
		    " coalesced, %" PRIu64 " modified, %" PRIu64 " rejected",
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
		details_add(details, "last start",
			    "CPU %" PRIu64 ", in softirq, not in a thread",
			    cpu);
	else
		details_add(details, "last start",
			    "CPU %" PRIu64 ", pid %" PRIu64, cpu, pid);
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
	details_add(details, "kernel",
		    "treats an item that burns for %s without sleeping as CPU_INTENSIVE",
		    thresh);
}

/* Return: how many items of the queue are known to have been run by its rescuer. */
static unsigned int count_rescued(const struct item_lives *lives,
				  enum wqdemo_queue queue)
{
	const struct life *life;
	unsigned int place = 0, count = 0;

	while ((life = item_lives_next(lives, &place)))
		count += life->queue == queue && life_is_rescued(life);
	return count;
}

static void add_rescuer(struct details *details,
			const struct snapshot_queue *queue,
			const struct model *model)
{
	unsigned int rescued = count_rescued(&model->lives, queue->id);
	char name[WORKER_NAME_MAX];

	if (!worker_rescuer_name(&model->now, queue, name, sizeof(name)))
		return;
	if (rescued)
		details_add(details, "rescuer",
			    "%s: ran %u item%s, as no worker could be made within about 10 ms",
			    name, rescued, rescued == 1 ? "" : "s");
	else
		details_add(details, "rescuer",
			    "%s: idle, unless no worker can be made within about 10 ms: memory is short, or highpri burners have all CPUs",
			    name);
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
	details_add(details, "workqueue",
		    "the system's, shared by %s; %s queues on it", names,
		    queue->made_by);
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
		details_add(details, "made by", "%s", queue->made_by);
	if (*queue->wq_flags)
		details_add(details, "flags", "%s", queue->wq_flags);
}

static void add_max_active(struct details *details,
			   const struct snapshot_queue *queue)
{
	if (queue->id == WQDEMO_BH)
		details_add(details, "max_active",
			    "none: each CPU runs its bh items one by one");
	else
		add_number(details, "max_active", queue->max_active, "");
}

static void add_highest(struct details *details,
			const struct snapshot_queue *queue)
{
	uint64_t highest = queue->concurrency[WQDEMO_CONCURRENCY_highest];

	if (highest == SNAPSHOT_NONE)
		return;
	if (highest)
		details_add(details, "highest",
			    "at most %" PRIu64 " ran at the same time",
			    highest);
	else if (snapshot_known(queue->count[WQDEMO_COUNT_completed]) ||
		 snapshot_known(queue->count[WQDEMO_COUNT_running]))
		details_add(details, "highest",
			    "not known: counted only while events are on, without delay=");
	else
		details_add(details, "highest", "nothing has run yet");
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
	details_add(details, "burns", "on CPU %s in all, preempted %s", on_cpu,
		    preempted);
}

/* Return: whether all items of the queue wait for a timer first. */
static bool has_timer(enum wqdemo_queue queue)
{
	return queue == WQDEMO_DELAYED || queue == WQDEMO_PERIODIC;
}

static void add_waits(struct details *details,
		      const struct snapshot_queue *queue, bool ascii)
{
	static const struct duration plain = {
		WQDEMO_TIME_wait_total_ns, WQDEMO_TIME_wait_max_ns,
		SNAPSHOT_HISTOGRAM_wait, "",
	}, after_timer = {
		WQDEMO_TIME_wait_total_ns, WQDEMO_TIME_wait_max_ns,
		SNAPSHOT_HISTOGRAM_wait, "from when it was due: ",
	};
	uint64_t done = queue->count[WQDEMO_COUNT_completed];
	uint64_t running = queue->count[WQDEMO_COUNT_running];

	if (done != SNAPSHOT_NONE && running != SNAPSHOT_NONE)
		add_duration(details, "wait", queue,
			     has_timer(queue->id) ? after_timer : plain,
			     done + running, ascii);
}

void details_of_queue(struct details *details, const struct model *model)
{
	static const struct duration runs = {
		WQDEMO_TIME_run_total_ns,
		WQDEMO_TIME_run_max_ns,
		SNAPSHOT_HISTOGRAM_run,
		"",
	};
	const struct snapshot_queue *queue;
	bool ascii = model->glyphs->ascii;
	char why[WHY_MAX];
	uint64_t done;

	details->count = 0;
	details->title[0] = '\0';
	if (model->selected >= model->now.queue_count)
		return;
	queue = &model->now.queue[model->selected];
	done = queue->count[WQDEMO_COUNT_completed];
	snprintf(details->title, sizeof(details->title), "%s", queue->name);
	add_workqueue(details, &model->now, queue);
	add_max_active(details, queue);
	add_thresh(details, queue, model);
	add_rescuer(details, queue, model);
	add_submitted(details, queue);
	add_waits(details, queue, ascii);
	why_selected(model, why, sizeof(why));
	if (*why)
		details_add(details, "why", "%s", why);
	if (done != SNAPSHOT_NONE)
		add_duration(details, "run", queue, runs, done, ascii);
	add_burns(details, queue, ascii);
	add_last_start(details, queue);
	add_highest(details, queue);
	add_if_any(details, "held", queue->concurrency[WQDEMO_CONCURRENCY_held],
		   " held back by max_active now");
	add_number(details, "overlaps",
		   queue->concurrency[WQDEMO_CONCURRENCY_overlaps],
		   " started before an earlier one had finished");
	add_if_any(details, "refused",
		   queue->concurrency[WQDEMO_CONCURRENCY_refused],
		   " submitted while being cancelled");
}
