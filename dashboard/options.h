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
	OPTION(SAMPLES, 'n', "samples", "N",				\
	       "with -b: end after N samples")				\
	OPTION(FILE, 0, "file", "PATH",					\
	       "read PATH (/proc/workqueue_demo)")			\
	OPTION(READ_ONLY, 0, "read-only", NULL,				\
	       "send no commands")					\
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
	EXIT(USAGE, 2, "wrong options")					\
	EXIT(NOTHING, 3, "with -n: not one sample could be read")

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

struct options {
	unsigned int interval_ms;
	bool batch;
	unsigned int samples;		/* 0: without end */
	const char *path;
	bool read_only;
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
