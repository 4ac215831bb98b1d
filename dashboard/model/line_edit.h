/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Editing of a line of text, with a history. The meaning of the line does not
 * matter here.
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
	 * The new line is number 0, then come copies of the history. An
	 * edited copy keeps its changes while others are shown.
	 * line_edit_open() makes new copies.
	 */
	char line[LINE_EDIT_HISTORY + 1][LINE_EDIT_MAX + 1];
	unsigned int at;		/* the line that is shown */
	size_t cursor;			/* bytes before it */
};

/* The effect of a key. */
enum line_edit_result {
	LINE_EDITED,		/* the line or the cursor moved, or was at an end */
	LINE_ENTERED,
	LINE_LEFT,
	LINE_TAB,
	LINE_FULL,		/* refused: the line is as long as it may be */
	LINE_UNKNOWN,		/* a key without a meaning here */
};

/* Begins an empty line. */
void line_edit_open(struct line_edit *edit);
void line_edit_close(struct line_edit *edit);

/* Takes a key of lib/keys.h. Enter and Esc change nothing here. */
enum line_edit_result line_edit_key(struct line_edit *edit, int key);

/* The line that is being typed. */
const char *line_edit_text(const struct line_edit *edit);

/* Adds the line to the history, unless it equals the newest one. */
void line_edit_keep(struct line_edit *edit);

/*
 * Replaces the text between @start and the cursor. Return: false, without a
 * change, if the line would be too long.
 */
bool line_edit_replace(struct line_edit *edit, size_t start, const char *text,
		       size_t length);

/*
 * Return: the first byte that is shown where there is room for @columns, so
 * that the cursor is in sight.
 */
size_t line_edit_first(const struct line_edit *edit, size_t columns);

#endif
