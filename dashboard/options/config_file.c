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

/* As many as the kernel follows. */
#define LINKS_MOST 40

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
	/* A NUL, as UTF-16 has them, would hide all that follows. */
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

/*
 * Replaces a link by the path that it names. Return: 1, 0 if it is no link,
 * or a negative errno.
 */
static int follow_once(char path[PATH_MAX])
{
	char named[PATH_MAX], next[PATH_MAX];
	ssize_t length = readlink(path, named, sizeof(named));
	int folder = 0;

	if (length < 0)
		return errno == EINVAL || errno == ENOENT ? 0 : -errno;
	if (length == (ssize_t)sizeof(named))
		return -ENAMETOOLONG;
	if (*named != '/')
		folder = (int)(strrchr(path, '/') + 1 - path);
	if (snprintf(next, sizeof(next), "%.*s%.*s", folder, path, (int)length,
		     named) >= (int)sizeof(next))
		return -ENAMETOOLONG;
	memcpy(path, next, sizeof(next));
	return 1;
}

/*
 * Follows links to a file that need not be there yet, which realpath() does
 * not do. @path begins with a slash. Return: 0 or an errno.
 */
static int follow_links(char path[PATH_MAX])
{
	int followed, links = 0;

	while ((followed = follow_once(path)) > 0)
		if (++links == LINKS_MOST)
			return ELOOP;
	return -followed;
}

/* A file that is replaced keeps its rights and its owner. */
static bool keep_rights(int fd, const struct stat *old)
{
	return !fchown(fd, old->st_uid, old->st_gid) &&
	       !fchmod(fd, old->st_mode & 07777);
}

/* Return: 0 or an errno. */
static int put(int fd, const char *text)
{
	ssize_t length = (ssize_t)strlen(text);
	ssize_t written;

	errno = ENOSPC; /* a short write sets no errno */
	written = write(fd, text, (size_t)length);
	return written != length || fsync(fd) ? errno : 0;
}

static int close_file(int fd, int error)
{
	return close(fd) && !error ? errno : error;
}

/*
 * Replaces a file at once: readers see the old one or the new one, even after
 * a crash. @old: NULL if there is none. Return: 0 or an errno; -1 if a new file
 * cannot take the place of the old one, which is unchanged then.
 */
static int replace_file(const char *path, const char *text,
			const struct stat *old)
{
	char temporary[PATH_MAX];
	int fd, error;

	if (snprintf(temporary, sizeof(temporary), "%s.%ld", path,
		     (long)getpid()) >= (int)sizeof(temporary))
		return ENAMETOOLONG;
	fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return old && errno != ENOSPC ? -1 : errno;
	error = old && !keep_rights(fd, old) ? -1 : put(fd, text);
	error = close_file(fd, error);
	/* A file that is a mount of its own cannot be moved over. */
	if (!error && rename(temporary, path))
		error = old ? -1 : errno;
	if (error)
		unlink(temporary);
	return error;
}

/* Without the room for it nothing is written over. */
static int overwrite_file(const char *path, const char *text, off_t old_size)
{
	off_t length = (off_t)strlen(text);
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK);
	int error = 0;

	if (fd < 0)
		return errno;
	if (length > old_size && posix_fallocate(fd, 0, length) == ENOSPC)
		error = ftruncate(fd, old_size) ? errno : ENOSPC;
	if (!error)
		error = put(fd, text);
	if (!error && ftruncate(fd, length))
		error = errno;
	return close_file(fd, error);
}

/* The other names of a hard link, and an owner that cannot be given, stay. */
static int save_text(const char *path, const char *text)
{
	struct stat old;
	int error;

	if (stat(path, &old))
		return errno == ENOENT ? replace_file(path, text, NULL) : errno;
	if (!S_ISREG(old.st_mode))
		return ENOTSUP;
	error = old.st_nlink > 1 ? -1 : replace_file(path, text, &old);
	return error < 0 ? overwrite_file(path, text, old.st_size) : error;
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
	snprintf(target, sizeof(target), "%s", path);
	error = follow_links(target);
	if (error)
		return error;
	make_directory_of(target);
	return save_text(target, text);
}

const char *config_file_words(int error)
{
	switch (error) {
	case ENOTSUP:
		return "it is no regular file";
	case EROFS:
		return "that disk is read-only: name another folder in XDG_CONFIG_HOME";
	case EACCES:
	case EPERM:
		return "you may not write there: name another folder in XDG_CONFIG_HOME";
	case ENOENT:
		return "its folder is not there: mkdir -p makes it";
	case ELOOP:
		return "its links lead to themselves";
	default:
		return strerror(error);
	}
}
