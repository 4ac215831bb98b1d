/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Plays a recording: says which reading is due, by a clock that can run
 * faster, slower and back. Pure: the caller loads the file and passes the
 * time.
 */
#ifndef WQTOP_READ_PLAYER_H
#define WQTOP_READ_PLAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "read/recording.h"

/* Speeds count quarters: 4 is the original speed. */
#define PLAYER_SPEED_LEAST	1
#define PLAYER_SPEED_NORMAL	4
#define PLAYER_SPEED_MOST	64

/* Chapters that keys lead to. */
#define PLAYER_CHAPTERS		64

enum player_blocks {
	PLAYER_ALL,
	PLAYER_COUNTERS,		/* not the machine, nor what a script said, showed and asked */
	PLAYER_MACHINE,			/* the machine alone */
};

struct player {
	struct buffer file;		/* the recording, whole, or ... */
	struct slice mapped;		/* ... in memory of the caller's */
	enum player_blocks wants;	/* skips all others */
	struct slice blocks;		/* all of them */
	struct slice rest;		/* those after @next */
	struct recording_block next;
	bool ended;			/* there is no @next */
	uint64_t last_ms;		/* of the block before @next */
	uint64_t first_ms;		/* where times are counted from */
	uint64_t length_ms;
	unsigned int chapters;
	uint64_t chapter_ms[PLAYER_CHAPTERS];	/* where they begin */
	uint64_t clock;			/* in quarters of a millisecond */
	struct buffer counters;		/* text of the last reading, empty before the first */
	struct buffer machine;		/* the same of the machine */
	struct buffer made;
};

/* A place in a recording to come back to. */
struct player_place {
	struct slice rest;
	struct recording_block next;
	bool ended;
	uint64_t last_ms;
	struct buffer counters;
	struct buffer machine;
};

/*
 * Begins to play player->file, or player->mapped if that is set. The caller
 * sets one of them and @wants and zeroes the rest. Return: false if it cannot be played; then @reason
 * (RECORDING_REASON_MAX bytes) says why.
 */
bool player_open(struct player *player, char *reason);
void player_free(struct player *player);

uint64_t player_position_ms(const struct player *player);

/* Advances the clock by @ms at that speed, at most to the end. */
void player_advance(struct player *player, uint64_t ms, unsigned int speed);

/*
 * Sets the clock. Return: true if it went back; then the caller must forget
 * all readings, as the recording is played from its beginning again.
 */
bool player_seek(struct player *player, uint64_t ms);

/*
 * Keeps the place, or comes back to it: the block after it is then the next. The
 * clock stays. Return: false without memory; then nothing has changed.
 */
bool player_keep(const struct player *player, struct player_place *place);
bool player_return(struct player *player, const struct player_place *place);
void player_place_free(struct player_place *place);

/* Sets the clock to the next block: a reading, or a script's words before it. */
void player_step(struct player *player);

/*
 * The same, but over the readings of which a view shows nothing: those of the machine,
 * or with @machine all others. Where nothing else comes, to the next one.
 */
void player_step_shown(struct player *player, bool machine);

/*
 * Takes the first of the events that come with the next reading, a line with its
 * newline, before that reading. Return: false if there is none left.
 */
bool player_take_event(struct player *player, struct slice *line);

/* Return: whether the next reading is due. */
bool player_due(const struct player *player);

/* Return: milliseconds until the next reading at that speed, at most @most. */
uint64_t player_wait_ms(const struct player *player, unsigned int speed,
			uint64_t most);

/*
 * Takes the next reading, due or not. @block then holds whole texts, until the
 * next call; its kind is never one of changes. Return: false at the end.
 */
bool player_take(struct player *player, struct recording_block *block);

#endif
