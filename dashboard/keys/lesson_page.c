// SPDX-License-Identifier: GPL-2.0
#include "keys/lesson_page.h"

#include <stdio.h>
#include <string.h>

#include "layout/layout.h"
#include "layout/lesson_list.h"
#include "layout/timeline_chart.h"
#include "layout/timeline_jump.h"

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

/* Takes back what was typed; where nothing was, the teacher wants to see the picture. */
static void escape(struct lesson *lesson)
{
	if (!*lesson->typed && !*lesson->note)
		lesson_set_aside(lesson, LESSON_NO_PAGE);
	lesson->typed[0] = lesson->note[0] = '\0';
}

static unsigned int go_on(struct model *model)
{
	struct lesson *lesson = &model->lesson;

	if (!lesson_take_typed(lesson))
		return TODO_DRAW;
	lesson->page = LESSON_NO_PAGE;
	lesson->answered_ns = model->now.time_ns;
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
	case ACTION_SCORE:
		return true;
	default:
		return false;
	}
}

/*
 * A lesson and its score would be lost by a slip: q asks for another q.
 * Return: whether that is a question now.
 */
static bool asks_to_quit(struct lesson *lesson, enum action_id id, int key)
{
	bool again = lesson->may_quit;

	lesson->may_quit = id == ACTION_QUIT && key == 'q';
	if (!lesson->may_quit || again)
		return false;
	snprintf(lesson->note, sizeof(lesson->note),
		 "q again ends wqtop, and with it the lesson and its score");
	return true;
}

static bool question_key(struct model *model, enum action_id id, int key,
			 unsigned int *todo)
{
	struct lesson *lesson = &model->lesson;

	*todo = TODO_DRAW;
	if (asks_to_quit(lesson, id, key))
		return true;
	if (is_digit(key) || key == '=')
		type(lesson, key);
	else if (key == ' ' && strchr(lesson->typed, '='))
		type(lesson, key);
	else if (key == KEY_RETURN || (key == ' ' && lesson->typed[0]))
		*todo = go_on(model);
	else if (key == KEY_RUBOUT)
		rub_out(lesson);
	else if (key == KEY_ESCAPE)
		escape(lesson);
	else if (is_of_lesson(id))
		return false;
	else
		snprintf(lesson->note, sizeof(lesson->note),
			 "type a choice, 1 to %u, or hands: 1=12 2=30; Enter alone: no answer",
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

/* Return: the rows that a key moves in the list, up to its ends; 0: none. */
static int step_of(const struct model *model, enum action_id id)
{
	int rows = (int)lesson_list_rows(&model->lesson);
	struct layout layout;

	switch (id) {
	case ACTION_UP:
		return -1;
	case ACTION_DOWN:
		return 1;
	case ACTION_FIRST:
		return -rows;
	case ACTION_LAST:
		return rows;
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
		layout_model(model, model->rows, model->columns, &layout);
		rows = (int)lesson_list_page(layout.body);
		return id == ACTION_PAGE_UP ? -rows : rows;
	default:
		return 0;
	}
}

static void move(struct lesson *lesson, int step)
{
	int last = (int)lesson_list_rows(lesson) - 1;
	int row = (int)lesson->row + step;

	lesson->row = row < 0 ? 0 : (unsigned int)(row < last ? row : last);
}

static bool list_key(struct model *model, enum action_id id, int key,
		     unsigned int *todo)
{
	struct lesson *lesson = &model->lesson;
	int step = step_of(model, id);

	*todo = TODO_DRAW;
	if (step)
		move(lesson, step);
	else if (key == KEY_RETURN)
		*todo = choose(lesson);
	else if (key == KEY_ESCAPE || id == ACTION_LIST)
		lesson->page = LESSON_NO_PAGE;
	else
		return false;
	return true;
}

/*
 * A replay answers no question. Keys that move in it leave its page there, as the
 * recording says when that goes; others leave it to show the picture.
 */
static bool replay_key(struct lesson *lesson, enum action_id id, int key,
		       unsigned int *todo)
{
	if (is_of_lesson(id) || id == ACTION_PAUSE || action_is_replay(id))
		return false;
	lesson->page = LESSON_NO_PAGE;
	*todo = TODO_DRAW;
	return key == KEY_ESCAPE;
}

/* Return: whether a key asked for the question that the picture stands for. */
static bool comes_back(struct model *model, int key)
{
	if ((key != ' ' || model->paused) &&
	    (key != KEY_RETURN || model->details))
		return false;
	lesson_come_back(&model->lesson);
	return true;
}

/* Return: whether a key asked for the values, or for the words again. */
static bool shows_values(struct lesson *lesson, int key)
{
	if (lesson->page != LESSON_ANSWER || key != '=')
		return false;
	lesson->shows_values = !lesson->shows_values;
	return true;
}

/*
 * Return: whether a key does no more than leave the score. Then a question that waits
 * behind it comes back; before other keys act, the picture has to be seen.
 */
static bool leaves_score(struct lesson *lesson, enum action_id id, int key)
{
	if (key != ' ' && key != KEY_RETURN && key != KEY_ESCAPE &&
	    key != 'q' && id != ACTION_SCORE)
		return false;
	if (lesson->set_aside)
		lesson_come_back(lesson);
	return true;
}

/* The runs are the evidence of the answer: they may have left the live picture by now. */
static void show_runs(struct model *model)
{
	if (model->script.asks && chart_is_on_screen(model) &&
	    !model_stands_apart(model))
		chart_fit_since(model, model->lesson.answered_ns);
}

bool lesson_page_key(struct model *model, enum action_id id, int key,
		     unsigned int *todo)
{
	struct lesson *lesson = &model->lesson;
	enum lesson_page page = lesson->page;

	*todo = TODO_DRAW;
	if (shows_values(lesson, key))
		return true;
	if (model->replay.active)
		return replay_key(lesson, id, key, todo);
	if (page == LESSON_QUESTION)
		return question_key(model, id, key, todo);
	if (page == LESSON_NO_PAGE)
		return comes_back(model, key);
	if (page == LESSON_LIST && list_key(model, id, key, todo)) {
		if (lesson->page == LESSON_NO_PAGE && lesson->set_aside &&
		    *todo == TODO_DRAW)
			lesson_come_back(lesson);
		return true;
	}
	if (id == ACTION_HELP || id == ACTION_REDRAW)
		return false;
	/* All other keys leave the page, and then act as always. */
	lesson->page = LESSON_NO_PAGE;
	if (page == LESSON_ANSWER && key == KEY_ESCAPE)
		show_runs(model);
	if (page == LESSON_SCORE && leaves_score(lesson, id, key))
		return true;
	if (key == KEY_ESCAPE || (id == ACTION_QUIT && key == 'q'))
		return true;
	if (key != ' ' && key != KEY_RETURN)
		return false;
	*todo = page == LESSON_ANSWER ? TODO_DRAW | TODO_GO_ON : TODO_DRAW;
	return true;
}
