/* SPDX-License-Identifier: GPL-2.0 */
/* Judges what a script says by what was measured. Pure. */
#ifndef WQTOP_SEND_JUDGE_H
#define WQTOP_SEND_JUDGE_H

#include "model/measured.h"
#include "model/question.h"
#include "send/script.h"

/* Fills in the question and the choices of an ask line. */
void judge_question(const struct script_line *line, struct question *question);

/*
 * Finds the choice that is right. @line: the first reveal of the question; the
 * others follow it in @script.
 */
void judge_reveal(const struct script *script, const struct script_line *line,
		  struct measured *measured, struct question_answer *answer);

void judge_claim(const struct script_line *line, struct measured *measured,
		 struct expression_answer *answer);

#endif
