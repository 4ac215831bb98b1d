/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Signals only set flags. They are blocked except while wqtop waits for
 * input, so none can arrive between the check of the flags and the wait.
 */
#ifndef WQTOP_LIB_SIGNALS_H
#define WQTOP_LIB_SIGNALS_H

#include <poll.h>
#include <stdbool.h>

/*
 * Call it before ncurses begins: a SIGTSTP that has a handler then is none of
 * its business, else it ignores each that comes while it draws (lib_tstp.c).
 */
void signals_claim_stop(void);

/*
 * Call it after ncurses has begun: it would replace the handlers by its own.
 * @at_last is called in a signal handler, before wqtop is ended by force: a
 * second after a signal that asks it to end, if it is stuck.
 */
void signals_begin(void (*at_last)(void));

/* Gives a child the signals as a program expects them. */
void signals_reset(void);

/* Waits as poll() does; a signal ends the wait. */
void signals_wait(struct pollfd *fds, unsigned int count, int timeout_ms);

/*
 * Lets the signals in that ask wqtop to end, while it may be stuck: where it
 * writes to the terminal.
 */
void signals_let_end(bool let);

/* Return: the signal that asks wqtop to end, or 0. */
int signals_end_asked(void);

/*
 * Return: whether Ctrl-Z was pressed, whether wqtop goes on after a stop that
 * it was not asked for, and whether the terminal has another size. Asking
 * clears the flag.
 */
bool signals_stop_asked(void);
bool signals_continued(void);
bool signals_resized(void);

/*
 * Stop this process until it is continued, as a shell expects it. The
 * terminal is given back between the two calls: if the shell continues wqtop
 * already then, the kernel drops the stop.
 */
void signals_stop_begin(void);
void signals_stop_end(void);

/* Ends this process by @number, so that a shell sees why. */
void signals_die(int number);

#endif
