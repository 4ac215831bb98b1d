// SPDX-License-Identifier: GPL-2.0
/* Plays recordings: their clock, jumps, steps, and blocks of scripts. */
#include "test/unit/unit.h"

#include <string.h>

#include "read/player.h"

static void equals(struct slice slice, const char *wanted)
{
	assert_int_equal(slice.length, strlen(wanted));
	assert_memory_equal(slice.text, wanted, slice.length);
}

static void open_text(struct player *player, const char *text)
{
	char reason[RECORDING_REASON_MAX];

	memset(player, 0, sizeof(*player));
	assert_true(buffer_add(&player->file, text, strlen(text)));
	assert_true(player_open(player, reason));
}

static const char damaged[] = "wqtop recording - version: 1\n"
			      "reading ms=0 bytes=2\na\n"
			      "changes ms=1 bytes=5\n@1 9\n"
			      "changes ms=2 bytes=5\n@1 1\n"
			      "reading ms=3 bytes=2\nb\n"
			      "changes ms=4 bytes=5\n@1 1\n";

static void goes_on_after_damage(void **state)
{
	static const enum recording_kind kinds[] = {
		RECORDING_READING, RECORDING_STALE,   RECORDING_STALE,
		RECORDING_READING, RECORDING_READING,
	};
	struct recording_block block;
	struct player player;
	size_t i;

	(void)state;
	open_text(&player, damaged);
	for (i = 0; i < 5; i++) {
		assert_true(player_take(&player, &block));
		assert_int_equal(block.kind, kinds[i]);
	}
	equals(block.text, "b\n");
	assert_false(player_take(&player, &block));
	player_free(&player);
}

static const char cued[] = "wqtop recording - version: 1\n"
			   "reading ms=0 bytes=2\na\n"
			   "say ms=1 bytes=5\nwords"
			   "view ms=2 bytes=4\ncode"
			   "chapter ms=2 bytes=3\nOne"
			   "ask ms=2 bytes=6\n\"How?\""
			   "hands ms=2 bytes=1\n2"
			   "reveal ms=2 bytes=8\nright 2\n"
			   "page ms=2 bytes=0\n"
			   "changes ms=3 bytes=5\n@1 1\n"
			   "chapter ms=3 bytes=0\n"
			   "say ms=4 bytes=0\n";

/* Blocks of a script between readings do not disturb them. */
static void plays_cues(void **state)
{
	static const enum recording_kind kinds[] = {
		RECORDING_READING, RECORDING_SAY,  RECORDING_VIEW,
		RECORDING_CHAPTER, RECORDING_ASK,  RECORDING_HANDS,
		RECORDING_REVEAL,  RECORDING_PAGE, RECORDING_READING,
		RECORDING_CHAPTER, RECORDING_SAY,
	};
	static const char *const texts[] = { "a\n",	  "words",    "code",
					     "One",	  "\"How?\"", "2",
					     "right 2\n", "",	      "a\n",
					     "",	  "" };
	struct recording_block block;
	struct player player;
	size_t i;

	(void)state;
	open_text(&player, cued);
	/* Another lesson is no chapter. */
	assert_int_equal(player.chapters, 1);
	assert_int_equal(player.chapter_ms[0], 2);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		assert_true(player_take(&player, &block));
		assert_int_equal(block.kind, kinds[i]);
		equals(block.text, texts[i]);
	}
	assert_true(player.ended);
	player_free(&player);
}

static void leaves_cues_out(void **state)
{
	char reason[RECORDING_REASON_MAX];
	struct player player = { .wants = PLAYER_COUNTERS };
	struct recording_block block;

	(void)state;
	assert_true(buffer_add(&player.file, cued, sizeof(cued) - 1));
	assert_true(player_open(&player, reason));
	assert_true(player_take(&player, &block));
	assert_false(player.ended);
	assert_true(player_take(&player, &block));
	equals(block.text, "a\n");
	assert_true(player.ended);
	player_free(&player);
}

static const char timed[] = "wqtop recording - version: 1\n"
			    "absent ms=5000 bytes=0\n"
			    "absent ms=5100 bytes=0\n"
			    "absent ms=4000 bytes=0\n"
			    "absent ms=7000 bytes=0\n";

