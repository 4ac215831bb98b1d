// SPDX-License-Identifier: GPL-2.0
/* Recordings: what is written comes back, wherever the file ends and whatever is in it. */
#include "test/unit/unit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/delta.h"
#include "read/player.h"

#define SLICE(literal) ((struct slice){ literal, sizeof(literal) - 1 })

static const char first[] = "a 1\nb 2\n\nc 3\n";
static const char second[] = "a 1\nb 3\nnew\n\nc 3\n";
static const char events[] = "seq=1\nseq=2\n";

static struct slice whole(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

static void equals(struct slice slice, const char *wanted)
{
	assert_int_equal(slice.length, strlen(wanted));
	assert_memory_equal(slice.text, wanted, slice.length);
}

/* Two texts come back through a delta. Return: how long it is. */
static size_t comes_back(const char *before, const char *now)
{
	struct buffer delta = { 0 }, out = { 0 };
	size_t length;

	assert_true(delta_make(whole(before), whole(now), &delta));
	assert_true(delta_apply(whole(before),
				(struct slice){ delta.text, delta.length },
				&out));
	equals((struct slice){ out.text, out.length }, now);
	length = delta.length;
	buffer_free(&delta);
	buffer_free(&out);
	return length;
}

static void tells_changes(void **state)
{
	struct buffer delta = { 0 };

	(void)state;
	assert_true(delta_make(whole(first), whole(second), &delta));
	equals((struct slice){ delta.text, delta.length },
	       "@1 1\n+b 3\n+new\n@3 2\n");
	buffer_free(&delta);
	comes_back(first, first);
	comes_back(second, first);
	comes_back("x\n", "y\nx\ny\n");
	comes_back("\n\n\n", "\n");
	comes_back("1\n2\n3\n4\n", "4\n3\n2\n1\n");
	assert_int_equal(comes_back(first, first), strlen("@1 4\n"));
}

static void refuses_to_tell(void **state)
{
	struct buffer delta = { 0 };

	(void)state;
	assert_false(delta_make(whole(first), SLICE("no newline"), &delta));
	assert_false(delta_make(whole(""), whole(first), &delta));
	assert_false(delta_make(whole(first), whole(""), &delta));
}

static void refuses_changes(void **state)
{
	static const char *const wrong[] = {
		"@0 1\n",
		"@5 1\n",
		"@1 5\n",
		"@4 2\n",
		"@1\n",
		"@\n",
		"\n",
		"@1 1 1\n",
		"@x 1\n",
		"@18446744073709551616 1\n",
		"@2 18446744073709551615\n",
		"1 1\n",
		"@-1 1\n",
	};
	struct buffer out = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (delta_apply(whole(first), whole(wrong[i]), &out))
			fail_msg("'%s' was taken", wrong[i]);
	buffer_free(&out);
}

/* A few bytes cannot ask for all memory. */
static void limits_changes(void **state)
{
	struct buffer before = { 0 }, delta = { 0 }, out = { 0 };
	int i;

	(void)state;
	for (i = 0; i < 1000; i++)
		buffer_add(&before, "a line of some length\n", 22);
	for (i = 0; i < 100000; i++)
		buffer_add(&delta, "@1 1000\n", 8);
	assert_false(delta_apply((struct slice){ before.text, before.length },
				 (struct slice){ delta.text, delta.length },
				 &out));
	assert_in_range(out.length, 0, DELTA_TEXT_MOST + 100000);
	buffer_free(&before);
	buffer_free(&delta);
	buffer_free(&out);
}

static void put(struct buffer *out, enum recording_kind kind, uint64_t ms,
		const char *text, const char *new_events)
{
	struct recording_block block = {
		kind,
		ms,
		whole(text),
		whole(new_events),
	};

	assert_true(recording_put(out, &block));
}

/* A recording with every kind of block; the last two are not known. */
static void make(struct buffer *out)
{
	static const char newer[] =
		"newer ms=700 bytes=3\n\n\nxchanges x=1 ms=800 bytes=5 y=2\n@1 5\n";

	assert_true(recording_put_begin(out));
	put(out, RECORDING_READING, 100, first, events);
	put(out, RECORDING_CHANGES, 200, "@1 1\n+b 3\n+new\n@3 2\n", "");
	put(out, RECORDING_ABSENT, 300, "gone", "");
	put(out, RECORDING_READING, 600, second, "seq=3\n");
	assert_true(buffer_add(out, newer, sizeof(newer) - 1));
}

/* The blocks that a whole recording must give. */
static const struct {
	enum recording_kind kind;
	uint64_t ms;
	const char *text;
	const char *events;
} wanted[] = {
	{ RECORDING_READING, 0, first, events },
	{ RECORDING_READING, 100, second, "" },
	{ RECORDING_ABSENT, 200, "gone", "" },
	{ RECORDING_READING, 500, second, "seq=3\n" },
	{ RECORDING_READING, 700, second, "" },
};

#define WANTED (sizeof(wanted) / sizeof(wanted[0]))

/* Plays the first @length bytes. Return: how many readings there were. */
static size_t play(const struct buffer *file, size_t length, bool compare)
{
	char reason[RECORDING_REASON_MAX];
	struct recording_block block;
	struct player player = { 0 };
	size_t taken = 0;

	/* In memory of exactly that size, so that ASan sees an overrun. */
	player.file.text = malloc(length ? length : 1);
	memcpy(player.file.text, file->text, length);
	player.file.length = player.file.room = length;
	if (player_open(&player, reason)) {
		while (player_take(&player, &block)) {
			if (compare) {
				assert_in_range(taken, 0, WANTED - 1);
				assert_int_equal(block.kind,
						 wanted[taken].kind);
				assert_int_equal(block.ms, wanted[taken].ms);
				equals(block.text, wanted[taken].text);
				equals(block.events, wanted[taken].events);
			}
			taken++;
		}
		assert_int_equal(player.length_ms, player.last_ms);
	}
	player_free(&player);
	return taken;
}

static void survives_any_cut(void **state)
{
	struct buffer file = { 0 };
	size_t length, taken, before = 0;

	(void)state;
	make(&file);
	for (length = 0; length <= file.length; length++) {
		taken = play(&file, length, true);
		assert_in_range(taken, before, before + 1);
		before = taken;
	}
	assert_int_equal(before, WANTED);
	buffer_free(&file);
}

static void survives_noise(void **state)
{
	struct buffer file = { 0 };
	int round, changes;
	unsigned int seed = 1;

	(void)state;
	make(&file);
	for (round = 0; round < 20000; round++) {
		struct buffer noisy = { 0 };

		buffer_add(&noisy, file.text, file.length);
		for (changes = 0; changes < 3; changes++) {
			/* Not the first line: that is soon refused. */
			size_t at = 29 +
				    (size_t)rand_r(&seed) % (noisy.length - 29);

			noisy.text[at] =
				(char)(round % 2 ?
					       rand_r(&seed) :
					       "0123456789 \n=@+"[rand_r(&seed) %
								  15]);
		}
		play(&noisy, noisy.length, false);
		buffer_free(&noisy);
	}
	buffer_free(&file);
}

static void says(const char *text, const char *words)
{
	char reason[RECORDING_REASON_MAX];
	struct player player = { 0 };

	assert_true(buffer_add(&player.file, text, strlen(text)));
	assert_false(player_open(&player, reason));
	if (!strstr(reason, words))
		fail_msg("'%s' does not say '%s'", reason, words);
	player_free(&player);
}

static void says_why_not(void **state)
{
	(void)state;
	says("", "it is no recording");
	says("workqueue_demo - version: 1\n",
	     "does not begin with \"wqtop recording - version: 1\"");
	says("wqtop recording - version: 1", "it is no recording");
	says("wqtop recording - version: 2\n",
	     "of version 2, this wqtop knows version 1");
	says("wqtop recording - version: \033[2J\n", "of version ?[2J,");
	says("wqtop recording - version: 1\n",
	     "it ends before its first reading");
	says("wqtop recording - version: 1\nreading ms=1 bytes=9\nshort",
	     "before its first reading");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_changes),
		cmocka_unit_test(refuses_to_tell),
		cmocka_unit_test(refuses_changes),
		cmocka_unit_test(limits_changes),
		cmocka_unit_test(survives_any_cut),
		cmocka_unit_test(survives_noise),
		cmocka_unit_test(says_why_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
