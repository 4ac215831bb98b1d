/* SPDX-License-Identifier: GPL-2.0 */
/* The lessons of dashboard/lessons/, which wqtop has inside of it. */
#ifndef WQTOP_MODEL_LESSONS_H
#define WQTOP_MODEL_LESSONS_H

#include "lib/slice.h"

/* Made when wqtop is built: see tools/embed.c. */
struct lesson_file {
	const char *name;		/* the file's, without ".lesson" */
	const char *text;
};

extern const struct lesson_file lesson_files[];
extern const unsigned int lesson_count;

/* Return: the lesson of that name, or NULL. */
const struct lesson_file *lesson_find(const char *name);

/* Return: what it is about: the comment in its first line. */
struct slice lesson_title(const struct lesson_file *lesson);

#endif
