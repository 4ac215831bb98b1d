/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The files of kernel/patterns as they are compiled into the module, and which
 * of their lines an event belongs to. Pure.
 *
 * A marker is a comment at the end of a line:
 *
 *	=> submitted, coalesced		these events tell of this line,
 *	cpu= => submitted		it, and not another, if the command has that
 */
#ifndef WQTOP_MODEL_CODE_H
#define WQTOP_MODEL_CODE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/abi.h"
#include "lib/slice.h"

/* A pattern's file is shorter: it must fit a projector. */
#define CODE_LINES_MOST	128

/* Columns of the longest line that is shown, blanks in place of its tabs. */
#define CODE_COLUMNS_MOST	160

struct code_file {
	const char *path;		/* from the top directory on */
	const char *text;
};

/* Made when wqtop is built: see tools/embed.c. */
extern const struct code_file code_files[WQDEMO_QUEUE_COUNT];

/* Of all of them, made as the module's source_hash is. */
extern const char code_hash[];

struct code_line {
	struct slice text;		/* all of it */
	struct slice code;		/* without its marker */
	unsigned int events;		/* a bit for each enum wqdemo_event */
	struct slice condition;		/* a word of the command, or empty */
};

struct code {
	const char *path;
	unsigned int count;
	struct code_line line[CODE_LINES_MOST];	/* number n is at n - 1 */
};

/* Finds lines and markers; lines beyond the most are left out. */
void code_read(struct code *code, const struct code_file *file);

/*
 * Return: the number of the line that such an event belongs to, 0 for none.
 * @command: whose event it is, "" if nobody knows.
 */
unsigned int code_line_of(const struct code *code, enum wqdemo_event kind,
			  const char *command);

/* Writes a line with blanks in place of tabs. */
void code_expand(struct slice text, unsigned int tab, char *out, size_t size);

#endif
