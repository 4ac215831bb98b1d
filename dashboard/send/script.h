/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A script for a demo that nobody types: commands, each with its time. Pure.
 *
 *     # what follows # is a comment
 *     1     immediate n=5		seconds since the start
 *     +2.5  custom n=8			seconds since the line before
 *     +1    say four run, four wait	words for the message line
 *     +0    view timeline		what the screen shows
 *     +10   quit			ends wqtop
 *
 * All of it is read, and judged by the grammar, before anything is sent.
 */
#ifndef WQTOP_SEND_SCRIPT_H
#define WQTOP_SEND_SCRIPT_H

#include "common/command.h"
#include "lib/slice.h"
#include "read/recording.h"

#define SCRIPT_LINES_MOST	1000
#define SCRIPT_SECONDS_MOST	86400

/* Room for what is wrong, in words, with a reason of the grammar in it. */
#define SCRIPT_REASON_MAX	(WQDEMO_REASON_MAX + 128)

enum script_kind {
	SCRIPT_COMMAND,
	SCRIPT_SAY,
	SCRIPT_VIEW,
	SCRIPT_QUIT,
};

struct script_line {
	uint64_t ms;			/* since the start */
	enum script_kind kind;
	struct wqdemo_command command;
	char words[RECORDING_WORDS_MOST + 1];	/* what to say, or a view's name */
};

struct script {
	unsigned int count;
	unsigned int next;		/* the first that was not taken */
	struct script_line line[SCRIPT_LINES_MOST];
};

/*
 * Reads a script. Return: 0, or the number of the line that is wrong, the first
 * being 1; then @reason (SCRIPT_REASON_MAX bytes) says what is wrong with it
 * and what would be right.
 */
unsigned int script_parse(struct script *script, struct slice text,
			  char *reason);

/* Takes the next line whose time has come. Return: it, or NULL. */
const struct script_line *script_take(struct script *script, uint64_t ms);

/* Return: what say and view do to the screen, as a recording tells it. */
struct recording_block script_cue(const struct script_line *line);

/* Return: milliseconds until the next line is due, at most @most. */
uint64_t script_wait_ms(const struct script *script, uint64_t ms, uint64_t most);

#endif
