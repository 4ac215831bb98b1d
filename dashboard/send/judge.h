/* SPDX-License-Identifier: GPL-2.0 */
/* Judges what a script says by what was measured. Pure. */
#ifndef WQTOP_SEND_JUDGE_H
#define WQTOP_SEND_JUDGE_H

#include "model/measured.h"
#include "model/question.h"
#include "send/script.h"

/* Fills in the question and the choices of an ask line; @words: behind the verb. */
void judge_question(struct slice words, struct question *question);

/*
 * Finds the choice that is right. @line: the first reveal of the question; the
 * others follow it in @script.
 */
void judge_reveal(const struct script *script, const struct script_line *line,
		  struct measured *measured, struct question_answer *answer);

/* Room for words and a line of code. */
#define JUDGE_WORDS_MAX (SCRIPT_TEXT_MOST + QUESTION_WORDS_MAX)

/*
 * Return: a say, view, code, chapter or ask line as a block of a recording. @words:
 * JUDGE_WORDS_MAX bytes, which hold its text; that of code is the words of the say
 * before it, then the line of code.
 */
struct recording_block judge_cue(const struct script_line *line, char *words);

void judge_claim(const struct script_line *line, struct measured *measured,
		 struct expression_answer *answer);

#endif
