// SPDX-License-Identifier: GPL-2.0
#include "term/keyboard.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "input/input.h"
#include "lib/clock.h"
#include "term/modes.h"

static struct key_strings strings;
static struct input input;

/* Bytes that were read and are not yet taken. */
static struct {
	unsigned char bytes[256];
	size_t length;
	size_t taken;
	uint64_t read_ms;
} waiting;

static const struct {
	const char *capability;
	int key;
} keys[] = {
	{ "kcuu1", KEY_ARROW_UP },    { "kcud1", KEY_ARROW_DOWN },
	{ "kcub1", KEY_ARROW_LEFT },  { "kcuf1", KEY_ARROW_RIGHT },
	{ "khome", KEY_FIRST },	      { "kend", KEY_LAST },
	{ "kpp", KEY_PAGE_UP },	      { "knp", KEY_PAGE_DOWN },
	{ "kdch1", KEY_DELETE },      { "kbs", KEY_RUBOUT },
	{ "kcbt", KEY_BACK_TAB },     { "kent", KEY_RETURN },
	{ "kf1", KEY_FUNCTION(1) },   { "kf2", KEY_FUNCTION(2) },
	{ "kf3", KEY_FUNCTION(3) },   { "kf4", KEY_FUNCTION(4) },
	{ "kf5", KEY_FUNCTION(5) },   { "kf6", KEY_FUNCTION(6) },
	{ "kf7", KEY_FUNCTION(7) },   { "kf8", KEY_FUNCTION(8) },
	{ "kf9", KEY_FUNCTION(9) },   { "kf10", KEY_FUNCTION(10) },
	{ "kf11", KEY_FUNCTION(11) }, { "kf12", KEY_FUNCTION(12) },
};

static void add(const char *capability, int key)
{
	const char *text = tigetstr(capability);

	/* (char *)-1: not even a name of a string */
	if (text != (char *)-1)
		key_strings_add(&strings, text, key);
}

/* All names of keys begin with a k; kmous begins reports of the mouse. */
static bool is_key(const char *capability)
{
	return *capability == 'k' && strcmp(capability, "kmous") != 0;
}

void keyboard_begin(bool one_byte)
{
	NCURSES_CONST char *const *name;
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		add(keys[i].capability, keys[i].key);
	for (name = strnames; *name; name++)
		if (is_key(*name))
			add(*name, KEY_OTHER);
	input_init(&input, &strings);
	input.one_byte = one_byte;
}

void keyboard_use_mouse(void)
{
	input.mouse = true;
	modes_use_mouse();
}

/* Return: whether bytes are waiting now. */
static bool read_more(void)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	ssize_t length;

	if (waiting.taken < waiting.length)
		return true;
	if (poll(&fd, 1, 0) <= 0 || !(fd.revents & POLLIN))
		return false;
	length = read(STDIN_FILENO, waiting.bytes, sizeof(waiting.bytes));
	if (length <= 0)
		return false;
	waiting.length = (size_t)length;
	waiting.taken = 0;
	waiting.read_ms = clock_ms();
	return true;
}

int keyboard_key(void)
{
	int key;

	while (read_more()) {
		key = input_take(&input, waiting.bytes[waiting.taken++],
				 waiting.read_ms);
		if (key != KEY_NOTHING)
			return key;
	}
	return input_idle(&input, clock_ms());
}

int keyboard_wait_ms(void)
{
	return input_wait_ms(&input, clock_ms());
}

unsigned int keyboard_burst(void)
{
	return input.burst;
}

int keyboard_clicked_row(void)
{
	return input.row;
}

const struct paste *keyboard_paste(void)
{
	return &input.paste;
}
