// SPDX-License-Identifier: GPL-2.0
/*
 * meter parse NAME FILE: the instructions that wqtop takes to parse an event, of
 * all that are in FILE.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "meter.h"
#include "read/event_line.h"

static char text[1 << 21];

static size_t read_file(const char *path)
{
	int file = open(path, O_RDONLY);
	size_t length = 0;
	ssize_t got;

	if (file < 0)
		die(path);
	while ((got = read(file, text + length, sizeof(text) - length)) > 0)
		length += (size_t)got;
	close(file);
	return length;
}

int measure_parsing(char **argument)
{
	struct slice rest = { text, read_file(argument[1]) }, line;
	unsigned long long begin = now();
	struct event event;
	int events = 0;

	while (slice_cut(&rest, '\n', &line))
		events += event_line_parse(line, &event);
	begin = now() - begin;
	errno = EPROTO;
	if (!events)
		die(argument[1]);
	tell(argument[0], "_parse", (double)begin / events);
	return 0;
}
