// SPDX-License-Identifier: GPL-2.0
/*
 * Any bytes of a terminal, in any parts and times. An odd first byte: they are
 * made into answers of a terminal with keys between them, and only the keys
 * come out, even if an answer stands still once. One with the bit 2: the same
 * with characters of UTF-8 that are cut. Another one: they are taken as they
 * are, and it does not matter in which parts they come. A key that is typed
 * afterwards is always one.
 */
#include <stdbool.h>
#include <string.h>

#include "input/input.h"
#include "lib/keys.h"
#include "test/fuzz/fuzz.h"

#define KEYS_MAX 20000
#define TYPED	 'j'

static struct key_strings strings;
static struct input input;
static uint64_t now_ms;
static int keys[2][KEYS_MAX];
static size_t key_count;

/* The fuzzer's bytes, as numbers. */
static struct {
	const uint8_t *at;
	size_t left;
} source;

static unsigned int pick(unsigned int below)
{
	if (!source.left)
		return 0;
	source.left--;
	return *source.at++ % below;
}

/* @rich: with the mouse, and with keys that only some terminals have. */
static void begin(bool rich)
{
	static const char *const own[] = { "\033A",   "\013",	 "\001@\r",
					   "\033p\r", "\033[3$", "\033[P" };
	size_t i;

	memset(&strings, 0, sizeof(strings));
	for (i = 0; rich && i < sizeof(own) / sizeof(own[0]); i++)
		key_strings_add(&strings, own[i], KEY_ARROW_UP);
	input_init(&input, &strings);
	input.mouse = rich;
	now_ms = 5;
	key_count = 0;
}

static void keep(int key, int *kept)
{
	must(key == KEY_NOTHING || (key > 0 && key <= KEY_PASTE));
	must(input.paste.length <= PASTE_MAX);
	if (key != KEY_NOTHING && key_count < KEYS_MAX)
		kept[key_count++] = key;
}

static void idle(int *kept)
{
	int key;

	while ((key = input_idle(&input, now_ms)) != KEY_NOTHING)
		keep(key, kept);
}

/* Nothing comes for so long. */
static void wait_ms(uint64_t ms, int *kept)
{
	uint64_t end = now_ms + ms;
	int next;

	idle(kept);
	while ((next = input_wait_ms(&input, now_ms)) >= 0 &&
	       now_ms + (uint64_t)next <= end) {
		must(next > 0);
		now_ms += (uint64_t)next;
		idle(kept);
	}
	now_ms = end;
	idle(kept);
}

static void take(uint8_t byte, int *kept)
{
	keep(input_take(&input, byte, now_ms), kept);
}

/* In the end a key is a key, after any bytes. */
static void must_take_a_key(void)
{
	size_t before;

	wait_ms(INPUT_LATE_MS, keys[0]);
	before = key_count = 0;
	take(TYPED, keys[0]);
	wait_ms(INPUT_ESCAPE_MS, keys[0]);
	must(key_count == before + 1 && keys[0][before] == TYPED);
}

/* The same bytes at once, and in parts: no time passes between those. */
static void must_not_depend_on_parts(const uint8_t *data, size_t size)
{
	unsigned int parts = size;
	size_t i, count;

	begin(size & 1);
	input.one_byte = size & 2;
	for (i = 0; i < size; i++)
		take(data[i], keys[0]);
	wait_ms(INPUT_LATE_MS, keys[0]);
	count = key_count;
	begin(size & 1);
	input.one_byte = size & 2;
	for (i = 0; i < size; i++) {
		take(data[i], keys[1]);
		parts = parts * 1664525u + 1013904223u;
		if (parts >> 31)
			idle(keys[1]);
	}
	wait_ms(INPUT_LATE_MS, keys[1]);
	must(key_count == count);
	must(!memcmp(keys[0], keys[1], count * sizeof(keys[0][0])));
}

/* An answer that is made of what the fuzzer picks. */
struct answer {
	size_t length;
	uint8_t bytes[256];
};

static void add(struct answer *answer, const char *text)
{
	for (; *text; text++)
		answer->bytes[answer->length++] = (uint8_t)*text;
}

static void add_one(struct answer *answer, unsigned int first,
		    unsigned int last)
{
	answer->bytes[answer->length++] =
		(uint8_t)(first + pick(last - first + 1));
}

static void add_numbers(struct answer *answer)
{
	unsigned int count = pick(12);

	while (count--)
		add_one(answer, '0', ';');
}

/* Text of a string; letters of UTF-8 have continuation bytes only. */
static void add_text(struct answer *answer)
{
	unsigned int count = pick(64);

	while (count--)
		if (pick(8))
			add_one(answer, ' ', '~');
		else
			add_one(answer, 0x80, 0xff);
}

