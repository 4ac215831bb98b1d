/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where snapshots and events come from: the module's files, or copies of them,
 * or a recording. What is read may be recorded.
 * Never blocks. Opens the file of counters for each reading; that of events
 * stays open, for then it gives only what is new. Open files are not in the way
 * of rmmod, and it is seen by itself when the module is back.
 */
#ifndef WQTOP_READ_SOURCE_H
#define WQTOP_READ_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "read/player.h"
#include "read/recorder.h"
#include "read/snapshot.h"
#include "read/source_state.h"

/* Where to read. */
struct source_paths {
	const char *counters;
	const char *record;		/* a new file, or NULL */
	const char *replay;		/* a recording, or NULL: the module's files */
	bool readings_only;		/* of a recording: nothing that a script did */
};

struct source {
	const char *path;
	char *events_path;
	enum source_state state;
	char reason[SNAPSHOT_REASON_MAX];	/* for what is not live */
	int events_fd;				/* -1: not open */
	struct buffer counters;
	struct buffer events;			/* since the reading before */
	struct recorder recorder;
	bool replays;				/* from here, not from the files: */
	struct player player;
};

/*
 * Events are read from the path of the counters with "_events" behind it, where
 * there is such a file. Return: false after telling the standard error stream
 * why it cannot be.
 */
bool source_begin(struct source *source, const struct source_paths *paths);
void source_free(struct source *source);

/*
 * Reads both files, or takes the next reading of a recording, and records it.
 * Return: the new state; when it is live @snapshot is filled, and
 * source->events holds whole lines, perhaps none.
 */
enum source_state source_read(struct source *source, struct snapshot *snapshot);

/* Records what a script does to the screen. */
void source_put_cue(struct source *source, struct recording_block cue);

/*
 * Takes that out of a recording. Return: whether there was such a thing before the
 * next reading.
 */
bool source_take_cue(struct source *source, struct recording_block *cue);

/* Return: whether there is nothing more to read: a recording has an end. */
bool source_ended(const struct source *source);

/* Return: why recording stopped, an errno, or 0; asking takes the answer back. */
int source_record_error(struct source *source);

/* Tells the standard error stream of it, where no screen does. */
void source_complain(struct source *source);

/* Looks into the current directory. */
enum source_module source_module(void);

/* Tries to open the file for writing, and writes nothing. */
enum source_rights source_rights(const struct source *source);

#endif
