/* SPDX-License-Identifier: GPL-2.0 */
/* Parses texts of /proc/workqueue_demo, for tests of the parser. */
#ifndef WQTOP_SNAPSHOT_TEXT_H
#define WQTOP_SNAPSHOT_TEXT_H

#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/snapshot.h"

#define HEAD   "workqueue_demo - version: 1\ntime_ns 5000\nloaded_ns 2000\n"
#define QUEUES "\nqueue submitted completed\nsystem 7 5\n"

static struct snapshot snapshot;
static char reason[SNAPSHOT_REASON_MAX];

/* From a block of its very size, for ASan to guard its end. */
static inline bool parse_bytes(const char *text, size_t length)
{
	char *copy = calloc(1, length ? length : 1);
	bool parsed;

	memcpy(copy, text, length);
	memset(&snapshot, 0xa5, sizeof(snapshot));
	reason[0] = '\0';
	parsed = snapshot_parse(&snapshot, copy, length, reason);
	free(copy);
	assert_true(parsed || reason[0]);
	return parsed;
}

static inline bool parse(const char *text)
{
	return parse_bytes(text, strlen(text));
}

static inline void refuse(const char *text, const char *words)
{
	assert_false(parse(text));
	if (!strstr(reason, words))
		fail_msg("'%s' does not say '%s'", reason, words);
}

static inline char *load(const char *path, size_t *length)
{
	FILE *file = fopen(path, "r");
	char *text = malloc(65536);

	assert_non_null(file);
	*length = fread(text, 1, 65536, file);
	fclose(file);
	return text;
}

static inline char *load_sample(size_t *length)
{
	return load("dashboard/test/data/busy.txt", length);
}

#endif
