// SPDX-License-Identifier: GPL-2.0
#include <linux/bits.h>
#include <linux/compiler.h>
#include <linux/cpumask.h>
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/seq_file.h>
#include <linux/string.h>
#include <linux/utsname.h>

#include "answers.h"
#include "concurrency.h"
#include "counters.h"
#include "cpu_intensive_thresh.h"
#include "events.h"
#include "limit.h"
#include "pattern.h"
#include "proc_show.h"
#include "registry.h"
#include "static_item.h"
#include "ticks.h"

static u64 loaded_ns;

void proc_show_init(void)
{
	loaded_ns = ktime_get_ns();
}

/* For a number that does not exist; a column that was forgotten has it too. */
#define NO_VALUE U64_MAX

/*
 * Reads a row of the table "queue". Where items are now is not computed from
 * what happened to them, so that the two can be compared.
 */
static void read_counts(enum wqdemo_queue queue, u64 *value)
{
	const struct pattern *pattern = pattern_of(queue);
	struct counter_sums sums;
	const u64 *count = sums.count;

	memset64(value, NO_VALUE, WQDEMO_COUNT_COLUMNS);
	if (pattern->item) {
		static_item_read(pattern->item, &sums,
				 &value[WQDEMO_COUNT_armed],
				 &value[WQDEMO_COUNT_pending],
				 &value[WQDEMO_COUNT_running]);
	} else {
		counters_read(queue, &sums);
		registry_read(pattern->registry, &value[WQDEMO_COUNT_armed],
			      &value[WQDEMO_COUNT_pending]);
		value[WQDEMO_COUNT_running] =
			count[COUNTER_STARTED] - count[COUNTER_COMPLETED];
	}
	value[WQDEMO_COUNT_submitted] = count[COUNTER_SUBMITTED];
	value[WQDEMO_COUNT_accepted] = count[COUNTER_ACCEPTED];
	value[WQDEMO_COUNT_coalesced] = count[COUNTER_COALESCED];
	value[WQDEMO_COUNT_modified] = count[COUNTER_MODIFIED];
	value[WQDEMO_COUNT_rejected] =
		count[COUNTER_OVER_LIMIT] + count[COUNTER_REFUSED];
	value[WQDEMO_COUNT_completed] = count[COUNTER_COMPLETED];
	value[WQDEMO_COUNT_cancelled] = count[COUNTER_CANCELLED];
}

#define COLUMN_NAME(name) #name,
static const char *const count_columns[] = { WQDEMO_COUNTS(COLUMN_NAME) };
static const char *const time_columns[] = { WQDEMO_TIMES(COLUMN_NAME) };

static const char *const more_time_columns[] = { WQDEMO_MORE_TIMES(
	COLUMN_NAME) };

static const char *const concurrency_columns[] = {
	WQDEMO_CONCURRENCIES(COLUMN_NAME)
};

#define NAME_WIDTH 11

/* In tables that have room for the longest name. */
#define NAMES_WIDE (WQDEMO_NAME_SIZE - 1)

/* Writes a table's first line; each column is as wide as its name. */
static void show_header(struct seq_file *out, const char *table,
			const char *const *columns, size_t n)
{
	size_t i;

	seq_printf(out, "\n%-*s", NAME_WIDTH, table);
	for (i = 0; i < n; i++)
		seq_printf(out, " %s", columns[i]);
	seq_putc(out, '\n');
}

/* Writes a blank and the number, right-aligned: faster than seq_printf(). */
static void show_number(struct seq_file *out, u64 value, int width)
{
	static const char blanks[] = "                        ";
	int pad = width;
	u64 rest;

	for (rest = value; rest >= 10; rest /= 10)
		pad--;
	pad = clamp_t(int, pad, 1, sizeof(blanks) - 1);
	seq_put_decimal_ull(out, blanks + sizeof(blanks) - 1 - pad, value);
}

/*
 * Writes a row of numbers. Without @may_lack a NO_VALUE is an error, and is
 * shown as the number that it is.
 */
static void show_row(struct seq_file *out, const char *name,
		     const char *const *columns, const u64 *value, size_t n,
		     bool may_lack)
{
	/* A long name takes room from the first number. */
	int width, slack = NAME_WIDTH - (int)strlen(name);
	size_t i;

	seq_puts(out, name);
	for (i = 0; i < n; i++) {
		width = (int)strlen(columns[i]) + (i ? 0 : slack);
		if (may_lack && value[i] == NO_VALUE)
			seq_printf(out, " %*s", width, "-");
		else
			show_number(out, value[i], width);
	}
	seq_putc(out, '\n');
}

/* Loops over the queues that this kernel has. */
#define for_each_queue(queue)                                      \
	for ((queue) = 0; (queue) < WQDEMO_QUEUE_COUNT; (queue)++) \
		if (!pattern_is_there(pattern_of(queue)))          \
			continue;                                  \
		else

