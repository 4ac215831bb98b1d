/* SPDX-License-Identifier: GPL-2.0 */
/* A piece of a text that is not NUL-terminated, such as a word of a command. */
#ifndef WQDEMO_SLICE_H
#define WQDEMO_SLICE_H

#ifdef __KERNEL__
#include <linux/string.h>
#include <linux/types.h>
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#endif

struct slice {
	const char *text;
	size_t length;
};

/* The arguments of a "%.*s" that prints a word. */
#define SHOWN(word) (int)(word).length, (word).text

static inline bool slice_equals(struct slice word, const char *text)
{
	return word.length == strlen(text) &&
	       !memcmp(word.text, text, word.length);
}

/* The place of a word in a list, or -1. */
static inline int slice_in(struct slice word, const char *const *list,
			   int count)
{
	int i;

	for (i = 0; i < count; i++)
		if (word.length && *word.text == *list[i] &&
		    slice_equals(word, list[i]))
			return i;
	return -1;
}

/* Cuts @rest at the first @mark; if there is none, false and no change. */
static inline bool slice_cut(struct slice *rest, char mark,
			     struct slice *before)
{
	const char *at = memchr(rest->text, mark, rest->length);

	if (!at)
		return false;
	before->text = rest->text;
	before->length = (size_t)(at - rest->text);
	rest->text = at + 1;
	rest->length -= before->length + 1;
	return true;
}

/* True for decimal digits after an optional minus. */
static inline bool slice_is_number(struct slice word)
{
	size_t i = word.length && word.text[0] == '-';

	if (i == word.length)
		return false;
	for (; i < word.length; i++)
		if (word.text[i] < '0' || word.text[i] > '9')
			return false;
	return true;
}

/* The value of a word that is a number; false when it is out of range. */
static inline bool slice_in_range(struct slice word, uint32_t least,
				  uint32_t most, uint32_t *value)
{
	uint64_t sum = 0;
	size_t i;

	if (word.text[0] == '-')
		return false;
	for (i = 0; i < word.length; i++) {
		sum = sum * 10 + (uint64_t)(word.text[i] - '0');
		if (sum > most)
			return false;
	}
	*value = (uint32_t)sum;
	return sum >= least;
}

#endif
