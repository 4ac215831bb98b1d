// SPDX-License-Identifier: GPL-2.0
#include "options/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/abi.h"
#include "model/slow.h"

/* getopt_long() returns these; those without a letter still need a number. */
#define OPTION_VALUE(id) (0x100 + (id))

#define OPTION_ROW(symbol, ...) [OPTION_##symbol] = { __VA_ARGS__ },
const struct option_row option_rows[OPTION_IDS] = { OPTIONS(OPTION_ROW) };

#define EXIT_ROW(symbol, status, help) { EXIT_##symbol, help },
const struct exit_row exit_rows[] = { EXITS(EXIT_ROW) };

const unsigned int exit_row_count = sizeof(exit_rows) / sizeof(exit_rows[0]);

/* The source of the words, for error messages. */
static const char *speaker = "wqtop";

static bool complain(const char *option, const char *value, const char *remedy)
{
	fprintf(stderr, "%s: %s %s: %s\n", speaker, option, value, remedy);
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

/* Reads a whole number from 1 to @most; @usage names these. */
static bool parse_whole(const char *option, const char *value,
			unsigned long most, const char *usage,
			unsigned int *number)
{
	unsigned long parsed;
	char *end;

	errno = 0;
	parsed = strtoul(value, &end, 10);
	if (errno || end == value || *end || strchr(value, '-') || !parsed ||
	    parsed > most)
		return complain(option, value, usage);
	*number = (unsigned int)parsed;
	return true;
}

/* Return: the path that is an option's argument, or NULL. */
static const char **path_of(struct options *options, enum option_id id)
{
	switch (id) {
	case OPTION_FILE:
		return &options->path;
	case OPTION_RECORD:
		return &options->record;
	case OPTION_REPLAY:
		return &options->replay;
	case OPTION_PLAY:
		return &options->play;
	case OPTION_LESSON:
		return &options->lesson;
	case OPTION_TRACE:
		return &options->trace;
	case OPTION_SVG:
		return &options->svg;
	default:
		return NULL;
	}
}

static bool parse_path(struct options *options, enum option_id id,
		       const char *value)
{
	char option[32];

	snprintf(option, sizeof(option), "--%s", option_rows[id].name);
	if (!*value)
		return complain(option, "''", "use the path of a file");
	*path_of(options, id) = value;
	return true;
}

/*
 * Only one format can be printed. If they come from two places, the later one
 * wins; two in one place are an error.
 */
static bool choose_format(struct options *options, enum format format)
{
	static const struct {
		const char *name;
		enum option_id id;
	} formats[FORMAT_COUNT] = {
		[FORMAT_TEXT] = { "--batch", OPTION_BATCH },
		[FORMAT_CSV] = { "--csv", OPTION_CSV },
		[FORMAT_JSON] = { "--json", OPTION_JSON },
		[FORMAT_PROMETHEUS] = { "--prometheus", OPTION_PROMETHEUS },
	};
	enum option_id before = formats[options->format].id;

	if (options->batch && options->format != format &&
	    options->origin[before] == options->origin[formats[format].id])
		return complain(formats[options->format].name,
				formats[format].name,
				"use one of them, each is a format of its own");
	options->batch = true;
	options->format = format;
	return true;
}

static bool parse_theme(struct options *options, const char *value)
{
	options->theme = theme_of_name(value);
	return options->theme < THEME_COUNT ||
	       complain("--theme", value, "use one of" THEME_WORDS);
}

static bool parse_glyphs(struct options *options, const char *value)
{
	options->glyphs = glyph_set_of_name(value);
	return options->glyphs < GLYPH_SET_COUNT ||
	       complain("--glyphs", value, "use one of" GLYPH_SET_WORDS);
}

/*
 * Refuses --no-config in the config file and $WQTOP_FLAGS: it comes too late
 * there.
 */
static bool check_no_config(enum option_origin origin)
{
	if (origin == ORIGIN_COMMAND_LINE)
		return true;
	fprintf(stderr, "%s: --no-config: use it on the command line only\n",
		speaker);
	return false;
}

/* Return: what an option without an argument sets. */
static bool *flag_of(struct options *options, enum option_id id)
{
	switch (id) {
	case OPTION_CHECK:
		return &options->check;
	case OPTION_LESSONS:
		return &options->lessons;
	case OPTION_READ_ONLY:
		return &options->read_only;
	case OPTION_MOUSE:
		return &options->mouse;
	case OPTION_MACHINE:
		return &options->machine;
	case OPTION_HELP:
		return &options->help;
	default:
		return &options->version;
	}
}

static bool apply(struct options *options, enum option_origin origin,
		  enum option_id id, const char *value)
{
	options->origin[id] = origin;
	switch (id) {
	case OPTION_INTERVAL:
		return parse_interval(options, value);
	case OPTION_SAMPLES:
		return parse_whole("-n", value, OPTIONS_SAMPLES_MOST,
				   "use a whole number from 1 to 1000000000",
				   &options->samples);
	case OPTION_SLOW:
		return parse_whole("--slow", value, SLOW_MOST,
				   "use a whole number from 1 to 10",
				   &options->slow);
	case OPTION_FILE:
	case OPTION_RECORD:
	case OPTION_REPLAY:
	case OPTION_PLAY:
	case OPTION_LESSON:
	case OPTION_TRACE:
	case OPTION_SVG:
		return parse_path(options, id, value);
	case OPTION_BATCH:
		return choose_format(options, FORMAT_TEXT);
	case OPTION_CSV:
		return choose_format(options, FORMAT_CSV);
	case OPTION_JSON:
		return choose_format(options, FORMAT_JSON);
	case OPTION_PROMETHEUS:
		return choose_format(options, FORMAT_PROMETHEUS);
	case OPTION_THEME:
		return parse_theme(options, value);
	case OPTION_GLYPHS:
		return parse_glyphs(options, value);
	case OPTION_NO_CONFIG:
		return check_no_config(origin);
	default:
		*flag_of(options, id) = true;
		return true;
	}
}

/* The table in the two forms that getopt_long() wants. */
static void fill_getopt(struct option *longs, char *letters)
{
	int id;

	for (id = 0; id < OPTION_IDS; id++) {
		const struct option_row *row = &option_rows[id];

		longs[id].name = row->name;
		longs[id].has_arg =
			row->argument ? required_argument : no_argument;
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
		if (value == OPTION_VALUE(id) ||
		    value == option_rows[id].letter)
			break;
	return id;
}

void options_init(struct options *options)
{
	memset(options, 0, sizeof(*options));
	options->interval_ms = 500;
	options->slow = 1;
	options->path = OPTIONS_DEFAULT_PATH;
}

bool options_explains(const struct options *options)
{
	return options->help || options->version || options->lessons;
}

bool options_take(struct options *options, enum option_origin origin, int argc,
		  char **argv)
{
	struct option longs[OPTION_IDS + 1] = { 0 };
	char letters[2 * OPTION_IDS + 1];
	int value;

	speaker = origin == ORIGIN_COMMAND_LINE ? "wqtop" : argv[0];
	fill_getopt(longs, letters);
	optind = 0; /* glibc: start over */
	while ((value = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		if (value == '?') {
			fprintf(stderr, "%s: see wqtop --help\n", speaker);
			return false;
		}
		if (!apply(options, origin, id_of(value), optarg))
			return false;
	}
	if (optind < argc && !options_explains(options))
		return complain("argument", argv[optind],
				"wqtop takes options only, see wqtop --help");
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
	puts("\nOptions are also read from $XDG_CONFIG_HOME/wqtop (~/.config/wqtop),"
	     " which D on\nthe screen writes, then from $WQTOP_FLAGS; later ones"
	     " win. ? shows all keys.\nNO_COLOR, when set and not empty, means"
	     " --theme mono.");
}

void options_print_version(void)
{
	printf("wqtop %s, format version %d of /proc/%s\n", WQTOP_VERSION,
	       WQDEMO_FORMAT_VERSION, WQDEMO_PROC_NAME);
}
