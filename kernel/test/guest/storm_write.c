// SPDX-License-Identifier: GPL-2.0
/*
 * storm_write SEED: writes to the module's file until it is told to end by
 * SIGTERM: commands that are right, wrong, too long, from memory that is not
 * there, through files that were opened long ago or are shared, by processes
 * that are killed. Then says how many writes there were. The same seed repeats
 * the order of what is done.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>

#include "storm.h"

#define HELD 4

struct counts {
	unsigned long writes, refused, killed;
};
static struct counts *counts;

static const char *const queues[] = {
	"system",  "delayed",	    "custom",  "periodic",  "bound",
	"highpri", "cpu_intensive", "ordered", "freezable", "bh",
};
static const char *const submits[] = {
	"immediate",	 "delayed", "custom",	 "bound", "highpri",
	"cpu_intensive", "ordered", "freezable", "bh",
};
static const char *const programs[] = {
	"burn:1",
	"burn:5,sleep:10,burn:5",
	"sleep:1",
	"burn:20",
	"sleep:200",
	"burn:1,sleep:1,burn:1,sleep:1,burn:1,sleep:1,burn:1,sleep:1",
	"burn:100",
	"sleep:2000",
};
static const char *const others[] = {
	"stop",	       "reset",	       "record on",	"record off",
	"mod delay=5", "mod",	       "scenario A",	"scenario C",
	"scenario D",  "scenario hog", "scenario prio",
};
static const char *const wrong[] = {
	"",
	"\n",
	"custom\nstop\n",
	"imediate",
	"custom n=0",
	"custom n=1000001",
	"custom n=-1",
	"bound cpu=8191",
	"custom do=nap:5",
	"custom do=burn:0",
	"max_active bound 0",
	"cancel",
	"cancel nothing",
	"\377\001 %s%n",
	"custom n=1 n=1",
	"bh do=sleep:1",
	"scenario E",
	"start period=1",
};

#define ANY(list) ((list)[storm_below(sizeof(list) / sizeof((list)[0]))])

static void add_program(char *text, size_t size)
{
	size_t length = strlen(text);

	snprintf(text + length, size - length, " do=%s", ANY(programs));
}

static void submission(char *text, size_t size)
{
	static const unsigned int numbers[] = { 1, 1, 3, 20, 200, 5000 };
	size_t length =
		snprintf(text, size, "%s n=%u", ANY(submits), ANY(numbers));

	if (!storm_below(3))
		length += snprintf(text + length, size - length, " cpu=%u",
				   storm_below(3));
	if (!storm_below(4))
		snprintf(text + length, size - length, " delay=%u",
			 storm_below(300));
	if (storm_below(4))
		add_program(text, size);
}

/* A command that the grammar takes; it may be refused all the same. */
static void valid(char *text, size_t size)
{
	switch (storm_below(10)) {
	case 0:
		snprintf(text, size, "cancel %s", ANY(queues));
		break;
	case 1:
		snprintf(text, size, "cancel_sync %s", ANY(queues));
		break;
	case 2:
		snprintf(text, size, "flush %s", ANY(queues));
		break;
	case 3:
		snprintf(text, size, "max_active %s %u", ANY(queues),
			 1 + storm_below(16));
		break;
	case 4:
		snprintf(text, size, "start period=%u", 10 + storm_below(200));
		break;
	case 5:
		snprintf(text, size, "%s", ANY(others));
		break;
	default:
		submission(text, size);
	}
}

static void give(int fd, const void *text, size_t length)
{
	storm_count(&counts->writes);
	if (write(fd, text, length) < 0)
		storm_count(&counts->refused);
}

/* From here no byte, or not all of them, can be read. */
static void give_bad_memory(int fd)
{
	static void *volatile nowhere = (void *)16;
	static char *page;

	if (!page) {
		page = mmap(NULL, 8192, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		munmap(page + 4096, 4096);
	}
	switch (storm_below(3)) {
	case 0:
		give(fd, nowhere, 10);
		break;
	case 1:
		give(fd, (void *)-4096L, 300);
		break;
	default:
		memcpy(page + 4090, "custom", 6);
		give(fd, page + 4090, 20);
	}
}

static void give_any(int fd)
{
	static char huge[1 << 20];
	char text[300];

	switch (storm_below(12)) {
	case 0:
		strcpy(text, ANY(wrong));
		break;
	case 1:
		give_bad_memory(fd);
		return;
	case 2:
		memset(huge, 'a', sizeof(huge));
		give(fd, huge, storm_below(sizeof(huge)));
		return;
	default:
		valid(text, sizeof(text));
	}
	give(fd, text, strlen(text));
}

/* Some of the files are opened for each command, some kept, over rmmod too. */
static int any_file(int *held)
{
	unsigned int i = storm_below(2 * HELD);

	if (i >= HELD)
		return open(COMMANDS, storm_below(2) ? O_WRONLY : O_RDWR);
	if (held[i] >= 0 && !storm_below(16)) {
		close(held[i]);
		held[i] = -1;
	}
	if (held[i] < 0)
		held[i] = open(COMMANDS, O_RDWR);
	return held[i];
}

/* A process of its own, which may be killed in the middle. */
static void give_and_die(int fd)
{
	char text[300];
	pid_t child;

	valid(text, sizeof(text));
	child = fork();
	if (!child) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		give(fd, text, strlen(text));
		_exit(0);
	}
	if (child < 0)
		return;
	storm_pause(20000);
	if (storm_below(4))
		kill(child, SIGKILL);
	storm_count(&counts->killed);
}

static void write_on(void)
{
	int held[HELD] = { -1, -1, -1, -1 };
	int fd;

	while (!storm_over) {
		fd = any_file(held);
		if (fd < 0) {
			storm_pause(50000);
		} else if (!storm_below(8)) {
			give_and_die(fd);
		} else {
			give_any(fd);
		}
		if (fd >= 0 && fd != held[0] && fd != held[1] &&
		    fd != held[2] && fd != held[3])
			close(fd);
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
		if (!storm_below(4))
			storm_pause(20000);
	}
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	counts = storm_share(sizeof(*counts));
	storm_begin(strtoull(argv[1], NULL, 0));
	write_on();
	printf("writes=%lu refused=%lu killed=%lu\n", counts->writes,
	       counts->refused, counts->killed);
	return 0;
}