static void add_string(struct answer *answer)
{
	static const char *const openers[] = { "\033]", "\033P", "\033X",
					       "\033^", "\033_" };
	unsigned int kind = pick(5);

	add(answer, openers[kind]);
	add_text(answer);
	add(answer, !kind && pick(2) ? "\a" : "\033\\");
}

/* The mouse, in characters: with a button, or only positions. */
static void add_report(struct answer *answer)
{
	static const struct {
		const char *opener;
		unsigned int characters;
	} reports[] = { { "\033[M", 3 }, { "\033[t", 2 }, { "\033[T", 6 } };
	unsigned int kind = pick(3), i;

	add(answer, reports[kind].opener);
	for (i = 0; i < reports[kind].characters; i++)
		add_one(answer, ' ', '~');
}

static void make_answer(struct answer *answer)
{
	answer->length = 0;
	switch (pick(6)) {
	case 0: /* answers have one of these first, keys never have */
		add(answer, "\033[");
		add_one(answer, '<', '?');
		add_numbers(answer);
		add_one(answer, '@', '~');
		break;
	case 1: /* the cursor, or where it is */
		add(answer, "\033[");
		add_numbers(answer);
		add(answer, pick(2) ? "R" : ";t");
		break;
	case 2:
		add_report(answer);
		break;
	case 3:
		add(answer, pick(2) ? "\033[I" : "\033[O");
		break;
	case 4: /* DECRPM */
		add(answer, "\033[?");
		add_numbers(answer);
		add(answer, "$y");
		break;
	default:
		add_string(answer);
	}
}

/* Sends it, byte by byte or at once; it may stand still once. */
static void send(const struct answer *answer)
{
	uint64_t each = pick(2) ? pick(INPUT_ESCAPE_MS) : 0;
	size_t still = pick((unsigned int)answer->length * 2);
	size_t i;

	for (i = 0; i < answer->length; i++) {
		/* After Esc alone it is waited for not so long. */
		if (i && i == still)
			wait_ms(pick(i == 1 ? 49 : 100) * 40, keys[0]);
		take(answer->bytes[i], keys[0]);
		if (each && still >= answer->length)
			wait_ms(each, keys[0]);
	}
}

/* Esc and other keys without a name here may come of it, but no commands. */
static size_t commands(void)
{
	size_t i, count = 0;

	for (i = 0; i < key_count; i++)
		count += keys[0][i] != KEY_ESCAPE && keys[0][i] != KEY_OTHER;
	return count;
}

static void must_have_only_the_keys(void)
{
	struct answer answer;
	size_t typed = 0;

	while (source.left && key_count < KEYS_MAX / 2) {
		make_answer(&answer);
		send(&answer);
		/* Long enough for a late rest to be told from a key. */
		wait_ms(INPUT_LATE_MS, keys[0]);
		take(TYPED, keys[0]);
		wait_ms(INPUT_ESCAPE_MS, keys[0]);
		typed++;
		must(commands() == typed);
		must(keys[0][key_count - 1] == TYPED);
	}
}

static void make_character(struct answer *answer)
{
	unsigned int code =
		0xa0 + pick(256) + (pick(256) << 8) + (pick(16) << 16);
	unsigned int tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;

	answer->length = 0;
	answer->bytes[answer->length++] =
		(uint8_t)(0xf00u >> (tail + 1) | code >> 6 * tail);
	while (tail--)
		answer->bytes[answer->length++] =
			(uint8_t)(0x80 | (code >> 6 * tail & 0x3f));
}

/* No key waits for what does not come, nor is one lost. */
static void must_have_the_keys_behind_parts(void)
{
	struct answer whole, part;
	size_t typed = 0, from;

	while (source.left && key_count < KEYS_MAX / 2) {
		make_character(&whole);
		from = pick((unsigned int)whole.length);
		part.length = 1 + pick((unsigned int)(whole.length - from));
		memcpy(part.bytes, whole.bytes + from, part.length);
		send(&part);
		take(TYPED, keys[0]);
		typed++;
		must(commands() == typed);
		must(keys[0][key_count - 1] == TYPED);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!size)
		return 0;
	source.at = data + 1;
	source.left = size - 1;
	begin(false);
	if (*data & 1) {
		must_have_only_the_keys();
	} else if (*data & 2) {
		must_have_the_keys_behind_parts();
	} else {
		must_not_depend_on_parts(data + 1, size - 1);
	}
	must_take_a_key();
	return 0;
}
