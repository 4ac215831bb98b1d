/* SPDX-License-Identifier: GPL-2.0 */
/*
 * All of a lesson that the screen shows: the question, its answer, the score
 * and the chapters. Each of them is a page over the picture. Pure.
 */
#ifndef WQTOP_MODEL_LESSON_H
#define WQTOP_MODEL_LESSON_H

#include "model/question.h"

#define LESSON_CHAPTERS		64	/* in the list; a script may have more */
#define LESSON_NAME_MAX		256
#define LESSON_RESULTS		64	/* questions that the score has room for */

enum lesson_page {
	LESSON_NO_PAGE,
	LESSON_QUESTION,
	LESSON_ANSWER,
	LESSON_SCORE,
	LESSON_LIST,			/* of chapters, then of lessons */
};

/* One question of the score. */
struct lesson_result {
	char text[QUESTION_TEXT_MAX];
	struct question_hands hands;
	unsigned int right;		/* the choice, 0: none, or not told */
};

struct lesson {
	enum lesson_page page;
	struct question question;
	struct question_answer answer;
	char typed[QUESTION_TYPED_MAX];	/* the room's answer */
	char note[QUESTION_REASON_MAX];	/* what is wrong with it */
	unsigned int chapters;
	char chapter[LESSON_CHAPTERS][LESSON_NAME_MAX];
	int chapter_now;		/* -1: before the first */
	unsigned int row;		/* of the list */
	unsigned int wanted;		/* the chapter, or the lesson, that a key asked for */
	unsigned int results;
	struct lesson_result result[LESSON_RESULTS];
};

/* Shows a question. lesson->question is filled in already. */
void lesson_ask(struct lesson *lesson);

/*
 * Takes what was typed as the room's answer. Return: false if it is none; then
 * lesson->note says why.
 */
bool lesson_take_typed(struct lesson *lesson);

/* Shows lesson->answer, and notes it for the score. */
void lesson_reveal(struct lesson *lesson);

/*
 * Writes "right", "30 of 47 right", "not right", "no answer" or that no choice is
 * right, for the room's answer.
 */
void lesson_verdict(const struct question_hands *hands, unsigned int right,
		    char *out, size_t size);

/* Return: the rows of the list: chapters, and the lessons that wqtop has. */
unsigned int lesson_list_rows(const struct lesson *lesson);

#endif
