// SPDX-License-Identifier: GPL-2.0
#include "read/delta.h"

#include <stdio.h>
#include <string.h>

/* Lines beyond these count as changed. The module writes about a hundred. */
#define LINES_MOST 1024

struct lines {
	unsigned int count;
	struct slice line[LINES_MOST]; /* without the newline */
};

/* Longer texts are not compared, as that would take too long. */
#define COMPARED_MOST (256 * 1024)

/* A run of lines in the old text. */
struct run {
	unsigned int first;
	unsigned int count;
};

static void split(struct slice text, struct lines *lines)
{
	lines->count = 0;
	while (lines->count < LINES_MOST &&
	       slice_line(&text, &lines->line[lines->count]))
		lines->count++;
}

static bool ends_a_line(struct slice text)
{
	return text.length && text.text[text.length - 1] == '\n';
}

static bool same(struct slice a, struct slice b)
{
	return a.length == b.length && !memcmp(a.text, b.text, a.length);
}

/*
 * Finds a line, searching from @at on and then from the top: most often it is
 * the one after the last match. Return: its number, or lines->count.
 */
static unsigned int find_line(const struct lines *lines, unsigned int at,
			      struct slice wanted)
{
	unsigned int i;

	for (i = 0; i < lines->count; i++) {
		unsigned int place = (at + i) % lines->count;

		if (same(lines->line[place], wanted))
			return place;
	}
	return lines->count;
}

static bool add_line(struct buffer *out, const char *before, struct slice line)
{
	return buffer_add(out, before, strlen(before)) &&
	       buffer_add(out, line.text, line.length) &&
	       buffer_add(out, "\n", 1);
}

static bool add_run(struct buffer *out, struct run *run)
{
	char text[32];
	int length;

	if (!run->count)
		return true;
	length = snprintf(text, sizeof(text), "@%u %u\n", run->first + 1,
			  run->count);
	run->count = 0;
	return buffer_add(out, text, (size_t)length);
}

bool delta_make(struct slice before, struct slice now, struct buffer *out)
{
	static struct lines lines; /* too large for some stacks */
	struct run run = { 0, 0 };
	unsigned int next = 0, place;
	struct slice line;

	if (!ends_a_line(before) || !ends_a_line(now) ||
	    now.length > COMPARED_MOST)
		return false;
	split(before, &lines);
	while (slice_line(&now, &line)) {
		place = find_line(&lines, next, line);
		if (place == lines.count) {
			if (!add_run(out, &run) || !add_line(out, "+", line))
				return false;
			/* A changed line takes the place of an old one. */
			next++;
			continue;
		}
		if (place != run.first + run.count) {
			if (!add_run(out, &run))
				return false;
			run.first = place;
		}
		run.count++;
		next = place + 1;
	}
	return add_run(out, &run);
}

/* Reads "FIRST COUNT". Return: whether @lines has them. */
static bool read_run(struct slice text, const struct lines *lines,
		     struct run *run)
{
	struct slice first, count;
	uint64_t from, many;

	if (!slice_word(&text, &first) || !slice_word(&text, &count) ||
	    text.length || !slice_number(first, &from) ||
	    !slice_number(count, &many))
		return false;
	if (!from || from > lines->count || many > lines->count - (from - 1))
		return false;
	run->first = (unsigned int)from - 1;
	run->count = (unsigned int)many;
	return true;
}

static bool copy_run(const struct lines *lines, struct run run,
		     struct buffer *out, size_t most)
{
	unsigned int i;

	for (i = run.first; i < run.first + run.count; i++)
		if (out->length > most || !add_line(out, "", lines->line[i]))
			return false;
	return true;
}

bool delta_apply(struct slice before, struct slice delta, struct buffer *out)
{
	static struct lines lines;
	size_t most = out->length + DELTA_TEXT_MOST;
	struct slice line, rest;
	struct run run;

	split(before, &lines);
	while (slice_line(&delta, &line)) {
		rest = (struct slice){ line.text + 1, line.length - 1 };
		if (!line.length)
			return false;
		if (*line.text == '+') {
			if (!add_line(out, "", rest))
				return false;
		} else if (*line.text != '@' || !read_run(rest, &lines, &run) ||
			   !copy_run(&lines, run, out, most)) {
			return false;
		}
	}
	return true;
}
