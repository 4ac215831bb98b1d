// SPDX-License-Identifier: GPL-2.0
/*
 * Any bytes as a recording, through what replays it. Cut off anywhere it plays
 * the same, up to there.
 */
#include <string.h>

#include "read/player.h"
#include "test/fuzz/fuzz.h"

/* A reading can make the next one longer: this is more than any real one. */
#define COUNTERS_MOST 65536

/* A sum of each block that was played, to compare them. */
#define BLOCKS_MOST 256

struct played {
	unsigned int count;
	uint64_t sum[BLOCKS_MOST];
	char reason[RECORDING_REASON_MAX];
};

static uint64_t add_bytes(uint64_t sum, struct slice text)
{
	size_t i;

	for (i = 0; i < text.length; i++)
		sum = (sum ^ (unsigned char)text.text[i]) * 1099511628211u;
	return sum;
}

static uint64_t sum_of(const struct recording_block *block)
{
	uint64_t sum = (uint64_t)block->kind + block->ms * 31;

	return add_bytes(add_bytes(sum, block->text), block->events);
}

/* Moves the clock as the loop does, at several speeds and back. */
static void check_clock(struct player *player)
{
	struct recording_block block;

	player_seek(player, player->length_ms / 2);
	must(player_position_ms(player) <= player->length_ms);
	while (player_due(player))
		must(player_take(player, &block));
	player_step(player);
	must(player->ended || player_due(player));
	player_advance(player, UINT64_MAX, PLAYER_SPEED_MOST);
	must(player_position_ms(player) == player->length_ms);
	must(player_wait_ms(player, PLAYER_SPEED_LEAST, 1000) <= 1000);
	/*
	 * A recording without length cannot go back, and nothing is due
	 * again.
	 */
	must(player_seek(player, 0) == (player->length_ms > 0));
	must(!player_position_ms(player));
	must(!player->length_ms || player_due(player));
}

static void take_all(struct player *player, struct played *played)
{
	struct recording_block block;
	uint64_t last_ms = 0;

	while (played->count < BLOCKS_MOST && player_take(player, &block)) {
		must(block.kind < RECORDING_KIND_COUNT);
		must(block.kind != RECORDING_CHANGES);
		must(block.kind != RECORDING_MACHINE_CHANGES);
		must(block.ms >= last_ms && block.ms <= player->length_ms);
		last_ms = block.ms;
		played->sum[played->count++] = sum_of(&block);
		if (block.text.length > COUNTERS_MOST)
			return;
	}
}

/* Return: whether it can be played. */
static bool play(const char *text, size_t length, struct played *played)
{
	struct player player = { 0 };
	bool right;

	memset(played, 0, sizeof(*played));
	must(buffer_add(&player.file, text, length));
	right = player_open(&player, played->reason);
	if (right)
		take_all(&player, played);
	if (right && player.ended)
		check_clock(&player);
	player_free(&player);
	return right;
}

/* @length: of what is left of it. */
static void check_prefix(const char *text, size_t length,
			 const struct played *whole)
{
	static struct played part;

	if (!play(text, length, &part)) {
		must(*part.reason);
		return;
	}
	must(part.count <= whole->count);
	must(!memcmp(part.sum, whole->sum, part.count * sizeof(*part.sum)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct played whole;
	const char *text = (const char *)data;
	struct slice all = { text, size };

	if (!play(text, size, &whole)) {
		must(*whole.reason);
		must_be_printable(whole.reason);
		return 0;
	}
	/* One of them, for speed: other bytes will choose others. */
	check_prefix(text, add_bytes(0, all) % size, &whole);
	return 0;
}
