// SPDX-License-Identifier: GPL-2.0
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

/* The module writes a few kilobytes; who names /dev/zero is told so. */
#define SIZE_MAX_READ	(1024 * 1024)
#define SIZE_STEP	16384

/* O_NONBLOCK: a fifo must not hold up the screen. */
#define OPEN_FLAGS	(O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

void source_init(struct source *source, const char *path)
{
	memset(source, 0, sizeof(*source));
	source->path = path;
	source->state = SOURCE_ABSENT;
}

void source_free(struct source *source)
{
	free(source->text);
	source->text = NULL;
	source->room = 0;
}

/* Return: 0 or an errno. */
static int make_room(struct source *source)
{
	char *text;

	if (source->length < source->room)
		return 0;
	if (source->room >= SIZE_MAX_READ)
		return EFBIG;
	text = realloc(source->text, source->room + SIZE_STEP);
	if (!text)
		return ENOMEM;
	source->text = text;
	source->room += SIZE_STEP;
	return 0;
}

static int read_all(struct source *source, int fd)
{
	ssize_t got;
	int error;

	source->length = 0;
	for (;;) {
		error = make_room(source);
		if (error)
			return error;
		got = read(fd, source->text + source->length,
			   source->room - source->length);
		if (got > 0)
			source->length += (size_t)got;
		else if (got == 0)
			return 0;
		else if (errno != EINTR)
			return errno;
	}
}

static int read_file(struct source *source)
{
	int fd = open(source->path, O_RDONLY | OPEN_FLAGS);
	int error;

	if (fd < 0)
		return errno;
	error = read_all(source, fd);
	close(fd);
	return error;
}

static enum source_state state_of_error(int error)
{
	switch (error) {
	case ENOENT:
	case EIO:	/* unloaded between open and read */
		return SOURCE_ABSENT;
	case EACCES:
	case EPERM:
		return SOURCE_DENIED;
	default:
		return SOURCE_STALE;
	}
}

enum source_state source_read(struct source *source, struct snapshot *snapshot)
{
	int error = read_file(source);

	if (error) {
		snprintf(source->reason, sizeof(source->reason), "%s",
			 strerror(error));
		source->state = state_of_error(error);
	} else if (snapshot_parse(snapshot, source->text, source->length,
				  source->reason)) {
		source->state = SOURCE_LIVE;
	} else {
		source->state = SOURCE_STALE;
	}
	return source->state;
}

enum source_rights source_rights(const struct source *source)
{
	struct statfs file_system;
	bool is_proc;
	int fd;

	fd = open(source->path, O_WRONLY | OPEN_FLAGS);
	if (fd < 0)
		return RIGHTS_NOT_ROOT;
	/* A command written into somebody's saved copy would destroy it. */
	is_proc = !fstatfs(fd, &file_system) &&
		  file_system.f_type == PROC_SUPER_MAGIC;
	close(fd);
	return is_proc ? RIGHTS_SEND : RIGHTS_NO_MODULE;
}
