// SPDX-License-Identifier: GPL-2.0
#include "send/freezer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/clock.h"

static int open_file(const char *folder, const char *name, int flags)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return open(path, flags | O_CLOEXEC);
}

/* Return: whether one write() took the whole word. */
static bool write_word(const char *folder, const char *name, const char *word)
{
	int fd = open_file(folder, name, O_WRONLY);
	bool done;

	if (fd < 0)
		return false;
	done = write(fd, word, strlen(word)) == (ssize_t)strlen(word);
	close(fd);
	return done;
}

static bool has_word(const char *folder, const char *name, const char *word)
{
	int fd = open_file(folder, name, O_RDONLY);
	char text[256];
	ssize_t length;

	if (fd < 0)
		return false;
	length = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[length > 0 ? length : 0] = '\0';
	return strstr(text, word);
}

static enum freezer_end end_of_error(int error, const char *folder)
{
	switch (error) {
	case ENOENT:
		return access(folder, F_OK) ? FREEZER_NO_SYS : FREEZER_NO_TEST;
	case EROFS:
		return FREEZER_READ_ONLY;
	default:
		return FREEZER_NOT_PERMITTED;
	}
}

enum freezer_end freezer_check(const char *folder)
{
	int fd = open_file(folder, "pm_test", O_WRONLY);

	if (fd < 0)
		return end_of_error(errno, folder);
	close(fd);
	/* Somebody else tries something out. */
	if (!has_word(folder, "pm_test", "[none]"))
		return FREEZER_NOT_SAFE;
	return has_word(folder, "state", "freeze") ? FREEZER_THAWED :
						     FREEZER_NO_STATE;
}

static bool freeze_and_thaw(const char *folder, struct span *frozen)
{
	bool done;

	frozen->from_ns = clock_ns();
	done = write_word(folder, "state", "freeze");
	frozen->to_ns = clock_ns();
	return done;
}

enum freezer_end freezer_run(const char *folder, struct span *frozen)
{
	enum freezer_end end = freezer_check(folder);

	if (end != FREEZER_THAWED)
		return end;
	/* Without the test the machine would sleep, so its own word counts. */
	if (!write_word(folder, "pm_test", "freezer") ||
	    !has_word(folder, "pm_test", "[freezer]"))
		end = FREEZER_NOT_SAFE;
	else if (!freeze_and_thaw(folder, frozen))
		end = FREEZER_REFUSED;
	write_word(folder, "pm_test", "none");
	return end;
}

const char *freezer_words(enum freezer_end end)
{
	switch (end) {
	case FREEZER_NO_TEST:
		return "refused, no /sys/power/pm_test: this kernel has no CONFIG_PM_DEBUG (Debian's amd64 has, cloud-amd64 has not)";
	case FREEZER_NO_SYS:
		return "refused, no /sys/power: /sys is not mounted (mount -t sysfs sysfs /sys), or this kernel cannot suspend";
	case FREEZER_READ_ONLY:
		return "refused, Read-only file system: /sys is mounted so here (a container?), run outside";
	case FREEZER_NOT_PERMITTED:
		return "refused, root may not write /sys/power/pm_test here (a container, SELinux): run outside";
	case FREEZER_NOT_SAFE:
		return "nothing was frozen: /sys/power/pm_test is not [none], or does not take \"freezer\"";
	case FREEZER_NO_STATE:
		return "nothing was frozen: /sys/power/state has no \"freeze\" (CONFIG_SUSPEND)";
	default:
		return "the kernel could not freeze all processes: dmesg says why";
	}
}
