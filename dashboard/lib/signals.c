// SPDX-License-Identifier: GPL-2.0
#include "lib/signals.h"

#include <signal.h>
#include <stddef.h>

static const int handled[] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP };

#define HANDLED_COUNT (sizeof(handled) / sizeof(handled[0]))

/* A handler can reach nothing but globals. */
static volatile sig_atomic_t end_signal;
static volatile sig_atomic_t stop_signal;

/* The mask that wqtop was started with is used while it waits. */
static sigset_t outer_mask;

static void on_signal(int signal)
{
	if (signal == SIGTSTP)
		stop_signal = 1;
	else
		end_signal = signal;
}

static void block_handled(void)
{
	sigset_t mask;
	size_t i;

	sigemptyset(&mask);
	sigaddset(&mask, SIGWINCH); /* ncurses handles it */
	for (i = 0; i < HANDLED_COUNT; i++)
		sigaddset(&mask, handled[i]);
	sigprocmask(SIG_BLOCK, &mask, &outer_mask);
}

void signals_begin(void)
{
	struct sigaction action = { .sa_handler = on_signal };
	struct sigaction before;
	size_t i;

	block_handled();
	for (i = 0; i < HANDLED_COUNT; i++) {
		/*
		 * A signal that was ignored at the start, as by nohup, stays
		 * ignored.
		 */
		sigaction(handled[i], NULL, &before);
		if (before.sa_handler != SIG_IGN)
			sigaction(handled[i], &action, NULL);
	}
	/* A write to a pipe that nobody reads is an error like any other. */
	signal(SIGPIPE, SIG_IGN);
}

void signals_reset(void)
{
	size_t i;

	for (i = 0; i < HANDLED_COUNT; i++)
		signal(handled[i], SIG_DFL);
	signal(SIGWINCH, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, &outer_mask, NULL);
}

void signals_wait(struct pollfd *fds, unsigned int count, int timeout_ms)
{
	struct timespec timeout = {
		.tv_sec = timeout_ms / 1000,
		.tv_nsec = timeout_ms % 1000 * 1000000L,
	};
	unsigned int i;

	for (i = 0; i < count; i++)
		fds[i].revents = 0;
	ppoll(fds, count, &timeout, &outer_mask);
}

int signals_end_asked(void)
{
	return end_signal;
}

int signals_stop_asked(void)
{
	int asked = stop_signal;

	stop_signal = 0;
	return asked;
}

/* Delivers a signal that is blocked and pending. */
static void deliver(int number)
{
	sigset_t mask, before;

	sigemptyset(&mask);
	sigaddset(&mask, number);
	sigprocmask(SIG_UNBLOCK, &mask, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

void signals_stop_begin(void)
{
	signal(SIGTSTP, SIG_DFL);
	raise(SIGTSTP);
}

void signals_stop_end(void)
{
	struct sigaction action = { .sa_handler = on_signal };

	deliver(SIGTSTP);
	sigaction(SIGTSTP, &action, NULL);
}

void signals_die(int number)
{
	signal(number, SIG_DFL);
	raise(number);
	deliver(number);
}
