/* SPDX-License-Identifier: GPL-2.0 */
/* The verbs of a script: what may stand behind each of them. Pure. */
#ifndef WQTOP_SEND_SCRIPT_VERBS_H
#define WQTOP_SEND_SCRIPT_VERBS_H

#include "send/script.h"

/* VERB(symbol, name): the verbs that are no commands of the module. */
#define SCRIPT_VERBS(VERB)	\
	VERB(SAY, say)		\
	VERB(VIEW, view)	\
	VERB(COMPARE, compare)	\
	VERB(WAIT, wait)	\
	VERB(CHAPTER, chapter)	\
	VERB(ASK, ask)		\
	VERB(REVEAL, reveal)	\
	VERB(ELSE, else)	\
	VERB(MEASURED, measured) \
	VERB(CODE, code)	\
	VERB(CLAIM, claim)	\
	VERB(QUIT, quit)

/* Where an error stands, and what it is. */
struct script_complaint {
	const char *at;
	char words[SCRIPT_REASON_MAX];
};

/*
 * Reads the part of a line after its time. Return: false with @complaint
 * filled in, and the kind of the line, as far as it can be told.
 */
bool script_verb_parse(struct slice text, struct script_line *line,
		       struct script_complaint *complaint);

/*
 * Checks what one line asks of others: each question has its answers, and each
 * answer its question. A line with an error of its own counts as what its verb
 * says, so that all errors can be told at once. @wrong: called for each line
 * that is wrong.
 */
void script_check_order(struct script *script,
			void (*wrong)(struct script *script,
				      const struct script_line *line,
				      const char *words));

#endif