static void show_counts(struct seq_file *out)
{
	u64 value[WQDEMO_COUNT_COLUMNS];
	int queue;

	show_header(out, "queue", count_columns, WQDEMO_COUNT_COLUMNS);
	for_each_queue(queue) {
		read_counts(queue, value);
		show_row(out, wqdemo_queue_name(queue), count_columns, value,
			 WQDEMO_COUNT_COLUMNS, false);
	}
}

static void read_times(enum wqdemo_queue queue, u64 *value)
{
	struct counter_sums sums;

	memset64(value, NO_VALUE, WQDEMO_TIME_COLUMNS);
	counters_read_times(queue, &sums);
	value[WQDEMO_TIME_wait_total_ns] = sums.total_ns[HISTOGRAM_WAIT];
	value[WQDEMO_TIME_wait_max_ns] = sums.max_ns[HISTOGRAM_WAIT];
	value[WQDEMO_TIME_run_total_ns] = sums.total_ns[HISTOGRAM_RUN];
	value[WQDEMO_TIME_run_max_ns] = sums.max_ns[HISTOGRAM_RUN];
	value[WQDEMO_TIME_last_cpu] =
		sums.last_cpu >= 0 ? sums.last_cpu : NO_VALUE;
	value[WQDEMO_TIME_last_pid] = sums.last_pid ? sums.last_pid : NO_VALUE;
}

static void show_times(struct seq_file *out)
{
	u64 value[WQDEMO_TIME_COLUMNS];
	int queue;

	show_header(out, "times", time_columns, WQDEMO_TIME_COLUMNS);
	for_each_queue(queue) {
		read_times(queue, value);
		show_row(out, wqdemo_queue_name(queue), time_columns, value,
			 WQDEMO_TIME_COLUMNS, true);
	}
}

static void show_more_times(struct seq_file *out)
{
	u64 value[WQDEMO_MORE_TIME_COLUMNS];
	struct counter_sums sums;
	int queue;

	show_header(out, "more_times", more_time_columns,
		    WQDEMO_MORE_TIME_COLUMNS);
	for_each_queue(queue) {
		counters_read_times(queue, &sums);
		memset64(value, NO_VALUE, WQDEMO_MORE_TIME_COLUMNS);
		value[WQDEMO_MORE_TIME_wait_min_ns] =
			sums.min_ns[HISTOGRAM_WAIT];
		value[WQDEMO_MORE_TIME_run_min_ns] = sums.min_ns[HISTOGRAM_RUN];
		value[WQDEMO_MORE_TIME_burnt_total_ns] = sums.burnt_ns;
		value[WQDEMO_MORE_TIME_preempted_total_ns] = sums.preempted_ns;
		show_row(out, wqdemo_queue_name(queue), more_time_columns,
			 value, WQDEMO_MORE_TIME_COLUMNS, true);
	}
}

static u64 read_held(const struct pattern *pattern, const u64 *count)
{
	u64 held;

	if (!pattern->registry ||
	    !registry_held(pattern->registry, pattern->unbound,
			   count[WQDEMO_COUNT_armed],
			   count[WQDEMO_COUNT_pending],
			   count[WQDEMO_COUNT_running], &held))
		return NO_VALUE;
	return held;
}

static void read_concurrency(enum wqdemo_queue queue, u64 *value)
{
	u64 count[WQDEMO_COUNT_COLUMNS];
	struct counter_sums sums;

	memset64(value, NO_VALUE, WQDEMO_CONCURRENCY_COLUMNS);
	read_counts(queue, count);
	counters_read(queue, &sums);
	value[WQDEMO_CONCURRENCY_highest] = concurrency_highest(queue);
	value[WQDEMO_CONCURRENCY_held] = read_held(pattern_of(queue), count);
	value[WQDEMO_CONCURRENCY_overlaps] = concurrency_overlaps(queue);
	value[WQDEMO_CONCURRENCY_refused] = sums.count[COUNTER_REFUSED];
}

static void show_concurrency(struct seq_file *out)
{
	u64 value[WQDEMO_CONCURRENCY_COLUMNS];
	int queue;

	show_header(out, "concurrency", concurrency_columns,
		    WQDEMO_CONCURRENCY_COLUMNS);
	for_each_queue(queue) {
		read_concurrency(queue, value);
		show_row(out, wqdemo_queue_name(queue), concurrency_columns,
			 value, WQDEMO_CONCURRENCY_COLUMNS, true);
	}
}

static void show_flags(struct seq_file *out)
{
	const struct pattern *pattern;
	int queue;

	seq_printf(out, "\n%-*s max_active %-26s made_by\n", NAMES_WIDE,
		   "flags", "wq_flags");
	for_each_queue(queue) {
		pattern = pattern_of(queue);
		seq_printf(out, "%-*s %10u %-26s %s\n", NAMES_WIDE,
			   wqdemo_queue_name(queue),
			   pattern->registry ?
				   READ_ONCE(pattern->registry->max_active) :
				   pattern->max_active,
			   pattern->flags, pattern->made_by);
	}
}

