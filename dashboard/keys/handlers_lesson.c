// SPDX-License-Identifier: GPL-2.0
/* Actions on lessons: chapters, the list of chapters and lessons, the score. */
#include "keys/handlers.h"

/* Return: whether there are chapters. Tells the user if not. */
static bool may_go(struct model *model, const struct press *press)
{
	if (model->lesson.chapters)
		return true;
	message_say(&model->message, true,
		    "%s is for chapters of a lesson: I lists the lessons",
		    press->action->label);
	return false;
}

static unsigned int go_to(struct model *model, const struct press *press,
			  int step)
{
	struct lesson *lesson = &model->lesson;
	int chapter = lesson->chapter_now + step;

	if (!may_go(model, press))
		return TODO_DRAW;
	if (chapter >= (int)lesson->chapters) {
		message_say(&model->message, true, "this is the last chapter%s",
			    model->replay.active ? "" : ": I lists all");
		return TODO_DRAW;
	}
	lesson->wanted = chapter > 0 ? (unsigned int)chapter : 0;
	return TODO_DRAW | TODO_CHAPTER;
}

unsigned int handle_next_chapter(struct model *model, const struct press *press)
{
	return go_to(model, press, 1);
}

unsigned int handle_previous_chapter(struct model *model,
				     const struct press *press)
{
	return go_to(model, press, -1);
}

unsigned int handle_again(struct model *model, const struct press *press)
{
	return go_to(model, press, 0);
}

unsigned int handle_list(struct model *model, const struct press *press)
{
	struct lesson *lesson = &model->lesson;

	if (!model_can_send(model)) {
		message_say(&model->message, true, "%s lists lessons: %s",
			    press->action->label, model_why_not(model));
		return TODO_DRAW;
	}
	lesson_set_aside(lesson, LESSON_LIST);
	lesson->row =
		lesson->chapter_now > 0 ? (unsigned int)lesson->chapter_now : 0;
	return TODO_DRAW;
}

/* A replay goes back to the page that its recording is at. */
static void leave_score(struct lesson *lesson)
{
	lesson->page = lesson->recorded == LESSON_SCORE ? LESSON_NO_PAGE :
							  lesson->recorded;
}

unsigned int handle_score(struct model *model, const struct press *press)
{
	struct lesson *lesson = &model->lesson;

	if (!lesson->results)
		message_say(&model->message, true,
			    "%s shows the score of a lesson: no question has its answer yet",
			    press->action->label);
	else if (!model->replay.active)
		lesson_set_aside(lesson, LESSON_SCORE);
	else if (lesson->page == LESSON_SCORE)
		leave_score(lesson);
	else
		lesson->page = LESSON_SCORE;
	return TODO_DRAW;
}
