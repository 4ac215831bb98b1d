/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A text told by what it shares with the one before. Most lines of a reading
 * stay as they were, so a recording is a tenth of what was read. Pure.
 * common/FORMAT.md describes the lines.
 */
#ifndef WQTOP_READ_DELTA_H
#define WQTOP_READ_DELTA_H

#include "lib/buffer.h"
#include "lib/slice.h"

/* No text that a delta stands for is longer, whatever its lines ask for. */
#define DELTA_TEXT_MOST	(4 * 1024 * 1024)

/*
 * Appends to @out the lines that make @now from @before. Return: false when
 * that cannot be told so (a text does not end with a newline, or is too long),
 * or without memory.
 */
bool delta_make(struct slice before, struct slice now, struct buffer *out);

/* Appends to @out what @delta makes from @before. Return: whether it fits. */
bool delta_apply(struct slice before, struct slice delta, struct buffer *out);

#endif
