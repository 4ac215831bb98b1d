/* SPDX-License-Identifier: GPL-2.0 */
/* The clock of the periodic pattern: period wanted, ticks, lateness. */
#ifndef WQDEMO_TICKS_H
#define WQDEMO_TICKS_H

#include <linux/types.h>

struct item_run;
struct seq_file;

/* None of these sleeps; process context. */
void ticks_begin(unsigned int period_ms);
void ticks_note(const struct item_run *run);
void ticks_end(void);
/* Forgets the ticks, unless they go on. */
void ticks_forget(void);
bool ticks_running(void);

/* Writes the line "periodic". */
void ticks_show(struct seq_file *out);

#endif
