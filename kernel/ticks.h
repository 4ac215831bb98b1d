/* SPDX-License-Identifier: GPL-2.0 */
/* What is known of periodic work: wanted period, ticks, lateness. */
#ifndef WQDEMO_TICKS_H
#define WQDEMO_TICKS_H

#include <linux/types.h>

struct item_run;
struct seq_file;

struct ticks {
	bool running;			/* from start to stop: re-arm */
	unsigned int period_ms;
	u64 count;
	u64 started_ns;
	u64 last_ns;			/* when the last tick started */
	u64 due_ns;			/* when the next is due */
	u64 late_last_ns, late_max_ns;	/* after it was due */
};

/* The ticks of the periodic pattern, as they are now. */
void periodic_read(struct ticks *now);

/* The caller keeps others from *@ticks; none of them sleeps. */
void ticks_begin(struct ticks *ticks, unsigned int period_ms);
void ticks_note(struct ticks *ticks, const struct item_run *run);

/* The line "periodic". */
void ticks_show(struct seq_file *out, const struct ticks *ticks);

#endif
