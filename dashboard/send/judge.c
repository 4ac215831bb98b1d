// SPDX-License-Identifier: GPL-2.0
#include "send/judge.h"

#include <stdio.h>
#include <string.h>

#include "lib/utf8.h"
#include "model/code.h"

void judge_question(struct slice words, struct question *question)
{
	struct slice quoted;

	memset(question, 0, sizeof(*question));
	if (script_next_quoted(&words, &quoted))
		utf8_copy(quoted, question->text, sizeof(question->text));
	while (question->count < QUESTION_CHOICES &&
	       script_next_quoted(&words, &quoted))
		utf8_copy(quoted, question->choice[question->count++],
			  sizeof(question->choice[0]));
}

/*
 * Writes "kernel/patterns/custom.c:31: ..." of the first line with the words of
 * @line, without its marker.
 */
static void find_code(const struct script_line *line, char *out, size_t size)
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
		snprintf(out, size, "%s:%u: %.*s", code.path, n + 1,
			 SHOWN(row));
		return;
	}
}

/* Says why there is not one right choice. */
static void say_not_one(struct question_answer *answer)
{
	const char *why = "the kernel did what no choice says";

	if (!answer->told)
		why = "it could not be told";
	else if (answer->right)
		why = "more than one choice is right by what was measured";
	snprintf(answer->why, sizeof(answer->why), "%s", why);
}

/* Return: the result of a line; if that is right, the answer has its words. */
static enum expression_result judge_line(const struct script_line *line,
					 struct measured *measured,
					 struct question_answer *answer)
{
	struct expression_source source = { measured_find, measured };
	struct expression_answer judged;
	struct slice expression, words;

	script_split_reveal(line, &expression, &words);
	expression_judge(expression, &source, &judged);
	if (!*answer->values || judged.result == EXPRESSION_RIGHT)
		snprintf(answer->values, sizeof(answer->values), "%s",
			 judged.words);
	if (judged.result == EXPRESSION_RIGHT)
		utf8_copy(words, answer->why, sizeof(answer->why));
	return judged.result;
}

/* Writes the words of a measured line with the values in them. */
static void tell_measured(const struct script_line *line,
			  struct measured *measured, char *out, size_t size)
{
	struct expression_source source = { measured_find, measured };
	struct slice rest = slice_of(line->words), words, value;
	struct expression_answer told;
	size_t used = 0;

	while (used < size && script_next_value(&rest, &words, &value)) {
		expression_tell(value, &source, &told);
		used += (size_t)snprintf(out + used, size - used, "%.*s%s",
					 SHOWN(words), told.words);
	}
	if (used < size)
		snprintf(out + used, size - used, "%.*s", SHOWN(rest));
}

/* Judges the choices. Return: the place of the line after them. */
static unsigned int judge_choices(const struct script_line *line,
				  unsigned int count, struct measured *measured,
				  struct question_answer *answer)
{
	enum expression_result result;
	bool told = true;
	unsigned int i;

	for (i = 0; i < count && line[i].kind == SCRIPT_REVEAL; i++) {
		result = judge_line(&line[i], measured, answer);
		told &= result != EXPRESSION_UNKNOWN;
		if (result == EXPRESSION_RIGHT)
			answer->right |= QUESTION_BIT(i + 1);
	}
	answer->told = told || answer->right;
	if (question_right_count(answer) != 1)
		say_not_one(answer);
	return i;
}

/*
 * Items are numbered as they come: another's command makes "the second one" an item
 * that the question is not about, so nobody could be told right or wrong by it.
 */
static void leave_untold(struct question_answer *answer)
{
	answer->told = false;
	answer->right = 0;
	answer->other = false;
	memcpy(answer->measured, answer->values, sizeof(answer->measured));
	snprintf(answer->why, sizeof(answer->why),
		 "so which choice is right could not be told: a plays the chapter again");
}

void judge_reveal(const struct script *script, const struct script_line *line,
		  struct measured *measured, struct question_answer *answer)
{
	unsigned int first = (unsigned int)(line - script->line), i;
	unsigned int count = script_reveal_lines(script, first);

	memset(answer, 0, sizeof(*answer));
	answer->others = measured_others(measured);
	i = judge_choices(line, count, measured, answer);
	for (; i < count && line[i].kind == SCRIPT_ELSE; i++)
		if (!answer->right && answer->told && !answer->other)
			answer->other = judge_line(&line[i], measured,
						   answer) == EXPRESSION_RIGHT;
	if (i < count && line[i].kind == SCRIPT_MEASURED)
		tell_measured(&line[i++], measured, answer->measured,
			      sizeof(answer->measured));
	else
		memcpy(answer->measured, answer->values,
		       sizeof(answer->measured));
	if (answer->others)
		leave_untold(answer);
	if (i < count)
		find_code(&line[i], answer->code, sizeof(answer->code));
}

static enum recording_kind kind_of_cue(enum script_kind kind)
{
	switch (kind) {
	case SCRIPT_VIEW:
		return RECORDING_VIEW;
	case SCRIPT_COMPARE:
		return RECORDING_COMPARE;
	case SCRIPT_CHAPTER:
		return RECORDING_CHAPTER;
	case SCRIPT_ASK:
		return RECORDING_ASK;
	default:
		return RECORDING_SAY;
	}
}

struct recording_block judge_cue(const struct script_line *line, char *words)
{
	bool is_code = line->kind == SCRIPT_CODE;
	int used = snprintf(words, JUDGE_WORDS_MAX, "%s%s",
			    line[is_code ? -1 : 0].words, is_code ? " " : "");

	if (is_code)
		find_code(line, words + used, JUDGE_WORDS_MAX - (size_t)used);
	return (struct recording_block){
		.kind = kind_of_cue(line->kind),
		.text = slice_of(words),
		.events = { "", 0 },
	};
}

void judge_claim(const struct script_line *line, struct measured *measured,
		 struct expression_answer *answer)
{
	struct expression_source source = { measured_find, measured };

	expression_judge(slice_of(line->words), &source, answer);
}