static unsigned int take_due(struct player *player)
{
	struct recording_block block;
	unsigned int taken = 0;

	while (player_due(player) && player_take(player, &block))
		taken++;
	return taken;
}

static void keeps_time(void **state)
{
	struct player player;

	(void)state;
	open_text(&player, timed);
	assert_int_equal(player.length_ms, 2000);
	assert_int_equal(take_due(&player), 1);
	assert_int_equal(player_wait_ms(&player, 4, 1000), 100);
	assert_int_equal(player_wait_ms(&player, 1, 1000), 400);
	assert_int_equal(player_wait_ms(&player, 64, 1000), 7);
	player_advance(&player, 99, 4);
	assert_int_equal(take_due(&player), 0);
	player_advance(&player, 3, 1);
	assert_int_equal(take_due(&player), 0);
	player_advance(&player, 1, 1);
	/* One that seems to be earlier comes with the one before. */
	assert_int_equal(take_due(&player), 2);
	assert_int_equal(player_position_ms(&player), 100);
	player_advance(&player, UINT64_MAX, 64);
	assert_int_equal(player_position_ms(&player), 2000);
	assert_int_equal(take_due(&player), 1);
	assert_true(player.ended);
	assert_int_equal(player_wait_ms(&player, 4, 1000), 1000);
	player_free(&player);
}

static void jumps_and_steps(void **state)
{
	struct player player;

	(void)state;
	open_text(&player, timed);
	assert_false(player_seek(&player, 1500));
	assert_int_equal(take_due(&player), 3);
	player_step(&player);
	assert_int_equal(player_position_ms(&player), 2000);
	assert_int_equal(take_due(&player), 1);
	player_step(&player);
	assert_int_equal(player_position_ms(&player), 2000);
	assert_true(player_seek(&player, 50));
	assert_int_equal(take_due(&player), 1);
	assert_false(player_seek(&player, UINT64_MAX));
	assert_int_equal(player_position_ms(&player), 2000);
	player_free(&player);
}

/* The events that are left come with the reading. */
static void takes_events_one_by_one(void **state)
{
	static const char text[] = "wqtop recording - version: 1\n"
				   "reading ms=0 bytes=6 events=0\nfirst\n"
				   "reading ms=9 bytes=13 events=6\nsecond\n"
				   "a\nb\nc\n";
	struct recording_block block;
	struct player player;
	struct slice line;

	(void)state;
	open_text(&player, text);
	assert_false(player_take_event(&player, &line));
	assert_true(player_take(&player, &block));
	assert_true(player_take_event(&player, &line));
	assert_int_equal(line.length, 2);
	assert_memory_equal(line.text, "a\n", 2);
	assert_true(player_take_event(&player, &line));
	assert_memory_equal(line.text, "b\n", 2);
	assert_true(player_take(&player, &block));
	assert_int_equal(block.events.length, 2);
	assert_memory_equal(block.events.text, "c\n", 2);
	assert_false(player_take_event(&player, &line));
	player_free(&player);
}

/* The end is where the clock can come to, whatever the last block says. */
static void ends_at_the_latest(void **state)
{
	struct player player;

	(void)state;
	open_text(&player, "wqtop recording - version: 1\n"
			   "absent ms=0 bytes=0\n"
			   "absent ms=900 bytes=0\n"
			   "absent ms=300 bytes=0\n");
	assert_int_equal(player.length_ms, 900);
	player_free(&player);
}

static void limits_time(void **state)
{
	struct player player;

	(void)state;
	open_text(&player, "wqtop recording - version: 1\n"
			   "absent ms=0 bytes=0\n"
			   "absent ms=18446744073709551615 bytes=0\n");
	player_advance(&player, UINT64_MAX, PLAYER_SPEED_MOST);
	assert_int_equal(take_due(&player), 2);
	player_free(&player);
}
static const char both[] = "wqtop recording - version: 1\n"
			   "reading ms=0 bytes=2\na\n"
			   "machine ms=1 bytes=2\nm\n"
			   "changes ms=10 bytes=8\n@1 1\n+b\n"
			   "machine_changes ms=11 bytes=8\n@1 1\n+n\n"
			   "absent ms=20 bytes=4\ngone"
			   "machine_changes ms=21 bytes=8\n@1 2\n+o\n"
			   "machine_changes ms=22 bytes=5\n@1 9\n";

