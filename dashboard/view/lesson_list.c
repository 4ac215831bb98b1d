// SPDX-License-Identifier: GPL-2.0
/* The list of the chapters of a lesson, and of all lessons. */
#include <stdio.h>

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

void view_lesson_list(struct rect area, const struct model *model)
{
	const struct lesson *lesson = &model->lesson;
	unsigned int rows = lesson_list_rows(lesson), first = 0, i;
	unsigned int room = area.rows > 1 ? (unsigned int)area.rows - 1 : 1;
	char text[LESSON_NAME_MAX + 64], line[LESSON_NAME_MAX + 72];

	screen_put(area, 0, 0, ROLE_HEADER,
		   "  Chapters and lessons: Enter begins one, Esc goes back");
	if (lesson->row >= room)
		first = lesson->row - room + 1;
	for (i = first; i < rows && i - first < room; i++) {
		compose_row(lesson, i, text, sizeof(text));
		snprintf(line, sizeof(line), "%c %s",
			 i == lesson->row ? '>' : ' ', text);
		screen_put(area, (int)(i - first) + 1, 0,
			   i == lesson->row ? ROLE_TITLE : ROLE_TEXT, line);
	}
}
