/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The command line. One table makes the parser, the text of --help and the man
 * page.
 */
#ifndef WQTOP_OPTIONS_H
#define WQTOP_OPTIONS_H

#include <stdbool.h>

#define WQTOP_VERSION			"1.0"

#define OPTIONS_INTERVAL_LEAST_MS	100
#define OPTIONS_INTERVAL_MOST_MS	60000
#define OPTIONS_SAMPLES_MOST		1000000000

/* OPTION(symbol, short name or 0, long name, argument or NULL, help) */
#define OPTIONS(OPTION)							\
	OPTION(INTERVAL, 'd', "interval", "SECS",			\
	       "refresh every SECS seconds, 0.1 to 60 (0.5)")		\
	OPTION(BATCH, 'b', "batch", NULL,				\
	       "print text instead of drawing a screen")		\
	OPTION(CSV, 0, "csv", NULL,					\
	       "print CSV, a row for each queue and sample")		\
	OPTION(JSON, 0, "json", NULL,					\
	       "print JSON, a line for each sample")			\
	OPTION(PROMETHEUS, 0, "prometheus", NULL,			\
	       "print metrics for Prometheus, once")			\
	OPTION(SAMPLES, 'n', "samples", "N",				\
	       "end after N printed samples")				\
	OPTION(FILE, 0, "file", "PATH",					\
	       "read PATH (/proc/workqueue_demo)")			\
	OPTION(READ_ONLY, 0, "read-only", NULL,				\
	       "send no commands")					\
	OPTION(RECORD, 0, "record", "FILE",				\
	       "write all that is read to the new file FILE")		\
	OPTION(REPLAY, 0, "replay", "FILE",				\
	       "play a recording; needs no module, sends nothing")	\
	OPTION(PLAY, 0, "play", "FILE",					\
	       "send the commands in FILE, each at its time")		\
	OPTION(MOUSE, 0, "mouse", NULL,					\
	       "a click selects a row, the wheel moves")		\
	OPTION(HELP, 'h', "help", NULL, "print this help")		\
	OPTION(VERSION, 'V', "version", NULL, "print the version")

#define OPTION_SYMBOL(symbol, ...)	OPTION_##symbol,
enum option_id {
	OPTIONS(OPTION_SYMBOL)
	OPTION_IDS
};

struct option_row {
	int letter;
	const char *name;
	const char *argument;
	const char *help;
};

extern const struct option_row option_rows[OPTION_IDS];

/* EXIT(symbol, status, help) */
#define EXITS(EXIT)							\
	EXIT(DONE, 0, "done, or help was asked for")			\
	EXIT(FAILED, 1, "the terminal or the output cannot be used")	\
	EXIT(USAGE, 2, "wrong options, or a file they name cannot be used") \
	EXIT(NOTHING, 3, "with -n: not one sample could be read"	\
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

/* What samples are printed as. */
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
	bool interval_given;
	const char *record;		/* NULL: not asked for */
	const char *replay;
	const char *play;
	bool mouse;
	bool help;
	bool version;
};

/*
 * Reads the command line. Return: whether it is right; if not, the standard
 * error stream was told what is wrong and what would be right.
 */
bool options_parse(struct options *options, int argc, char **argv);

/* Writes "-d, --interval SECS" as help and man page show it. */
void options_usage(enum option_id id, char *out, int size);

void options_print_help(void);
void options_print_version(void);

#endif
