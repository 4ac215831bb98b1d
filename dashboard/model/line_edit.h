/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A line of text that is being typed, and those typed before: editing and
 * history. Pure; what the line means is nothing to it.
 */
#ifndef WQTOP_PROMPT_H
#define WQTOP_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "common/command.h"

/* Lines that are kept. */
#define PROMPT_HISTORY	50

/* No line is longer than a command may be. */
#define PROMPT_MAX	WQDEMO_COMMAND_MAX

struct prompt {
	bool open;
	unsigned int kept;		/* lines in @history, the newest first */
	char history[PROMPT_HISTORY][PROMPT_MAX + 1];
	/*
	 * The new line is number 0, then come copies of those in @history. An
	 * edited one stays as it is while others are looked at, and is a copy
	 * no more once the prompt is opened again.
	 */
	char line[PROMPT_HISTORY + 1][PROMPT_MAX + 1];
	unsigned int at;		/* the line that is shown */
	size_t cursor;			/* bytes before it */
};

/* What a key did. */
enum prompt_result {
	PROMPT_EDITED,		/* the line or the cursor, or nothing: it was at an end */
	PROMPT_ENTERED,
	PROMPT_LEFT,
	PROMPT_TAB,
	PROMPT_FULL,		/* refused: the line is as long as it may be */
	PROMPT_UNKNOWN,		/* a key that is nothing here */
};

/* Begins an empty line. */
void prompt_open(struct prompt *prompt);
void prompt_close(struct prompt *prompt);

/* A key of keys.h. Entering and leaving change nothing here. */
enum prompt_result prompt_key(struct prompt *prompt, int key);

/* The line that is being typed. */
const char *prompt_text(const struct prompt *prompt);

/* Puts the line into the history, unless it is the one that came last. */
void prompt_keep(struct prompt *prompt);

/*
 * Puts text in place of what stands between @start and the cursor.
 * Return: false, and no change, if the line would be too long.
 */
bool prompt_replace(struct prompt *prompt, size_t start, const char *text,
		    size_t length);

/*
 * Return: the first byte of the line that is shown where there is room for
 * @columns of them, the cursor behind the last one among them.
 */
size_t prompt_first(const struct prompt *prompt, size_t columns);

#endif
