// SPDX-License-Identifier: GPL-2.0
/* A page of a lesson in place of the views: question, answer or score. */
#include <stdio.h>

#include "lib/text.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/lesson.h"

/* A choice has a column of its own for its number. */
#define CHOICE_COLUMN 6

/* Draws a paragraph. Return: the row after it. */
static int draw_text(struct rect area, int row, enum role role,
		     const char *text)
{
	area_wrapped(area_part(area, row, 2), role, text);
	return row + area_rows(area.columns - 2, text);
}

/* Return: rows between paragraphs: none on a small screen, more on a large one. */
static int gap_of(struct rect area)
{
	return area.rows < 16 ? 0 : 1;
}

static int draw_choices(struct rect area, int row,
			const struct question *question, unsigned int right)
{
	bool counted = question->hands.total || question->hands.choice;
	char text[QUESTION_CHOICE_MAX + 32], number[16];
	unsigned int i;

	for (i = 1; i <= question->count; i++) {
		enum role role = i == right ? ROLE_GOOD : ROLE_TEXT;
		unsigned int votes = question_votes(&question->hands, i);

		snprintf(number, sizeof(number), "%s %u",
			 i == right ? "=>" : "  ", i);
		screen_put(area, row, 1, ROLE_KEY, number);
		snprintf(text, sizeof(text), "%s", question->choice[i - 1]);
		if (counted && question->hands.total)
			snprintf(text, sizeof(text), "%s   (%u of %u)",
				 question->choice[i - 1], votes,
				 question->hands.total);
		else if (counted && votes)
			snprintf(text, sizeof(text), "%s   (chosen)",
				 question->choice[i - 1]);
		area_wrapped(area_part(area, row, CHOICE_COLUMN), role, text);
		row += area_rows(area.columns - CHOICE_COLUMN, text) +
		       (gap_of(area) && question->count < 5);
	}
	return row;
}

static void draw_question(struct rect area, const struct lesson *lesson)
{
	int gap = gap_of(area), row = gap;
	char text[QUESTION_TYPED_MAX + 32];

	row = draw_text(area, row, ROLE_TITLE, lesson->question.text) + 1;
	row = draw_choices(area, row, &lesson->question, 0) + gap;
	snprintf(text, sizeof(text), "the room says: %s_", lesson->typed);
	row = draw_text(area, row, ROLE_KEY, text);
	if (*lesson->note)
		draw_text(area, row, ROLE_ERROR, lesson->note);
}

/* On a small screen the question has been read, and the answer needs its rows. */
static void draw_answer(struct rect area, const struct lesson *lesson)
{
	const struct question_answer *answer = &lesson->answer;
	char text[QUESTION_WORDS_MAX + 32], verdict[64];
	int gap = gap_of(area), row = gap;

	if (gap)
		row = draw_text(area, row, ROLE_TITLE, lesson->question.text) +
		      gap;
	row = draw_choices(area, row, &lesson->question, answer->right) + gap;
	snprintf(text, sizeof(text), "measured: %s", answer->measured);
	row = draw_text(area, row, ROLE_TEXT, text) + gap;
	row = draw_text(area, row, answer->right ? ROLE_TITLE : ROLE_WARNING,
			answer->why) +
	      gap;
	lesson_verdict(&lesson->question.hands, answer->right, verdict,
		       sizeof(verdict));
	snprintf(text, sizeof(text), "the room: %s", verdict);
	row = draw_text(area, row, ROLE_KEY, text) + gap;
	if (*answer->code)
		draw_text(area, row, ROLE_LABEL, answer->code);
}

static void draw_score(struct rect area, const struct lesson *lesson)
{
	char text[QUESTION_TEXT_MAX + 64], verdict[64];
	int row = gap_of(area);
	unsigned int i;

	row = draw_text(area, row, ROLE_TITLE,
			"The score, question by question") +
	      1;
	for (i = 0; i < lesson->results; i++) {
		const struct lesson_result *result = &lesson->result[i];

		lesson_verdict(&result->hands, result->right, verdict,
			       sizeof(verdict));
		snprintf(text, sizeof(text), "%u. %s", i + 1, result->text);
		row = draw_text(area, row, ROLE_TEXT, text);
		screen_put(area, row++, 2 + CHOICE_COLUMN, ROLE_KEY, verdict);
	}
}

void view_lesson(struct rect area, const struct model *model)
{
	switch (model->lesson.page) {
	case LESSON_QUESTION:
		draw_question(area, &model->lesson);
		break;
	case LESSON_ANSWER:
		draw_answer(area, &model->lesson);
		break;
	case LESSON_SCORE:
		draw_score(area, &model->lesson);
		break;
	case LESSON_LIST:
		view_lesson_list(area, model);
		break;
	case LESSON_NO_PAGE:
		break;
	}
}
