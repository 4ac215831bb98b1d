// SPDX-License-Identifier: GPL-2.0
#include "read/machine_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/file.h"
#include "read/machine_callers.h"
#include "read/machine_stacks.h"

/* 513 rows of a kilobyte at most, and what runs. */
#define SIZE_MAX_READ (2 * 1024 * 1024)

/* Return: the path of the file of that name beside the counters, or NULL. */
static char *beside(const char *counters, const char *name)
{
	const char *slash = strrchr(counters, '/');
	int folder = slash ? (int)(slash - counters) + 1 : 0;
	char *path;

	return asprintf(&path, "%.*s%s", folder, counters, name) < 0 ? NULL :
								       path;
}

void machine_file_begin(struct machine_file *file, const char *counters)
{
	memset(file, 0, sizeof(*file));
	file->path = beside(counters, MACHINE_PROC_NAME);
	file->callers_path = beside(counters, MACHINE_CALLERS_NAME);
	file->folder = beside(counters, "");
}

void machine_file_free(struct machine_file *file)
{
	free(file->path);
	free(file->callers_path);
	free(file->folder);
	buffer_free(&file->text);
	buffer_free(&file->stacks);
	buffer_free(&file->callers);
	memset(file, 0, sizeof(*file));
}

/* Return: 0 or an errno. */
static int load(const char *path, struct buffer *text)
{
	struct stat status;
	int fd, error;

	text->length = 0;
	if (!path)
		return ENOMEM;
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	/* Reading a terminal would take the keys. */
	if (!fstat(fd, &status) && !S_ISREG(status.st_mode))
		error = EINVAL;
	else
		error = file_read_all(text, fd, SIZE_MAX_READ);
	close(fd);
	return error;
}

static enum source_state parse(const struct machine_file *file,
			       struct machine *machine, char *reason)
{
	return machine_parse(machine, file->text.text, file->text.length,
			     reason) ?
		       SOURCE_LIVE :
		       SOURCE_STALE;
}

enum source_state machine_file_read(struct machine_file *file,
				    struct machine *machine, char *reason)
{
	int error = load(file->path, &file->text);

	if (!error)
		return parse(file, machine, reason);
	snprintf(reason, SNAPSHOT_REASON_MAX, "%s", strerror(error));
	if (error == ENOENT || error == ENOTDIR)
		return SOURCE_ABSENT;
	return error == EACCES || error == EPERM ? SOURCE_DENIED : SOURCE_STALE;
}

void machine_file_read_stacks(struct machine_file *file,
			      const struct machine *before)
{
	file->stacks.length = 0;
	if (file->folder)
		machine_stacks_read(&file->stacks, file->folder, before);
}

void machine_file_read_callers(struct machine_file *file)
{
	if (load(file->callers_path, &file->callers))
		file->callers.length = 0;
}

bool machine_file_join(const struct machine_file *file, struct buffer *text)
{
	return buffer_add(text, file->text.text, file->text.length) &&
	       buffer_add(text, file->stacks.text, file->stacks.length) &&
	       buffer_add(text, file->callers.text, file->callers.length);
}

/* Cuts off what begins with that line. Return: that; empty where it is missing. */
static struct slice cut_off(struct slice *text, const char *line)
{
	const char *at = text->length ? memmem(text->text, text->length, line,
					       strlen(line)) :
					NULL;
	struct slice rest = { text->text + text->length, 0 };

	if (!at)
		return rest;
	rest.text = at + 1; /* behind the newline */
	rest.length = text->length - (size_t)(rest.text - text->text);
	text->length -= rest.length;
	return rest;
}

static void set(struct buffer *buffer, struct slice text)
{
	buffer->length = 0;
	buffer_add(buffer, text.text, text.length);
}

enum source_state machine_file_take(struct machine_file *file,
				    struct slice text, struct machine *machine,
				    char *reason)
{
	set(&file->callers, cut_off(&text, "\n" MACHINE_CALLERS_NAME " - "));
	set(&file->stacks, cut_off(&text, "\n" MACHINE_STACKS_NAME " - "));
	set(&file->text, text);
	return parse(file, machine, reason);
}
