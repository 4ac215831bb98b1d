/* SPDX-License-Identifier: GPL-2.0 */
/* Files in a folder of a test's own. */
#ifndef WQTOP_TEST_FOLDER_H
#define WQTOP_TEST_FOLDER_H

#include <stdio.h>

#include "test/unit/unit.h"

/* Return: the path of a file there, until the next call. */
static inline const char *path_in(const char *folder, const char *name)
{
	static char path[64];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static inline void put_in(const char *folder, const char *name,
			  const char *text)
{
	FILE *file = fopen(path_in(folder, name), "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

#endif
