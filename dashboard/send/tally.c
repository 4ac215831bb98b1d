// SPDX-License-Identifier: GPL-2.0
#include "send/tally.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/clock.h"
#include "send/child.h"
#include "send/tracefs_histogram.h"

#define TRACEFS "/sys/kernel/tracing"

/* The text follows it. */
struct answer {
	int error;
	uint64_t ns;
};

void tally_begin(struct tally *tally, const char *counters)
{
	const char *slash = strrchr(counters, '/');
	int folder = slash ? (int)(slash - counters) + 1 : 0;

	memset(tally, 0, sizeof(*tally));
	if (!strncmp(counters, "/proc/", strlen("/proc/")))
		tally->folder = strdup(TRACEFS);
	else if (asprintf(&tally->folder, "%.*stracing", folder, counters) < 0)
		tally->folder = NULL;
}

int tally_check(const struct tally *tally)
{
	char *path;
	int error;

	if (!tally->folder ||
	    asprintf(&path, "%s/instances", tally->folder) < 0)
		return ENOMEM;
	error = access(path, W_OK) ? errno : 0;
	free(path);
	return error;
}

/* Waits until the time is over, wqtop wants the counts or is gone, or a signal ends it. */
static void wait_for_end(int socket, int signals)
{
	uint64_t until_ms = clock_ms() + TALLY_MS, now_ms;
	struct pollfd fds[] = {
		{ .fd = socket, .events = POLLIN },
		{ .fd = signals, .events = POLLIN },
	};

	while ((now_ms = clock_ms()) < until_ms)
		if (poll(fds, 2, (int)(until_ms - now_ms)) > 0)
			return;
}

static void send_all(int socket, const char *text, size_t length)
{
	ssize_t sent;

	for (; length; text += sent, length -= (size_t)sent) {
		sent = send(socket, text, length, MSG_NOSIGNAL);
		if (sent <= 0)
			return;
	}
}

/* Runs in the child. Signals must not end it before the instance is removed. */
static void count(const char *folder, int socket)
{
	struct buffer text = { 0 };
	struct answer answer = { 0 };
	uint64_t begun_ns;
	sigset_t ends;
	int signals, error;

	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGHUP);
	sigaddset(&ends, SIGQUIT);
	sigprocmask(SIG_BLOCK, &ends, NULL);
	signals = signalfd(-1, &ends, SFD_CLOEXEC);
	tracefs_histogram_sweep(folder);
	answer.error = tracefs_histogram_make(folder);
	if (!answer.error) {
		begun_ns = clock_ns();
		wait_for_end(socket, signals);
		answer.error = tracefs_histogram_read(folder, &text);
		answer.ns = clock_ns() - begun_ns;
		error = tracefs_histogram_remove(folder);
		if (!answer.error)
			answer.error = error;
	}
	send_all(socket, (const char *)&answer, sizeof(answer));
	send_all(socket, text.text, text.length);
	_exit(0);
}

int tally_start(struct tally *tally)
{
	int socket;
	pid_t pid;

	if (!tally->folder)
		return ENOMEM;
	if (tally->pid)
		return EBUSY;
	pid = child_fork(&socket);
	if (pid < 0)
		return errno;
	if (!pid)
		count(tally->folder, socket);
	tally->pid = pid;
	tally->socket = socket;
	tally->text.length = 0;
	return 0;
}

void tally_stop(struct tally *tally)
{
	if (tally->pid)
		shutdown(tally->socket, SHUT_WR);
}

/* Lets go of the child. */
static void drop(struct tally *tally)
{
	/* Children that send commands may have inherited it. */
	shutdown(tally->socket, SHUT_RDWR);
	close(tally->socket);
	tally->pid = 0;
}

void tally_end(struct tally *tally)
{
	if (tally->pid)
		drop(tally);
	buffer_free(&tally->text);
	free(tally->folder);
	tally->folder = NULL;
}

/* Return: an errno. It ended without an answer if it was killed. */
static int take_answer(const struct tally *tally,
		       struct function_counts *counts)
{
	struct slice text = { tally->text.text, tally->text.length };
	struct answer answer;

	if (text.length < sizeof(answer))
		return EINTR;
	memcpy(&answer, text.text, sizeof(answer));
	if (answer.error)
		return answer.error;
	text.text += sizeof(answer);
	text.length -= sizeof(answer);
	counts->ns = answer.ns;
	return function_counts_parse(counts, text) ? 0 : EPROTO;
}

enum tally_state tally_look(struct tally *tally, struct function_counts *counts,
			    int *error)
{
	pid_t pid = tally->pid;
	char part[4096];
	ssize_t got;

	if (tally->sweeper && waitpid(tally->sweeper, NULL, WNOHANG))
		tally->sweeper = 0;
	if (!pid)
		return TALLY_NONE;
	while ((got = recv(tally->socket, part, sizeof(part), MSG_DONTWAIT)) >
	       0)
		if (!buffer_add(&tally->text, part, (size_t)got))
			got = 0;
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return TALLY_COUNTING;
	*error = take_answer(tally, counts);
	drop(tally);
	/* Its end of the socket is closed: it is gone, or about to go. */
	waitpid(pid, NULL, 0);
	if (*error == EINTR)
		tally_sweep(tally);
	return *error ? TALLY_FAILED : TALLY_DONE;
}

void tally_sweep(struct tally *tally)
{
	int socket;
	pid_t pid;

	if (!tally->folder || tally->sweeper ||
	    !tracefs_histogram_is_stale(tally->folder))
		return;
	pid = child_fork(&socket);
	if (pid < 0)
		return;
	if (!pid) {
		tracefs_histogram_sweep(tally->folder);
		_exit(0);
	}
	close(socket);
	tally->sweeper = pid;
}

const char *tally_words(int error)
{
	switch (error) {
	case EACCES:
	case EPERM:
		return "only root may use tracefs, and nobody in lockdown";
	case ENOENT:
		return "tracefs is not mounted: mount -t tracefs tracefs " TRACEFS
		       ", as root";
	case EINVAL:
		return "this kernel's tracefs has no such histogram";
	case EINTR:
		return "the process that counted was killed";
	case EPROTO:
		return "the histogram is not understood";
	case EBUSY:
		return "somebody else has the instance of tracefs open, it stays";
	default:
		return strerror(error);
	}
}
