/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A line of text that is being typed, and those typed before: editing and
 * history. Pure; what the line means is nothing to it.
 */
#ifndef WQTOP_MODEL_LINE_EDIT_H
#define WQTOP_MODEL_LINE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "common/command.h"

/* Lines that are kept. */
#define LINE_EDIT_HISTORY	50

/* No line is longer than a command may be. */
#define LINE_EDIT_MAX	WQDEMO_COMMAND_MAX

struct line_edit {
	bool open;
	unsigned int kept;		/* lines in @history, the newest first */
	char history[LINE_EDIT_HISTORY][LINE_EDIT_MAX + 1];
	/*
	 * The new line is number 0, then come copies of those in @history. An
	 * edited one stays as it is while others are looked at, and is a copy
	 * no more once the line is opened again.
	 */
	char line[LINE_EDIT_HISTORY + 1][LINE_EDIT_MAX + 1];
	unsigned int at;		/* the line that is shown */
	size_t cursor;			/* bytes before it */
};

/* What a key did. */
enum line_edit_result {
	LINE_EDITED,		/* the line or the cursor, or nothing: it was at an end */
	LINE_ENTERED,
	LINE_LEFT,
	LINE_TAB,
	LINE_FULL,		/* refused: the line is as long as it may be */
	LINE_UNKNOWN,		/* a key that is nothing here */
};

/* Begins an empty line. */
void line_edit_open(struct line_edit *edit);
void line_edit_close(struct line_edit *edit);

/* A key of keys.h. Entering and leaving change nothing here. */
enum line_edit_result line_edit_key(struct line_edit *edit, int key);

/* The line that is being typed. */
const char *line_edit_text(const struct line_edit *edit);

/* Puts the line into the history, unless it is the one that came last. */
void line_edit_keep(struct line_edit *edit);

/*
 * Puts text in place of what stands between @start and the cursor.
 * Return: false, and no change, if the line would be too long.
 */
bool line_edit_replace(struct line_edit *edit, size_t start, const char *text,
		       size_t length);

/*
 * Return: the first byte of the line that is shown where there is room for
 * @columns of them, the cursor behind the last one among them.
 */
size_t line_edit_first(const struct line_edit *edit, size_t columns);

#endif
