/* SPDX-License-Identifier: GPL-2.0 */
/* Hands and answers as the text of a recording, and back. Pure. */
#ifndef WQTOP_MODEL_QUESTION_TEXT_H
#define WQTOP_MODEL_QUESTION_TEXT_H

#include "model/question.h"

/* Room for the text of hands, and of an answer. */
#define QUESTION_HANDS_MAX	(QUESTION_CHOICES * 8)
#define QUESTION_ANSWER_MAX	(4 * QUESTION_WORDS_MAX + 128)

/* Writes hands as question_read_hands() reads them. */
void question_write_hands(const struct question_hands *hands, char *out);

/* Writes a line for each field of an answer, as the screen shows it. */
void question_write_answer(const struct question_answer *answer, char *out);

/* Reads these lines. What is no choice of the question is not right. */
void question_read_answer(const struct question *question, struct slice text,
			  struct question_answer *answer);

#endif
