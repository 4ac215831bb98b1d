// SPDX-License-Identifier: GPL-2.0
#include <linux/cpumask.h>
#include <linux/ktime.h>
#include <linux/seq_file.h>
#include <linux/utsname.h>

#include "answers.h"
#include "counters.h"
#include "item.h"
#include "limit.h"
#include "pattern.h"
#include "registry.h"
#include "render.h"
#include "ticks.h"

static u64 loaded_ns;

void render_init(void)
{
	loaded_ns = ktime_get_ns();
}

/*
 * The row of the table "queue". Where an item is now is not worked out from
 * what has happened to it, so that the two can be held against each other.
 */
static void read_counts(enum wqdemo_queue queue, u64 *value)
{
	const struct pattern *pattern = pattern_of(queue);
	struct counter_sums sums;
	const u64 *count = sums.count;

	if (pattern->item) {
		static_item_read(pattern->item, &sums,
				 &value[WQDEMO_COUNT_armed],
				 &value[WQDEMO_COUNT_pending]);
	} else {
		counters_read(queue, &sums);
		value[WQDEMO_COUNT_armed] = 0;
		value[WQDEMO_COUNT_pending] = registry_pending(pattern->registry);
	}
	value[WQDEMO_COUNT_submitted] = count[COUNTER_SUBMITTED];
	value[WQDEMO_COUNT_accepted] = count[COUNTER_ACCEPTED];
	value[WQDEMO_COUNT_coalesced] = count[COUNTER_COALESCED];
	value[WQDEMO_COUNT_modified] = count[COUNTER_MODIFIED];
	value[WQDEMO_COUNT_rejected] = count[COUNTER_REJECTED];
	value[WQDEMO_COUNT_running] = count[COUNTER_STARTED] - count[COUNTER_COMPLETED];
	value[WQDEMO_COUNT_completed] = count[COUNTER_COMPLETED];
	value[WQDEMO_COUNT_cancelled] = count[COUNTER_CANCELLED];
}

#define COLUMN_NAME(name)	#name,
static const char *const count_columns[] = { WQDEMO_COUNTS(COLUMN_NAME) };
static const char *const time_columns[] = { WQDEMO_TIMES(COLUMN_NAME) };

#define NAME_WIDTH	10
#define NO_VALUE	U64_MAX		/* shown as "-", in the table of times only */

/* A table's first line; each of its columns is as wide as its name. */
static void show_header(struct seq_file *out, const char *table,
			const char *const *columns, size_t n)
{
	size_t i;

	seq_printf(out, "\n%-*s", NAME_WIDTH, table);
	for (i = 0; i < n; i++)
		seq_printf(out, " %s", columns[i]);
	seq_putc(out, '\n');
}

static void show_value(struct seq_file *out, u64 value, int width)
{
	if (value == NO_VALUE)
		seq_printf(out, " %*s", width, "-");
	else
		seq_printf(out, " %*llu", width, value);
}

static void show_row(struct seq_file *out, const char *name,
		     const char *const *columns, const u64 *value, size_t n)
{
	/* A long name takes its room from the first number. */
	int slack = NAME_WIDTH - (int)strlen(name);
	size_t i;

	seq_puts(out, name);
	for (i = 0; i < n; i++)
		show_value(out, value[i], (int)strlen(columns[i]) + (i ? 0 : slack));
	seq_putc(out, '\n');
}

static void show_counts(struct seq_file *out)
{
	u64 value[WQDEMO_COUNT_COLUMNS];
	int queue;

	show_header(out, "queue", count_columns, WQDEMO_COUNT_COLUMNS);
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		read_counts(queue, value);
		show_row(out, queue_name(queue), count_columns, value, WQDEMO_COUNT_COLUMNS);
	}
}

static void read_times(enum wqdemo_queue queue, u64 *value)
{
	struct counter_sums sums;

	counters_read(queue, &sums);
	value[WQDEMO_TIME_wait_total_ns] = sums.wait_total_ns;
	value[WQDEMO_TIME_wait_max_ns] = sums.wait_max_ns;
	value[WQDEMO_TIME_run_total_ns] = sums.run_total_ns;
	value[WQDEMO_TIME_run_max_ns] = sums.run_max_ns;
	value[WQDEMO_TIME_last_cpu] = sums.last_pid ? sums.last_cpu : NO_VALUE;
	value[WQDEMO_TIME_last_pid] = sums.last_pid ? sums.last_pid : NO_VALUE;
}

static void show_times(struct seq_file *out)
{
	u64 value[WQDEMO_TIME_COLUMNS];
	int queue;

	show_header(out, "times", time_columns, WQDEMO_TIME_COLUMNS);
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		read_times(queue, value);
		show_row(out, queue_name(queue), time_columns, value,
			 WQDEMO_TIME_COLUMNS);
	}
}

static void show_flags(struct seq_file *out)
{
	const struct pattern *pattern;
	int queue;

	seq_printf(out, "\n%-*s max_active %-25s made_by\n", NAME_WIDTH, "flags",
		   "wq_flags");
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		pattern = pattern_of(queue);
		seq_printf(out, "%-*s %10u %-25s %s\n", NAME_WIDTH,
			   queue_name(queue), pattern->max_active,
			   pattern->flags, pattern->made_by);
	}
}

static void show_head(struct seq_file *out)
{
	struct ticks ticks;

	seq_printf(out, "%s - version: %d\n", WQDEMO_PROC_NAME,
		   WQDEMO_FORMAT_VERSION);
	seq_printf(out, "time_ns %llu\n", ktime_get_ns());
	seq_printf(out, "loaded_ns %llu\n", loaded_ns);
	seq_puts(out, "epoch 1\n");
	seq_printf(out, "cpus %u\n", num_online_cpus());
	seq_printf(out, "hz %d\n", HZ);
	seq_printf(out, "kernel %s\n", init_utsname()->release);
	seq_printf(out, "in_flight_limit %u\n", limit_value());
	seq_printf(out, "source_hash %s\n", WQDEMO_SOURCE_HASH);
	periodic_read(&ticks);
	ticks_show(out, &ticks);
}

static void show_commands(struct seq_file *out)
{
	char usage[64];
	int verb;

	seq_puts(out, "\ncommands, one per write:\n");
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++) {
		wqdemo_verb_usage(verb, usage, sizeof(usage));
		seq_printf(out, "  %-25s  %s\n", usage, wqdemo_verb_help(verb));
	}
}

/* Never sleeps on anything that a command may hold: reading does not block. */
int render(struct seq_file *out, void *unused)
{
	show_head(out);
	show_counts(out);
	show_times(out);
	show_flags(out);
	seq_putc(out, '\n');
	answers_show(out);
	show_commands(out);
	return 0;
}
