// SPDX-License-Identifier: GPL-2.0
#include <linux/cpumask.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/string.h>
#include <linux/utsname.h>

#include "../line.h"
#include "attach.h"
#include "behind.h"
#include "calibrate.h"
#include "probes.h"
#include "proc_show.h"
#include "rows.h"
#include "running.h"
#include "show_word.h"

static void show_moment(struct seq_file *out, const char *key, u64 ns)
{
	if (ns)
		seq_printf(out, "%s %llu\n", key, ns);
	else
		seq_printf(out, "%s -\n", key);
}

static void show_head(struct seq_file *out, int rows, u64 now_ns)
{
	struct attached now;

	attached_now(&now);
	seq_puts(out, "workqueue_machine - version: 1\n");
	seq_printf(out, "time_ns %llu\n", now_ns);
	show_moment(out, "attached_ns", now.since_ns);
	show_moment(out, "detached_ns", now.until_ns);
	seq_printf(out, "epoch %llu\n", now.epoch);
	seq_printf(out, "holders %d\n", now.holders);
	seq_printf(out, "stays %s\n", now.stays ? "yes" : "no");
	seq_printf(out, "cpus %u\n", num_online_cpus());
	seq_printf(out, "kernel %s\n", utsname()->release);
	seq_printf(out, "names %s\n", calibrated() ? "known" : "unknown");
	seq_printf(out, "rows %d\n", rows);
	seq_printf(out, "rows_max %d\n", ROWS);
	seq_printf(out, "untracked %llu\n", rows_untracked_count());
}

static void show_row(struct seq_file *out, int row)
{
	const struct row *of = row_at(row);
	char *at = line_begin(out);

	if (!at)
		return;
	at = line_number(at, row);
	at = line_text(line_char(at, ' '), of->names);
	at = put_word(line_char(at, ' '), of->queue.text,
		      sizeof(of->queue.text));
	line_end(out, line_text(at, of->gone ? " gone\n" : " -\n"));
}

static void show_numbers(struct seq_file *out, int row,
			 const u64 *const numbers[], int n)
{
	char *at = line_begin(out);
	int i;

	if (!at)
		return;
	at = line_number(at, row);
	for (i = 0; i < n; i++)
		at = line_number(line_char(at, ' '), *numbers[i]);
	line_end(out, line_char(at, '\n'));
}

static void show_count(struct seq_file *out, int row)
{
	struct row_counts sums;
	const u64 *const numbers[] = { &sums.queued, &sums.started,
				       &sums.ended,  &sums.untimed,
				       &sums.held,   &sums.hogs };

	row_read(row, &sums);
	show_numbers(out, row, numbers, ARRAY_SIZE(numbers));
}

static void show_times(struct seq_file *out, int row)
{
	struct row_counts sums;
	const u64 *const numbers[] = { &sums.wait_total_ns, &sums.wait_max_ns,
				       &sums.run_total_ns,  &sums.run_max_ns,
				       &sums.cpu_total_ns,  &sums.held_max_ns };

	row_read(row, &sums);
	show_numbers(out, row, numbers, ARRAY_SIZE(numbers));
}

/* One by one: all of them might be longer than a line may be. */
static void show_bucket(struct seq_file *out, int bucket, u64 count)
{
	char *at = line_begin(out);

	if (!at)
		return;
	at = line_number(line_char(at, ' '), bucket);
	at = line_number(line_char(at, ':'), count);
	line_end(out, at);
}

static void show_buckets(struct seq_file *out, int row,
			 enum row_histogram which)
{
	u64 buckets[ROW_BUCKETS];
	int i;

	row_read_buckets(row, which, buckets);
	seq_put_decimal_ull(out, "", row);
	for (i = 0; i < ROW_BUCKETS; i++)
		if (buckets[i])
			show_bucket(out, i, buckets[i]);
	seq_putc(out, '\n');
}

static void show_wait(struct seq_file *out, int row)
{
	show_buckets(out, row, ROW_WAIT);
}

static void show_run(struct seq_file *out, int row)
{
	show_buckets(out, row, ROW_RUN);
}

static void show_behind(struct seq_file *out, int row)
{
	struct behind behind[BEHIND_OF_ROW];
	int i;

	behind_read(row, behind);
	for (i = 0; i < BEHIND_OF_ROW; i++)
		if (behind[i].waits)
			seq_printf(out, "%d %d %u %llu\n", row, behind[i].row,
				   behind[i].waits, behind[i].wait_ns);
}

static const struct table {
	const char *head;
	void (*show)(struct seq_file *out, int row);
} tables[] = {
	{ "row function module queue note", show_row },
	{ "count queued started ended untimed held hogs", show_count },
	{ "times wait_total_ns wait_max_ns run_total_ns run_max_ns cpu_total_ns held_max_ns",
	  show_times },
	{ "wait log2_ns:count", show_wait },
	{ "run log2_ns:count", show_run },
	{ "behind behind_row waits wait_ns", show_behind },
};

/* Only where some item found no row of its own. */
static bool other_is_shown(void)
{
	struct row_counts sums;

	row_read(ROW_OTHER, &sums);
	return sums.queued || sums.started;
}

static void show_table(struct seq_file *out, const struct table *table,
		       int rows, bool with_other)
{
	int row;

	seq_printf(out, "\n%s\n", table->head);
	for (row = 0; row < rows; row++) {
		table->show(out, row);
		cond_resched();
	}
	if (with_other)
		table->show(out, ROW_OTHER);
}

/* Reads its CPU time before anything is printed, as it may end. */
static void show_run_now(struct seq_file *out, int at, const struct run *run,
			 u64 now_ns)
{
	u64 cpu_ns;
	bool known = running_cpu_ns(at, run, now_ns, &cpu_ns);

	seq_printf(out, "%d %llu %d ", run->row, run->started_ns, run->cpu);
	if (run->pid)
		seq_printf(out, "%d ", run->pid);
	else
		seq_puts(out, "- ");
	if (known)
		seq_printf(out, "%llu\n", cpu_ns);
	else
		seq_puts(out, "-\n");
}

/* Of when the head was written: none has had a CPU for longer. */
static void show_running(struct seq_file *out, u64 now_ns)
{
	struct run run;
	int i;

	seq_puts(out, "\nrunning since_ns cpu pid cpu_ns\n");
	for (i = 0; i < RUNNING_MAX; i++)
		if (running_at(i, &run))
			show_run_now(out, i, &run, now_ns);
}

static void show_commands(struct seq_file *out)
{
	seq_puts(out, "\ncommands, one per write:\n"
		      "  attach       count for as long as this file is open\n"
		      "  attach stay  count until somebody writes detach\n"
		      "  detach       end both; others who hold it go on\n"
		      "  reset        forget what was counted\n");
}

size_t proc_show_size(void)
{
	int rows;

	attach_begin_read();
	rows = rows_count();
	attach_end_read();
	return 4096 + rows * 512;
}

int proc_show(struct seq_file *out, void *unused)
{
	bool with_other;
	int i, rows;
	u64 now_ns;

	attach_begin_read();
	now_ns = probes_clock_ns();
	rows = rows_count();
	show_head(out, rows, now_ns);
	if (rows) {
		with_other = other_is_shown();
		for (i = 0; i < ARRAY_SIZE(tables); i++)
			show_table(out, &tables[i], rows, with_other);
		show_running(out, now_ns);
	}
	attach_end_read();
	show_commands(out);
	return 0;
}
