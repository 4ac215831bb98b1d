// SPDX-License-Identifier: GPL-2.0
#include "model/lesson.h"

#include <stdio.h>
#include <string.h>

#include "lib/utf8.h"
#include "model/lessons.h"

void lesson_forget(struct lesson *lesson)
{
	lesson->page = lesson->recorded = LESSON_NO_PAGE;
	lesson->chapter_now = -1;
	lesson->results = 0;
}

void lesson_name(struct lesson *lesson, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct slice name = slice_of(slash ? slash + 1 : path), rest = name;

	slice_cut(&rest, '.', &name);
	utf8_copy(name, lesson->name, sizeof(lesson->name));
}

void lesson_begin_chapter(struct lesson *lesson, struct slice name)
{
	int chapter = lesson->chapter_now;

	if (!name.length)
		lesson_forget(lesson);
	else if (++chapter < LESSON_CHAPTERS)
		utf8_copy(name, lesson->chapter[chapter],
			  sizeof(lesson->chapter[chapter]));
	lesson->chapter_now = chapter;
}

void lesson_place(const struct lesson *lesson, bool chapter_name, char *out,
		  size_t size)
{
	int now = lesson->chapter_now;
	char text[2 * LESSON_NAME_MAX + 32];

	snprintf(text, sizeof(text), "%s", lesson->name);
	if (now >= 0 && now < (int)lesson->chapters)
		snprintf(text, sizeof(text), "%s%s%d/%u%s%s", lesson->name,
			 *lesson->name ? ", " : "", now + 1, lesson->chapters,
			 chapter_name ? ": " : "",
			 chapter_name ? lesson->chapter[now] : "");
	utf8_copy(slice_of(text), out, size);
}

void lesson_ask(struct lesson *lesson)
{
	memset(&lesson->question.hands, 0, sizeof(lesson->question.hands));
	lesson->typed[0] = '\0';
	lesson->note[0] = '\0';
	lesson_come_back(lesson);
}

void lesson_set_aside(struct lesson *lesson, enum lesson_page page)
{
	lesson->set_aside |= lesson->page == LESSON_QUESTION;
	lesson->page = page;
}

void lesson_come_back(struct lesson *lesson)
{
	lesson->set_aside = false;
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

struct lesson_result lesson_result_now(const struct lesson *lesson)
{
	struct lesson_result result = {
		.hands = lesson->question.hands,
		.right = lesson->answer.right,
		.told = lesson->answer.told,
	};

	memcpy(result.text, lesson->question.text, sizeof(result.text));
	return result;
}

void lesson_reveal(struct lesson *lesson)
{
	struct lesson_result *result = result_of(lesson);

	lesson->page = LESSON_ANSWER;
	lesson->shows_values = false;
	if (result)
		*result = lesson_result_now(lesson);
}

/* Return: how many hands chose what is right, or 1 if the room's one choice is. */
static unsigned int right_votes(const struct lesson_result *result)
{
	unsigned int i, votes = 0;

	for (i = 1; i <= QUESTION_CHOICES; i++)
		if (result->right & QUESTION_BIT(i))
			votes += question_votes(&result->hands, i);
	return votes;
}

void lesson_verdict(const struct lesson_result *result, char *out, size_t size)
{
	unsigned int votes = right_votes(result);

	if (!result->right)
		snprintf(out, size, "%s",
			 result->told ? "no choice is right" :
					"what is right could not be measured");
	else if (result->hands.total)
		snprintf(out, size, "%u of %u hands right", votes,
			 result->hands.total);
	else if (result->hands.choice)
		snprintf(out, size, "%s", votes ? "right" : "not right");
	else
		snprintf(out, size, "not answered");
}

/* The score of all questions, of which some count. */
struct total {
	unsigned int choices, right; /* of the room */
	unsigned int hands, right_hands;
	unsigned int no_answer, no_right_choice;
};

static struct total total_of(const struct lesson *lesson)
{
	struct total total = { 0 };
	unsigned int i;

	for (i = 0; i < lesson->results; i++) {
		const struct lesson_result *result = &lesson->result[i];
		const struct question_hands *hands = &result->hands;

		if (!result->right) {
			total.no_right_choice++;
		} else if (hands->total) {
			total.hands += hands->total;
			total.right_hands += right_votes(result);
		} else if (hands->choice) {
			total.choices++;
			total.right += right_votes(result);
		} else {
			total.no_answer++;
		}
	}
	return total;
}

static const char *plural(unsigned int count)
{
	return count == 1 ? "" : "s";
}

void lesson_total(const struct lesson *lesson, char *out, size_t size)
{
	const struct total total = total_of(lesson);
	char choices[64] = "", hands[64] = "";

	if (total.choices)
		snprintf(choices, sizeof(choices), "%u of %u question%s right",
			 total.right, total.choices, plural(total.choices));
	if (total.hands)
		snprintf(hands, sizeof(hands), "%u of %u hand%s right",
			 total.right_hands, total.hands, plural(total.hands));
	snprintf(out, size, "%s%s%s", choices,
		 *choices && *hands ? ", and " : "",
		 *choices || *hands ? hands : "no question counts");
}

void lesson_not_counted(const struct lesson *lesson, char *out, size_t size)
{
	const struct total total = total_of(lesson);
	char no_answer[32] = "", no_right_choice[48] = "";

	out[0] = '\0';
	if (total.no_answer)
		snprintf(no_answer, sizeof(no_answer), "%u not answered",
			 total.no_answer);
	if (total.no_right_choice)
		snprintf(no_right_choice, sizeof(no_right_choice),
			 "%s%u without a right choice", *no_answer ? ", " : "",
			 total.no_right_choice);
	if (*no_answer || *no_right_choice)
		snprintf(out, size, "not counted: %s%s", no_answer,
			 no_right_choice);
}

unsigned int lesson_list_rows(const struct lesson *lesson)
{
	return lesson->chapters + lesson_count;
}
