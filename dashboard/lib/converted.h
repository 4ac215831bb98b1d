/* SPDX-License-Identifier: GPL-2.0 */
/* Recognises files that an editor, git or mail has converted. Pure. */
#ifndef WQTOP_LIB_CONVERTED_H
#define WQTOP_LIB_CONVERTED_H

#include "lib/slice.h"

/*
 * Return: how the text was converted, and what undoes that, by its first
 * line; NULL if it was not.
 */
const char *converted_words(struct slice text);

/* Return: whether each of its characters has two bytes, as Windows writes them. */
bool converted_is_utf16(struct slice text);

/* Skips a byte order mark of UTF-8, where it does no harm. */
struct slice converted_skip_mark(struct slice text);

#endif
