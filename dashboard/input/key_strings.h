/* SPDX-License-Identifier: GPL-2.0 */
/* The byte strings that a terminal's description gives for its keys. */
#ifndef WQTOP_INPUT_KEY_STRINGS_H
#define WQTOP_INPUT_KEY_STRINGS_H

#include <stdbool.h>
#include <stddef.h>

#define KEY_STRINGS_MAX		256
#define KEY_STRING_BYTES	16

struct key_strings {
	size_t count;
	struct key_string {
		size_t length;
		unsigned char bytes[KEY_STRING_BYTES];
		int key;
	} row[KEY_STRINGS_MAX];
};

/*
 * Adds a string; the first one of the same bytes counts. A string that begins
 * with a letter or a digit is left out, for that is typed, and so is Esc.
 */
void key_strings_add(struct key_strings *strings, const char *text, int key);

/* Return: the key of these bytes, or KEY_NOTHING. */
int key_strings_find(const struct key_strings *strings,
		     const unsigned char *bytes, size_t length);

/* Return: whether a string begins with these bytes and goes on. */
bool key_strings_go_on(const struct key_strings *strings,
		       const unsigned char *bytes, size_t length);

#endif
