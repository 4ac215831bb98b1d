// SPDX-License-Identifier: GPL-2.0
#include "lib/utf8.h"

#include <wchar.h>

/* Return: the bytes that a character with this first byte has, 0: not a first one. */
static size_t length_of(unsigned char first)
{
	if (first < 0x80)
		return first >= ' ' && first != 0x7f;
	if (first >= 0xc2 && first < 0xe0)
		return 2;
	if (first >= 0xe0 && first < 0xf0)
		return 3;
	return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

unsigned long utf8_code(const char *text, size_t length)
{
	static const unsigned char mask[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	unsigned long code = (unsigned char)*text & mask[length];
	size_t i;

	for (i = 1; i < length; i++)
		code = code << 6 | ((unsigned char)text[i] & 0x3f);
	return code;
}

/* The control characters from U+0080 on, the surrogates, too long and too large ones. */
static bool is_unsound(unsigned long code, size_t length)
{
	static const unsigned long least[] = { 0, 0, 0xa0, 0x800, 0x10000 };

	return code < least[length] || (code >= 0xd800 && code <= 0xdfff) ||
	       code > 0x10ffff;
}

size_t utf8_length(struct slice text)
{
	size_t length = text.length ? length_of((unsigned char)*text.text) : 0;
	size_t i;

	if (!length || length > text.length)
		return 0;
	for (i = 1; i < length; i++)
		if (((unsigned char)text.text[i] & 0xc0) != 0x80)
			return 0;
	return is_unsound(utf8_code(text.text, length), length) ? 0 : length;
}

int utf8_other_columns(const char *text)
{
	size_t length;
	int columns;

	length = utf8_length((struct slice){ text, strnlen(text, 4) });
	if (length < 2)
		return 1;
	columns = wcwidth((wchar_t)utf8_code(text, length));
	return columns < 0 ? 1 : columns;
}

size_t utf8_count(struct slice text)
{
	size_t count = 0, length;

	while (text.length) {
		length = utf8_length(text);
		length += !length;
		text.text += length;
		text.length -= length;
		count++;
	}
	return count;
}

size_t utf8_sound(struct slice text)
{
	size_t at = 0, length;

	while ((length = utf8_length(
			(struct slice){ text.text + at, text.length - at })))
		at += length;
	return at;
}

void utf8_copy(struct slice text, char *out, size_t size)
{
	size_t length, used = 0;

	while (text.length) {
		length = utf8_length(text);
		if (used + (length ? length : 1) >= size)
			break;
		if (length)
			memcpy(out + used, text.text, length);
		else
			out[used] = '?';
		length += !length;
		used += length;
		text.text += length;
		text.length -= length;
	}
	out[used] = '\0';
}
