// SPDX-License-Identifier: GPL-2.0
/*
 * Prometheus' text format 0.0.4, for the textfile collector of its node
 * exporter: https://prometheus.io/docs/instrumenting/exposition_formats/ Base
 * units, no time stamps; an unknown number has no line. Names are those of
 * common/FORMAT.md as far as Prometheus' rules allow.
 */
#include <inttypes.h>

#include "common/abi.h"
#include "options/options.h"
#include "print/fields.h"
#include "print/formats.h"

#define PREFIX WQDEMO_PROC_NAME "_"

enum unit {
	UNIT_NONE,
	UNIT_MS, /* printed as seconds, as all times */
	UNIT_NS,
	UNIT_SIGNED_NS,
};

/* A metric, and where its number is in a struct. */
struct family {
	const char *name;
	const char *type;
	const char *help;
	enum unit unit;
	size_t offset;
};

#define OF_SNAPSHOT(member) offsetof(struct snapshot, member)
#define OF_COUNT(name) \
	offsetof(struct snapshot_queue, count[WQDEMO_COUNT_##name])
#define OF_TIME(name) offsetof(struct snapshot_queue, time[WQDEMO_TIME_##name])
#define OF_MORE_TIME(name) \
	offsetof(struct snapshot_queue, more_time[WQDEMO_MORE_TIME_##name])
#define OF_CONCURRENCY(name) \
	offsetof(struct snapshot_queue, concurrency[WQDEMO_CONCURRENCY_##name])

/* clang-format off */
static const struct family of_module[] = {
	{ "epoch", "gauge", "Grows when the counters are reset.",
	  UNIT_NONE, OF_SNAPSHOT(epoch) },
	{ "in_flight_limit", "gauge", "How many allocated items may be in flight at once.",
	  UNIT_NONE, OF_SNAPSHOT(in_flight_limit) },
	{ "periodic_running", "gauge", "1 from start to stop of the periodic item.",
	  UNIT_NONE, OF_SNAPSHOT(periodic.running) },
	{ "periodic_period_seconds", "gauge", "The period that was asked for.",
	  UNIT_MS, OF_SNAPSHOT(periodic.period_ms) },
	{ "periodic_ticks_total", "counter", "Ticks since start.",
	  UNIT_NONE, OF_SNAPSHOT(periodic.ticks) },
	{ "periodic_expected_ticks_total", "counter", "Ticks since start, had none been late.",
	  UNIT_NONE, OF_SNAPSHOT(periodic.expected) },
	{ "periodic_late_last_seconds", "gauge", "How long after it was due the last tick started.",
	  UNIT_NS, OF_SNAPSHOT(periodic.late_last_ns) },
	{ "periodic_late_max_seconds", "gauge", "The same of the latest tick since start.",
	  UNIT_NS, OF_SNAPSHOT(periodic.late_max_ns) },
	{ "periodic_drift_seconds", "gauge", "How much later the last tick was than that many periods after start.",
	  UNIT_SIGNED_NS, OF_SNAPSHOT(periodic.drift_ns) },
};

static const struct family of_queue[] = {
	{ "submitted_total", "counter", "Submissions asked for.",
	  UNIT_NONE, OF_COUNT(submitted) },
	{ "accepted_total", "counter", "Submissions that the kernel took: each runs once or is cancelled.",
	  UNIT_NONE, OF_COUNT(accepted) },
	{ "coalesced_total", "counter", "Submissions of an item that was already pending: they have no run of their own.",
	  UNIT_NONE, OF_COUNT(coalesced) },
	{ "modified_total", "counter", "Armed items that mod_delayed_work() moved.",
	  UNIT_NONE, OF_COUNT(modified) },
	{ "rejected_total", "counter", "Submissions over the in-flight limit, or while the item was being cancelled.",
	  UNIT_NONE, OF_COUNT(rejected) },
	{ "refused_total", "counter", "Those of the rejected that came while the item was being cancelled.",
	  UNIT_NONE, OF_CONCURRENCY(refused) },
	{ "completed_total", "counter", "Handlers that have ended.",
	  UNIT_NONE, OF_COUNT(completed) },
	{ "cancelled_total", "counter", "Accepted items that were removed before they ran.",
	  UNIT_NONE, OF_COUNT(cancelled) },
	{ "overlaps_total", "counter", "Items that started before an earlier one had finished.",
	  UNIT_NONE, OF_CONCURRENCY(overlaps) },
	{ "burnt_seconds_total", "counter", "For how long the burns of ended handlers had a CPU.",
	  UNIT_NS, OF_MORE_TIME(burnt_total_ns) },
	{ "preempted_seconds_total", "counter", "For how long these burns were ready, but had no CPU.",
	  UNIT_NS, OF_MORE_TIME(preempted_total_ns) },
	{ "armed", "gauge", "Items whose timer runs now.",
	  UNIT_NONE, OF_COUNT(armed) },
	{ "pending", "gauge", "Items that wait in the queue now.",
	  UNIT_NONE, OF_COUNT(pending) },
	{ "held", "gauge", "Those of the pending that max_active holds back.",
	  UNIT_NONE, OF_CONCURRENCY(held) },
	{ "running", "gauge", "Handlers running now.",
	  UNIT_NONE, OF_COUNT(running) },
	{ "running_highest", "gauge", "The most handlers that ran at the same time.",
	  UNIT_NONE, OF_CONCURRENCY(highest) },
	{ "max_active", "gauge", "The workqueue's max_active.",
	  UNIT_NONE, offsetof(struct snapshot_queue, max_active) },
	{ "wait_max_seconds", "gauge", "The longest time from when an item could run to its handler's first line.",
	  UNIT_NS, OF_TIME(wait_max_ns) },
	{ "wait_min_seconds", "gauge", "The shortest time from when an item could run to its handler's first line.",
	  UNIT_NS, OF_MORE_TIME(wait_min_ns) },
	{ "run_min_seconds", "gauge", "The shortest time that a handler ran.",
	  UNIT_NS, OF_MORE_TIME(run_min_ns) },
	{ "run_max_seconds", "gauge", "The longest time that a handler ran.",
	  UNIT_NS, OF_TIME(run_max_ns) },
};
/* clang-format on */

static const struct histogram {
	const char *name;
	const char *help;
	enum wqdemo_time sum;
} histograms[SNAPSHOT_HISTOGRAM_COUNT] = {
	[SNAPSHOT_HISTOGRAM_wait] = { "wait_seconds",
				      "From when an item could run to its handler's first line.",
				      WQDEMO_TIME_wait_total_ns },
	[SNAPSHOT_HISTOGRAM_run] = { "run_seconds",
				     "From a handler's first line to its last.",
				     WQDEMO_TIME_run_total_ns },
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static void print_head(FILE *out, const char *name, const char *type,
		       const char *help)
{
	fprintf(out, "# HELP " PREFIX "%s %s\n", name, help);
	fprintf(out, "# TYPE " PREFIX "%s %s\n", name, type);
}

/* A label's value; a newline would end the line. */
static void put_escaped(FILE *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n') {
			fputs("\\n", out);
			continue;
		}
		if (*text == '"' || *text == '\\')
			putc('\\', out);
		putc(*text >= ' ' && *text <= '~' ? *text : '?', out);
	}
}

/* Writes all digits, without the rounding of floating-point numbers. */
static void put_seconds(FILE *out, uint64_t ns)
{
	fprintf(out, "%" PRIu64 ".%09" PRIu64, ns / 1000000000,
		ns % 1000000000);
}

/* Reads the number at @at. Return: false if it is unknown. */
static bool is_known(const void *at, enum unit unit)
{
	if (unit == UNIT_SIGNED_NS)
		return *(const int64_t *)at != SNAPSHOT_NONE_SIGNED;
	return *(const uint64_t *)at != SNAPSHOT_NONE;
}

static void put_value(FILE *out, const void *at, enum unit unit)
{
	uint64_t value = *(const uint64_t *)at;
	int64_t ns;

	switch (unit) {
	case UNIT_NONE:
		fprintf(out, "%" PRIu64, value);
		break;
	case UNIT_MS:
		fprintf(out, "%" PRIu64 ".%03" PRIu64, value / 1000,
			value % 1000);
		break;
	case UNIT_NS:
		put_seconds(out, value);
		break;
	case UNIT_SIGNED_NS:
		ns = *(const int64_t *)at;
		if (ns < 0)
			putc('-', out);
		put_seconds(out, ns < 0 ? -(uint64_t)ns : (uint64_t)ns);
		break;
	}
	putc('\n', out);
}

/* One number of the module's own, without a label. */
static void print_single(FILE *out, const struct family *family,
			 const void *base)
{
	const void *at = (const char *)base + family->offset;

	if (!is_known(at, family->unit))
		return;
	print_head(out, family->name, family->type, family->help);
	fprintf(out, PREFIX "%s ", family->name);
	put_value(out, at, family->unit);
}

/* Writes a family of lines: one number of all queues. */
static void print_family(FILE *out, const struct family *family,
			 const struct snapshot *now)
{
	unsigned int i;

	print_head(out, family->name, family->type, family->help);
	for (i = 0; i < now->queue_count; i++) {
		const struct snapshot_queue *queue = &now->queue[i];
		const void *at = (const char *)queue + family->offset;

		if (!is_known(at, family->unit))
			continue;
		fprintf(out, PREFIX "%s{queue=\"", family->name);
		put_escaped(out, queue->name);
		fputs("\"} ", out);
		put_value(out, at, family->unit);
	}
}

static void print_part(FILE *out, const struct histogram *histogram,
		       const char *part, const struct snapshot_queue *queue)
{
	fprintf(out, PREFIX "%s_%s{queue=\"", histogram->name, part);
	put_escaped(out, queue->name);
	putc('"', out);
}

/*
 * Buckets are cumulative and include their bound: the last whole nanosecond
 * before the next power of two. The module's last bucket has no bound. Its finer
 * buckets would be eight times as many series, for every queue.
 */
static void print_queue_histogram(FILE *out, const struct histogram *histogram,
				  const struct buckets *buckets,
				  uint64_t sum_ns,
				  const struct snapshot_queue *queue)
{
	uint64_t count = 0;
	unsigned int i;

	for (i = 0; i < WQDEMO_OCTAVES - 1; i++) {
		count += buckets_octave(buckets, i);
		print_part(out, histogram, "bucket", queue);
		fputs(",le=\"", out);
		put_seconds(out, (2ull << i) - 1);
		fprintf(out, "\"} %" PRIu64 "\n", count);
	}
	count += buckets_octave(buckets, i);
	print_part(out, histogram, "bucket", queue);
	fprintf(out, ",le=\"+Inf\"} %" PRIu64 "\n", count);
	print_part(out, histogram, "sum", queue);
	fputs("} ", out);
	put_seconds(out, sum_ns);
	putc('\n', out);
	/*
	 * The sum of the buckets, not the counter, which is read at another
	 * moment.
	 */
	print_part(out, histogram, "count", queue);
	fprintf(out, "} %" PRIu64 "\n", count);
}

static void print_histogram(FILE *out, enum snapshot_histogram id,
			    const struct snapshot *now)
{
	const struct histogram *histogram = &histograms[id];
	unsigned int i;

	print_head(out, histogram->name, "histogram", histogram->help);
	for (i = 0; i < now->queue_count; i++) {
		const struct snapshot_queue *queue = &now->queue[i];
		uint64_t sum_ns = queue->time[histogram->sum];

		/* Without one of the two it is no histogram. */
		if (queue->histogram[id].per_octave && sum_ns != SNAPSHOT_NONE)
			print_queue_histogram(out, histogram,
					      &queue->histogram[id], sum_ns,
					      queue);
	}
}

static void print_info(FILE *out, const struct snapshot *now)
{
	print_head(out, "info", "gauge",
		   "Always 1; its labels say what is watched by what.");
	fputs(PREFIX "info{kernel=\"", out);
	put_escaped(out, now->kernel);
	fputs("\",source_hash=\"", out);
	put_escaped(out, now->source_hash);
	fprintf(out, "\",format=\"%d\",wqtop=\"%s\"} 1\n",
		WQDEMO_FORMAT_VERSION, WQTOP_VERSION);
}

static void print_snapshot(FILE *out, const struct snapshot *now)
{
	size_t i;

	print_info(out, now);
	print_head(out, "recording", "gauge",
		   "1 while the module writes events and counts what runs at once.");
	fprintf(out, PREFIX "recording %d\n", now->recording);
	for (i = 0; i < COUNT_OF(of_module); i++)
		print_single(out, &of_module[i], now);
	for (i = 0; i < COUNT_OF(of_queue); i++)
		print_family(out, &of_queue[i], now);
	for (i = 0; i < SNAPSHOT_HISTOGRAM_COUNT; i++)
		print_histogram(out, i, now);
}

/* The reason is a comment: a label would make a new series of every wording. */
static void print_sample(FILE *out, const struct model *model)
{
	bool live = model->state == SOURCE_LIVE;
	char reason[FIELDS_REASON_MAX];

	fields_reason(model, reason, sizeof(reason));
	if (!live)
		fprintf(out, "# %s: %s\n", fields_state(model->state), reason);
	print_head(out, "up", "gauge",
		   "1 when the module's file could be read, 0 when it is not loaded or not understood.");
	fprintf(out, PREFIX "up %d\n", live);
	if (live)
		print_snapshot(out, &model->now);
}

const struct print_format print_prometheus = {
	.sample = print_sample,
};
