// SPDX-License-Identifier: GPL-2.0
/*
 * Any keys on the command line, with completion and history: the line stays
 * short enough and printable, the cursor inside of it.
 */
#include <string.h>

#include "keys/complete.h"
#include "lib/keys.h"
#include "model/line_edit.h"
#include "test/fuzz/fuzz.h"

/* Keys that no byte says; a byte from 0x80 on is one of them. */
static const int others[] = {
	KEY_ARROW_LEFT, KEY_ARROW_RIGHT, KEY_ARROW_UP, KEY_ARROW_DOWN,
	KEY_FIRST,	KEY_LAST,	 KEY_DELETE,   KEY_RUBOUT,
	KEY_TAB,	KEY_RETURN,	 KEY_ESCAPE,   KEY_BACK_TAB,
	KEY_PASTE,	KEY_OTHER,	 KEY_CLICK,    KEY_FUNCTION(1),
};

#define OTHERS (sizeof(others) / sizeof(others[0]))

static void check(const struct line_edit *edit)
{
	const char *text = line_edit_text(edit);
	size_t length = strnlen(text, LINE_EDIT_MAX + 1);
	size_t columns, first;

	must(length <= LINE_EDIT_MAX);
	must_be_printable(text);
	must(edit->cursor <= length);
	must(edit->at <= edit->kept && edit->kept <= LINE_EDIT_HISTORY);
	for (columns = 1; columns < 100; columns += 7) {
		first = line_edit_first(edit, columns);
		must(first <= edit->cursor);
		must(edit->cursor < first + columns);
	}
}

/* As Tab does it with a single candidate, or with what all have in common. */
static void take_completion(struct line_edit *edit)
{
	struct completion completion;
	unsigned int i;

	complete(line_edit_text(edit), edit->cursor, ~0u, &completion);
	must(completion.start <= edit->cursor);
	must(completion.count <= COMPLETE_MOST);
	for (i = 0; i < completion.count; i++) {
		must_be_printable(completion.candidate[i]);
		must(strlen(completion.candidate[i]) >= completion.common);
		must(!strncmp(completion.candidate[i], completion.candidate[0],
			      completion.common));
	}
	if (!completion.count)
		return;
	/* The typed text is the beginning of each. */
	must(completion.common >= edit->cursor - completion.start);
	must(!strncmp(line_edit_text(edit) + completion.start,
		      completion.candidate[0],
		      edit->cursor - completion.start));
	line_edit_replace(edit, completion.start, completion.candidate[0],
			  completion.common);
}

static void type(struct line_edit *edit, int key)
{
	switch (line_edit_key(edit, key)) {
	case LINE_TAB:
		take_completion(edit);
		break;
	case LINE_ENTERED:
		if (*line_edit_text(edit))
			line_edit_keep(edit);
		/* fall through */
	case LINE_LEFT:
		line_edit_close(edit);
		line_edit_open(edit);
		break;
	default:
		break;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct line_edit edit;
	size_t i;

	memset(&edit, 0, sizeof(edit));
	line_edit_open(&edit);
	for (i = 0; i < size; i++) {
		type(&edit,
		     data[i] < 0x80 ? data[i] : others[data[i] % OTHERS]);
		check(&edit);
	}
	return 0;
}
