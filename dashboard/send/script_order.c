// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>

#include "send/script_verbs.h"

unsigned int script_reveal_lines(const struct script *script,
				 unsigned int first)
{
	unsigned int at = first;

	while (at < script->count && script->line[at].kind == SCRIPT_REVEAL)
		at++;
	return at +
	       (at < script->count && script->line[at].kind == SCRIPT_CODE) -
	       first;
}

static unsigned int count_choices(const struct script_line *line)
{
	struct slice rest = slice_of(line->words), quoted;
	unsigned int count = 0;

	while (script_next_quoted(&rest, &quoted))
		count++;
	return count - 1;
}

static unsigned int count_reveals(const struct script *script,
				  unsigned int first)
{
	unsigned int at = first;

	while (at < script->count && script->line[at].kind == SCRIPT_REVEAL)
		at++;
	return at - first;
}

void script_check_order(struct script *script,
			void (*wrong)(struct script *script, unsigned int line,
				      const char *words))
{
	unsigned int i, reveals, choices, asked = 0;
	char words[160];

	for (i = 0; i < script->count; i++) {
		const struct script_line *line = &script->line[i];

		if (line->kind == SCRIPT_ASK) {
			if (asked)
				wrong(script, asked,
				      "ask: no reveal answers this question: add a line for each choice");
			asked = line->number;
			choices = count_choices(line);
		}
		if (line->kind == SCRIPT_CODE &&
		    (!i || script->line[i - 1].kind != SCRIPT_REVEAL))
			wrong(script, line->number,
			      "code: put it behind the last reveal of a question");
		if (line->kind != SCRIPT_REVEAL)
			continue;
		reveals = count_reveals(script, i);
		if (!asked)
			wrong(script, line->number,
			      "reveal: there is no question before it: add ask");
		else if (reveals != choices) {
			snprintf(words, sizeof(words),
				 "reveal: %u lines for %u choices: write one for each choice, one behind the other",
				 reveals, choices);
			wrong(script, line->number, words);
		}
		asked = 0;
		i += reveals - 1;
	}
	if (asked)
		wrong(script, asked,
		      "ask: no reveal answers this question: add a line for each choice");
}
