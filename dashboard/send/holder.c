// SPDX-License-Identifier: GPL-2.0
#include "send/holder.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "send/child.h"

/*
 * A command written into somebody's saved copy would destroy it. Return: 0 or an
 * errno.
 */
static int attach(int fd)
{
	static const char command[] = "attach";
	struct statfs file_system;

	if (fstatfs(fd, &file_system))
		return errno;
	if (file_system.f_type != PROC_SUPER_MAGIC)
		return ENOTSUP;
	return write(fd, command, strlen(command)) < 0 ? errno : 0;
}

/* Runs in the child. */
static void hold(const char *path, int socket, pid_t parent)
{
	int fd, error;
	char byte;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	error = fd < 0 ? errno : attach(fd);
	/* The answer wakes wqtop; nothing but the end comes back. */
	if (send(socket, &error, sizeof(error), MSG_NOSIGNAL) > 0 && !error)
		while (read(socket, &byte, 1) < 0 && errno == EINTR)
			;
	if (fd >= 0)
		close(fd);
	_exit(0);
}

/* Return: whether no child is still letting go. */
static bool has_left(struct holder *holder)
{
	if (holder->leaving && waitpid(holder->leaving, NULL, WNOHANG))
		holder->leaving = 0;
	return !holder->leaving;
}

int holder_attach(struct holder *holder, const char *path)
{
	pid_t parent = getpid(), pid;
	int socket;

	if (holder->pid || !has_left(holder))
		return EBUSY;
	pid = child_fork(&socket);
	if (pid < 0)
		return errno;
	if (!pid)
		hold(path, socket, parent);
	holder->pid = pid;
	holder->socket = socket;
	holder->attached = false;
	return 0;
}

void holder_detach(struct holder *holder)
{
	if (!holder->pid)
		return;
	/* Children that send commands may have inherited it. */
	shutdown(holder->socket, SHUT_RDWR);
	close(holder->socket);
	holder->leaving = holder->pid;
	holder->pid = 0;
}

void holder_end(struct holder *holder)
{
	holder_detach(holder);
	if (holder->leaving)
		waitpid(holder->leaving, NULL, 0);
	holder->leaving = 0;
}

enum holder_state holder_look(struct holder *holder, int *error)
{
	ssize_t got;

	has_left(holder);
	if (!holder->pid)
		return HOLDER_NONE;
	got = recv(holder->socket, error, sizeof(*error), MSG_DONTWAIT);
	if (got < 0)
		return holder->attached ? HOLDER_ATTACHED : HOLDER_ASKED;
	holder->attached = got == (ssize_t)sizeof(*error) && !*error;
	if (holder->attached)
		return HOLDER_ATTACHED;
	/* It ended without an answer: it was killed. */
	if (got != (ssize_t)sizeof(*error))
		*error = EINTR;
	holder_detach(holder);
	return HOLDER_FAILED;
}
