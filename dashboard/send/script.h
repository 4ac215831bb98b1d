/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A script for a demo: commands, each with its time. Pure.
 *
 *     # a comment
 *     1     immediate n=5		seconds since the start
 *     +2.5  custom n=8			seconds since the line before
 *     +1    say four run, four wait	words for the message line
 *     +0    view timeline		the view to show
 *     +10   quit			ends wqtop
 *
 * The whole script is read, and checked by the grammar, before a command is
 * sent.
 */
#ifndef WQTOP_SEND_SCRIPT_H
#define WQTOP_SEND_SCRIPT_H

#include "common/command.h"
#include "lib/slice.h"
#include "read/recording.h"

#define SCRIPT_LINES_MOST	1000
#define SCRIPT_SECONDS_MOST	86400

/* Room for an error message with a reason of the grammar in it. */
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
	char words[RECORDING_WORDS_MOST + 1];	/* of say, or the name of a view */
};

struct script {
	unsigned int count;
	unsigned int next;		/* the first that was not taken */
	struct script_line line[SCRIPT_LINES_MOST];
};

/*
 * Reads a script. Return: 0, or the number of the wrong line, from 1; then
 * @reason (SCRIPT_REASON_MAX bytes) says what is wrong and what would be
 * right.
 */
unsigned int script_parse(struct script *script, struct slice text,
			  char *reason);

/* Takes the next line whose time has come. Return: it, or NULL. */
const struct script_line *script_take(struct script *script, uint64_t ms);

/* Return: the words or the view of a line, as a block of a recording. */
struct recording_block script_cue(const struct script_line *line);

/* Return: milliseconds until the next line is due, at most @most. */
uint64_t script_wait_ms(const struct script *script, uint64_t ms, uint64_t most);

#endif
