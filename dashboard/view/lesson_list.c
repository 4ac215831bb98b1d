// SPDX-License-Identifier: GPL-2.0
/* The list of the chapters of a lesson, and of all lessons. */
#include <stdio.h>

#include "layout/lesson_list.h"
#include "model/lessons.h"
#include "term/screen.h"
#include "view/lesson.h"

static void compose_row(const struct lesson *lesson, unsigned int row,
			char *text, size_t size)
{
	const struct lesson_file *file;
	struct slice title;

	if (row < lesson->chapters) {
		snprintf(text, size, "chapter %u: %s", row + 1,
			 lesson->chapter[row]);
		return;
	}
	file = &lesson_files[row - lesson->chapters];
	title = lesson_title(file);
	snprintf(text, size, "lesson %s: %.*s", file->name, SHOWN(title));
}

static void draw_row(struct rect area, int at, const struct lesson *lesson,
		     unsigned int row)
{
	char text[LESSON_NAME_MAX + 64], line[LESSON_NAME_MAX + 72];
	bool chosen = row == lesson->row;

	compose_row(lesson, row, text, sizeof(text));
	snprintf(line, sizeof(line), "%c %s", chosen ? '>' : ' ', text);
	screen_put(area, at, 0, chosen ? ROLE_TITLE : ROLE_TEXT, line);
}

/* Tells in place of a row that the list goes on there. */
static void draw_mark(struct rect area, int at, char arrow, unsigned int count,
		      const char *where)
{
	char text[64];

	snprintf(text, sizeof(text), "%c %u more %s", arrow, count, where);
	screen_put(area, at, 0, ROLE_KEY, text);
}

void view_lesson_list(struct rect area, const struct model *model)
{
	const struct lesson *lesson = &model->lesson;
	struct lesson_list list;
	unsigned int i;

	screen_put(area, 0, 0, ROLE_HEADER,
		   "  Chapters and lessons: Enter begins one, Esc goes back");
	lesson_list_place(lesson, area, &list);
	for (i = 0; i < list.count; i++) {
		int at = (int)i + LESSON_LIST_HEADING;

		if (!i && list.above)
			draw_mark(area, at, '^', list.above, "above");
		else if (i + 1 == list.count && list.below)
			draw_mark(area, at, 'v', list.below, "below");
		else
			draw_row(area, at, lesson, list.first + i);
	}
}
