// SPDX-License-Identifier: GPL-2.0
/* A page of a lesson in place of the views: question, answer or score. */
#include <stdio.h>

#include "lib/text.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/lesson.h"

/* A choice has a column of its own for its number. */
#define CHOICE_COLUMN 7

/* In the score an answer stands below its question, further in. */
#define VERDICT_COLUMN 8

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

/* @gap: rows between paragraphs. Return: the row after the choices. */
static int draw_choices(struct rect area, int row, int gap,
			const struct question *question, unsigned int right)
{
	bool counted = question->hands.total || question->hands.choice;
	char text[QUESTION_CHOICE_MAX + 32], number[16];
	unsigned int i;

	for (i = 1; i <= question->count; i++) {
		bool is_right = right & QUESTION_BIT(i);
		enum role role = is_right ? ROLE_GOOD : ROLE_TEXT;
		unsigned int votes = question_votes(&question->hands, i);

		snprintf(number, sizeof(number), "%s %u)",
			 is_right ? "=>" : "  ", i);
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
		       (gap && question->count < 5);
	}
	return row;
}

/* @asks: whether the room can answer: not in a replay. */
static void draw_question(struct rect area, const struct lesson *lesson,
			  bool asks)
{
	int gap = gap_of(area), row = gap;
	char text[QUESTION_TYPED_MAX + 32];

	row = draw_text(area, row, ROLE_TITLE, lesson->question.text) + 1;
	row = draw_choices(area, row, gap, &lesson->question, 0) + gap;
	if (!asks)
		return;
	snprintf(text, sizeof(text), "the room says: %s_", lesson->typed);
	row = draw_text(area, row, ROLE_KEY, text);
	if (*lesson->note)
		draw_text(area, row, ROLE_ERROR, lesson->note);
}

/* Draws the numbers, and whose commands are in them. Return: the row after it. */
static int draw_measured(struct rect area, int row, const struct lesson *lesson)
{
	const struct question_answer *answer = &lesson->answer;
	char text[QUESTION_WORDS_MAX + 32];

	snprintf(text, sizeof(text), "measured: %s",
		 lesson->shows_values ? answer->values : answer->measured);
	row = draw_text(area, row, ROLE_TEXT, text);
	question_tell_others(answer, text, sizeof(text));
	return *text ? draw_text(area, row, ROLE_WARNING, text) : row;
}

/* How an answer is set: from the most comfortable way to that with the fewest rows. */
static const struct setting {
	int gap;       /* rows between paragraphs */
	bool question; /* has been read, and may be left out */
} settings[] = { { 1, true }, { 0, true }, { 0, false } };

#define SETTINGS (sizeof(settings) / sizeof(settings[0]))

/* Draws the answer; an area without rows only measures. Return: the row after it. */
static int set_answer(struct rect area, const struct lesson *lesson,
		      struct setting setting)
{
	const struct question_answer *answer = &lesson->answer;
	const struct lesson_result result = lesson_result_now(lesson);
	bool explained = answer->right || answer->other;
	char text[96], verdict[64];
	int gap = setting.gap, row = gap;

	if (setting.question)
		row = draw_text(area, row, ROLE_TITLE, lesson->question.text) +
		      gap;
	row = draw_choices(area, row, gap, &lesson->question, answer->right) +
	      gap;
	row = draw_measured(area, row, lesson) + gap;
	row = draw_text(area, row, explained ? ROLE_TITLE : ROLE_WARNING,
			answer->why) +
	      gap;
	lesson_verdict(&result, verdict, sizeof(verdict));
	snprintf(text, sizeof(text), "the room: %s", verdict);
	row = draw_text(area, row, ROLE_KEY, text);
	if (*answer->code)
		row = draw_text(area, row + gap, ROLE_LABEL, answer->code);
	return row;
}

/* The line of code is the last one, and must not be lost on a small screen. */
static void draw_answer(struct rect area, const struct lesson *lesson)
{
	struct rect nowhere = { .columns = area.columns };
	size_t i = 0;

	while (i + 1 < SETTINGS &&
	       set_answer(nowhere, lesson, settings[i]) > area.rows)
		i++;
	set_answer(area, lesson, settings[i]);
}

/* Return: the rows that a question takes in the score. */
static int score_rows(struct rect area, const char *text)
{
	return area_rows(area.columns - 2, text) + 1;
}

/* Where there is no room for all, each question has a row, which may be cut. */
static void draw_results(struct rect area, const struct lesson *lesson,
			 bool short_rows)
{
	char text[QUESTION_TEXT_MAX + 96], verdict[64];
	unsigned int i;
	int row = 0;

	for (i = 0; i < lesson->results; i++) {
		const struct lesson_result *result = &lesson->result[i];

		lesson_verdict(result, verdict, sizeof(verdict));
		if (short_rows) {
			snprintf(text, sizeof(text), "%u. %s: %s", i + 1,
				 verdict, result->text);
			screen_put(area, row++, 2, ROLE_TEXT, text);
			continue;
		}
		snprintf(text, sizeof(text), "%u. %s", i + 1, result->text);
		row = draw_text(area, row, ROLE_TEXT, text);
		screen_put(area, row++, VERDICT_COLUMN, ROLE_KEY, verdict);
	}
}

/* The total stands above the questions: a small screen must not lose it. */
static void draw_score(struct rect area, const struct lesson *lesson)
{
	char text[QUESTION_TEXT_MAX + 16], total[96];
	int row = gap_of(area), rows = 0;
	unsigned int i;

	lesson_total(lesson, total, sizeof(total));
	snprintf(text, sizeof(text), "The room's score: %s", total);
	row = draw_text(area, row, ROLE_TITLE, text);
	lesson_not_counted(lesson, text, sizeof(text));
	if (*text)
		row = draw_text(area, row, ROLE_LABEL, text);
	row += gap_of(area);
	area = area_part(area, row, 0);
	for (i = 0; i < lesson->results; i++) {
		snprintf(text, sizeof(text), "%u. %s", i + 1,
			 lesson->result[i].text);
		rows += score_rows(area, text);
	}
	draw_results(area, lesson, rows > area.rows);
}

void view_lesson(struct rect area, const struct model *model)
{
	switch (model->lesson.page) {
	case LESSON_QUESTION:
		draw_question(area, &model->lesson, !model->replay.active);
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
