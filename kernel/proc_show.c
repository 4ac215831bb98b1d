// SPDX-License-Identifier: GPL-2.0
#include <linux/bits.h>
#include <linux/bug.h>
#include <linux/build_bug.h>
#include <linux/compiler.h>
#include <linux/cpumask.h>
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/seq_file.h>
#include <linux/string.h>
#include <linux/stringify.h>
#include <linux/utsname.h>

#include "answers.h"
#include "counters.h"
#include "cpu_intensive_thresh.h"
#include "events.h"
#include "limit.h"
#include "line.h"
#include "pattern.h"
#include "proc_show.h"
#include "registry.h"
#include "snapshot.h"
#include "static_item.h"
#include "ticks.h"

static u64 loaded_ns;

#define FIRST_LINE \
	WQDEMO_PROC_NAME " - version: " __stringify(WQDEMO_FORMAT_VERSION) "\n"

/* The last lines, which never change: written once. */
static char commands[WQDEMO_VERB_COUNT * 2 * WQDEMO_USAGE_MAX];
static size_t commands_length;

static void write_commands(void)
{
	char usage[WQDEMO_USAGE_MAX];
	size_t length;
	int verb;

	length = scnprintf(commands, sizeof(commands),
			   "\ncommands, one per write:\n");
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++) {
		wqdemo_verb_usage(verb, usage, sizeof(usage));
		length += scnprintf(commands + length,
				    sizeof(commands) - length, "  %-53s %s\n",
				    usage, wqdemo_verb_help(verb));
	}
	length +=
		scnprintf(commands + length, sizeof(commands) - length,
			  "with %s and PROGRAM = steps of burn:MS and sleep:MS, as in burn:5,sleep:10, or none\n",
			  wqdemo_limits);
	WARN_ON_ONCE(length + 1 >= sizeof(commands)); /* then it was cut */
	commands_length = length;
}

void proc_show_init(void)
{
	loaded_ns = ktime_get_ns();
	write_commands();
}

#define NAME_WIDTH 11

/* In tables that have room for the longest name. */
#define NAMES_WIDE (WQDEMO_NAME_SIZE - 1)

/* A table of numbers, in which each column is as wide as its name. */
struct table {
	const char *header;
	const u8 *widths;
	size_t columns;
	bool may_lack; /* NO_VALUE is "-", and not an error */
};

#define COLUMN_NAME(name)  " " #name
#define COLUMN_WIDTH(name) sizeof(#name) - 1,

static const u8 count_widths[] = { WQDEMO_COUNTS(COLUMN_WIDTH) };
static const struct table counts_table = {
	.header = "\nqueue      " WQDEMO_COUNTS(COLUMN_NAME) "\n",
	.widths = count_widths,
	.columns = WQDEMO_COUNT_COLUMNS,
};

static const u8 time_widths[] = { WQDEMO_TIMES(COLUMN_WIDTH) };
static const struct table times_table = {
	.header = "\ntimes      " WQDEMO_TIMES(COLUMN_NAME) "\n",
	.widths = time_widths,
	.columns = WQDEMO_TIME_COLUMNS,
	.may_lack = true,
};

static const u8 more_time_widths[] = { WQDEMO_MORE_TIMES(COLUMN_WIDTH) };
static const struct table more_times_table = {
	.header = "\nmore_times " WQDEMO_MORE_TIMES(COLUMN_NAME) "\n",
	.widths = more_time_widths,
	.columns = WQDEMO_MORE_TIME_COLUMNS,
	.may_lack = true,
};

static const u8 concurrency_widths[] = { WQDEMO_CONCURRENCIES(COLUMN_WIDTH) };
static const struct table concurrency_table = {
	.header = "\nconcurrency" WQDEMO_CONCURRENCIES(COLUMN_NAME) "\n",
	.widths = concurrency_widths,
	.columns = WQDEMO_CONCURRENCY_COLUMNS,
	.may_lack = true,
};

static void show_row(struct seq_file *out, const struct table *table,
		     const char *name, const u64 *value)
{
	char *begin = line_begin(out), *at;
	size_t i;
	int slack;

	if (!begin)
		return;
	at = line_text(begin, name);
	/* A long name takes room from the first number. */
	slack = NAME_WIDTH - (int)(at - begin);
	for (i = 0; i < table->columns; i++) {
		if (table->may_lack && value[i] == NO_VALUE)
			at = line_no_number_cell(at, table->widths[i] + slack);
		else
			at = line_number_cell(at, value[i],
					      table->widths[i] + slack);
		slack = 0;
	}
	line_end(out, line_char(at, '\n'));
}

/* Loops over the queues that this kernel has. */
#define for_each_queue(queue)                                      \
	for ((queue) = 0; (queue) < WQDEMO_QUEUE_COUNT; (queue)++) \
		if (!pattern_is_there(pattern_of(queue)))          \
			continue;                                  \
		else

