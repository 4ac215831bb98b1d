// SPDX-License-Identifier: GPL-2.0
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/jiffies.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/spinlock.h>

#include "log.h"

bool log_runs_on = true;
module_param_named(log_runs, log_runs_on, bool, 0444);
MODULE_PARM_DESC(
	log_runs,
	"Log every start and end of a handler (default Y); N to measure waits");

#define WINDOW (5 * HZ)
#define LINES  100

struct log_limit {
	const char *what;
	spinlock_t lock;	 /* protects all below; task or softirq */
	unsigned long since;	 /* jiffies: when this window began */
	unsigned int printed;	 /* in this window */
	unsigned int suppressed; /* since the last line */
};

struct log_limit log_refusals = {
	.what = "refusal",
	.lock = __SPIN_LOCK_UNLOCKED(log_refusals.lock),
};

struct log_limit log_commands = {
	.what = "command",
	.lock = __SPIN_LOCK_UNLOCKED(log_commands.lock),
};

struct log_limit log_runs = {
	.what = "run",
	.lock = __SPIN_LOCK_UNLOCKED(log_runs.lock),
};

static void say_suppressed(const char *what, unsigned int lines)
{
	if (lines)
		pr_info("%u %s lines suppressed\n", lines, what);
}

/* True if this line may be printed; then @suppressed were not, before it. */
static bool take_turn(struct log_limit *limit, unsigned int *suppressed)
{
	unsigned long flags;
	bool mine;

	spin_lock_irqsave(&limit->lock, flags);
	if (!limit->printed || time_after(jiffies, limit->since + WINDOW)) {
		limit->since = jiffies;
		limit->printed = 0;
	}
	mine = limit->printed < LINES;
	if (mine) {
		limit->printed++;
		*suppressed = limit->suppressed;
		limit->suppressed = 0;
	} else {
		limit->suppressed++;
	}
	spin_unlock_irqrestore(&limit->lock, flags);
	return mine;
}

void log_line(struct log_limit *limit, const char *format, ...)
{
	struct va_format line = { .fmt = format };
	unsigned int suppressed;
	va_list args;

	if (!take_turn(limit, &suppressed))
		return;
	say_suppressed(limit->what, suppressed);
	va_start(args, format);
	line.va = &args;
	pr_info("%pV\n", &line);
	va_end(args);
}

void log_finish(void)
{
	say_suppressed(log_refusals.what, log_refusals.suppressed);
	say_suppressed(log_commands.what, log_commands.suppressed);
	say_suppressed(log_runs.what, log_runs.suppressed);
}
