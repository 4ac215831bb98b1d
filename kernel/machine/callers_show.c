// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/string.h>

#include "attach.h"
#include "callers.h"
#include "callers_show.h"
#include "probes.h"
#include "rows.h"
#include "show_word.h"

static const char *const contexts[] = {
	[CALLER_TASK] = "task",
	[CALLER_SOFTIRQ] = "softirq",
	[CALLER_IRQ] = "irq",
};

/*
 * Every stack begins with some of the kernel's own calls that queue work. The
 * compiler may have cut one into parts, as __queue_work.part.0.
 */
static bool queues_work(const char *symbol)
{
	static const char *const names[] = {
		"__traceiter_workqueue_queue_work",
		"__queue_work",
		"queue_work_on",
		"queue_work_node",
		"__queue_delayed_work",
		"queue_delayed_work_on",
		"mod_delayed_work_on",
	};
	size_t length = strcspn(symbol, ".");
	int i;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (strlen(names[i]) == length &&
		    !strncmp(symbol, names[i], length))
			return true;
	return false;
}

static void show_symbol(struct seq_file *out, const char *symbol)
{
	/* Without a name the kernel prints the address, which is kept secret. */
	if (!strncmp(symbol, "0x", 2)) {
		seq_puts(out, "(unknown)");
		return;
	}
	for (; *symbol; symbol++)
		if (*symbol != ' ')
			seq_putc(out, *symbol);
}

/* From the inner to the outer: "FUNCTION,FUNCTION[MODULE]". */
static void show_stack(struct seq_file *out, const struct caller *caller)
{
	char symbol[128];
	int i, shown = 0;

	for (i = 0; i < CALLER_FRAMES && caller->frames[i]; i++) {
		snprintf(symbol, sizeof(symbol), "%ps",
			 (void *)caller_call(caller->frames[i]));
		if (!shown && queues_work(symbol))
			continue;
		if (shown++)
			seq_putc(out, ',');
		show_symbol(out, symbol);
	}
	if (!shown)
		seq_putc(out, '-');
	seq_putc(out, '\n');
}

static void show_row(struct seq_file *out, int row)
{
	struct caller callers[CALLERS_OF_ROW];
	int i;

	callers_read(row, callers);
	for (i = 0; i < CALLERS_OF_ROW; i++) {
		if (!callers[i].samples)
			continue;
		seq_printf(out, "%d %u %s ", row, callers[i].samples,
			   contexts[callers[i].context]);
		show_word(out, callers[i].comm, sizeof(callers[i].comm));
		seq_putc(out, ' ');
		show_stack(out, &callers[i]);
	}
}

int callers_show(struct seq_file *out, void *unused)
{
	struct attached now;
	int row, rows;

	attach_begin_read();
	attached_now(&now);
	seq_puts(out, "workqueue_machine_callers - version: 1\n");
	seq_printf(out, "time_ns %llu\n", probes_clock_ns());
	seq_printf(out, "epoch %llu\n", now.epoch);
	rows = rows_count();
	seq_puts(out, "\ncaller samples context comm stack\n");
	for (row = 0; row < rows; row++) {
		show_row(out, row);
		cond_resched();
	}
	if (rows)
		show_row(out, ROW_OTHER);
	attach_end_read();
	return 0;
}
