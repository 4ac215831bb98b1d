// SPDX-License-Identifier: GPL-2.0
#include "send/tracefs_histogram.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/file.h"
#include "lib/slice.h"

#define PREFIX	 "wqtop-"
#define EVENT	 "/events/workqueue/workqueue_execute_end/"
#define KEYS	 "hist:keys=function.sym"
#define MAX_READ (4 * 1024 * 1024)

/* Writes the path of a file of that process's instance. */
static void path_of(char out[PATH_MAX], const char *folder, pid_t pid,
		    const char *name)
{
	snprintf(out, PATH_MAX, "%s/instances/" PREFIX "%d%s", folder, (int)pid,
		 name);
}

/* Return: 0 or an errno. */
static int set_trigger(const char *folder, pid_t pid, const char *text)
{
	char path[PATH_MAX];
	int fd, error = 0;

	path_of(path, folder, pid, EVENT "trigger");
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	if (write(fd, text, strlen(text)) < 0)
		error = errno;
	close(fd);
	return error;
}

static int remove_of(const char *folder, pid_t pid)
{
	char path[PATH_MAX];

	/* It costs nothing any more, even if somebody holds the instance. */
	set_trigger(folder, pid, "!" KEYS);
	path_of(path, folder, pid, "");
	return rmdir(path) ? errno : 0;
}

int tracefs_histogram_make(const char *folder)
{
	char path[PATH_MAX];
	int error;

	path_of(path, folder, getpid(), "");
	if (mkdir(path, 0700))
		return errno;
	error = set_trigger(folder, getpid(), KEYS);
	if (error)
		remove_of(folder, getpid());
	/* A kernel that has no such event. */
	return error == ENOENT ? EINVAL : error;
}

int tracefs_histogram_read(const char *folder, struct buffer *text)
{
	char path[PATH_MAX];
	int error;

	/* So that all lines are of the same time. */
	error = set_trigger(folder, getpid(), KEYS ":pause");
	if (error)
		return error;
	path_of(path, folder, getpid(), EVENT "hist");
	return file_load(text, path, MAX_READ);
}

int tracefs_histogram_remove(const char *folder)
{
	return remove_of(folder, getpid());
}

/* Return: the dead process that an instance of that name is of, or 0. */
static pid_t dead_process(const char *name)
{
	struct slice rest = slice_of(name);
	uint64_t pid;

	if (!slice_takes(&rest, PREFIX) || !slice_number(rest, &pid) || !pid ||
	    pid > INT_MAX)
		return 0;
	return kill((pid_t)pid, 0) && errno == ESRCH ? (pid_t)pid : 0;
}

/* Return: the first dead process that has left an instance, or 0. */
static pid_t find_stale(const char *folder)
{
	const struct dirent *entry;
	char path[PATH_MAX];
	pid_t pid = 0;
	DIR *instances;

	snprintf(path, sizeof(path), "%s/instances", folder);
	instances = opendir(path);
	if (!instances)
		return 0;
	while (!pid && (entry = readdir(instances)))
		pid = dead_process(entry->d_name);
	closedir(instances);
	return pid;
}

bool tracefs_histogram_is_stale(const char *folder)
{
	return find_stale(folder) != 0;
}

void tracefs_histogram_sweep(const char *folder)
{
	pid_t pid;

	while ((pid = find_stale(folder)) && !remove_of(folder, pid))
		;
}