/* Fills in a row of a table; what it leaves out is NO_VALUE. */
typedef void (*fill_fn)(const struct queue_snapshot *queue, u64 *value);

#define MOST_COLUMNS WQDEMO_COUNT_COLUMNS

static void show_table(struct seq_file *out, const struct table *table,
		       fill_fn fill)
{
	const struct snapshot *snapshot = out->private;
	u64 value[MOST_COLUMNS];
	int queue;

	BUILD_BUG_ON((int)WQDEMO_TIME_COLUMNS > MOST_COLUMNS ||
		     (int)WQDEMO_MORE_TIME_COLUMNS > MOST_COLUMNS ||
		     (int)WQDEMO_CONCURRENCY_COLUMNS > MOST_COLUMNS);
	seq_puts(out, table->header);
	for_each_queue(queue) {
		memset64(value, NO_VALUE, MOST_COLUMNS);
		fill(&snapshot->queue[queue], value);
		show_row(out, table, wqdemo_queue_name(queue), value);
	}
}

static void fill_counts(const struct queue_snapshot *queue, u64 *value)
{
	const u64 *count = queue->sums.count;

	value[WQDEMO_COUNT_submitted] = count[COUNTER_SUBMITTED];
	value[WQDEMO_COUNT_accepted] = count[COUNTER_ACCEPTED];
	value[WQDEMO_COUNT_coalesced] = count[COUNTER_COALESCED];
	value[WQDEMO_COUNT_modified] = count[COUNTER_MODIFIED];
	value[WQDEMO_COUNT_rejected] =
		count[COUNTER_OVER_LIMIT] + count[COUNTER_REFUSED];
	value[WQDEMO_COUNT_completed] = count[COUNTER_COMPLETED];
	value[WQDEMO_COUNT_cancelled] = count[COUNTER_CANCELLED];
	value[WQDEMO_COUNT_armed] = queue->armed;
	value[WQDEMO_COUNT_pending] = queue->pending;
	value[WQDEMO_COUNT_running] = queue->running;
}

static void fill_times(const struct queue_snapshot *queue, u64 *value)
{
	const struct counter_sums *sums = &queue->sums;

	value[WQDEMO_TIME_wait_total_ns] = sums->total_ns[HISTOGRAM_WAIT];
	value[WQDEMO_TIME_wait_max_ns] = sums->max_ns[HISTOGRAM_WAIT];
	value[WQDEMO_TIME_run_total_ns] = sums->total_ns[HISTOGRAM_RUN];
	value[WQDEMO_TIME_run_max_ns] = sums->max_ns[HISTOGRAM_RUN];
	if (sums->last_cpu >= 0)
		value[WQDEMO_TIME_last_cpu] = sums->last_cpu;
	if (sums->last_pid)
		value[WQDEMO_TIME_last_pid] = sums->last_pid;
}

static void fill_more_times(const struct queue_snapshot *queue, u64 *value)
{
	const struct counter_sums *sums = &queue->sums;

	value[WQDEMO_MORE_TIME_wait_min_ns] = sums->min_ns[HISTOGRAM_WAIT];
	value[WQDEMO_MORE_TIME_run_min_ns] = sums->min_ns[HISTOGRAM_RUN];
	value[WQDEMO_MORE_TIME_burnt_total_ns] = sums->burnt_ns;
	value[WQDEMO_MORE_TIME_preempted_total_ns] = sums->preempted_ns;
}

static void fill_concurrency(const struct queue_snapshot *queue, u64 *value)
{
	value[WQDEMO_CONCURRENCY_highest] = queue->highest;
	value[WQDEMO_CONCURRENCY_held] = queue->held;
	value[WQDEMO_CONCURRENCY_overlaps] = queue->overlaps;
	value[WQDEMO_CONCURRENCY_refused] = queue->sums.count[COUNTER_REFUSED];
}

/* Writes the limit of a workqueue; "-": a WQ_BH one has none. */
static char *line_limit(char *at, unsigned int max_active, int width)
{
	return max_active ? line_number_cell(at, max_active, width) :
			    line_no_number_cell(at, width);
}

static void show_flags_row(struct seq_file *out, enum wqdemo_queue queue)
{
	const struct pattern *pattern = pattern_of(queue);
	const struct registry *registry = pattern->registry;
	unsigned int now = pattern->max_active, at_load = now;
	char *at = line_begin(out);

	if (!at)
		return;
	if (registry) {
		now = READ_ONCE(registry->max_active);
		at_load = registry->max_active_at_load;
	}
	at = line_padded(at, wqdemo_queue_name(queue), NAMES_WIDE);
	at = line_limit(at, now, 10);
	at = line_char(at, ' ');
	at = line_padded(at, pattern->flags, 26);
	at = line_char(at, ' ');
	at = line_padded(at, pattern->made_by, 27);
	at = line_limit(at, at_load, 19);
	line_end(out, line_char(at, '\n'));
}

