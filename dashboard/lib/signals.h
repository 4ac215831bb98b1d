/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Signals only set flags. They are blocked except while we wait for input, so
 * that none can come between a look at the flags and the wait.
 */
#ifndef WQTOP_LIB_SIGNALS_H
#define WQTOP_LIB_SIGNALS_H

#include <poll.h>

/* After screen_begin(): ncurses would put its own handlers over ours. */
void signals_begin(void);

/* Gives a child the signals as a program expects them. */
void signals_reset(void);

/* poll() that a signal ends. */
void signals_wait(struct pollfd *fds, unsigned int count, int timeout_ms);

/* Return: the signal that asks us to end, or 0. */
int signals_end_asked(void);

/* Return: whether Ctrl-Z asks us to stop; asking takes the answer back. */
int signals_stop_asked(void);

/*
 * Stop this process until it is continued, as a shell expects it. What has to
 * be done to the terminal before is done between the two: if the shell
 * continues us already in there, the kernel takes the stop back.
 */
void signals_stop_begin(void);
void signals_stop_end(void);

/* Ends this process by @number, so that a shell sees why. */
void signals_die(int number);

#endif
