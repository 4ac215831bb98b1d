/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Takes pieces off the front of a slice, and copies them. Whatever the bytes
 * are, nothing outside of a slice is read.
 */
#ifndef WQTOP_LIB_SLICE_H
#define WQTOP_LIB_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/slice.h"

/* Return: all of a string. */
struct slice slice_of(const char *text);

/* Takes the next line, without its newline. Return: whether there was one. */
bool slice_line(struct slice *rest, struct slice *line);

/* Takes the next word; blanks part words. Return: whether there was one. */
bool slice_word(struct slice *rest, struct slice *word);

/*
 * Takes the next key=value or key="quoted value". Words without '=' are
 * skipped. Return: whether there was one.
 */
bool slice_pair(struct slice *rest, struct slice *key, struct slice *value);

/* Takes what follows '=': a word, which may be empty, or a quoted value. */
struct slice slice_value(struct slice *rest);

/* Takes a word and, where '=' follows, its value. */
void slice_skip_pair(struct slice *rest);

/* Return: whether something else follows. */
static inline bool slice_skip_blanks(struct slice *rest)
{
	while (rest->length && (*rest->text == ' ' || *rest->text == '\t')) {
		rest->text++;
		rest->length--;
	}
	return rest->length > 0;
}

/* Takes @text, where @rest begins with it. Return: whether it does. */
static inline bool slice_takes(struct slice *rest, const char *text)
{
	size_t length = strlen(text);

	if (rest->length < length || memcmp(rest->text, text, length))
		return false;
	rest->text += length;
	rest->length -= length;
	return true;
}

/* Takes a word that is a decimal number up to @most. Return: whether there is one. */
bool slice_take_number(struct slice *rest, uint64_t most, uint64_t *value);

/* Return: whether the slice is a decimal number of 64 bits; if so, *value. */
bool slice_number(struct slice slice, uint64_t *value);

/*
 * Copies as much as fits, NUL-terminated. What is not printable ASCII becomes
 * '?', so that no file can send control codes to a terminal.
 */
void slice_copy(struct slice slice, char *out, size_t size);

/* slice_copy() that also resolves \ooo where it stands for a printable byte. */
void slice_unquote(struct slice slice, char *out, size_t size);

#endif
