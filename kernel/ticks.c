// SPDX-License-Identifier: GPL-2.0
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/seq_file.h>
#include <linux/spinlock.h>

#include "item_run.h"
#include "ticks.h"

static DEFINE_SPINLOCK(ticks_lock); /* protects ticks; process context */
static struct ticks {
	bool running; /* between start and stop */
	unsigned int period_ms;
	u64 count;
	u64 started_ns;
	u64 last_ns;		       /* when the last tick started */
	u64 due_ns;		       /* when the next is due */
	u64 late_last_ns, late_max_ns; /* how late ticks started */
} ticks;

static u64 period_ns(const struct ticks *ticks)
{
	return (u64)ticks->period_ms * NSEC_PER_MSEC;
}

void ticks_begin(unsigned int period_ms)
{
	u64 now_ns = ktime_get_ns();

	spin_lock(&ticks_lock);
	ticks = (struct ticks){
		.running = true,
		.period_ms = period_ms,
		.started_ns = now_ns,
	};
	ticks.due_ns = now_ns + period_ns(&ticks);
	spin_unlock(&ticks_lock);
}

void ticks_note(const struct item_run *run)
{
	spin_lock(&ticks_lock);
	ticks.count++;
	ticks.last_ns = run->start_ns;
	ticks.late_last_ns = item_run_waited_ns(run);
	ticks.late_max_ns = max(ticks.late_max_ns, ticks.late_last_ns);
	ticks.due_ns = ktime_get_ns() + period_ns(&ticks);
	spin_unlock(&ticks_lock);
}

void ticks_end(void)
{
	spin_lock(&ticks_lock);
	ticks.running = false;
	spin_unlock(&ticks_lock);
}

void ticks_forget(void)
{
	spin_lock(&ticks_lock);
	if (!ticks.running)
		ticks = (struct ticks){ 0 };
	spin_unlock(&ticks_lock);
}

bool ticks_running(void)
{
	bool running;

	spin_lock(&ticks_lock);
	running = ticks.running;
	spin_unlock(&ticks_lock);
	return running;
}

/* Writes a value, or "-" if there is none yet. */
static void show_value(struct seq_file *out, const char *key, s64 value,
		       bool known)
{
	seq_puts(out, key);
	if (known)
		seq_put_decimal_ll(out, "=", value);
	else
		seq_puts(out, "=-");
}

void ticks_show(struct seq_file *out)
{
	struct ticks now;
	u64 until_ns, expected = 0;
	s64 drift_ns;

	spin_lock(&ticks_lock);
	now = ticks;
	spin_unlock(&ticks_lock);

	/* Once stopped, no tick is expected after the last one. */
	until_ns = now.running ? ktime_get_ns() : now.last_ns;
	if (now.period_ms && until_ns > now.started_ns)
		expected =
			div64_u64(until_ns - now.started_ns, period_ns(&now));
	drift_ns = now.last_ns - now.started_ns - now.count * period_ns(&now);

	seq_put_decimal_ull(out, "periodic running=", now.running);
	seq_put_decimal_ull(out, " period_ms=", now.period_ms);
	seq_put_decimal_ull(out, " ticks=", now.count);
	seq_put_decimal_ull(out, " expected=", expected);
	show_value(out, " started_ns", now.started_ns, now.started_ns);
	show_value(out, " last_ns", now.last_ns, now.count);
	show_value(out, " due_ns", now.due_ns, now.running);
	show_value(out, " late_last_ns", now.late_last_ns, now.count);
	show_value(out, " late_max_ns", now.late_max_ns, now.count);
	show_value(out, " drift_ns", drift_ns, now.count);
	seq_putc(out, '\n');
}
