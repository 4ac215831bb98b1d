// SPDX-License-Identifier: GPL-2.0
#include "lib/slice.h"

#include <limits.h>
#include <string.h>

static bool is_printable(int c)
{
	return c >= ' ' && c <= '~';
}

struct slice slice_of(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

static struct slice take(struct slice *rest, size_t length)
{
	struct slice taken = { rest->text, length };

	rest->text += length;
	rest->length -= length;
	return taken;
}

bool slice_line(struct slice *rest, struct slice *line)
{
	const char *end;

	if (!rest->length)
		return false;
	end = memchr(rest->text, '\n', rest->length);
	*line = take(rest, end ? (size_t)(end - rest->text) : rest->length);
	if (end)
		take(rest, 1);
	return true;
}

/* Sets of characters that words end with. */
enum { BLANK = 1 << 0, EQUALS = 1 << 1 };

static const unsigned char sets[UCHAR_MAX + 1] = {
	[' '] = BLANK,
	['\t'] = BLANK,
	['='] = EQUALS,
};

static const char *skip_blanks(const char *at, const char *end)
{
	while (at < end && sets[(unsigned char)*at] & BLANK)
		at++;
	return at;
}

/* Return: the first character of @ends, or the end. */
static const char *find_end(const char *at, const char *end, unsigned int ends)
{
	while (at < end && !(sets[(unsigned char)*at] & ends))
		at++;
	return at;
}

static struct slice between(const char *from, const char *to)
{
	return (struct slice){ from, (size_t)(to - from) };
}

bool slice_word(struct slice *rest, struct slice *word)
{
	const char *end = rest->text + rest->length;
	const char *from = skip_blanks(rest->text, end);
	const char *to = find_end(from, end, BLANK);

	*rest = between(to, end);
	*word = between(from, to);
	return word->length > 0;
}

/* Return: the first key that '=' follows, from there on; its length is 0 at the end. */
static struct slice find_key(const char *at, const char *end)
{
	const char *from;

	do {
		from = skip_blanks(at, end);
		at = find_end(from, end, BLANK | EQUALS);
		if (from == end)
			return between(end, end);
	} while (at == end || *at != '=');
	return between(from, at);
}

struct slice slice_value(struct slice *rest)
{
	const char *from = rest->text, *end = from + rest->length, *to;
	bool quoted = from < end && *from == '"';

	from += quoted;
	to = quoted ? memchr(from, '"', (size_t)(end - from)) :
		      find_end(from, end, BLANK);
	if (!to)
		to = end;
	*rest = between(to + (quoted && to < end), end);
	return between(from, to);
}

bool slice_pair(struct slice *rest, struct slice *key, struct slice *value)
{
	const char *end = rest->text + rest->length;

	*key = find_key(rest->text, end);
	*rest = between(key->text + key->length, end);
	if (!rest->length)
		return false;
	take(rest, 1);
	*value = slice_value(rest);
	return true;
}

void slice_skip_pair(struct slice *rest)
{
	const char *end = rest->text + rest->length;

	*rest = between(find_end(rest->text, end, BLANK | EQUALS), end);
	if (rest->length && *rest->text == '=') {
		take(rest, 1);
		slice_value(rest);
	}
}

bool slice_take_number(struct slice *rest, uint64_t most, uint64_t *value)
{
	const char *at = rest->text, *end = at + rest->length;
	uint64_t sum = 0;

	for (; at < end; at++) {
		unsigned int digit = (unsigned int)*at - '0';

		if (digit > 9)
			break;
		if (__builtin_mul_overflow(sum, 10, &sum) ||
		    __builtin_add_overflow(sum, digit, &sum))
			return false;
	}
	if (at == rest->text || sum > most ||
	    (at < end && !(sets[(unsigned char)*at] & BLANK)))
		return false;
	*rest = between(at, end);
	*value = sum;
	return true;
}

bool slice_number(struct slice slice, uint64_t *value)
{
	uint64_t sum = 0;
	size_t i;

	for (i = 0; i < slice.length; i++) {
		unsigned int digit = (unsigned int)slice.text[i] - '0';

		if (digit > 9 || __builtin_mul_overflow(sum, 10, &sum) ||
		    __builtin_add_overflow(sum, digit, &sum))
			return false;
	}
	*value = sum;
	return slice.length > 0;
}

void slice_copy(struct slice slice, char *out, size_t size)
{
	size_t length = slice.length < size ? slice.length : size - 1;
	size_t i;

	for (i = 0; i < length; i++)
		out[i] = is_printable(slice.text[i]) ? slice.text[i] : '?';
	out[length] = '\0';
}

/* Return: the byte that \ooo stands for, or -1. */
static int octal_byte(const char *text, size_t length)
{
	int byte = 0;
	size_t i;

	if (length < 4)
		return -1;
	for (i = 1; i < 4; i++) {
		if (text[i] < '0' || text[i] > '7')
			return -1;
		byte = byte * 8 + (text[i] - '0');
	}
	return byte;
}

void slice_unquote(struct slice slice, char *out, size_t size)
{
	size_t used = 0;

	size_t i = 0;

	for (; i < slice.length && used < size - 1; i++) {
		char c = slice.text[i];
		int byte = c;

		if (c == '\\')
			byte = octal_byte(slice.text + i, slice.length - i);
		if (c == '\\' && is_printable(byte))
			i += 3;
		else
			byte = is_printable(c) ? c : '?';
		out[used++] = (char)byte;
	}
	out[used] = '\0';
}
