/* SPDX-License-Identifier: GPL-2.0 */
/* The checks of every test of a refused command. */
#ifndef WQDEMO_TEST_REFUSE_H
#define WQDEMO_TEST_REFUSE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/command.h"

/* A command that no test parses: a failure must leave it as it is. */
static const struct wqdemo_command untouched = {
	.verb = WQDEMO_VERB_stop,
	.given = 0xa5a5,
	.value = { 0xdead, 0xbeef },
};

/* Copies the text to a block of exactly its size, so that ASan guards its end. */
static inline void refuse_bytes(const char *text, size_t length, int error,
				const char *words)
{
	char *copy = malloc(length ? length : 1);
	char reason[WQDEMO_REASON_MAX] = "";
	struct wqdemo_command command = untouched;
	size_t i;

	memcpy(copy, text, length);
	assert_int_equal(wqdemo_command_parse(copy, length, &command, reason),
			 -error);
	free(copy);
	assert_memory_equal(&command, &untouched, sizeof(command));
	if (!strstr(reason, words))
		fail_msg("'%s' does not say '%s'", reason, words);
	for (i = 0; reason[i]; i++)
		assert_true((reason[i] >= ' ' && reason[i] <= '~') ||
			    reason[i] == '\t');
}

static inline void refuse(const char *text, int error, const char *words)
{
	refuse_bytes(text, strlen(text), error, words);
}

#endif
