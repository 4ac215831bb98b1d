/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Writes a recording. Each reading is written at once, so a kill loses
 * little.
 */
#ifndef WQTOP_READ_RECORDER_H
#define WQTOP_READ_RECORDER_H

#include "read/recording.h"

struct recorder {
	const char *path;
	int fd;				/* -1: nothing is recorded */
	int error;			/* why it stopped */
	uint64_t begun_ms;
	struct buffer before;		/* the counters' text of the last reading */
	struct buffer machine;		/* the machine's */
	struct buffer block;
};

/* Records nothing. */
void recorder_init(struct recorder *recorder);

/* Begins a new file. Return: 0 or an errno: EEXIST when there is one. */
int recorder_begin(struct recorder *recorder, const char *path);

/*
 * Writes a block with its time; a reading, of the machine as well, may become one
 * of changes. After an error nothing more is written.
 */
void recorder_take(struct recorder *recorder, struct recording_block block);

void recorder_end(struct recorder *recorder);

#endif
