// SPDX-License-Identifier: GPL-2.0
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../common/abi.h"

/* getopt_long() returns these; those without a letter still need a number. */
#define OPTION_VALUE(id)	(0x100 + (id))

#define OPTION_ROW(symbol, letter, name, argument, help)	\
	[OPTION_##symbol] = { letter, name, argument, help },
const struct option_row option_rows[OPTION_IDS] = {
	OPTIONS(OPTION_ROW)
};

#define EXIT_ROW(symbol, status, help)	{ EXIT_##symbol, help },
const struct exit_row exit_rows[] = {
	EXITS(EXIT_ROW)
};

const unsigned int exit_row_count = sizeof(exit_rows) / sizeof(exit_rows[0]);

static bool complain(const char *option, const char *value, const char *remedy)
{
	fprintf(stderr, "wqtop: %s %s: %s\n", option, value, remedy);
	return false;
}

static bool parse_interval(struct options *options, const char *value)
{
	double seconds, ms;
	char *end;

	seconds = strtod(value, &end);
	ms = seconds * 1000 + 0.5;
	if (end == value || *end || !(ms >= OPTIONS_INTERVAL_LEAST_MS) ||
	    ms > OPTIONS_INTERVAL_MOST_MS)
		return complain("-d", value,
				"use a number of seconds from 0.1 to 60");
	options->interval_ms = (unsigned int)ms;
	return true;
}

static bool parse_samples(struct options *options, const char *value)
{
	unsigned long samples;
	char *end;

	errno = 0;
	samples = strtoul(value, &end, 10);
	if (errno || end == value || *end || strchr(value, '-') || !samples ||
	    samples > OPTIONS_SAMPLES_MOST)
		return complain("-n", value,
				"use a whole number from 1 to 1000000000");
	options->samples = (unsigned int)samples;
	return true;
}

static bool parse_path(struct options *options, const char *value)
{
	if (!*value)
		return complain("--file", "''", "use the path of a file");
	options->path = value;
	return true;
}

static bool apply(struct options *options, enum option_id id, const char *value)
{
	switch (id) {
	case OPTION_INTERVAL:
		return parse_interval(options, value);
	case OPTION_SAMPLES:
		return parse_samples(options, value);
	case OPTION_FILE:
		return parse_path(options, value);
	case OPTION_BATCH:
		options->batch = true;
		break;
	case OPTION_READ_ONLY:
		options->read_only = true;
		break;
	case OPTION_MOUSE:
		options->mouse = true;
		break;
	case OPTION_HELP:
		options->help = true;
		break;
	case OPTION_VERSION:
		options->version = true;
		break;
	case OPTION_IDS:
		break;
	}
	return true;
}

/* The table in the two forms that getopt_long() wants. */
static void fill_getopt(struct option *longs, char *letters)
{
	int id;

	for (id = 0; id < OPTION_IDS; id++) {
		const struct option_row *row = &option_rows[id];

		longs[id].name = row->name;
		longs[id].has_arg = row->argument ? required_argument
						  : no_argument;
		longs[id].val = OPTION_VALUE(id);
		if (!row->letter)
			continue;
		*letters++ = (char)row->letter;
		if (row->argument)
			*letters++ = ':';
	}
	*letters = '\0';
}

static enum option_id id_of(int value)
{
	int id;

	for (id = 0; id < OPTION_IDS; id++)
		if (value == OPTION_VALUE(id) || value == option_rows[id].letter)
			break;
	return id;
}

static bool check_together(const struct options *options, int rest, int argc,
			   char **argv)
{
	if (rest < argc)
		return complain("argument", argv[rest],
				"wqtop takes options only, see wqtop --help");
	if (options->samples && !options->batch) {
		fprintf(stderr,
			"wqtop: -n %u: counts the samples of -b: add -b, or leave -n out\n",
			options->samples);
		return false;
	}
	if (options->mouse && options->batch)
		return complain("--mouse", "with -b",
				"there is no screen to click at: leave one of them out");
	return true;
}

bool options_parse(struct options *options, int argc, char **argv)
{
	struct option longs[OPTION_IDS + 1] = { 0 };
	char letters[2 * OPTION_IDS + 1];
	int value;

	memset(options, 0, sizeof(*options));
	options->interval_ms = 500;
	options->path = "/proc/" WQDEMO_PROC_NAME;
	fill_getopt(longs, letters);
	while ((value = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		if (value == '?') {
			fputs("wqtop: see wqtop --help\n", stderr);
			return false;
		}
		if (!apply(options, id_of(value), optarg))
			return false;
	}
	if (options->help || options->version)
		return true;
	return check_together(options, optind, argc, argv);
}

void options_usage(enum option_id id, char *out, int size)
{
	const struct option_row *row = &option_rows[id];
	char letter[8] = "";

	if (row->letter)
		snprintf(letter, sizeof(letter), "-%c, ", row->letter);
	snprintf(out, (size_t)size, "%s--%s%s%s", letter, row->name,
		 row->argument ? " " : "", row->argument ? row->argument : "");
}

void options_print_help(void)
{
	char usage[64];
	unsigned int i;
	int id;

	puts("usage: wqtop [OPTION]...\n"
	     "Watch the kernel module workqueue_demo and send it commands.\n");
	for (id = 0; id < OPTION_IDS; id++) {
		options_usage((enum option_id)id, usage, sizeof(usage));
		printf("  %*s%-*s %s\n", option_rows[id].letter ? 0 : 4, "",
		       option_rows[id].letter ? 22 : 18, usage,
		       option_rows[id].help);
	}
	puts("\nexit status:");
	for (i = 0; i < exit_row_count; i++)
		printf("  %d  %s\n", exit_rows[i].status, exit_rows[i].help);
	puts("\nOn the screen, ? shows the keys. NO_COLOR, when set and not"
	     " empty, turns colours off.");
}

void options_print_version(void)
{
	printf("wqtop %s, format version %d of /proc/%s\n", WQTOP_VERSION,
	       WQDEMO_FORMAT_VERSION, WQDEMO_PROC_NAME);
}
