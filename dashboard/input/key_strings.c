// SPDX-License-Identifier: GPL-2.0
#include "input/key_strings.h"

#include <string.h>

#include "lib/keys.h"

void key_strings_add(struct key_strings *strings, const char *text, int key)
{
	size_t length = text ? strlen(text) : 0;
	struct key_string *row = &strings->row[strings->count];
	bool typed;

	if (!length || length > KEY_STRING_BYTES ||
	    strings->count == KEY_STRINGS_MAX)
		return;
	typed = (*text >= ' ' && *text <= '~') ||
		(length == 1 && *text == KEY_ESCAPE);
	if (typed || key_strings_find(strings, (const unsigned char *)text,
				      length) != KEY_NOTHING)
		return;
	memcpy(row->bytes, text, length);
	row->length = length;
	row->key = key;
	strings->count++;
}

int key_strings_find(const struct key_strings *strings,
		     const unsigned char *bytes, size_t length)
{
	const struct key_string *row = strings->row;

	for (; row < strings->row + strings->count; row++)
		if (row->length == length && !memcmp(row->bytes, bytes, length))
			return row->key;
	return KEY_NOTHING;
}

bool key_strings_go_on(const struct key_strings *strings,
		       const unsigned char *bytes, size_t length)
{
	const struct key_string *row = strings->row;

	for (; row < strings->row + strings->count; row++)
		if (row->length > length && !memcmp(row->bytes, bytes, length))
			return true;
	return false;
}
