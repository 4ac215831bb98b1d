/* SPDX-License-Identifier: GPL-2.0 */
/* Characters of UTF-8: where they are sound, and how wide a terminal draws them. */
#ifndef WQTOP_LIB_UTF8_H
#define WQTOP_LIB_UTF8_H

#include "lib/slice.h"

/*
 * Return: the bytes of the first character, 0 where there is none: the end, a
 * control character, or bytes that are no UTF-8.
 */
size_t utf8_length(struct slice text);

/* Return: the code of a sound character with that many bytes. */
unsigned long utf8_code(const char *text, size_t length);

/* As utf8_columns(), of what is not ASCII. */
int utf8_other_columns(const char *text);

/*
 * Return: the columns of the character that @text begins with: 0, 1 or 2, as
 * the locale says; 1 where it does not know it.
 */
static inline int utf8_columns(const char *text)
{
	/* Nearly all that is on the screen. */
	return (unsigned char)*text < 0x80 ? 1 : utf8_other_columns(text);
}

/* Return: the number of characters; each wrong byte counts as one. */
size_t utf8_count(struct slice text);

/* Return: the place of the first byte that is no sound character, or the length. */
size_t utf8_sound(struct slice text);

/* As slice_copy(), but keeps sound characters. */
void utf8_copy(struct slice text, char *out, size_t size);

#endif
