// SPDX-License-Identifier: GPL-2.0
#include "lib/descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

bool descriptors_fill(void)
{
	int fd;

	/* open() takes the lowest free number, so the order matters. */
	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd)
			return false;
	return true;
}

static void wait_until_writable(int fd)
{
	struct pollfd poll_fd = { .fd = fd, .events = POLLOUT };

	poll(&poll_fd, 1, -1);
}

/* Return: @size, or 0 after an error, as a stream wants it. */
static ssize_t write_all(void *cookie, const char *text, size_t size)
{
	int fd = (int)(intptr_t)cookie;
	size_t left = size;
	ssize_t written;

	while (left) {
		written = write(fd, text, left);
		if (written < 0 && errno == EAGAIN)
			wait_until_writable(fd);
		else if (written < 0 && errno != EINTR)
			return 0;
		if (written < 0)
			continue;
		text += written;
		left -= (size_t)written;
	}
	return (ssize_t)size;
}

FILE *descriptors_stream(int fd)
{
	const cookie_io_functions_t functions = { .write = write_all };

	return fopencookie((void *)(intptr_t)fd, "w", functions);
}

bool descriptors_flush(void)
{
	if (!fflush(stdout) && !ferror(stdout))
		return true;
	fprintf(stderr, "wqtop: cannot write: %s\n", descriptors_words(errno));
	return false;
}

const char *descriptors_words(int error)
{
	return error == EBADF ? "standard output is closed" : strerror(error);
}
