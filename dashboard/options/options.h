/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The command line. One table makes the parser, the text of --help and the man
 * page.
 */
#ifndef WQTOP_OPTIONS_OPTIONS_H
#define WQTOP_OPTIONS_OPTIONS_H

#include <stdbool.h>

#include "common/abi.h"
#include "look/glyphs.h"
#include "look/themes.h"

#define WQTOP_VERSION			"1.0"

#define OPTIONS_DEFAULT_PATH		"/proc/" WQDEMO_PROC_NAME
#define OPTIONS_INTERVAL_LEAST_MS	100
#define OPTIONS_INTERVAL_MOST_MS	60000
#define OPTIONS_SAMPLES_MOST		1000000000

/* The use in which an option has a meaning. */
enum option_place {
	PLACE_ANY,
	PLACE_SCREEN,
	PLACE_TEXT,		/* -b and the other formats */
};

/*
 * OPTION(symbol, fields of struct option_row...)
 * The shells complete an argument by its name, see tools/docs.c.
 */
#define OPTIONS(OPTION)							\
	OPTION(INTERVAL, .letter = 'd', .name = "interval", .argument = "SECS", \
	       .help = "refresh every SECS seconds, 0.1 to 60 (0.5)")	\
	OPTION(BATCH, .letter = 'b', .name = "batch",			\
	       .help = "print text instead of drawing a screen")	\
	OPTION(CSV, .name = "csv",					\
	       .help = "print CSV, a row for each queue and sample")	\
	OPTION(JSON, .name = "json",					\
	       .help = "print JSON, a line for each sample")		\
	OPTION(PROMETHEUS, .name = "prometheus",			\
	       .help = "print metrics for Prometheus, once")		\
	OPTION(MACHINE, .name = "machine",				\
	       .help = "show or print all workqueues of this machine: see v m") \
	OPTION(SAMPLES, .letter = 'n', .name = "samples", .argument = "N", \
	       .place = PLACE_TEXT, .help = "end after N printed samples") \
	OPTION(FILE, .name = "file", .argument = "PATH",		\
	       .help = "read PATH (/proc/workqueue_demo)")		\
	OPTION(READ_ONLY, .name = "read-only", .help = "send no commands") \
	OPTION(SLOW, .name = "slow", .argument = "N", .place = PLACE_SCREEN, \
	       .help = "defaults of keys and : last N times as long, 1 to 10 (1)") \
	OPTION(RECORD, .name = "record", .argument = "FILE",		\
	       .help = "write all that is read to the new file FILE")	\
	OPTION(REPLAY, .name = "replay", .argument = "FILE",		\
	       .help = "play a recording; needs no module, sends nothing") \
	OPTION(PLAY, .name = "play", .argument = "FILE",		\
	       .help = "send the commands in FILE, each at its time")	\
	OPTION(LESSON, .name = "lesson", .argument = "LESSON",		\
	       .help = "hold the lesson of that name, or in that file")	\
	OPTION(CHECK, .name = "check",					\
	       .help = "run the lesson unattended, judge its claims, print TAP") \
	OPTION(LESSONS, .name = "lessons", .help = "list the lessons that wqtop has") \
	OPTION(TRACE, .name = "trace", .argument = "FILE",		\
	       .help = "write a trace for Perfetto to the new file FILE") \
	OPTION(SVG, .name = "svg", .argument = "FILE",			\
	       .help = "write the timeline to the new file FILE at the end") \
	OPTION(MOUSE, .name = "mouse", .place = PLACE_SCREEN,		\
	       .help = "a click selects a row, the wheel moves")	\
	OPTION(THEME, .name = "theme", .argument = "THEME", .place = PLACE_SCREEN, \
	       .help = "colours:" THEME_WORDS)				\
	OPTION(GLYPHS, .name = "glyphs", .argument = "GLYPHS", .place = PLACE_SCREEN, \
	       .help = "shapes:" GLYPH_SET_WORDS)			\
	OPTION(NO_CONFIG, .name = "no-config",				\
	       .help = "leave the config file unread")			\
	OPTION(HELP, .letter = 'h', .name = "help", .help = "print this help") \
	OPTION(VERSION, .letter = 'V', .name = "version",		\
	       .help = "print the version")

#define OPTION_SYMBOL(symbol, ...)	OPTION_##symbol,
enum option_id {
	OPTIONS(OPTION_SYMBOL)
	OPTION_IDS
};

struct option_row {
	int letter;			/* "-d", or 0 */
	const char *name;		/* "--interval" */
	const char *argument;		/* or NULL */
	enum option_place place;
	const char *help;
};

extern const struct option_row option_rows[OPTION_IDS];

/* EXIT(symbol, status, help) */
#define EXITS(EXIT)							\
	EXIT(DONE, 0, "done, or help was asked for")			\
	EXIT(FAILED, 1, "the terminal or the output cannot be used;"	\
	     " with --check: a claim is not right")			\
	EXIT(USAGE, 2, "wrong options, or a file they name cannot be used") \
	EXIT(NOTHING, 3, "with -n or --check: nothing could be read"	\
	     " (--prometheus prints workqueue_demo_up 0 instead)")

#define EXIT_SYMBOL(symbol, status, help)	EXIT_##symbol = status,
enum exit_status {
	EXITS(EXIT_SYMBOL)
};

struct exit_row {
	enum exit_status status;
	const char *help;
};

extern const struct exit_row exit_rows[];
extern const unsigned int exit_row_count;

/* The source of an option. Later ones win. */
enum option_origin {
	ORIGIN_NONE,		/* not given */
	ORIGIN_CONFIG,
	ORIGIN_FLAGS,
	ORIGIN_COMMAND_LINE,
};

/* The format of printed samples. */
enum format {
	FORMAT_TEXT,
	FORMAT_CSV,
	FORMAT_JSON,
	FORMAT_PROMETHEUS,
	FORMAT_COUNT
};

struct options {
	unsigned int interval_ms;
	bool batch;			/* print, draw no screen */
	enum format format;
	unsigned int samples;		/* 0: without end */
	const char *path;
	bool read_only;
	unsigned int slow;		/* how many times as long defaults are */
	const char *record;		/* NULL: not asked for */
	const char *replay;
	const char *play;
	const char *lesson;		/* a name or a file */
	bool check;
	bool lessons;
	const char *trace;
	const char *svg;
	bool quiet;			/* neither draw nor print: only write those two */
	bool mouse;
	bool machine;			/* all workqueues, not the module's queues */
	enum theme theme;		/* valid if origin[] says that it was given */
	enum glyph_set glyphs;
	bool help;
	bool version;
	enum option_origin origin[OPTION_IDS];
};

/* Sets the defaults. */
void options_init(struct options *options);

/*
 * Takes in words, over earlier ones. argv[0] names their source in errors.
 * Return: false after reporting on standard error what is wrong and what
 * would be right.
 */
bool options_take(struct options *options, enum option_origin origin, int argc,
		  char **argv);

/*
 * Checks that all options make sense together. Saved options are for any use
 * of wqtop: one without a meaning here waits, one that excludes a later
 * option is dropped. Return: false after reporting an error.
 */
bool options_check(struct options *options);

/* Return: whether wqtop is to print a text about itself, and to end. */
bool options_explains(const struct options *options);

/* Writes "-d, --interval SECS" as help and man page show it. */
void options_usage(enum option_id id, char *out, int size);

void options_print_help(void);
void options_print_version(void);

#endif
