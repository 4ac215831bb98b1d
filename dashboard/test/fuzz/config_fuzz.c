// SPDX-License-Identifier: GPL-2.0
/* Any text as a saved command line: words stay inside of it, a saved line is there once. */
#include <string.h>

#include "options/config.h"
#include "test/fuzz/fuzz.h"

#define LINE "--theme=light # saved by the key D\n"

static void check_split(const char *text, size_t length)
{
	char reason[CONFIG_REASON_MAX] = "";
	char *words[CONFIG_WORDS_MAX];
	/* In memory of exactly that size, so that an overrun is seen. */
	char *copy = malloc(length + 1);
	int count, i;

	must(copy);
	memcpy(copy, text, length + 1);
	count = config_split(copy, words, reason);
	must(count <= CONFIG_WORDS_MAX);
	must((count < 0) == (*reason != '\0'));
	must_be_printable(reason);
	for (i = 0; i < count; i++)
		must(words[i] >= copy &&
		     words[i] + strlen(words[i]) <= copy + length);
	free(copy);
}

/* Saving twice is as saving once. */
static void check_merge(const char *text)
{
	char once[CONFIG_TEXT_MAX], twice[CONFIG_TEXT_MAX];
	size_t length;

	if (!config_merge(text, LINE, once, sizeof(once)))
		return;
	length = strlen(once);
	must(length >= strlen(LINE));
	must(!strcmp(once + length - strlen(LINE), LINE));
	must(config_merge(once, LINE, twice, sizeof(twice)));
	must(!strcmp(once, twice));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[CONFIG_TEXT_MAX];

	if (size >= sizeof(text))
		size = sizeof(text) - 1;
	memcpy(text, data, size);
	text[size] = '\0';
	check_split(text, strlen(text));
	check_merge(text);
	return 0;
}
