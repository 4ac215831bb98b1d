/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Writes lines to the kernel's log, limited in rate. pr_info_ratelimited()
 * would let ten lines in five seconds through, fewer than a class produces, and
 * does not always tell how many it left out.
 */
#ifndef WQDEMO_LOG_H
#define WQDEMO_LOG_H

#include <linux/compiler.h>

/*
 * There are three limits: a flood of runs or commands must not swallow the line
 * that says why a command was refused.
 */
struct log_limit;
extern struct log_limit log_refusals;
extern struct log_limit log_commands;
extern struct log_limit log_runs;

/* Prints at level info and adds the newline. Task or softirq. */
__printf(2, 3) void log_line(struct log_limit *limit, const char *format, ...);

/* The module parameter log_runs. It does not change after the load. */
extern bool log_runs_on;

#define log_run(...)                                      \
	do {                                              \
		if (READ_ONCE(log_runs_on))               \
			log_line(&log_runs, __VA_ARGS__); \
	} while (0)

/* Tells of the lines that were left out and not yet told of. */
void log_finish(void);

#endif
