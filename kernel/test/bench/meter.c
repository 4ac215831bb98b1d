// SPDX-License-Identifier: GPL-2.0
#include "meter.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const struct way {
	const char *name, *arguments;
	int count;
	int (*measure)(char **argument);
} ways[] = {
	{ "each", "NAME FILE TEXT N", 4, measure_each },
	{ "under_bpf", "NAME FILE TEXT N", 4, measure_under_bpf },
	{ "reading", "NAME FILE", 2, measure_reading },
	{ "again", "FILE TIMES", 2, read_again },
	{ "events", "NAME FILE", 2, measure_events },
	{ "parse", "NAME FILE", 2, measure_parsing },
	{ "screen", "NAME ROWS COLUMNS SECONDS COMMAND...", 5, measure_screen },
	{ "resident", "NAME ROWS COLUMNS SECONDS COMMAND...", 5,
	  measure_resident },
	{ "key", "NAME ROWS COLUMNS KEYS KEY COMMAND...", 6, measure_key },
	{ "race",
	  "NAME ROUNDS N FILE TEXT FLUSH OTHER_FILE OTHER_TEXT OTHER_FLUSH", 9,
	  measure_race },
	{ "once", "FILE TEXT", 2, write_once },
	{ "load", "FILE TEXT MS", 3, load },
};

void die(const char *what)
{
	fprintf(stderr, "meter: %s: %s\n", what, strerror(errno));
	exit(1);
}

unsigned long long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC_RAW, &time);
	return (unsigned long long)time.tv_sec * 1000000000 +
	       (unsigned long long)time.tv_nsec;
}

void tell(const char *name, const char *what, double number)
{
	int digits = number < 100 ? 3 : number < 1e6 ? 1 : 0;

	printf("%s%s %.*f\n", name, what, digits, number);
	fflush(stdout);
}

/* A task that has ended counts as nothing. */
unsigned long long spent_by(pid_t pid)
{
	unsigned long long ns = 0;
	char path[64];
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)pid);
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (fscanf(file, "%llu", &ns) != 1)
		ns = 0;
	fclose(file);
	return ns;
}

unsigned long long spent_by_others(void)
{
	unsigned long long ns = 0;
	struct dirent *entry;
	DIR *proc;

	proc = opendir("/proc");
	if (!proc)
		die("/proc");
	while ((entry = readdir(proc)))
		if (isdigit((unsigned char)entry->d_name[0]) &&
		    atoi(entry->d_name) != getpid())
			ns += spent_by(atoi(entry->d_name));
	closedir(proc);
	return ns;
}

void nap(double seconds)
{
	struct timespec time = { .tv_sec = (time_t)seconds };

	time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
	nanosleep(&time, NULL);
}

int main(int argc, char **argv)
{
	const struct way *way;

	for (way = ways; way < ways + sizeof(ways) / sizeof(*ways); way++)
		if (argc >= 2 + way->count && !strcmp(argv[1], way->name))
			return way->measure(argv + 2);
	for (way = ways; way < ways + sizeof(ways) / sizeof(*ways); way++)
		fprintf(stderr, "usage: meter %s %s\n", way->name,
			way->arguments);
	return 2;
}
