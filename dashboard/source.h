/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where snapshots and events come from: the module's files, or copies of them.
 * Never blocks. Opens the file of counters for each reading; that of events
 * stays open, for then it gives only what is new. Open files are not in the way
 * of rmmod, and it is seen by itself when the module is back.
 */
#ifndef WQTOP_SOURCE_H
#define WQTOP_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "snapshot.h"

enum source_state {
	SOURCE_LIVE,		/* the last reading is a snapshot */
	SOURCE_ABSENT,		/* the module is not loaded */
	SOURCE_DENIED,		/* we may not read the file */
	SOURCE_STALE,		/* there is a file, but it is no snapshot */
};

/* What was read, and how much of it. */
struct source_text {
	char *text;
	size_t length;
	size_t room;
};

struct source {
	const char *path;
	char *events_path;
	enum source_state state;
	char reason[SNAPSHOT_REASON_MAX];	/* for what is not live */
	int events_fd;				/* -1: not open */
	struct source_text counters;
	struct source_text events;		/* since the reading before */
};

/* What stands in the way of sending commands. */
enum source_rights {
	RIGHTS_SEND,		/* nothing */
	RIGHTS_ASKED,		/* --read-only */
	RIGHTS_NOT_ROOT,	/* the module refuses us */
	RIGHTS_NO_MODULE,	/* a file on a disk takes no commands */
};

/* Events are read from "@path" with "_events" behind it, where there is such a file. */
void source_init(struct source *source, const char *path);
void source_free(struct source *source);

/*
 * Reads both files. Return: the new state; when it is live @snapshot is filled,
 * and source->events holds whole lines, perhaps none.
 */
enum source_state source_read(struct source *source, struct snapshot *snapshot);

/* Tries to open the file for writing, and writes nothing. */
enum source_rights source_rights(const struct source *source);

#endif
