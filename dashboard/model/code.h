/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The files of kernel/patterns as they are compiled into the module, and the
 * lines that events belong to. A marker is a comment at the end of a line:
 *
 *	=> submitted, coalesced		these events belong to this line
 *	cpu= => submitted		they do if the command has that word
 */
#ifndef WQTOP_MODEL_CODE_H
#define WQTOP_MODEL_CODE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/abi.h"
#include "lib/slice.h"

/* Files of patterns are shorter, as they must fit a projector. */
#define CODE_LINES_MOST	128

/* The longest line that is shown, in columns, with blanks in place of tabs. */
#define CODE_COLUMNS_MOST	160

struct code_file {
	const char *path;		/* from the top directory */
	const char *text;
};

/* Made when wqtop is built: see tools/embed.c. */
extern const struct code_file code_files[WQDEMO_QUEUE_COUNT];

/* The hash of all of them, computed as the module's source_hash. */
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

/* Finds lines and markers. Lines beyond CODE_LINES_MOST are left out. */
void code_read(struct code *code, const struct code_file *file);

/*
 * Return: the number of the line that such an event belongs to, 0 for none.
 * @command: the command that caused it, "" if unknown.
 */
unsigned int code_line_of(const struct code *code, enum wqdemo_event kind,
			  const char *command);

/* Writes a line with blanks in place of tabs. */
void code_expand(struct slice text, unsigned int tab, char *out, size_t size);

#endif
