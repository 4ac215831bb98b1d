/* SPDX-License-Identifier: GPL-2.0 */
/*
 * When wqtop itself crashes: the terminal is restored first, what happened is
 * said second. Only what may be called in a signal handler is called there.
 */
#ifndef WQTOP_TERM_CRASH_H
#define WQTOP_TERM_CRASH_H

/* Before the terminal is changed: remembers how it was. */
void crash_begin(void);

/*
 * Adds a string that must be sent to restore the terminal, as terminfo has it;
 * NULL is skipped.
 */
void crash_add_restore(const char *capability);

#endif