/* Writes " 10.4:3" for each bucket in use: three values from 2^10 * 12/8 ns on. */
static void show_octave(struct seq_file *out, int octave, const u64 *bucket)
{
	int eighth;

	for (eighth = 0; eighth < WQDEMO_EIGHTHS; eighth++) {
		if (!bucket[eighth])
			continue;
		seq_put_decimal_ull(out, " ", octave);
		seq_put_decimal_ull(out, ".", eighth);
		seq_put_decimal_ull(out, ":", bucket[eighth]);
	}
}

static void show_buckets(struct seq_file *out, enum wqdemo_queue queue,
			 enum histogram which)
{
	u64 octaves = counters_octaves(queue, which);
	u64 bucket[WQDEMO_EIGHTHS];
	int octave;

	seq_printf(out, "%-*s", NAMES_WIDE, wqdemo_queue_name(queue));
	for (octave = 0; octave < WQDEMO_OCTAVES; octave++) {
		if (!(octaves & BIT_ULL(octave)))
			continue;
		counters_read_octave(queue, which, octave, bucket);
		show_octave(out, octave, bucket);
	}
	seq_putc(out, '\n');
}

static void show_histogram(struct seq_file *out, const char *table,
			   enum histogram which)
{
	int queue;

	seq_printf(out, "\n%-*s log2_ns.eighth:count\n", NAMES_WIDE, table);
	for_each_queue(queue)
		show_buckets(out, queue, which);
}

static void show_cpu_intensive_thresh(struct seq_file *out)
{
	unsigned long us;

	if (cpu_intensive_thresh_us(&us))
		seq_printf(out, "cpu_intensive_thresh_us %lu\n", us);
	else
		seq_puts(out, "cpu_intensive_thresh_us -\n");
}

static void show_delayed_due(struct seq_file *out)
{
	u64 due_ns;

	if (static_item_due(pattern_of(WQDEMO_DELAYED)->item, &due_ns))
		seq_printf(out, "delayed_due_ns %llu\n", due_ns);
	else
		seq_puts(out, "delayed_due_ns -\n");
}

static void show_recording_since(struct seq_file *out)
{
	u64 ns;

	if (events_since(&ns))
		seq_printf(out, "recording_since_ns %llu\n",
			   max(ns, loaded_ns));
	else
		seq_puts(out, "recording_since_ns -\n");
}

static void show_head(struct seq_file *out, u64 epoch)
{
	seq_printf(out, "%s - version: %d\n", WQDEMO_PROC_NAME,
		   WQDEMO_FORMAT_VERSION);
	seq_printf(out, "time_ns %llu\n", ktime_get_ns());
	seq_printf(out, "loaded_ns %llu\n", loaded_ns);
	seq_printf(out, "epoch %llu\n", epoch);
	seq_printf(out, "cpus %u\n", num_online_cpus());
	seq_printf(out, "hz %d\n", HZ);
	seq_printf(out, "kernel %s\n", init_utsname()->release);
	seq_printf(out, "in_flight_limit %u\n", limit_value());
	seq_printf(out, "recording %s\n", events_recording() ? "on" : "off");
	seq_printf(out, "source_hash %s\n", WQDEMO_SOURCE_HASH);
}

static void show_commands(struct seq_file *out)
{
	char text[WQDEMO_USAGE_MAX];
	int verb;

	seq_puts(out, "\ncommands, one per write:\n");
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++) {
		wqdemo_verb_usage(verb, text, sizeof(text));
		seq_printf(out, "  %-53s %s\n", text, wqdemo_verb_help(verb));
	}
	seq_printf(out,
		   "with %s and PROGRAM = steps of burn:MS and sleep:MS, as in burn:5,sleep:10\n",
		   wqdemo_limits);
}

static void show_all(struct seq_file *out, u64 epoch)
{
	show_head(out, epoch);
	show_counts(out);
	/* Behind the counts, which these rows would push out of a small window. */
	seq_putc(out, '\n');
	ticks_show(out);
	show_delayed_due(out);
	show_cpu_intensive_thresh(out);
	show_recording_since(out);
	show_times(out);
	show_more_times(out);
	show_concurrency(out);
	show_flags(out);
	show_histogram(out, "wait_eighths", HISTOGRAM_WAIT);
	show_histogram(out, "run_eighths", HISTOGRAM_RUN);
	seq_putc(out, '\n');
	answers_show(out);
	show_commands(out);
}

/*
 * Takes no lock that a command may hold for long: reading does not block. If a
 * reset comes in between, the numbers are of two epochs, and all is written
 * again. It gives up after some tries: resets without a pause must not hold a
 * reader.
 */
int proc_show(struct seq_file *out, void *unused)
{
	size_t begin = out->count;
	int tries = 10;
	u64 epoch;

	do {
		out->count = begin;
		epoch = counters_epoch();
		show_all(out, epoch);
		/* Reads the epoch again after all else. */
		smp_rmb();
	} while (counters_epoch() != epoch && --tries);
	return 0;
}
