// SPDX-License-Identifier: GPL-2.0
#include "read/player.h"

#include <stdio.h>
#include <string.h>

#include "read/delta.h"

/* Thirty years: no time in a recording is later, whatever its bytes say. */
#define MS_MOST 1000000000000ull

static const char damaged[] =
	"the recording is damaged: the changes do not fit what was before";

static bool skips(const struct player *player, enum recording_kind kind)
{
	switch (player->wants) {
	case PLAYER_COUNTERS:
		return recording_is_cue(kind) || recording_is_machine(kind);
	case PLAYER_MACHINE:
		return !recording_is_machine(kind);
	default:
		return false;
	}
}

/* Return: the time of a block. Times never go back, or the clock would wait for ever. */
static uint64_t time_of(const struct player *player,
			const struct recording_block *block, uint64_t last_ms)
{
	uint64_t ms = block->ms < MS_MOST ? block->ms : MS_MOST;

	ms = ms > player->first_ms ? ms - player->first_ms : 0;
	return ms > last_ms ? ms : last_ms;
}

static void find_next(struct player *player)
{
	do
		player->ended = !recording_next(&player->rest, &player->next);
	while (!player->ended && skips(player, player->next.kind));
	if (!player->ended)
		player->next.ms =
			time_of(player, &player->next, player->last_ms);
}

static void rewind_blocks(struct player *player)
{
	player->rest = player->blocks;
	player->last_ms = 0;
	player->counters.length = 0;
	player->machine.length = 0;
	find_next(player);
}

static void note_chapter(struct player *player)
{
	if (player->next.kind == RECORDING_CHAPTER &&
	    player->next.text.length && player->chapters < PLAYER_CHAPTERS)
		player->chapter_ms[player->chapters++] = player->next.ms;
}

bool player_open(struct player *player, char *reason)
{
	static const char empty[] = "it ends before its first reading";
	static const char other[] =
		"it has nothing of the machine: leave --machine out";

	player->blocks =
		(struct slice){ player->file.text, player->file.length };
	if (player->mapped.text)
		player->blocks = player->mapped;
	if (!recording_begin(&player->blocks, reason))
		return false;
	rewind_blocks(player);
	if (player->ended) {
		snprintf(reason, RECORDING_REASON_MAX, "%s",
			 player->wants == PLAYER_MACHINE ? other : empty);
		return false;
	}
	player->first_ms = player->next.ms;
	for (rewind_blocks(player); !player->ended; find_next(player)) {
		player->last_ms = player->next.ms;
		note_chapter(player);
	}
	player->length_ms = player->last_ms;
	rewind_blocks(player);
	return true;
}

void player_free(struct player *player)
{
	buffer_free(&player->file);
	buffer_free(&player->counters);
	buffer_free(&player->machine);
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
	if (buffer_add(&place->counters, player->counters.text,
		       player->counters.length) &&
	    buffer_add(&place->machine, player->machine.text,
		       player->machine.length))
		return true;
	player_place_free(place);
	return false;
}

static void put_back(struct buffer *to, const struct buffer *from)
{
	to->length = 0;
	buffer_add(to, from->text, from->length);
}

bool player_return(struct player *player, const struct player_place *place)
{
	if (!buffer_reserve(&player->counters, place->counters.length) ||
	    !buffer_reserve(&player->machine, place->machine.length))
		return false;
	put_back(&player->counters, &place->counters);
	put_back(&player->machine, &place->machine);
	player->rest = place->rest;
	player->next = place->next;
	player->ended = place->ended;
	player->last_ms = place->last_ms;
	return true;
}

void player_place_free(struct player_place *place)
{
	buffer_free(&place->counters);
	buffer_free(&place->machine);
}

void player_step(struct player *player)
{
	if (!player->ended)
		set_clock(player, player->next.ms * 4);
}

/* Return: whether a view shows something of the block. */
static bool is_shown(const struct player *player, enum recording_kind kind,
		     bool machine)
{
	return !skips(player, kind) && (recording_is_cue(kind) ||
					recording_is_machine(kind) == machine);
}

void player_step_shown(struct player *player, bool machine)
{
	struct recording_block block = player->next;
	struct slice rest = player->rest;
	uint64_t ms = block.ms;

	if (player->ended)
		return;
	while (!is_shown(player, block.kind, machine)) {
		if (!recording_next(&rest, &block)) {
			player_step(player);
			return;
		}
		ms = time_of(player, &block, ms);
	}
	set_clock(player, ms * 4);
}

bool player_take_event(struct player *player, struct slice *line)
{
	struct slice *events = &player->next.events, rest = *events;

	if (player->ended || !slice_line(&rest, line))
		return false;
	line->length = events->length - rest.length;
	*events = rest;
	return true;
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

/* Rebuilds the text of a block, in player->made. */
static bool make_text(struct player *player,
		      const struct recording_block *block,
		      const struct buffer *last)
{
	struct slice before = { last->text, last->length };

	player->made.length = 0;
	if (block->kind == RECORDING_READING ||
	    block->kind == RECORDING_MACHINE)
		return buffer_add(&player->made, block->text.text,
				  block->text.length);
	return before.length && delta_apply(before, block->text, &player->made);
}

/* @last: the text that it changes. Return: false where the two do not fit. */
static bool complete(struct player *player, struct recording_block *block,
		     struct buffer *last)
{
	struct buffer before = *last;

	if (!make_text(player, block, last)) {
		last->length = 0;
		block->text.length = 0;
		return false;
	}
	*last = player->made;
	player->made = before;
	block->text = (struct slice){ last->text, last->length };
	return true;
}

static void complete_counters(struct player *player,
			      struct recording_block *block)
{
	if (complete(player, block, &player->counters)) {
		block->kind = RECORDING_READING;
		return;
	}
	block->kind = RECORDING_STALE;
	block->text.text = damaged;
	block->text.length = sizeof(damaged) - 1;
	block->events.length = 0;
}

/* Damaged, it has no text, which is no reading either. */
static void complete_machine(struct player *player,
			     struct recording_block *block)
{
	complete(player, block, &player->machine);
	block->kind = RECORDING_MACHINE;
}

bool player_take(struct player *player, struct recording_block *block)
{
	if (player->ended)
		return false;
	*block = player->next;
	player->last_ms = block->ms;
	if (block->kind == RECORDING_READING ||
	    block->kind == RECORDING_CHANGES)
		complete_counters(player, block);
	else if (recording_is_machine(block->kind))
		complete_machine(player, block);
	else if (!recording_is_cue(block->kind))
		player->counters.length = 0;
	find_next(player);
	return true;
}
