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

/*
 * Return: how the text was converted to characters of two or four bytes, as
 * Windows writes them; NULL if it was not.
 */
const char *converted_wide(struct slice text);

/* Skips a byte order mark of UTF-8, where it does no harm. */
struct slice converted_skip_mark(struct slice text);

#endif
