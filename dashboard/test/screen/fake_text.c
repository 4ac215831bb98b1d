// SPDX-License-Identifier: GPL-2.0
#include "test/screen/fake_text.h"

#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool fake_is_open_as(int fd, const char *path)
{
	char link[64], real[PATH_MAX], wanted[PATH_MAX];
	size_t same;
	ssize_t length;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	length = readlink(link, real, sizeof(real) - 1);
	if (length < 0 || !realpath(path, wanted))
		return false;
	real[length] = '\0';
	same = strlen(wanted);
	if (strncmp(real, wanted, same))
		return false;
	/* Since it was opened, another command may have put a new one in place. */
	return !real[same] || !strcmp(real + same, " (deleted)");
}

int fake_open_folder(const char *path)
{
	char folder[PATH_MAX];

	snprintf(folder, sizeof(folder), "%.*s/",
		 (int)(strrchr(path, '/') - path), path);
	return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

bool fake_load(struct fake *fake)
{
	FILE *file = fopen(fake->path, "re");
	size_t length;

	if (!file)
		return false;
	length = fread(fake->text, 1, FAKE_TEXT_MAX - 1, file);
	fake->text[length] = '\0';
	fclose(file);
	return length;
}

void fake_store(const struct fake *fake)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s.new", fake->path);
	file = fopen(path, "we");
	if (!file)
		return;
	fputs(fake->text, file);
	fclose(file);
	rename(path, fake->path);
}

void fake_replace(struct fake *fake, char *at, size_t length, const char *with)
{
	size_t longer = strlen(with);

	if (strlen(fake->text) - length + longer >= FAKE_TEXT_MAX)
		return;
	memmove(at + longer, at + length, strlen(at + length) + 1);
	memcpy(at, with, longer);
}

#define QUEUE_NAME(symbol, name, ...) #name,
const char *const fake_queues[] = { WQDEMO_QUEUES(QUEUE_NAME) };

/* Return: the row of a queue in the table with that header, or NULL. */
static char *find_row(struct fake *fake, const char *table, const char *queue)
{
	char start[32];
	char *at;

	snprintf(start, sizeof(start), "\n%s ", table);
	at = strstr(fake->text, start);
	snprintf(start, sizeof(start), "\n%s ", queue);
	return at ? strstr(at, start) : NULL;
}

#define COLUMN_NAME(name) #name,
const char *const fake_counts[] = { WQDEMO_COUNTS(COLUMN_NAME) };
const char *const fake_concurrencies[] = { WQDEMO_CONCURRENCIES(COLUMN_NAME) };

/* Finds columns by name, as every reader must: their order may change. Return: from 0. */
static int place_of(struct fake *fake, const char *table, const char *column)
{
	size_t length = strlen(column);
	char start[32];
	char *at;
	int place;

	snprintf(start, sizeof(start), "\n%s ", table);
	at = strstr(fake->text, start);
	if (!at)
		abort();
	at += strlen(start);
	for (place = 0; *(at += strspn(at, " ")) != '\n'; place++) {
		size_t word = strcspn(at, " \n");

		if (word == length && !memcmp(at, column, length))
			return place;
		at += word;
	}
	abort(); /* a test's copy lacks it */
}

bool fake_read_counts(struct fake *fake, const char *queue, uint64_t *c)
{
	uint64_t in_file[WQDEMO_COUNT_COLUMNS];
	char *at = find_row(fake, "queue", queue);
	int i;

	if (!at)
		return false;
	at += strlen(queue) + 2;
	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++)
		in_file[i] = strtoull(at, &at, 10);
	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++)
		c[i] = in_file[place_of(fake, "queue", fake_counts[i])];
	return true;
}

void fake_write_row(struct fake *fake, const char *table, const char *queue,
		    const char *const *columns, const uint64_t *values,
		    int count)
{
	char *at = find_row(fake, table, queue);
	uint64_t in_file[WQDEMO_COUNT_COLUMNS];
	char row[512];
	size_t used;
	int i;

	for (i = 0; i < count; i++)
		in_file[place_of(fake, table, columns[i])] = values[i];
	used = (size_t)snprintf(row, sizeof(row), "\n%s", queue);
	for (i = 0; i < count; i++)
		used += (size_t)snprintf(row + used, sizeof(row) - used,
					 " %" PRIu64, in_file[i]);
	fake_replace(fake, at, 1 + strcspn(at + 1, "\n"), row);
}

/* Later commands go on where the numbers in the file end. */
static void find_last_event(struct fake *fake, FILE *file)
{
	const char *time = strstr(fake->text, "\ntime_ns ");
	uint64_t seq, ns;
	char line[256];

	fake->event_ns = time ? strtoull(time + 9, NULL, 10) : 0;
	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "seq=%" SCNu64 " ns=%" SCNu64, &seq, &ns) != 2)
			continue;
		fake->event_seq = seq;
		if (ns > fake->event_ns)
			fake->event_ns = ns;
	}
}

void fake_add_event(struct fake *fake, const char *kind, const char *queue,
		    uint64_t item, const char *by)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s_events", fake->path);
	file = fopen(path, "a+e");
	if (!file)
		return;
	if (!fake->event_seq)
		find_last_event(fake, file);
	fake->event_ns += 1000000;
	fprintf(file,
		"seq=%" PRIu64 " ns=%" PRIu64 " event=%s queue=%s item=%" PRIu64
		" cpu=1 pid=%d worker=%s%s\n",
		++fake->event_seq, fake->event_ns, kind, queue, item,
		by ? (int)getpid() : 50, by ? by : "kworker/1:2",
		strcmp(kind, "step") ? "" : " step=sleep:500");
	fclose(file);
}

void fake_add_events(struct fake *fake, uint64_t count, const char *kind,
		     const char *queue, uint64_t item, const char *by)
{
	while (count--)
		fake_add_event(fake, kind, queue, item - count, by);
}
