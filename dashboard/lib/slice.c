// SPDX-License-Identifier: GPL-2.0
#include "lib/slice.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

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

static void skip_blanks(struct slice *rest)
{
	while (rest->length && is_blank(*rest->text))
		take(rest, 1);
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

/*
 * Return: the length up to a blank or, unless it is NUL, to the character
 * @also.
 */
static size_t length_of_word(const struct slice *slice, char also)
{
	size_t length = 0;

	while (length < slice->length && !is_blank(slice->text[length]) &&
	       !(also && slice->text[length] == also))
		length++;
	return length;
}

bool slice_word(struct slice *rest, struct slice *word)
{
	skip_blanks(rest);
	*word = take(rest, length_of_word(rest, '\0'));
	return word->length > 0;
}

/* Takes the text up to the closing quote, and that quote. */
static struct slice take_quoted(struct slice *rest)
{
	const char *end = memchr(rest->text, '"', rest->length);
	struct slice value;

	value = take(rest, end ? (size_t)(end - rest->text) : rest->length);
	if (end)
		take(rest, 1);
	return value;
}

bool slice_pair(struct slice *rest, struct slice *key, struct slice *value)
{
	do {
		skip_blanks(rest);
		if (!rest->length)
			return false;
		*key = take(rest, length_of_word(rest, '='));
	} while (!rest->length || *rest->text != '=');

	take(rest, 1);
	if (rest->length && *rest->text == '"') {
		take(rest, 1);
		*value = take_quoted(rest);
	} else {
		*value = take(rest, length_of_word(rest, '\0'));
	}
	return true;
}

bool slice_number(struct slice slice, uint64_t *value)
{
	uint64_t sum = 0;
	size_t i;

	for (i = 0; i < slice.length; i++) {
		unsigned int digit = (unsigned int)slice.text[i] - '0';

		if (digit > 9 || sum > (UINT64_MAX - digit) / 10)
			return false;
		sum = sum * 10 + digit;
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

/* Return: the byte that a leading \ooo stands for, or -1. */
static int octal_byte(struct slice slice)
{
	int byte = 0;
	size_t i;

	if (slice.length < 4 || slice.text[0] != '\\')
		return -1;
	for (i = 1; i < 4; i++) {
		if (slice.text[i] < '0' || slice.text[i] > '7')
			return -1;
		byte = byte * 8 + (slice.text[i] - '0');
	}
	return byte;
}

void slice_unquote(struct slice slice, char *out, size_t size)
{
	size_t used = 0;

	while (slice.length && used < size - 1) {
		int byte = octal_byte(slice);

		if (is_printable(byte)) {
			out[used++] = (char)byte;
			take(&slice, 4);
			continue;
		}
		out[used++] = is_printable(*slice.text) ? *slice.text : '?';
		take(&slice, 1);
	}
	out[used] = '\0';
}
