// SPDX-License-Identifier: GPL-2.0
#include "lib/signals.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

/* Seconds to end in, after a signal has asked for it. */
#define PATIENCE 1

static const int handled[] = { SIGINT,	SIGTERM, SIGHUP,  SIGQUIT,
			       SIGTSTP, SIGCONT, SIGWINCH };

#define HANDLED_COUNT (sizeof(handled) / sizeof(handled[0]))

/* The first of these ask wqtop to end. */
#define ENDING_COUNT 4

/* A handler can reach nothing but globals. */
static volatile sig_atomic_t end_signal;
static volatile sig_atomic_t stop_signal;
static volatile sig_atomic_t continued;
static volatile sig_atomic_t resized;
static void (*give_up)(void);

/* The mask that wqtop was started with is used while it waits. */
static sigset_t outer_mask;

static void on_signal(int signal)
{
	switch (signal) {
	case SIGTSTP:
		stop_signal = 1;
		break;
	case SIGCONT:
		continued = 1;
		break;
	case SIGWINCH:
		resized = 1;
		break;
	default:
		end_signal = signal;
		alarm(PATIENCE);
	}
}

/* Ends a wqtop that is stuck, as in a write to a terminal that takes nothing. */
static void on_alarm(int signal)
{
	(void)signal;
	give_up();
	signals_die(end_signal);
}

static void block_handled(void)
{
	sigset_t mask;
	size_t i;

	sigemptyset(&mask);
	for (i = 0; i < HANDLED_COUNT; i++)
		sigaddset(&mask, handled[i]);
	sigprocmask(SIG_BLOCK, &mask, &outer_mask);
}

/* A signal that was ignored at the start, as by nohup, stays ignored. */
static void handle(int number)
{
	struct sigaction action = { .sa_handler = on_signal };
	struct sigaction before;

	sigaction(number, NULL, &before);
	if (before.sa_handler != SIG_IGN)
		sigaction(number, &action, NULL);
}

void signals_claim_stop(void)
{
	handle(SIGTSTP);
}

void signals_begin(void (*at_last)(void))
{
	struct sigaction late = { .sa_handler = on_alarm };
	size_t i;

	give_up = at_last;
	sigaction(SIGALRM, &late, NULL);
	block_handled();
	for (i = 0; i < HANDLED_COUNT; i++)
		handle(handled[i]);
	/* A write to a pipe that nobody reads is an error like any other. */
	signal(SIGPIPE, SIG_IGN);
}

void signals_reset(void)
{
	size_t i;

	for (i = 0; i < HANDLED_COUNT; i++)
		signal(handled[i], SIG_DFL);
	signal(SIGALRM, SIG_DFL);
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

void signals_let_end(bool let)
{
	sigset_t mask;
	size_t i;

	sigemptyset(&mask);
	for (i = 0; i < ENDING_COUNT; i++)
		if (!sigismember(&outer_mask, handled[i]))
			sigaddset(&mask, handled[i]);
	sigprocmask(let ? SIG_UNBLOCK : SIG_BLOCK, &mask, NULL);
}

int signals_end_asked(void)
{
	return end_signal;
}

/* Return: the flag, and clears it. */
static bool take(volatile sig_atomic_t *flag)
{
	bool asked = *flag;

	*flag = 0;
	return asked;
}

bool signals_stop_asked(void)
{
	return take(&stop_signal);
}

bool signals_continued(void)
{
	return take(&continued);
}

bool signals_resized(void)
{
	return take(&resized);
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
	deliver(SIGCONT);
	continued = 0;
	/* A shell ends a stopped job so: by this signal, and goes on with it. */
	signals_let_end(true);
	signals_let_end(false);
}

void signals_die(int number)
{
	signal(number, SIG_DFL);
	raise(number);
	deliver(number);
}
