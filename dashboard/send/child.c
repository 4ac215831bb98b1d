// SPDX-License-Identifier: GPL-2.0
#include "send/child.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lib/signals.h"

static void leave_terminal(void)
{
	int null = open("/dev/null", O_RDWR);
	int fd;

	setpgid(0, 0);
	for (fd = STDIN_FILENO; null >= 0 && fd <= STDERR_FILENO; fd++)
		dup2(null, fd);
	signals_reset();
}

pid_t child_fork(int *socket)
{
	int ends[2], error;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
		return -1;
	pid = fork();
	error = errno;
	if (!pid)
		leave_terminal();
	if (pid < 0)
		close(ends[0]);
	close(ends[pid != 0]);
	*socket = ends[pid == 0];
	errno = error;
	return pid;
}
