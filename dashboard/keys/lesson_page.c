// SPDX-License-Identifier: GPL-2.0
#include "keys/lesson_page.h"

#include <stdio.h>
#include <string.h>

static bool is_digit(int key)
{
	return key >= '0' && key <= '9';
}

/* A second digit replaces the first, as no choice has two. */
static void type(struct lesson *lesson, int key)
{
	size_t length = strlen(lesson->typed);

	if (is_digit(key) && length == 1)
		length = 0;
	if (length + 1 == sizeof(lesson->typed)) {
		snprintf(lesson->note, sizeof(lesson->note),
			 "the answer is long already: Enter takes it");
		return;
	}
	lesson->typed[length] = (char)key;
	lesson->typed[length + 1] = '\0';
	lesson->note[0] = '\0';
}

static void rub_out(struct lesson *lesson)
{
	size_t length = strlen(lesson->typed);

	if (length)
		lesson->typed[length - 1] = '\0';
	lesson->note[0] = '\0';
}

static unsigned int go_on(struct lesson *lesson)
{
	if (!lesson_take_typed(lesson))
		return TODO_DRAW;
	lesson->page = LESSON_NO_PAGE;
	return TODO_DRAW | TODO_GO_ON;
}

/* Return: whether an action works over a question, too. */
static bool is_of_lesson(enum action_id id)
{
	switch (id) {
	case ACTION_QUIT:
	case ACTION_HELP:
	case ACTION_REDRAW:
	case ACTION_NEXT_CHAPTER:
	case ACTION_PREVIOUS_CHAPTER:
	case ACTION_AGAIN:
	case ACTION_LIST:
		return true;
	default:
		return false;
	}
}

static bool question_key(struct lesson *lesson, enum action_id id, int key,
			 unsigned int *todo)
{
	*todo = TODO_DRAW;
	if (is_digit(key) || key == '=')
		type(lesson, key);
	else if (key == ' ' && strchr(lesson->typed, '='))
		type(lesson, key);
	else if (key == ' ' || key == KEY_RETURN)
		*todo = go_on(lesson);
	else if (key == KEY_RUBOUT)
		rub_out(lesson);
	else if (key == KEY_ESCAPE)
		lesson->typed[0] = lesson->note[0] = '\0';
	else if (is_of_lesson(id))
		return false;
	else
		snprintf(lesson->note, sizeof(lesson->note),
			 "type a choice, 1 to %u, or hands: 1=12 2=30; Enter goes on",
			 lesson->question.count);
	return true;
}

static unsigned int choose(struct lesson *lesson)
{
	lesson->page = LESSON_NO_PAGE;
	if (lesson->row < lesson->chapters) {
		lesson->wanted = lesson->row;
		return TODO_DRAW | TODO_CHAPTER;
	}
	lesson->wanted = lesson->row - lesson->chapters;
	return TODO_DRAW | TODO_LESSON;
}

static bool list_key(struct lesson *lesson, enum action_id id, int key,
		     unsigned int *todo)
{
	unsigned int last = lesson_list_rows(lesson) - 1;

	*todo = TODO_DRAW;
	if (id == ACTION_UP && lesson->row)
		lesson->row--;
	else if (id == ACTION_DOWN && lesson->row < last)
		lesson->row++;
	else if (id == ACTION_FIRST)
		lesson->row = 0;
	else if (id == ACTION_LAST)
		lesson->row = last;
	else if (key == KEY_RETURN)
		*todo = choose(lesson);
	else if (key == KEY_ESCAPE || id == ACTION_LIST)
		lesson->page = LESSON_NO_PAGE;
	else if (id != ACTION_UP && id != ACTION_DOWN)
		return false;
	return true;
}

bool lesson_page_key(struct model *model, enum action_id id, int key,
		     unsigned int *todo)
{
	struct lesson *lesson = &model->lesson;
	enum lesson_page page = lesson->page;

	if (page == LESSON_QUESTION)
		return question_key(lesson, id, key, todo);
	if (page == LESSON_LIST && list_key(lesson, id, key, todo))
		return true;
	if (id == ACTION_HELP || id == ACTION_REDRAW)
		return false;
	/* All other keys leave the page, and then act as always. */
	lesson->page = LESSON_NO_PAGE;
	*todo = TODO_DRAW;
	if (key == KEY_ESCAPE || (id == ACTION_QUIT && key == 'q'))
		return true;
	if (key != ' ' && key != KEY_RETURN)
		return false;
	*todo = page == LESSON_ANSWER ? TODO_DRAW | TODO_GO_ON : TODO_DRAW;
	return true;
}
