/* SPDX-License-Identifier: GPL-2.0 */
/* Bytes that a terminal sends, with pauses, and the keys that come of them. */
#ifndef WQTOP_BYTES_H
#define WQTOP_BYTES_H

#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "input/input.h"
#include "lib/keys.h"

static struct key_strings strings;
static struct input input;
static uint64_t now_ms;
static char got[4096];

static inline int begin(void **state)
{
	(void)state;
	memset(&strings, 0, sizeof(strings));
	input_init(&input, &strings);
	now_ms = 1000000;
	*got = '\0';
	return 0;
}

static inline const char *name_of(int key)
{
	static const struct {
		int key;
		const char *name;
	} names[] = {
		{ KEY_ARROW_UP, "<up>" },     { KEY_ARROW_DOWN, "<down>" },
		{ KEY_ARROW_LEFT, "<left>" }, { KEY_ARROW_RIGHT, "<right>" },
		{ KEY_BACK_TAB, "<backtab>" }, { KEY_DELETE, "<delete>" },
		{ KEY_FIRST, "<home>" },      { KEY_LAST, "<end>" },
		{ KEY_WHEEL_UP, "<wheelup>" }, { KEY_WHEEL_DOWN, "<wheeldown>" },
		{ KEY_CLICK, "<click>" },     { KEY_PAGE_UP, "<pgup>" },
		{ KEY_PAGE_DOWN, "<pgdn>" },  { KEY_PASTE, "<paste>" },
		{ KEY_RUBOUT, "<rubout>" },   { KEY_RETURN, "<enter>" },
		{ KEY_ESCAPE, "<esc>" },      { KEY_TAB, "<tab>" },
		{ KEY_OTHER, "<other>" },
	};
	static char text[16];
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].key == key)
			return names[i].name;
	if (key > KEY_FUNCTION(0) && key <= KEY_FUNCTION(12))
		snprintf(text, sizeof(text), "<f%d>", key - KEY_FUNCTION(0));
	else
		snprintf(text, sizeof(text), key < ' ' ? "<%d>" : "%c", key);
	return text;
}

static inline void note(int key)
{
	if (key != KEY_NOTHING)
		strncat(got, name_of(key), sizeof(got) - strlen(got) - 1);
}

static inline void idle(void)
{
	int key;

	while ((key = input_idle(&input, now_ms)) != KEY_NOTHING)
		note(key);
}

/* Nothing comes for so long; wqtop looks at each time that it asked for. */
static inline void wait_ms(uint64_t ms)
{
	uint64_t end = now_ms + ms;
	int next;

	idle();
	while ((next = input_wait_ms(&input, now_ms)) >= 0 &&
	       now_ms + (uint64_t)next <= end) {
		assert_true(next > 0);
		now_ms += (uint64_t)next;
		idle();
	}
	now_ms = end;
	idle();
}

static inline void send(const char *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		note(input_take(&input, (unsigned char)bytes[i], now_ms));
}

static inline void keys_are(const char *wanted)
{
	assert_string_equal(got, wanted);
	*got = '\0';
}

/* Sends all at once; what may follow later does not. */
static inline void gives(const char *bytes, const char *wanted)
{
	send(bytes, strlen(bytes));
	wait_ms(INPUT_LATE_MS);
	keys_are(wanted);
}

#endif
