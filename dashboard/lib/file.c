// SPDX-License-Identifier: GPL-2.0
#include "lib/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE_STEP 65536

static struct {
	const char *path;
	struct slice text;
} mapped;

int file_read_all(struct buffer *into, int fd, size_t most)
{
	ssize_t got;

	for (;;) {
		if (into->length >= most)
			return EFBIG;
		if (!buffer_reserve(into, SIZE_STEP))
			return ENOMEM;
		got = read(fd, into->text + into->length, SIZE_STEP);
		if (got > 0)
			into->length += (size_t)got;
		else if (got == 0)
			return 0;
		else if (errno != EINTR)
			return errno;
	}
}

/*
 * Opens a file. A descriptor by its name (/dev/stdin) cannot be opened again
 * where it is a socket or another user's: then it is shared.
 */
static int open_to_read(const char *path)
{
	static const char *const names[] = { "/dev/fd/%d%c",
					     "/proc/self/fd/%d%c" };
	int fd = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC);
	int error = errno, own = -1;
	char more;
	size_t i;

	if (fd >= 0 || (error != ENXIO && error != EACCES))
		return fd;
	if (!strcmp(path, "/dev/stdin"))
		own = STDIN_FILENO;
	for (i = 0; i < sizeof(names) / sizeof(names[0]) && own < 0; i++)
		if (sscanf(path, names[i], &own, &more) != 1)
			own = -1;
	fd = own < 0 ? -1 : fcntl(own, F_DUPFD_CLOEXEC, 0);
	if (fd < 0)
		errno = error;
	return fd;
}

bool file_is_pipe(const char *path)
{
	struct stat status;

	return !stat(path, &status) &&
	       (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
}

/* A shared pipe may be non-blocking: then this waits for the writer. */
static int read_to_end(struct buffer *into, int fd, size_t most)
{
	struct pollfd poll_fd = { .fd = fd, .events = POLLIN };
	int error;

	while ((error = file_read_all(into, fd, most)) == EAGAIN)
		poll(&poll_fd, 1, -1);
	return error;
}

int file_load(struct buffer *into, const char *path, size_t most)
{
	int fd = open_to_read(path);
	struct stat status;
	int error;

	if (fd < 0)
		return errno;
	if (fstat(fd, &status))
		error = errno;
	else if (S_ISCHR(status.st_mode))
		error = ENODEV; /* /dev/zero never ends */
	else if (S_ISREG(status.st_mode) && status.st_size >= (off_t)most)
		error = EFBIG;
	else
		error = read_to_end(into, fd, most);
	close(fd);
	return error;
}

int file_map(struct slice *text, const char *path)
{
	int fd = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC);
	struct stat status;
	void *map;
	int error;

	if (fd < 0)
		return errno;
	map = fstat(fd, &status) ? MAP_FAILED :
				   mmap(NULL, (size_t)status.st_size, PROT_READ,
					MAP_PRIVATE, fd, 0);
	error = errno;
	close(fd);
	if (map == MAP_FAILED)
		return error;
	*text = (struct slice){ map, (size_t)status.st_size };
	mapped.text = *text;
	mapped.path = path;
	return 0;
}

void file_unmap(struct slice *text)
{
	if (text->text)
		munmap((void *)text->text, text->length);
	*text = (struct slice){ 0 };
	mapped.path = NULL;
}

const char *file_mapped_at(const void *address)
{
	uintptr_t at = (uintptr_t)address;
	uintptr_t begin = (uintptr_t)mapped.text.text;

	return at >= begin && at - begin < mapped.text.length ? mapped.path :
								NULL;
}

const char *file_words(int error)
{
	switch (error) {
	case ENODEV:
		return "it is a device: name a file or a pipe";
	case EAGAIN:
		return "it is a pipe, which is read once, when wqtop starts: start it again";
	default:
		return strerror(error);
	}
}

const char *file_new_words(const char *path, int error)
{
	struct stat status;

	switch (error) {
	case EEXIST:
		/* Nobody should remove /dev/stdout. */
		if (!lstat(path, &status) && !S_ISREG(status.st_mode))
			return "it is no plain file: name a new one";
		return "there is such a file: name another, or remove it";
	case ENOENT:
	case ENOTDIR:
		return "its folder is not there: make it, or name another";
	case EACCES:
	case EPERM:
	case EROFS:
		return "nothing can be written there: name another folder";
	default:
		return strerror(error);
	}
}
