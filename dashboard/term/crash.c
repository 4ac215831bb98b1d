// SPDX-License-Identifier: GPL-2.0
#include "term/crash.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "lib/file.h"

static const struct {
	int signal;
	const char *story;
} crashes[] = {
	{ SIGSEGV, "segmentation fault" }, { SIGABRT, "aborted" },
	{ SIGBUS, "bus error" },	   { SIGFPE, "arithmetic error" },
	{ SIGILL, "illegal instruction" },
};

#define CRASH_COUNT (sizeof(crashes) / sizeof(crashes[0]))

/* A signal handler can use only what was prepared before. */
static struct termios modes;
static bool has_modes;
static bool has_screen;
static char restore[256];
static size_t restore_length;
static char stack[16384]; /* the normal stack may have overflowed */

static void tell(const char *text)
{
	ssize_t ignored = write(STDERR_FILENO, text, strlen(text));

	(void)ignored;
}

bool crash_is_willing(int patience_ms)
{
	struct pollfd fd = { .fd = STDOUT_FILENO, .events = POLLOUT };

	return poll(&fd, 1, patience_ms) > 0 && fd.revents & POLLOUT;
}

bool crash_is_background(void)
{
	pid_t group = tcgetpgrp(STDIN_FILENO);

	return group > 0 && group != getpgrp();
}

/*
 * Drops what the terminal has not taken, and lets it go on after a Ctrl-S: the
 * kernel does so where Ctrl-S loses its meaning.
 */
static void make_willing(void)
{
	static const char cancel = 0x18; /* ends half a sequence */
	struct termios without = modes;
	ssize_t ignored;

	tcflush(STDOUT_FILENO, TCOFLUSH);
	without.c_iflag &= (tcflag_t)~IXON;
	if (has_modes)
		tcsetattr(STDIN_FILENO, TCSANOW, &without);
	ignored = write(STDOUT_FILENO, &cancel, 1);
	(void)ignored;
}

void crash_put_right(void)
{
	int flags = fcntl(STDOUT_FILENO, F_GETFL);
	ssize_t ignored;

	if (crash_is_background())
		return;
	fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
	if (!crash_is_willing(0))
		make_willing();
	ignored = write(STDOUT_FILENO, restore, restore_length);
	(void)ignored;
	fcntl(STDOUT_FILENO, F_SETFL, flags);
	if (has_modes)
		tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

/* Only where another program made the file shorter is it no fault of wqtop. */
static void tell_lost_file(const char *path)
{
	tell("wqtop: ");
	tell(path);
	tell(": it became shorter while it was read\n");
	_exit(1);
}

static void on_crash(int number, siginfo_t *info, void *context)
{
	const char *path =
		number == SIGBUS ? file_mapped_at(info->si_addr) : NULL;
	size_t i;

	(void)context;
	if (has_screen)
		crash_put_right();
	if (path)
		tell_lost_file(path);
	for (i = 0; i < CRASH_COUNT; i++) {
		if (crashes[i].signal != number)
			continue;
		tell("wqtop: crashed: ");
		tell(crashes[i].story);
		tell("\nwqtop: the kernel module is not affected; please report this\n");
	}
	raise(number); /* SA_RESETHAND: the default action, a core dump */
}

void crash_begin(void)
{
	struct sigaction action = {
		.sa_sigaction = on_crash,
		.sa_flags = (int)(SA_RESETHAND | SA_ONSTACK | SA_SIGINFO),
	};
	stack_t other = { .ss_sp = stack, .ss_size = sizeof(stack) };
	size_t i;

	sigaltstack(&other, NULL);
	for (i = 0; i < CRASH_COUNT; i++)
		sigaction(crashes[i].signal, &action, NULL);
}

void crash_keep_modes(void)
{
	has_modes = !tcgetattr(STDIN_FILENO, &modes);
	has_screen = true;
}

/* "$<5>" asks for a pause of 5 ms, which today's terminals don't need. */
static const char *skip_padding(const char *text)
{
	const char *end =
		text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;

	return end ? end + 1 : text;
}

void crash_add_restore(const char *capability)
{
	const char *next;

	while (capability && *capability && restore_length < sizeof(restore)) {
		next = skip_padding(capability);
		if (next == capability)
			restore[restore_length++] = *next++;
		capability = next;
	}
}
