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
	unsigned int right;		/* a QUESTION_BIT() for each choice that is */
	bool told;			/* it could be told */
};

struct lesson {
	enum lesson_page page;
	enum lesson_page recorded;	/* in the recording: a key may have left it since */
	struct question question;
	struct question_answer answer;
	char typed[QUESTION_TYPED_MAX];	/* the room's answer */
	char note[QUESTION_REASON_MAX];	/* what is wrong with it */
	uint64_t answered_ns;		/* when the room had answered: its commands come then */
	bool set_aside;			/* the question waits behind the picture */
	bool shows_values;		/* of the answer, as expressions name them */
	bool may_quit;			/* q was pressed, and asks for another */
	char name[LESSON_NAME_MAX];	/* "": of a recording */
	unsigned int chapters;
	char chapter[LESSON_CHAPTERS][LESSON_NAME_MAX];
	int chapter_now;		/* -1: before the first */
	unsigned int row;		/* of the list */
	unsigned int wanted;		/* the chapter, or the lesson, that a key asked for */
	unsigned int results;
	struct lesson_result result[LESSON_RESULTS];
};

/* Forgets what a recording told of a lesson; the chapters stay. */
void lesson_forget(struct lesson *lesson);

/* Names it after its file: "max_active" for "talks/max_active.lesson". */
void lesson_name(struct lesson *lesson, const char *path);

/* Notes that a recording comes to a chapter; @name: empty if another lesson begins. */
void lesson_begin_chapter(struct lesson *lesson, struct slice name);

/*
 * Writes where in the lesson it is: "max_active, 1/2: Eight items", or "max_active,
 * 1/2" if that is too long; "" if there is no lesson.
 */
void lesson_place(const struct lesson *lesson, bool chapter_name, char *out,
		  size_t size);

/* Shows a question. lesson->question is filled in already. */
void lesson_ask(struct lesson *lesson);

/* Shows the picture, or the list; the question comes back as it was. */
void lesson_set_aside(struct lesson *lesson, enum lesson_page page);
void lesson_come_back(struct lesson *lesson);

/*
 * Takes what was typed as the room's answer. Return: false if it is none; then
 * lesson->note says why.
 */
bool lesson_take_typed(struct lesson *lesson);

/* Return: the room's answer and what is right, of the question on the screen. */
struct lesson_result lesson_result_now(const struct lesson *lesson);

/* Shows lesson->answer, and notes it for the score. */
void lesson_reveal(struct lesson *lesson);

/*
 * Writes "right", "30 of 47 hands right", "not right" or "not answered" of the room's
 * answer, or that no choice is right, or none could be told.
 */
void lesson_verdict(const struct lesson_result *result, char *out, size_t size);

/*
 * Writes the score of all questions: "5 of 7 questions right", "61 of 90 hands right",
 * or both. A question counts if it was answered and a choice is right.
 */
void lesson_total(const struct lesson *lesson, char *out, size_t size);

/* Writes "not counted: 2 not answered, 1 without a right choice"; "" if all count. */
void lesson_not_counted(const struct lesson *lesson, char *out, size_t size);

/* Return: the rows of the list: chapters, and the lessons that wqtop has. */
unsigned int lesson_list_rows(const struct lesson *lesson);

#endif
