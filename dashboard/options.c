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

static const char default_path[] = "/proc/" WQDEMO_PROC_NAME;

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
	options->interval_given = true;
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

static bool parse_path(const char **path, const char *option, const char *value)
{
	if (!*value)
		return complain(option, "''", "use the path of a file");
	*path = value;
	return true;
}

/* Each prints in its own format, so two make no sense. */
static bool choose_format(struct options *options, enum format format)
{
	static const char *const names[FORMAT_COUNT] = {
		[FORMAT_TEXT] = "--batch",
		[FORMAT_CSV] = "--csv",
		[FORMAT_JSON] = "--json",
		[FORMAT_PROMETHEUS] = "--prometheus",
	};

	if (options->batch && options->format != format)
		return complain(names[options->format], names[format],
				"use one of them, each is a format of its own");
	options->batch = true;
	options->format = format;
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
		return parse_path(&options->path, "--file", value);
	case OPTION_RECORD:
		return parse_path(&options->record, "--record", value);
	case OPTION_REPLAY:
		return parse_path(&options->replay, "--replay", value);
	case OPTION_PLAY:
		return parse_path(&options->play, "--play", value);
	case OPTION_BATCH:
		return choose_format(options, FORMAT_TEXT);
	case OPTION_CSV:
		return choose_format(options, FORMAT_CSV);
	case OPTION_JSON:
		return choose_format(options, FORMAT_JSON);
	case OPTION_PROMETHEUS:
		return choose_format(options, FORMAT_PROMETHEUS);
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

/* What has no meaning beside --replay. */
static bool check_replay(const struct options *options)
{
	if (options->record)
		return complain("--replay", options->replay,
				"a replay is not recorded: copy the file, or leave --record out");
	if (options->interval_given)
		return complain("--replay", options->replay,
				"a recording has times of its own: leave -d out, < and > change the speed");
	if (strcmp(options->path, default_path))
		return complain("--replay", options->replay,
				"nothing but the recording is read: leave --file out");
	return true;
}

/* What has no meaning beside --play. */
static bool check_play(const struct options *options)
{
	if (options->replay)
		return complain("--play", options->play,
				"no commands can be sent to a recording: leave --replay out");
	if (options->read_only)
		return complain("--play", options->play,
				"its commands would not be sent: leave --read-only out");
	return true;
}

static bool check_together(const struct options *options, int rest, int argc,
			   char **argv)
{
	if (rest < argc)
		return complain("argument", argv[rest],
				"wqtop takes options only, see wqtop --help");
	if (options->samples && !options->batch) {
		fprintf(stderr,
			"wqtop: -n %u: counts printed samples: add -b, --csv, --json or --prometheus, or leave -n out\n",
			options->samples);
		return false;
	}
	if (options->interval_given && !options->samples &&
	    options->format == FORMAT_PROMETHEUS)
		return complain("--prometheus", "-d",
				"prints once and waits for nothing: add -n, or leave -d out");
	if (options->play && !check_play(options))
		return false;
	if (options->mouse && options->batch)
		return complain("--mouse", "with -b",
				"there is no screen to click at: leave one of them out");
	return !options->replay || check_replay(options);
}

/* What was not asked for. */
static void fill_defaults(struct options *options)
{
	/* A textfile collector wants the metrics once. */
	if (!options->samples && options->format == FORMAT_PROMETHEUS)
		options->samples = 1;
}

bool options_parse(struct options *options, int argc, char **argv)
{
	struct option longs[OPTION_IDS + 1] = { 0 };
	char letters[2 * OPTION_IDS + 1];
	int value;

	memset(options, 0, sizeof(*options));
	options->interval_ms = 500;
	options->path = default_path;
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
	if (!check_together(options, optind, argc, argv))
		return false;
	fill_defaults(options);
	return true;
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
