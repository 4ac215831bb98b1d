// SPDX-License-Identifier: GPL-2.0
/*
 * Stands in for the module workqueue_machine, beside fake_module.c: its file is
 * workqueue_machine in the folder of FAKE_MODULE. Who writes attach to it is a
 * holder until the file is closed. FAKE_REFUSES=1: nobody may attach.
 */
#include "test/screen/fake_machine.h"

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "test/screen/fake_text.h"

static int held = -1; /* attached through this descriptor */

static bool find_path(char path[PATH_MAX])
{
	const char *module = getenv("FAKE_MODULE");
	const char *slash = module ? strrchr(module, '/') : NULL;

	if (!slash)
		return false;
	snprintf(path, PATH_MAX, "%.*s/workqueue_machine",
		 (int)(slash - module), module);
	return true;
}

bool fake_is_machine(int fd)
{
	char path[PATH_MAX];

	return find_path(path) && fake_is_open_as(fd, path);
}

static void set_line(struct fake *fake, const char *key, const char *value)
{
	char line[64];
	char *at;

	snprintf(line, sizeof(line), "\n%s ", key);
	at = strstr(fake->text, line);
	if (!at)
		return;
	snprintf(line, sizeof(line), "\n%s %s", key, value);
	fake_replace(fake, at, 1 + strcspn(at + 1, "\n"), line);
}

static void set_holders(bool attached)
{
	static struct fake fake;
	char path[PATH_MAX], now[32] = "-";
	const char *time;

	if (!find_path(path))
		return;
	fake.path = path;
	if (!fake_load(&fake))
		return;
	time = strstr(fake.text, "\ntime_ns ");
	if (time)
		snprintf(now, sizeof(now), "%.*s", (int)strcspn(time + 9, "\n"),
			 time + 9);
	set_line(&fake, "attached_ns", attached ? now : "-");
	set_line(&fake, "detached_ns", attached ? "-" : now);
	set_line(&fake, "holders", attached ? "1" : "0");
	fake_store(&fake);
}

int fake_machine_command(int fd, const char *text, size_t length)
{
	if (length != 6 || memcmp(text, "attach", 6))
		return EINVAL;
	if (getenv("FAKE_REFUSES"))
		return EPERM;
	held = fd;
	set_holders(true);
	return 0;
}

int close(int fd)
{
	int (*real)(int) = dlsym(RTLD_NEXT, "close");

	if (fd >= 0 && fd == held) {
		held = -1;
		set_holders(false);
	}
	return real(fd);
}
