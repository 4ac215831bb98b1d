/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Plays a recording: which reading is due, with a clock that can go faster,
 * slower and back. Pure: somebody else loads the file and knows what time it is.
 */
#ifndef WQTOP_READ_PLAYER_H
#define WQTOP_READ_PLAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "read/recording.h"

/* Speeds are told in quarters: 4 is as fast as it was. */
#define PLAYER_SPEED_LEAST	1
#define PLAYER_SPEED_NORMAL	4
#define PLAYER_SPEED_MOST	64

struct player {
	struct buffer file;		/* the recording, whole */
	bool readings_only;		/* no words and views of a script */
	struct slice blocks;		/* all of them */
	struct slice rest;		/* those after @next */
	struct recording_block next;
	bool ended;			/* there is no @next */
	uint64_t last_ms;		/* of the block before @next */
	uint64_t first_ms;		/* where times are counted from */
	uint64_t length_ms;
	uint64_t clock;			/* in quarters of a millisecond */
	struct buffer counters;		/* of the last reading; empty: there was none */
	struct buffer made;
};

/*
 * Begins to play player->file, with @readings_only or all of it; the rest of
 * @player is zero. Return: whether it
 * can be played; if not, @reason (RECORDING_REASON_MAX bytes) says why.
 */
bool player_open(struct player *player, char *reason);
void player_free(struct player *player);

uint64_t player_position_ms(const struct player *player);

/* Lets the clock go on by @ms at that speed, up to the end. */
void player_advance(struct player *player, uint64_t ms, unsigned int speed);

/*
 * Sets the clock. Return: whether it went back: then what was read is to be
 * forgotten, and all is due anew from the beginning.
 */
bool player_seek(struct player *player, uint64_t ms);

/* Sets the clock to the next reading, or to a script's words before it. */
void player_step(struct player *player);

/* Whether the clock has come to the next reading. */
bool player_due(const struct player *player);

/* Return: milliseconds until then at that speed, at most @most. */
uint64_t player_wait_ms(const struct player *player, unsigned int speed,
			uint64_t most);

/*
 * Takes the next reading, due or not. @block then holds whole texts, until the
 * next call; its kind is never RECORDING_CHANGES. Return: false at the end.
 */
bool player_take(struct player *player, struct recording_block *block);

#endif
