/* SPDX-License-Identifier: GPL-2.0 */
/* A model in the first of two chapters, for tests of a lesson's pages. */
#ifndef WQTOP_LESSON_OF_TESTS_H
#define WQTOP_LESSON_OF_TESTS_H

#include "test/unit/keys.h"

static inline int begin_lesson(void **state)
{
	struct lesson *lesson = &model.lesson;

	begin(state);
	lesson->chapters = 2;
	lesson->chapter_now = 0;
	lesson->question.count = 3;
	strcpy(lesson->question.text, "How many?");
	return 0;
}

#endif
