/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The files that are taken home: a trace and a picture, of all that wqtop reads
 * (--trace, --svg) or of what is on the screen (a key). No file is ever written
 * over.
 */
#ifndef WQTOP_EXPORT_H
#define WQTOP_EXPORT_H

#include "options/options.h"
#include "print/trace.h"
#include "read/source.h"

struct export_file {
	const char *option;
	const char *path;		/* NULL: not asked for */
	FILE *out;
};

struct export {
	struct export_file trace_file;
	struct export_file svg_file;
	struct trace trace;
	uint64_t read_ns;		/* the time of the newest reading */
};

/* Makes the files. Return: false after reporting on standard error what is wrong. */
bool export_begin(struct export *export, const struct options *options);

/* Removes the files: there will be nothing in them. */
void export_abandon(struct export *export);

/* Takes a reading and its events into the trace. */
void export_take(struct export *export, const struct source *source,
		 const struct snapshot *snapshot);

/* Ends both files. Return: false after reporting what could not be written. */
bool export_end(struct export *export);

/* Does the same, with a picture of what is on the screen. */
bool export_end_screen(struct export *export, const struct model *model);

/*
 * Writes what is on the screen to a new file, the first whose name is free, and
 * tells the user. @picture: SVG, else a trace.
 */
void export_screen(struct model *model, bool picture);

#endif
