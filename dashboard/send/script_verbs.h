/* SPDX-License-Identifier: GPL-2.0 */
/* The verbs of a script: what may stand behind each of them. Pure. */
#ifndef WQTOP_SEND_SCRIPT_VERBS_H
#define WQTOP_SEND_SCRIPT_VERBS_H

#include "send/script.h"

/* VERB(name): the verbs that are no commands of the module. */
#define SCRIPT_VERBS(VERB)	\
	VERB(say)		\
	VERB(view)		\
	VERB(wait)		\
	VERB(chapter)		\
	VERB(ask)		\
	VERB(reveal)		\
	VERB(code)		\
	VERB(claim)		\
	VERB(quit)

/* Where an error stands, and what it is. */
struct script_complaint {
	const char *at;
	char words[SCRIPT_REASON_MAX];
};

/*
 * Reads the part of a line after its time. Return: false with @complaint
 * filled in.
 */
bool script_verb_parse(struct slice text, struct script_line *line,
		       struct script_complaint *complaint);

/*
 * Checks what one line asks of others: each question has its answers, and each
 * answer its question. @wrong: called for each line that is wrong.
 */
void script_check_order(struct script *script,
			void (*wrong)(struct script *script, unsigned int line,
				      const char *words));

#endif
