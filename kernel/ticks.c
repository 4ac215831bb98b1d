// SPDX-License-Identifier: GPL-2.0
#include <linux/minmax.h>
#include <linux/seq_file.h>
#include <linux/ktime.h>

#include "run.h"
#include "ticks.h"

static void expect_next(struct ticks *ticks)
{
	ticks->due_ns = ktime_get_ns() + (u64)ticks->period_ms * NSEC_PER_MSEC;
}

void ticks_begin(struct ticks *ticks, unsigned int period_ms)
{
	*ticks = (struct ticks) {
		.running = true,
		.period_ms = period_ms,
		.started_ns = ktime_get_ns(),
	};
	expect_next(ticks);
}

void ticks_note(struct ticks *ticks, const struct item_run *run)
{
	ticks->count++;
	ticks->last_ns = run->start_ns;
	ticks->late_last_ns = item_run_waited_ns(run);
	ticks->late_max_ns = max(ticks->late_max_ns, ticks->late_last_ns);
	expect_next(ticks);
}

/* A point in time that may not have come: "-". */
static void show_time(struct seq_file *out, const char *key, u64 ns, bool known)
{
	if (known)
		seq_printf(out, " %s=%llu", key, ns);
	else
		seq_printf(out, " %s=-", key);
}

void ticks_show(struct seq_file *out, const struct ticks *ticks)
{
	seq_printf(out, "periodic running=%d period_ms=%u ticks=%llu",
		   ticks->running, ticks->period_ms, ticks->count);
	show_time(out, "started_ns", ticks->started_ns, ticks->started_ns);
	show_time(out, "last_ns", ticks->last_ns, ticks->count);
	show_time(out, "due_ns", ticks->due_ns, ticks->running);
	show_time(out, "late_last_ns", ticks->late_last_ns, ticks->count);
	show_time(out, "late_max_ns", ticks->late_max_ns, ticks->count);
	seq_putc(out, '\n');
}
