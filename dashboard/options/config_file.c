// SPDX-License-Identifier: GPL-2.0
#include "options/config_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/file.h"
#include "options/config.h"

const char *config_file_path(void)
{
	static char path[PATH_MAX];
	const char *config = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");
	int length;

	/* The XDG specification says to ignore paths that are not absolute. */
	if (config && *config == '/')
		length = snprintf(path, sizeof(path), "%s/wqtop", config);
	else if (home && *home == '/')
		length = snprintf(path, sizeof(path), "%s/.config/wqtop", home);
	else
		return NULL;
	return length < (int)sizeof(path) ? path : NULL;
}

int config_file_read(const char *path, char *text, size_t size)
{
	/* O_NONBLOCK: a fifo in its place must not block wqtop. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct buffer file = { 0 };
	int error;

	text[0] = '\0';
	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
	error = file_read_all(&file, fd, size);
	close(fd);
	/* A NUL would hide all that follows. */
	if (!error && memchr(file.text, '\0', file.length))
		error = EILSEQ;
	if (!error) {
		memcpy(text, file.text, file.length);
		text[file.length] = '\0';
	}
	buffer_free(&file);
	return error;
}

/* Creates the last directory only: a missing home stays missing. */
static void make_directory_of(const char *path)
{
	char directory[PATH_MAX];
	char *slash;

	snprintf(directory, sizeof(directory), "%s", path);
	slash = strrchr(directory, '/');
	if (!slash)
		return;
	*slash = '\0';
	mkdir(directory, 0700);
}

/* A file that is replaced keeps its rights and its owner. */
static void keep_rights(int fd, const char *old)
{
	struct stat status;

	if (stat(old, &status))
		return;
	if (fchown(fd, status.st_uid, status.st_gid))
		return;
	fchmod(fd, status.st_mode & 0777);
}

static int write_file(const char *path, const char *old, const char *text)
{
	size_t length = strlen(text);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	ssize_t put;
	int error = 0;

	if (fd < 0)
		return errno;
	keep_rights(fd, old);
	errno = ENOSPC; /* a short write sets no errno */
	put = write(fd, text, length);
	if (put != (ssize_t)length || fsync(fd))
		error = errno;
	if (close(fd) && !error)
		error = errno;
	return error;
}

/*
 * Replaces the file at once: readers see the old one or the new one, even
 * after a crash.
 */
static int replace_file(const char *path, const char *text)
{
	char temporary[PATH_MAX];
	int error;

	if (snprintf(temporary, sizeof(temporary), "%s.%ld", path,
		     (long)getpid()) >= (int)sizeof(temporary))
		return ENAMETOOLONG;
	error = write_file(temporary, path, text);
	if (!error && rename(temporary, path))
		error = errno;
	if (error)
		unlink(temporary);
	return error;
}

int config_file_save(const char *path, const char *line, bool replace)
{
	char old[CONFIG_TEXT_MAX], text[CONFIG_TEXT_MAX];
	char target[PATH_MAX];
	int error;

	if (!replace && !access(path, F_OK))
		return EEXIST;
	error = config_file_read(path, old, sizeof(old));
	if (error)
		return error;
	if (!config_merge(old, line, text, sizeof(text)))
		return EFBIG;
	make_directory_of(path);
	/* Where it is a link into somebody's dot files, the link stays. */
	return replace_file(realpath(path, target) ? target : path, text);
}
