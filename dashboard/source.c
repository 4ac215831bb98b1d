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

/*
 * The module writes a few kilobytes of counters, and a hundred bytes for each of
 * 8192 events; who names /dev/zero is told so.
 */
#define SIZE_MAX_READ	(4 * 1024 * 1024)
#define SIZE_STEP	65536

/* O_NONBLOCK: a fifo must not hold up the screen. */
#define OPEN_FLAGS	(O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

#define EVENTS_SUFFIX	"_events"

void source_init(struct source *source, const char *path)
{
	size_t size = strlen(path) + sizeof(EVENTS_SUFFIX);

	memset(source, 0, sizeof(*source));
	source->path = path;
	source->state = SOURCE_ABSENT;
	source->events_fd = -1;
	/* Without memory for the name there are no events. */
	source->events_path = malloc(size);
	if (source->events_path)
		snprintf(source->events_path, size, "%s" EVENTS_SUFFIX, path);
}

static void close_events(struct source *source)
{
	if (source->events_fd >= 0)
		close(source->events_fd);
	source->events_fd = -1;
}

void source_free(struct source *source)
{
	close_events(source);
	free(source->events_path);
	free(source->counters.text);
	free(source->events.text);
	source->events_path = NULL;
	source->counters = (struct source_text){ 0 };
	source->events = (struct source_text){ 0 };
}

/* Return: 0 or an errno. */
static int make_room(struct source_text *into)
{
	char *text;

	if (into->length < into->room)
		return 0;
	if (into->room >= SIZE_MAX_READ)
		return EFBIG;
	text = realloc(into->text, into->room + SIZE_STEP);
	if (!text)
		return ENOMEM;
	into->text = text;
	into->room += SIZE_STEP;
	return 0;
}

/* Appends all that there is to read. */
static int read_all(struct source_text *into, int fd)
{
	ssize_t got;
	int error;

	for (;;) {
		error = make_room(into);
		if (error)
			return error;
		got = read(fd, into->text + into->length,
			   into->room - into->length);
		if (got > 0)
			into->length += (size_t)got;
		else if (got == 0)
			return 0;
		else if (errno != EINTR)
			return errno;
	}
}

static int read_counters(struct source *source)
{
	int fd = open(source->path, O_RDONLY | OPEN_FLAGS);
	int error;

	if (fd < 0)
		return errno;
	source->counters.length = 0;
	error = read_all(&source->counters, fd);
	close(fd);
	return error;
}

/* Without such a file, or when the module has gone, there are no events. */
static void read_events(struct source *source)
{
	source->events.length = 0;
	if (source->events_fd < 0 && source->events_path)
		source->events_fd = open(source->events_path,
					 O_RDONLY | OPEN_FLAGS);
	if (source->events_fd < 0)
		return;
	if (read_all(&source->events, source->events_fd))
		close_events(source);
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
	int error = read_counters(source);

	source->events.length = 0;
	if (error) {
		snprintf(source->reason, sizeof(source->reason), "%s",
			 strerror(error));
		source->state = state_of_error(error);
	} else if (snapshot_parse(snapshot, source->counters.text,
				  source->counters.length, source->reason)) {
		source->state = SOURCE_LIVE;
		/* After the counters: what they count has its events here. */
		read_events(source);
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
