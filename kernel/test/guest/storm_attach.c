// SPDX-License-Identifier: GPL-2.0
/*
 * storm_attach SEED: attaches workqueue_machine and detaches it, resets it and
 * reads it, through files that were opened long ago, from processes that are
 * killed while they hold it or wait for others, until it is told to end by
 * SIGTERM. Then says how often it did each. The same seed repeats the order.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>

#include "storm.h"

#define HELD 3

struct counts {
	unsigned long attaches, detaches, resets, refusals, holders_killed,
		machine_reads;
};
static struct counts *counts;

static const char *const files[] = { "/proc/workqueue_machine",
				     "/proc/workqueue_machine_callers" };

static void tell(int fd, const char *command, unsigned long *counter)
{
	if (write(fd, command, strlen(command)) < 0)
		storm_count(&counts->refusals);
	else
		storm_count(counter);
}

static void tell_any(int fd)
{
	switch (storm_below(8)) {
	case 0:
		tell(fd, "reset", &counts->resets);
		break;
	case 1:
	case 2:
		tell(fd, "detach\n", &counts->detaches);
		break;
	case 3:
		tell(fd, "attach stay\n", &counts->attaches);
		break;
	case 4:
		tell(fd, "attach for a very long time", &counts->attaches);
		break;
	default:
		tell(fd, "attach", &counts->attaches);
	}
}

static void read_whole(void)
{
	static char buffer[1 << 16];
	int fd = open(files[storm_below(2)], O_RDONLY);

	if (fd < 0)
		return;
	while (read(fd, buffer, 1 + storm_below(sizeof(buffer))) > 0)
		;
	close(fd);
	storm_count(&counts->machine_reads);
}

/* It attaches, and is killed before, while or after it does. */
static void hold_and_die(void)
{
	pid_t child = fork();

	if (!child) {
		int fd = open(files[0], O_RDWR);

		prctl(PR_SET_PDEATHSIG, SIGKILL);
		tell(fd, "attach", &counts->attaches);
		pause();
		_exit(0);
	}
	if (child < 0)
		return;
	storm_pause(100000);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	storm_count(&counts->holders_killed);
}

/* Some files are kept, over rmmod too. */
static int any_file(int held[HELD])
{
	int *fd = &held[storm_below(HELD)];

	if (*fd >= 0 && !storm_below(6)) {
		close(*fd);
		*fd = -1;
	}
	if (*fd < 0)
		*fd = open(files[0], O_RDWR);
	return *fd;
}

static void attach_on(void)
{
	int held[HELD] = { -1, -1, -1 };
	int fd;

	while (!storm_over) {
		fd = any_file(held);
		if (fd < 0)
			storm_pause(50000);
		else if (!storm_below(4))
			hold_and_die();
		else if (storm_below(2))
			tell_any(fd);
		else
			read_whole();
		storm_pause(20000);
	}
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	counts = storm_share(sizeof(*counts));
	storm_begin(strtoull(argv[1], NULL, 0));
	attach_on();
	printf("attaches=%lu detaches=%lu resets=%lu refusals=%lu holders_killed=%lu machine_reads=%lu\n",
	       counts->attaches, counts->detaches, counts->resets,
	       counts->refusals, counts->holders_killed, counts->machine_reads);
	return 0;
}
