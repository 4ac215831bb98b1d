// SPDX-License-Identifier: GPL-2.0
#include "model/lesson.h"

#include <stdio.h>
#include <string.h>

#include "model/lessons.h"

void lesson_ask(struct lesson *lesson)
{
	memset(&lesson->question.hands, 0, sizeof(lesson->question.hands));
	lesson->typed[0] = '\0';
	lesson->note[0] = '\0';
	lesson->page = LESSON_QUESTION;
}

bool lesson_take_typed(struct lesson *lesson)
{
	struct question *question = &lesson->question;

	lesson->note[0] = '\0';
	return question_read_hands(question, slice_of(lesson->typed),
				   &question->hands, lesson->note);
}

/* Return: the place of this question; one that is asked again replaces itself. */
static struct lesson_result *result_of(struct lesson *lesson)
{
	unsigned int i;

	for (i = 0; i < lesson->results; i++)
		if (!strcmp(lesson->result[i].text, lesson->question.text))
			return &lesson->result[i];
	if (i == LESSON_RESULTS)
		return NULL;
	lesson->results++;
	return &lesson->result[i];
}

void lesson_reveal(struct lesson *lesson)
{
	struct lesson_result *result = result_of(lesson);

	lesson->page = LESSON_ANSWER;
	if (!result)
		return;
	memcpy(result->text, lesson->question.text, sizeof(result->text));
	result->hands = lesson->question.hands;
	result->right = lesson->answer.right;
}

void lesson_verdict(const struct question_hands *hands, unsigned int right,
		    char *out, size_t size)
{
	if (!right)
		snprintf(out, size, "no choice is right");
	else if (hands->total)
		snprintf(out, size, "%u of %u right",
			 question_votes(hands, right), hands->total);
	else if (hands->choice)
		snprintf(out, size, "%s",
			 hands->choice == right ? "right" : "not right");
	else
		snprintf(out, size, "no answer");
}

unsigned int lesson_list_rows(const struct lesson *lesson)
{
	return lesson->chapters + lesson_count;
}
