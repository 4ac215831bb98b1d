/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A script: commands, words and questions, each at its time or when it is its
 * turn. Pure. dashboard/LESSONS.md describes the language.
 *
 * The whole script is read, and checked by the grammar, before a command is
 * sent. All its errors are told at once.
 */
#ifndef WQTOP_SEND_SCRIPT_H
#define WQTOP_SEND_SCRIPT_H

#include "common/command.h"
#include "lib/slice.h"
#include "model/question.h"
#include "read/recording.h"

#define SCRIPT_LINES_MOST	1000
#define SCRIPT_SECONDS_MOST	86400
#define SCRIPT_ERRORS_MOST	50

/* The longest line, without its time. */
#define SCRIPT_TEXT_MOST	1000

#define SCRIPT_SHOWN_MAX	64

/* Room for an error message with a reason of the grammar in it. */
#define SCRIPT_REASON_MAX	(WQDEMO_REASON_MAX + 128)

/* A wait for the kernel ends after this time. */
#define SCRIPT_WAIT_MS		30000

enum script_kind {
	SCRIPT_COMMAND,
	SCRIPT_SAY,
	SCRIPT_VIEW,
	SCRIPT_COMPARE,		/* two queues, or "scenarios" */
	SCRIPT_WAIT,		/* for Space or Enter */
	SCRIPT_WAIT_UNTIL,	/* for the kernel: @words is an expression */
	SCRIPT_CHAPTER,
	SCRIPT_ASK,
	SCRIPT_REVEAL,		/* one for each choice of the question */
	SCRIPT_ELSE,		/* behind them: explains what no choice says */
	SCRIPT_MEASURED,	/* behind those: tells what was measured */
	SCRIPT_CODE,		/* of the answer, or the words, before it */
	SCRIPT_CLAIM,
	SCRIPT_QUIT,
	SCRIPT_UNKNOWN,		/* no verb: it may have been meant as any of them */
};

struct script_line {
	uint64_t ms;			/* of the script's clock */
	unsigned int number;		/* in the file, from 1 */
	unsigned int column;		/* of its verb, in characters, from 1 */
	bool wrong;			/* it has an error: only its kind is known */
	enum script_kind kind;
	struct wqdemo_command command;
	char words[SCRIPT_TEXT_MOST + 1];	/* behind the verb */
	char shown[SCRIPT_SHOWN_MAX];	/* of a wait: "idle custom" */
};

/* A mistake: its place, and what would be right there. */
struct script_error {
	unsigned int line;		/* from 1 */
	unsigned int column;		/* in characters, from 1 */
	char words[SCRIPT_REASON_MAX];
};

struct script {
	unsigned int count;
	struct script_line line[SCRIPT_LINES_MOST];
	unsigned int error_count;	/* may be more than are kept: the first ones */
	struct script_error error[SCRIPT_ERRORS_MOST];	/* in the order of their places */
};

/* Reads a script. Return: false if it has errors. */
bool script_parse(struct script *script, struct slice text);

/* Return: whether it asks for values of the whole machine, and so must attach. */
bool script_watches(const struct script *script);

/* Return: the number of chapters. */
unsigned int script_chapters(const struct script *script);

/* Return: the place of a chapter's line; @number is from 0. */
unsigned int script_chapter_at(const struct script *script, unsigned int number);

/* Return: the lines of a question's answer: its reveals, the others, measured, the code. */
unsigned int script_reveal_lines(const struct script *script, unsigned int first);

/*
 * Splits "EXPRESSION: WORDS" of reveal and else, and "QUEUE WORDS" of code. The words
 * may be none.
 */
void script_split_reveal(const struct script_line *line, struct slice *expression,
			 struct slice *words);

/* Takes the next "quoted string". Return: false if there is none. */
bool script_next_quoted(struct slice *rest, struct slice *quoted);

/*
 * Takes the words before the next "{value}", and the value. Return: false if there is
 * none; then @rest has the last words.
 */
bool script_next_value(struct slice *rest, struct slice *words, struct slice *value);

#endif
