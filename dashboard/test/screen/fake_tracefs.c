// SPDX-License-Identifier: GPL-2.0
/*
 * Stands in for tracefs, beside fake_module.c: in a folder tracing/instances, who
 * makes a folder wqtop-PID finds the files of an event in it, of which hist is a
 * copy of tracing/hist. It can be removed as it is.
 */
#include <dlfcn.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_instance(const char *path)
{
	const char *name = strstr(path, "/tracing/instances/wqtop-");

	return name && !strchr(name + strlen("/tracing/instances/"), '/');
}

/* FORMAT has three places for the path. */
static int run(const char *format, const char *path)
{
	char command[PATH_MAX * 4];

	snprintf(command, sizeof(command), format, path, path, path);
	return system(command) ? -1 : 0;
}

int mkdir(const char *path, mode_t mode)
{
	int (*real)(const char *, mode_t) = dlsym(RTLD_NEXT, "mkdir");

	if (!is_instance(path))
		return real(path, mode);
	return run("e=%s/events/workqueue/workqueue_execute_end; mkdir -p $e && : >$e/trigger && cp %s/../../hist $e/ # %s",
		   path);
}

int rmdir(const char *path)
{
	int (*real)(const char *) = dlsym(RTLD_NEXT, "rmdir");

	if (!is_instance(path))
		return real(path);
	return run("cat %s/events/*/*/trigger >>%s/../../triggers; rm -r %s",
		   path);
}
