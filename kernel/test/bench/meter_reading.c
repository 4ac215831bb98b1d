// SPDX-License-Identifier: GPL-2.0
/*
 * meter reading NAME FILE: the instructions of a reading of the whole file, kept
 * open and opened each time, and its bytes.
 * meter again FILE TIMES: reads it that often, kept open.
 * meter events NAME FILE: those of an event, of all that are there, and the reads
 * that it takes to get them. Each event is a line.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "meter.h"

#define TIMES 20

static char text[1 << 20]; /* larger than the files */
static int reads;

static int open_or_die(const char *path)
{
	int file = open(path, O_RDONLY);

	if (file < 0)
		die(path);
	return file;
}

static size_t read_all(int file)
{
	size_t length = 0;
	ssize_t got;

	for (reads = 1; length < sizeof(text); reads++) {
		got = read(file, text + length, sizeof(text) - length);
		if (got < 0)
			die("read");
		if (!got)
			break;
		length += (size_t)got;
	}
	return length;
}

static double per_reading(unsigned long long begin)
{
	return (double)(now() - begin) / TIMES;
}

int measure_reading(char **argument)
{
	int file = open_or_die(argument[1]);
	unsigned long long begin;
	size_t length;
	int i;

	read_all(file);
	nap(0.1);
	begin = now();
	for (i = 0; i < TIMES; i++) {
		lseek(file, 0, SEEK_SET);
		length = read_all(file);
	}
	tell(argument[0], "_kept", per_reading(begin));
	close(file);
	begin = now();
	for (i = 0; i < TIMES; i++) {
		file = open_or_die(argument[1]);
		read_all(file);
		close(file);
	}
	tell(argument[0], "_reopened", per_reading(begin));
	tell(argument[0], "_bytes", (double)length);
	return 0;
}

int read_again(char **argument)
{
	int file = open_or_die(argument[0]);
	long times = strtol(argument[1], NULL, 10);

	while (times-- > 0) {
		lseek(file, 0, SEEK_SET);
		read_all(file);
	}
	return 0;
}

int measure_events(char **argument)
{
	int file = open_or_die(argument[1]);
	unsigned long long begin;
	double events = 0;
	size_t length, i;

	memset(text, 1, sizeof(text)); /* a first touch costs a page fault */
	nap(0.1);
	begin = now();
	length = read_all(file);
	begin = now() - begin;
	for (i = 0; i < length; i++)
		events += text[i] == '\n';
	tell(argument[0], "_each", (double)begin / events);
	tell(argument[0], "_count", events);
	tell(argument[0], "_reads", reads);
	return 0;
}
