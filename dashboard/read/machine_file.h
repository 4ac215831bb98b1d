/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reads /proc/workqueue_machine: the file of that name beside the counters, so
 * that a copy of both in a folder is read as well. So are that of its callers, and
 * the stacks of workers.
 */
#ifndef WQTOP_READ_MACHINE_FILE_H
#define WQTOP_READ_MACHINE_FILE_H

#include "lib/buffer.h"
#include "read/machine.h"
#include "read/source_state.h"

struct machine_file {
	char *path;			/* these three: NULL without memory */
	char *callers_path;
	char *folder;			/* of /proc/PID */
	struct buffer text;
	struct buffer stacks;		/* of workers; empty if none was looked at */
	struct buffer callers;		/* empty if they could not be read */
};

/* @counters: the path of the counters. */
void machine_file_begin(struct machine_file *file, const char *counters);
void machine_file_free(struct machine_file *file);

/*
 * Reads it. Return: SOURCE_LIVE, and @machine is filled; else @reason says why
 * not (SNAPSHOT_REASON_MAX bytes).
 */
enum source_state machine_file_read(struct machine_file *file,
				    struct machine *machine, char *reason);

/*
 * Takes the texts of the machine, of stacks and of callers, one behind the other,
 * as a recording has them. The last two may be missing. Return: as above.
 */
enum source_state machine_file_take(struct machine_file *file,
				    struct slice text, struct machine *machine,
				    char *reason);

/* Makes that text of what was read last. Return: false without memory. */
bool machine_file_join(const struct machine_file *file, struct buffer *text);

/*
 * Looks where workers sleep that run items of @before, the reading before the one
 * that is read next.
 */
void machine_file_read_stacks(struct machine_file *file,
			      const struct machine *before);

/* Reads who submits, which costs the kernel more: for each caller it looks up names. */
void machine_file_read_callers(struct machine_file *file);

#endif
