/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Handles a crash of wqtop: restores the terminal first, then says what
 * happened. Uses only functions that are allowed in a signal handler.
 */
#ifndef WQTOP_TERM_CRASH_H
#define WQTOP_TERM_CRASH_H

/* Remembers the state of the terminal, before it is changed. */
void crash_begin(void);

/* Adds a terminfo string that restores the terminal; NULL is skipped. */
void crash_add_restore(const char *capability);

#endif
