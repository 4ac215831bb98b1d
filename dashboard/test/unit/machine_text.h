/* SPDX-License-Identifier: GPL-2.0 */
/* A reading of the machine's workqueues, for tests. */
#ifndef WQTOP_MACHINE_TEXT_H
#define WQTOP_MACHINE_TEXT_H

#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/machine.h"

static struct machine machine;
static char reason[SNAPSHOT_REASON_MAX];

/* Return: the text of the sample; free() it. */
static inline char *load_sample(size_t *length)
{
	FILE *file = fopen("dashboard/test/data/workqueue_machine", "re");
	char *text = malloc(65536);

	assert_non_null(file);
	*length = fread(text, 1, 65535, file);
	text[*length] = '\0';
	fclose(file);
	return text;
}

/* From a block of its very size, for ASan to guard its end. */
static inline bool parse_bytes(const char *text, size_t length)
{
	char *copy = calloc(1, length ? length : 1);
	bool parsed;

	memcpy(copy, text, length);
	reason[0] = '\0';
	parsed = machine_parse(&machine, copy, length, reason);
	free(copy);
	assert_true(parsed || reason[0]);
	return parsed;
}

static inline bool parse(const char *text)
{
	return parse_bytes(text, strlen(text));
}

static inline void parse_sample(void)
{
	size_t length;
	char *text = load_sample(&length);

	memset(&machine, 0xa5, sizeof(machine));
	if (!parse_bytes(text, length))
		fail_msg("%s", reason);
	free(text);
}

#endif
