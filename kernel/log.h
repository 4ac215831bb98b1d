/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Lines for the kernel log, limited in rate. pr_info_ratelimited() lets ten
 * lines in five seconds through, fewer than a class produces, and what it
 * keeps back it does not always own up to.
 */
#ifndef WQDEMO_LOG_H
#define WQDEMO_LOG_H

#include <linux/compiler.h>

/*
 * Three limits, so that no flood of runs or commands swallows the line that
 * says why a command was refused.
 */
struct log_limit;
extern struct log_limit log_refusals;
extern struct log_limit log_commands;
extern struct log_limit log_runs;

/* printk() at level info; adds the newline. Task or softirq. */
__printf(2, 3) void log_line(struct log_limit *limit, const char *format, ...);

/* The module parameter log_runs: a class wants these lines, a flood does not. */
extern bool log_runs_on;

#define log_run(...)                                      \
	do {                                              \
		if (READ_ONCE(log_runs_on))               \
			log_line(&log_runs, __VA_ARGS__); \
	} while (0)

/* Says what is still to be said about lines left out; for the very end. */
void log_finish(void);

#endif
