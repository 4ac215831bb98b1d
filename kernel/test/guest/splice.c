// SPDX-License-Identifier: GPL-2.0
/*
 * splice FILE [COMMAND]: copies FILE to standard output, which is a pipe, with
 * splice(), up to its end. With COMMAND it then runs that, and goes on.
 * splice -s FILE [COMMAND]: the same with sendfile().
 * splice -w FILE: copies standard input, a pipe, to FILE with splice().
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <unistd.h>

#define CHUNK 65536

static void check(bool right, const char *what)
{
	if (right)
		return;
	perror(what);
	exit(1);
}

static void copy(int from, int to, bool sends)
{
	ssize_t moved;

	do {
		moved = sends ? sendfile(to, from, NULL, CHUNK) :
				splice(from, NULL, to, NULL, CHUNK, 0);
		check(moved >= 0, sends ? "sendfile" : "splice");
	} while (moved > 0);
}

int main(int argc, char **argv)
{
	bool sends = argc > 2 && !strcmp(argv[1], "-s");
	bool writes = argc > 2 && !strcmp(argv[1], "-w");
	char **rest = argv + 1 + (sends || writes);
	int fd;

	if (argc < 2)
		return 2;
	fd = open(rest[0], writes ? O_WRONLY : O_RDONLY);
	check(fd >= 0, rest[0]);
	if (writes)
		copy(STDIN_FILENO, fd, false);
	else
		copy(fd, STDOUT_FILENO, sends);
	if (!writes && rest[1]) {
		check(!system(rest[1]), rest[1]);
		copy(fd, STDOUT_FILENO, sends);
	}
	return 0;
}
