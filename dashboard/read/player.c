// SPDX-License-Identifier: GPL-2.0
#include "read/player.h"

#include <string.h>

#include "read/delta.h"

/* Thirty years: no time in a recording is later, whatever its bytes say. */
#define MS_MOST 1000000000000ull

static const char damaged[] =
	"the recording is damaged: the changes do not fit what was before";

/* Times never go back, or the clock would wait for ever. */
static void find_next(struct player *player)
{
	uint64_t ms;

	do
		player->ended = !recording_next(&player->rest, &player->next);
	while (!player->ended && player->readings_only &&
	       recording_is_cue(player->next.kind));
	if (player->ended)
		return;
	ms = player->next.ms < MS_MOST ? player->next.ms : MS_MOST;
	ms = ms > player->first_ms ? ms - player->first_ms : 0;
	player->next.ms = ms > player->last_ms ? ms : player->last_ms;
}

static void rewind_blocks(struct player *player)
{
	player->rest = player->blocks;
	player->last_ms = 0;
	player->counters.length = 0;
	find_next(player);
}

bool player_open(struct player *player, char *reason)
{
	static const char empty[] = "it ends before its first reading";

	player->blocks =
		(struct slice){ player->file.text, player->file.length };
	if (player->mapped.text)
		player->blocks = player->mapped;
	if (!recording_begin(&player->blocks, reason))
		return false;
	rewind_blocks(player);
	if (player->ended) {
		memcpy(reason, empty, sizeof(empty));
		return false;
	}
	player->first_ms = player->next.ms;
	for (rewind_blocks(player); !player->ended; find_next(player))
		player->last_ms = player->next.ms;
	player->length_ms = player->last_ms;
	rewind_blocks(player);
	return true;
}

void player_free(struct player *player)
{
	buffer_free(&player->file);
	buffer_free(&player->counters);
	buffer_free(&player->made);
	memset(player, 0, sizeof(*player));
}

uint64_t player_position_ms(const struct player *player)
{
	return player->clock / 4;
}

static void set_clock(struct player *player, uint64_t clock)
{
	uint64_t most = player->length_ms * 4;

	player->clock = clock < most ? clock : most;
}

void player_advance(struct player *player, uint64_t ms, unsigned int speed)
{
	set_clock(player,
		  player->clock + (ms < MS_MOST ? ms : MS_MOST) * speed);
}

bool player_seek(struct player *player, uint64_t ms)
{
	uint64_t before = player->clock;

	set_clock(player, (ms < MS_MOST ? ms : MS_MOST) * 4);
	if (player->clock >= before)
		return false;
	rewind_blocks(player);
	return true;
}

bool player_keep(const struct player *player, struct player_place *place)
{
	*place = (struct player_place){
		.rest = player->rest,
		.next = player->next,
		.ended = player->ended,
		.last_ms = player->last_ms,
	};
	return buffer_add(&place->counters, player->counters.text,
			  player->counters.length);
}

bool player_return(struct player *player, const struct player_place *place)
{
	if (!buffer_reserve(&player->counters, place->counters.length))
		return false;
	player->counters.length = 0;
	buffer_add(&player->counters, place->counters.text,
		   place->counters.length);
	player->rest = place->rest;
	player->next = place->next;
	player->ended = place->ended;
	player->last_ms = place->last_ms;
	return true;
}

void player_step(struct player *player)
{
	if (!player->ended)
		set_clock(player, player->next.ms * 4);
}

bool player_due(const struct player *player)
{
	return !player->ended && player->next.ms * 4 <= player->clock;
}

uint64_t player_wait_ms(const struct player *player, unsigned int speed,
			uint64_t most)
{
	uint64_t left;

	if (player->ended)
		return most;
	if (player_due(player))
		return 0;
	/* Rounded up: when it is over, the reading is due. */
	left = (player->next.ms * 4 - player->clock + speed - 1) / speed;
	return left < most ? left : most;
}

/* Rebuilds the counters' text of a block, in player->made. */
static bool make_counters(struct player *player,
			  const struct recording_block *block)
{
	struct slice before = { player->counters.text,
				player->counters.length };

	player->made.length = 0;
	if (block->kind == RECORDING_READING)
		return buffer_add(&player->made, block->text.text,
				  block->text.length);
	return before.length && delta_apply(before, block->text, &player->made);
}

static void complete(struct player *player, struct recording_block *block)
{
	struct buffer before = player->counters;

	if (!make_counters(player, block)) {
		player->counters.length = 0;
		block->kind = RECORDING_STALE;
		block->text.text = damaged;
		block->text.length = sizeof(damaged) - 1;
		block->events.length = 0;
		return;
	}
	player->counters = player->made;
	player->made = before;
	block->kind = RECORDING_READING;
	block->text.text = player->counters.text;
	block->text.length = player->counters.length;
}

bool player_take(struct player *player, struct recording_block *block)
{
	if (player->ended)
		return false;
	*block = player->next;
	player->last_ms = block->ms;
	if (block->kind == RECORDING_READING ||
	    block->kind == RECORDING_CHANGES)
		complete(player, block);
	else if (!recording_is_cue(block->kind))
		player->counters.length = 0;
	find_next(player);
	return true;
}
