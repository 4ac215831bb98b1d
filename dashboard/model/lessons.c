// SPDX-License-Identifier: GPL-2.0
#include "model/lessons.h"

#include <string.h>

const struct lesson_file *lesson_find(const char *name)
{
	unsigned int i;

	for (i = 0; i < lesson_count; i++)
		if (!strcmp(lesson_files[i].name, name))
			return &lesson_files[i];
	return NULL;
}

struct slice lesson_title(const struct lesson_file *lesson)
{
	struct slice text = slice_of(lesson->text), line = { "", 0 };

	slice_line(&text, &line);
	while (line.length && (*line.text == '#' || *line.text == ' ')) {
		line.text++;
		line.length--;
	}
	return line;
}