static void takes(struct player *player, enum recording_kind kind,
		  const char *text)
{
	struct recording_block block;

	assert_true(player_take(player, &block));
	assert_int_equal(block.kind, kind);
	equals(block.text, text);
}

/* Each kind changes the text of its own. */
static void plays_the_machine_beside(void **state)
{
	struct player player;
	struct player_place place;

	(void)state;
	open_text(&player, both);
	takes(&player, RECORDING_READING, "a\n");
	takes(&player, RECORDING_MACHINE, "m\n");
	takes(&player, RECORDING_READING, "a\nb\n");
	assert_true(player_keep(&player, &place));
	takes(&player, RECORDING_MACHINE, "m\nn\n");
	takes(&player, RECORDING_ABSENT, "gone");
	takes(&player, RECORDING_MACHINE, "m\nn\no\n");
	/* Damaged: no reading. */
	takes(&player, RECORDING_MACHINE, "");
	assert_true(player.ended);
	assert_true(player_return(&player, &place));
	takes(&player, RECORDING_MACHINE, "m\nn\n");
	player_place_free(&place);
	player_free(&player);
}

static const char mixed[] = "wqtop recording - version: 1\n"
			    "reading ms=0 bytes=2\na\n"
			    "machine ms=3 bytes=2\nm\n"
			    "reading ms=10 bytes=2\nb\n"
			    "machine ms=13 bytes=2\nn\n"
			    "say ms=15 bytes=5\nwords"
			    "machine ms=23 bytes=2\no\n"
			    "reading ms=30 bytes=2\nc\n"
			    "reading ms=40 bytes=2\nd\n";

/* Takes all that is due. Return: the time after a step. */
static unsigned int step(struct player *player, bool machine)
{
	struct recording_block block;

	player_step_shown(player, machine);
	while (player_due(player))
		player_take(player, &block);
	return (unsigned int)player_position_ms(player);
}

/* A step that changes nothing on the screen looks like a key that is broken. */
static void steps_over_what_is_not_shown(void **state)
{
	struct player player;

	(void)state;
	open_text(&player, mixed);
	assert_int_equal(step(&player, true), 3);
	assert_int_equal(step(&player, true), 13);
	assert_int_equal(step(&player, true), 15);
	assert_int_equal(step(&player, true), 23);
	/* No more of the machine: the others, one by one. */
	assert_int_equal(step(&player, true), 30);
	assert_int_equal(step(&player, true), 40);
	assert_true(player.ended);
	player_seek(&player, 0);
	assert_int_equal(step(&player, false), 0);
	assert_int_equal(step(&player, false), 10);
	assert_int_equal(step(&player, false), 15);
	assert_int_equal(step(&player, false), 30);
	player_free(&player);
}

static void plays_what_is_wanted(void **state)
{
	struct player player = { .wants = PLAYER_MACHINE };
	char reason[RECORDING_REASON_MAX];

	(void)state;
	assert_true(buffer_add(&player.file, both, sizeof(both) - 1));
	assert_true(player_open(&player, reason));
	takes(&player, RECORDING_MACHINE, "m\n");
	takes(&player, RECORDING_MACHINE, "m\nn\n");
	player_free(&player);

	player.wants = PLAYER_COUNTERS;
	assert_true(buffer_add(&player.file, both, sizeof(both) - 1));
	assert_true(player_open(&player, reason));
	takes(&player, RECORDING_READING, "a\n");
	takes(&player, RECORDING_READING, "a\nb\n");
	player_free(&player);

	player.wants = PLAYER_MACHINE;
	assert_true(buffer_add(&player.file, damaged, sizeof(damaged) - 1));
	assert_false(player_open(&player, reason));
	assert_string_equal(reason,
			    "it has nothing of the machine: leave --machine out");
	player_free(&player);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plays_the_machine_beside),
		cmocka_unit_test(steps_over_what_is_not_shown),
		cmocka_unit_test(plays_what_is_wanted),
		cmocka_unit_test(goes_on_after_damage),
		cmocka_unit_test(plays_cues),
		cmocka_unit_test(leaves_cues_out),
		cmocka_unit_test(keeps_time),
		cmocka_unit_test(jumps_and_steps),
		cmocka_unit_test(takes_events_one_by_one),
		cmocka_unit_test(ends_at_the_latest),
		cmocka_unit_test(limits_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
