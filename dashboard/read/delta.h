/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Writes a text as its difference to the text before, and applies such a
 * difference. Most lines of a reading stay the same, so a recording has a
 * tenth of the size. Pure. common/FORMAT.md describes the lines.
 */
#ifndef WQTOP_READ_DELTA_H
#define WQTOP_READ_DELTA_H

#include "lib/buffer.h"
#include "lib/slice.h"

/* A delta whose text would be longer is refused. */
#define DELTA_TEXT_MOST	(4 * 1024 * 1024)

/*
 * Appends to @out the lines that make @now from @before. Return: false
 * without memory, and for a text that is too long or does not end with a
 * newline.
 */
bool delta_make(struct slice before, struct slice now, struct buffer *out);

/*
 * Appends to @out the text that @delta makes from @before. Return: false for
 * a delta that does not fit @before.
 */
bool delta_apply(struct slice before, struct slice delta, struct buffer *out);

#endif
