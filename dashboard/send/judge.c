// SPDX-License-Identifier: GPL-2.0
#include "send/judge.h"

#include <stdio.h>
#include <string.h>

#include "lib/utf8.h"
#include "model/code.h"

void judge_question(const struct script_line *line, struct question *question)
{
	struct slice rest = slice_of(line->words), quoted;

	memset(question, 0, sizeof(*question));
	if (script_next_quoted(&rest, &quoted))
		utf8_copy(quoted, question->text, sizeof(question->text));
	while (question->count < QUESTION_CHOICES &&
	       script_next_quoted(&rest, &quoted))
		utf8_copy(quoted, question->choice[question->count++],
			  sizeof(question->choice[0]));
}

/*
 * Writes "kernel/patterns/custom.c:31: ..." of the first line with these words,
 * without its marker.
 */
static void find_code(const struct script_line *line,
		      struct question_answer *answer)
{
	static struct code code; /* too large for some stacks */
	struct slice name, words, row;
	unsigned int n;
	int i;

	script_split_reveal(line, &name, &words);
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++)
		if (slice_equals(name, wqdemo_queue_name((enum wqdemo_queue)i)))
			break;
	if (i == WQDEMO_QUEUE_COUNT)
		return;
	code_read(&code, &code_files[i]);
	for (n = 0; n < code.count; n++) {
		row = code.line[n].text;
		if (!memmem(row.text, row.length, words.text, words.length))
			continue;
		row = code.line[n].code;
		while (row.length && (*row.text == '\t' || *row.text == ' ')) {
			row.text++;
			row.length--;
		}
		snprintf(answer->code, sizeof(answer->code), "%s:%u: %.*s",
			 code.path, n + 1, SHOWN(row));
		return;
	}
}

static void say_none(struct question_answer *answer, unsigned int right,
		     bool told)
{
	const char *why = "the kernel did what no choice says";

	answer->right = 0;
	answer->told = told;
	if (!told)
		why = "it could not be told";
	else if (right)
		why = "more than one choice is right by what was measured";
	snprintf(answer->why, sizeof(answer->why), "%s", why);
}

void judge_reveal(const struct script *script, const struct script_line *line,
		  struct measured *measured, struct question_answer *answer)
{
	struct expression_source source = { measured_find, measured };
	unsigned int first = (unsigned int)(line - script->line), i;
	unsigned int count = script_reveal_lines(script, first), right = 0;
	struct expression_answer judged;
	struct slice expression, words;
	bool told = true;

	memset(answer, 0, sizeof(*answer));
	for (i = 0; i < count && line[i].kind == SCRIPT_REVEAL; i++) {
		script_split_reveal(&line[i], &expression, &words);
		expression_judge(expression, &source, &judged);
		told &= judged.result != EXPRESSION_UNKNOWN;
		if (!i || judged.result == EXPRESSION_RIGHT)
			snprintf(answer->measured, sizeof(answer->measured),
				 "%s", judged.words);
		if (judged.result != EXPRESSION_RIGHT)
			continue;
		right++;
		answer->right = i + 1;
		utf8_copy(words, answer->why, sizeof(answer->why));
	}
	answer->told = true;
	if (right != 1)
		say_none(answer, right, told || right);
	if (i < count)
		find_code(&line[i], answer);
}

void judge_claim(const struct script_line *line, struct measured *measured,
		 struct expression_answer *answer)
{
	struct expression_source source = { measured_find, measured };

	expression_judge(slice_of(line->words), &source, answer);
}
