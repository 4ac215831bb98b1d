// SPDX-License-Identifier: GPL-2.0
/*
 * storm_machine SEED: takes CPUs off line and puts them back, tries out the
 * freezer where the kernel lets it be tried out, starts wqtop and kills it,
 * until it is told to end by SIGTERM. Then all CPUs are back, and it says how
 * often it did each. The same seed repeats the order.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>

#include "storm.h"

static unsigned long hotplugs, freezes, views;
static int freezer;

/* Return: 0, or -1. */
static int put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	ssize_t written;

	if (fd < 0)
		return -1;
	written = write(fd, text, strlen(text));
	close(fd);
	return written < 0 ? -1 : 0;
}

static int set_cpu(unsigned int cpu, const char *online)
{
	char path[64];

	snprintf(path, sizeof(path), "/sys/devices/system/cpu/cpu%u/online",
		 cpu);
	return put(path, online);
}

static void plug(void)
{
	unsigned int cpus = sysconf(_SC_NPROCESSORS_CONF);
	unsigned int cpu = 1 + storm_below(cpus > 1 ? cpus - 1 : 1);

	if (set_cpu(cpu, "0"))
		return;
	hotplugs++;
	storm_pause(500000);
	set_cpu(cpu, "1");
}

static void freeze(void)
{
	if (freezer && !put("/sys/power/state", "freeze"))
		freezes++;
}

static void view(void)
{
	pid_t child = fork();

	if (!child) {
		int nothing = open("/dev/null", O_RDWR);

		dup2(nothing, 0);
		dup2(nothing, 1);
		dup2(nothing, 2);
		execlp("wqtop", "wqtop", "-b", "-d", "0.1", (char *)NULL);
		_exit(2);
	}
	if (child < 0)
		return;
	storm_pause(999999);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	views++;
}

static void storm_on(void)
{
	while (!storm_over) {
		switch (storm_below(10)) {
		case 0:
			freeze();
			break;
		case 1:
		case 2:
			view();
			break;
		default:
			plug();
		}
		storm_pause(300000);
	}
}

int main(int argc, char **argv)
{
	unsigned int cpu;

	if (argc != 2)
		return 2;
	storm_begin(strtoull(argv[1], NULL, 0));
	freezer = !put("/sys/power/pm_test", "freezer");
	put("/sys/module/suspend/parameters/pm_test_delay", "1");
	storm_on();
	for (cpu = 1; cpu < sysconf(_SC_NPROCESSORS_CONF); cpu++)
		set_cpu(cpu, "1");
	printf("hotplugs=%lu freezes=%lu views=%lu\n", hotplugs, freezes,
	       views);
	return 0;
}
