// SPDX-License-Identifier: GPL-2.0
#include "lib/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE_STEP 65536

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

int file_load(struct buffer *into, const char *path, size_t most)
{
	int fd = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC);
	struct stat status;
	int error = 0;

	if (fd < 0)
		return errno;
	if (fstat(fd, &status))
		error = errno;
	else if (S_ISCHR(status.st_mode))
		error = EFBIG; /* /dev/zero never ends */
	else
		error = file_read_all(into, fd, most);
	close(fd);
	return error;
}
