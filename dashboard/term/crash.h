/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Puts the terminal right where ncurses cannot: after a crash, and where the
 * terminal takes no output. Uses only functions that are allowed in a signal
 * handler.
 */
#ifndef WQTOP_TERM_CRASH_H
#define WQTOP_TERM_CRASH_H

#include <stdbool.h>

/* Tells of crashes from now on. */
void crash_begin(void);

/* Remembers the state of the terminal, before it is changed. */
void crash_keep_modes(void);

/* Adds a terminfo string that restores the terminal; NULL is skipped. */
void crash_add_restore(const char *capability);

/* Return: whether the terminal takes output now, or in so many milliseconds. */
bool crash_is_willing(int patience_ms);

/* Return: whether a shell has the terminal now. To set it would stop wqtop. */
bool crash_is_background(void);

/*
 * Restores the terminal as far as it can be done without waiting. Touches
 * nothing if a shell has the terminal.
 */
void crash_put_right(void);

#endif
