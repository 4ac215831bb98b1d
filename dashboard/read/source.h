/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reads snapshots and events from the module's files, copies of them, or a
 * recording. Readings may be recorded. Never blocks, but for a pipe's end when
 * it begins. The file of counters is
 * opened for each reading. That of events stays open, as it then gives only
 * new events. Open files do not hinder rmmod, and a module that is loaded
 * again is found by itself.
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
	enum player_blocks wants;	/* of a recording */
};

struct source {
	const char *path;
	char *events_path;
	enum source_state state;
	char reason[SNAPSHOT_REASON_MAX];	/* why there is no snapshot */
	bool hidden;				/* this /proc does not show it */
	int events_fd;				/* -1: not open */
	bool piped;				/* @counters came from a pipe, once */
	struct buffer counters;
	struct buffer events;			/* since the reading before */
	struct recorder recorder;
	bool replays;				/* reads from @player, not from files */
	struct player player;
};

/*
 * Begins to read. The events' path is that of the counters with "_events"
 * behind it. Return: false after reporting on standard error what is wrong.
 */
bool source_begin(struct source *source, const struct source_paths *paths);
void source_free(struct source *source);

/*
 * Reads both files, or takes the next reading of a recording, and records it.
 * Return: the new state; when it is live @snapshot is filled, and
 * source->events holds whole lines, perhaps none.
 */
enum source_state source_read(struct source *source, struct snapshot *snapshot);

/* Records the words or the view of a script. */
void source_put_cue(struct source *source, struct recording_block cue);

/*
 * Takes the words or the view before the next reading of a recording. Return:
 * false if there are none.
 */
bool source_take_cue(struct source *source, struct recording_block *cue);

/* Records the text of a reading of the machine. */
void source_put_machine(struct source *source, struct slice text);

/*
 * Takes the reading of the machine that is next in a recording. Return: false if
 * something else is.
 */
bool source_take_machine(struct source *source, struct slice *text);

/* Return: whether the recording has readings of that kind. */
bool source_has(const struct source *source, enum recording_kind kind);

/* Return: true at the end of a recording. */
bool source_ended(const struct source *source);

/* Return: the errno that stopped the recording, or 0. Asking clears it. */
int source_record_error(struct source *source);

/* Reports the same on standard error, for use without a screen. */
void source_complain(struct source *source);

/* Asks the system how the user can be helped to a reading. */
struct source_help source_help(const struct source *source);

/*
 * Return: whether commands can be sent. Opens the file for writing, writes
 * nothing.
 */
enum source_rights source_rights(const struct source *source);

#endif
