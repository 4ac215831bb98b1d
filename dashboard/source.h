/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where snapshots come from: the module's file, or a copy of one. Never
 * blocks, and holds nothing open between two readings, so that it is never in
 * the way of rmmod and sees by itself when the module is back.
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

struct source {
	const char *path;
	enum source_state state;
	char reason[SNAPSHOT_REASON_MAX];	/* for what is not live */
	char *text;
	size_t length;
	size_t room;
};

/* What stands in the way of sending commands. */
enum source_rights {
	RIGHTS_SEND,		/* nothing */
	RIGHTS_ASKED,		/* --read-only */
	RIGHTS_NOT_ROOT,	/* the module refuses us */
	RIGHTS_NO_MODULE,	/* a file on a disk takes no commands */
};

void source_init(struct source *source, const char *path);
void source_free(struct source *source);

/* Reads the file. Return: the new state; @snapshot is filled when live. */
enum source_state source_read(struct source *source, struct snapshot *snapshot);

/* Tries to open the file for writing, and writes nothing. */
enum source_rights source_rights(const struct source *source);

#endif
