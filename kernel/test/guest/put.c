// SPDX-License-Identifier: GPL-2.0
/*
 * put [-n TIMES] FILE: writes all of standard input to FILE with one write(2), and
 * prints "ok" or the error's name. Shells cannot: their `echo -n` writes nothing,
 * and a long text arrives in pieces. -n writes it so many times, through the same
 * open file, and stops at the first failure of another kind.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST (2 << 20)

static int say(int error)
{
	puts(error ? strerrorname_np(error) : "ok");
	return error ? 1 : 0;
}

static size_t read_all(char *text)
{
	size_t length = 0;
	ssize_t got;

	while ((got = read(STDIN_FILENO, text + length, MOST - length)) > 0)
		length += (size_t)got;
	return length;
}

int main(int argc, char **argv)
{
	long times = 1;
	int error = 0;
	size_t length;
	char *text;
	int fd;

	if (argc == 4 && !strcmp(argv[1], "-n"))
		times = atol(argv[2]);
	else if (argc != 2)
		return 2;
	text = malloc(MOST);
	if (!text)
		return 2;
	length = read_all(text);
	fd = open(argv[argc - 1], O_WRONLY);
	if (fd < 0)
		return say(errno);
	while (times--) {
		ssize_t written = write(fd, text, length);
		int this_error = written < 0 ? errno : 0;

		if (!this_error && (size_t)written != length)
			return say(ENODATA);
		if (error && this_error && this_error != error)
			return say(this_error);
		if (this_error)
			error = this_error;
	}
	return say(error);
}
