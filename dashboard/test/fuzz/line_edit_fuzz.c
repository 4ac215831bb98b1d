// SPDX-License-Identifier: GPL-2.0
/*
 * Any keys on the command line, with completion and history: the line stays
 * short enough and printable, the cursor inside of it.
 */
#include <string.h>

#include "test/fuzz/fuzz.h"
#include "keys/complete.h"
#include "lib/keys.h"
#include "model/line_edit.h"

/* Keys that no byte says; a byte from 0x80 on is one of them. */
static const int others[] = {
	KEY_ARROW_LEFT, KEY_ARROW_RIGHT, KEY_ARROW_UP, KEY_ARROW_DOWN,
	KEY_FIRST, KEY_LAST, KEY_DELETE, KEY_RUBOUT, KEY_TAB, KEY_RETURN,
	KEY_ESCAPE, KEY_BACK_TAB, KEY_NEW_SIZE, KEY_OTHER, KEY_CLICK,
	KEY_FUNCTION(1),
};

#define OTHERS	(sizeof(others) / sizeof(others[0]))

static void check(const struct prompt *prompt)
{
	const char *text = prompt_text(prompt);
	size_t length = strnlen(text, PROMPT_MAX + 1);
	size_t columns, first;

	must(length <= PROMPT_MAX);
	must_be_printable(text);
	must(prompt->cursor <= length);
	must(prompt->at <= prompt->kept && prompt->kept <= PROMPT_HISTORY);
	for (columns = 1; columns < 100; columns += 7) {
		first = prompt_first(prompt, columns);
		must(first <= prompt->cursor);
		must(prompt->cursor < first + columns);
	}
}

/* As Tab does it with a single candidate, or with what all have in common. */
static void take_completion(struct prompt *prompt)
{
	struct completion completion;
	unsigned int i;

	complete(prompt_text(prompt), prompt->cursor, ~0u, &completion);
	must(completion.start <= prompt->cursor);
	must(completion.count <= COMPLETE_MOST);
	for (i = 0; i < completion.count; i++) {
		must_be_printable(completion.candidate[i]);
		must(strlen(completion.candidate[i]) >= completion.common);
		must(!strncmp(completion.candidate[i], completion.candidate[0],
			      completion.common));
	}
	if (!completion.count)
		return;
	/* What was typed is a beginning of each. */
	must(completion.common >= prompt->cursor - completion.start);
	must(!strncmp(prompt_text(prompt) + completion.start,
		      completion.candidate[0],
		      prompt->cursor - completion.start));
	prompt_replace(prompt, completion.start, completion.candidate[0],
		       completion.common);
}

static void type(struct prompt *prompt, int key)
{
	switch (prompt_key(prompt, key)) {
	case PROMPT_TAB:
		take_completion(prompt);
		break;
	case PROMPT_ENTERED:
		if (*prompt_text(prompt))
			prompt_keep(prompt);
		/* fall through */
	case PROMPT_LEFT:
		prompt_close(prompt);
		prompt_open(prompt);
		break;
	default:
		break;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct prompt prompt;
	size_t i;

	memset(&prompt, 0, sizeof(prompt));
	prompt_open(&prompt);
	for (i = 0; i < size; i++) {
		type(&prompt, data[i] < 0x80 ? data[i]
					     : others[data[i] % OTHERS]);
		check(&prompt);
	}
	return 0;
}