static void show_flags(struct seq_file *out)
{
	int queue;

	seq_puts(out,
		 "\nflags         max_active wq_flags                   made_by                     max_active_at_load\n");
	for_each_queue(queue)
		show_flags_row(out, queue);
}

/* Writes " 10.4:3" for each bucket in use: three values from 2^10 * 12/8 ns on. */
static void show_octave(struct seq_file *out, int octave, const u64 *bucket)
{
	char *at = line_begin(out);
	char prefix[4] = " ";
	int length, eighth;

	if (!at)
		return;
	length = line_char(line_number(prefix + 1, octave), '.') - prefix;
	for (eighth = 0; eighth < WQDEMO_EIGHTHS; eighth++) {
		if (!bucket[eighth])
			continue;
		memcpy(at, prefix, sizeof(prefix));
		at = line_char(at + length, '0' + eighth);
		at = line_char(at, ':');
		at = line_number(at, bucket[eighth]);
	}
	line_end(out, at);
}

static void show_buckets(struct seq_file *out, enum wqdemo_queue queue,
			 enum histogram which)
{
	struct snapshot *snapshot = out->private;
	u64 octaves = counters_read_histogram(queue, which, snapshot->bucket);
	char *at = line_begin(out);
	int octave;

	if (!at)
		return;
	line_end(out, line_padded(at, wqdemo_queue_name(queue), NAMES_WIDE));
	for (octave = 0; octave < WQDEMO_OCTAVES; octave++)
		if (octaves & BIT_ULL(octave))
			show_octave(out, octave, snapshot->bucket[octave]);
	seq_putc(out, '\n');
}

static void show_histogram(struct seq_file *out, const char *header,
			   enum histogram which)
{
	int queue;

	seq_puts(out, header);
	for_each_queue(queue)
		show_buckets(out, queue, which);
}

/* Writes "key value"; NO_VALUE is "-". */
static void show_line(struct seq_file *out, const char *key, u64 value)
{
	char *at = line_begin(out);

	if (!at)
		return;
	at = line_char(line_text(at, key), ' ');
	if (value == NO_VALUE)
		at = line_char(at, '-');
	else
		at = line_number(at, value);
	line_end(out, line_char(at, '\n'));
}

static void show_cpu_intensive_thresh(struct seq_file *out)
{
	unsigned long us;
	bool known = cpu_intensive_thresh_us(&us);

	show_line(out, "cpu_intensive_thresh_us", known ? us : NO_VALUE);
}

static void show_delayed_due(struct seq_file *out)
{
	u64 due_ns;
	bool armed = static_item_due(pattern_of(WQDEMO_DELAYED)->item, &due_ns);

	show_line(out, "delayed_due_ns", armed ? due_ns : NO_VALUE);
}

static void show_recording_since(struct seq_file *out)
{
	u64 ns;
	bool on = events_since(&ns);

	show_line(out, "recording_since_ns",
		  on ? max(ns, loaded_ns) : NO_VALUE);
}

static void show_head(struct seq_file *out, u64 epoch)
{
	seq_puts(out, FIRST_LINE);
	show_line(out, "time_ns", ktime_get_ns());
	show_line(out, "loaded_ns", loaded_ns);
	show_line(out, "epoch", epoch);
	show_line(out, "cpus", num_online_cpus());
	show_line(out, "hz", HZ);
	seq_puts(out, "kernel ");
	seq_puts(out, init_utsname()->release);
	seq_putc(out, '\n');
	show_line(out, "in_flight_limit", limit_value());
	seq_puts(out,
		 events_recording() ? "recording on\n" : "recording off\n");
	seq_puts(out, "source_hash " WQDEMO_SOURCE_HASH "\n");
}

static void show_all(struct seq_file *out, u64 epoch)
{
	snapshot_read(out->private);
	show_head(out, epoch);
	show_table(out, &counts_table, fill_counts);
	/* Behind the counts, which these rows would push out of a small window. */
	seq_putc(out, '\n');
	ticks_show(out);
	show_delayed_due(out);
	show_cpu_intensive_thresh(out);
	show_recording_since(out);
	show_table(out, &times_table, fill_times);
	show_table(out, &more_times_table, fill_more_times);
	show_table(out, &concurrency_table, fill_concurrency);
	show_flags(out);
	show_histogram(out, "\nwait_eighths  log2_ns.eighth:count\n",
		       HISTOGRAM_WAIT);
	show_histogram(out, "\nrun_eighths   log2_ns.eighth:count\n",
		       HISTOGRAM_RUN);
	seq_putc(out, '\n');
	answers_show(out);
	seq_write(out, commands, commands_length);
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
		/*
		 * Reads the epoch again after all else. Pairs with the lock
		 * under which a reset changes baselines, then the epoch: all
		 * that was read came by that lock, or before a part that did.
		 */
		smp_rmb();
	} while (counters_epoch() != epoch && --tries);
	return 0;
}
