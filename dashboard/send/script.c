// SPDX-License-Identifier: GPL-2.0
#include "send/script.h"

#include <stdio.h>
#include <string.h>

#include "lib/converted.h"
#include "lib/utf8.h"
#include "send/script_verbs.h"

/* The length to which a wrong word is shown. */
#define SHOWN_MAX 40

/* Skips the carriage return of a file written on Windows, too. */
static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Reads up to three digits after the point, as milliseconds: "5" is 500. */
static bool parse_fraction(struct slice digits, uint64_t *ms)
{
	size_t i;

	if (!digits.length || digits.length > 3 || !slice_number(digits, ms))
		return false;
	for (i = digits.length; i < 3; i++)
		*ms *= 10;
	return true;
}

static bool parse_seconds(struct slice word, uint64_t *ms)
{
	const char *point = memchr(word.text, '.', word.length);
	struct slice whole = word, fraction;
	uint64_t seconds, rest = 0;

	if (point) {
		whole.length = (size_t)(point - word.text);
		fraction.text = point + 1;
		fraction.length = word.length - whole.length - 1;
		if (!parse_fraction(fraction, &rest))
			return false;
	}
	if (!slice_number(whole, &seconds) || seconds > SCRIPT_SECONDS_MOST)
		return false;
	*ms = seconds * 1000 + rest;
	return true;
}

/* Return: whether a line begins with a time: no command looks like one. */
static bool begins_time(struct slice word)
{
	return *word.text == '+' || *word.text == '-' || *word.text == '.' ||
	       (*word.text >= '0' && *word.text <= '9');
}

/*
 * @ms: the time of the line before, then of this one. Return: NULL, or what is
 * wrong.
 */
static const char *parse_time(struct slice word, uint64_t *ms)
{
	bool relative = *word.text == '+';
	struct slice number = { word.text + relative, word.length - relative };
	uint64_t time;

	if (!parse_seconds(number, &time))
		return "begin with a time in seconds, like 2.5, or +1 for a second after the line before, at most 86400";
	if (relative)
		time += *ms;
	else if (time < *ms)
		return "earlier than the line before: put the lines in order of time";
	*ms = time;
	return NULL;
}

static struct slice without_comment(struct slice line)
{
	const char *end = memchr(line.text, '#', line.length);

	if (end)
		line.length = (size_t)(end - line.text);
	while (line.length && is_blank(line.text[line.length - 1]))
		line.length--;
	return line;
}

static struct slice without_blanks(struct slice text)
{
	while (text.length && is_blank(*text.text)) {
		text.text++;
		text.length--;
	}
	return text;
}

static void add_error(struct script *script, unsigned int line,
		      unsigned int column, const char *words)
{
	struct script_error *error;

	if (script->error_count++ >= SCRIPT_ERRORS_MOST)
		return;
	error = &script->error[script->error_count - 1];
	error->line = line;
	error->column = column;
	snprintf(error->words, sizeof(error->words), "%s", words);
}

/* @at: where in the line it is wrong. */
static void add_error_at(struct script *script, unsigned int number,
			 struct slice line, const char *at, const char *words)
{
	struct slice before = { line.text, (size_t)(at - line.text) };

	add_error(script, number, (unsigned int)utf8_count(before) + 1, words);
}

static void add_error_in_line(struct script *script, unsigned int line,
			      const char *words)
{
	add_error(script, line, 1, words);
}

/* @whole: the line with its time, and without its comment. */
static void add_line(struct script *script, struct slice whole,
		     unsigned int number, uint64_t *ms)
{
	struct script_line *line = &script->line[script->count];
	struct slice text = without_blanks(whole), rest = text, word;
	struct script_complaint complaint;
	char words[SCRIPT_REASON_MAX];
	const char *wrong = NULL;

	if (!slice_word(&rest, &word))
		return;
	if (begins_time(word)) {
		wrong = parse_time(word, ms);
		text = without_blanks(rest);
	}
	if (wrong) {
		slice_copy(word, words, SHOWN_MAX);
		snprintf(words + strlen(words), sizeof(words) - SHOWN_MAX,
			 ": %s", wrong);
		add_error_at(script, number, whole, word.text, words);
	}
	line->ms = *ms;
	line->number = number;
	if (!script_verb_parse(text, line, &complaint))
		add_error_at(script, number, whole, complaint.at,
			     complaint.words);
	else
		script->count++;
}

bool script_parse(struct script *script, struct slice text)
{
	unsigned int number = 0;
	uint64_t ms = 0;
	struct slice line;

	script->count = 0;
	script->error_count = 0;
	text = converted_skip_mark(text);
	if (converted_is_utf16(text)) {
		add_error(script, 1, 1, converted_words(text));
		return false;
	}
	while (slice_line(&text, &line)) {
		number++;
		if (script->count == SCRIPT_LINES_MOST &&
		    without_comment(line).length) {
			add_error(script, number, 1,
				  "more than 1000 commands: make several scripts of it");
			break;
		}
		add_line(script, without_comment(line), number, &ms);
	}
	if (!script->count && !script->error_count)
		add_error(script, number ? number : 1, 1,
			  "there is no command: write lines like \"1 immediate\"");
	if (!script->error_count)
		script_check_order(script, add_error_in_line);
	return !script->error_count;
}

struct recording_block script_cue(const struct script_line *line)
{
	return (struct recording_block){
		.kind = line->kind == SCRIPT_SAY ? RECORDING_SAY :
						   RECORDING_VIEW,
		.text = { line->words, strlen(line->words) },
		.events = { "", 0 },
	};
}

unsigned int script_chapters(const struct script *script)
{
	unsigned int i, count = 0;

	for (i = 0; i < script->count; i++)
		count += script->line[i].kind == SCRIPT_CHAPTER;
	return count;
}

unsigned int script_chapter_at(const struct script *script, unsigned int number)
{
	unsigned int i;

	for (i = 0; i < script->count; i++)
		if (script->line[i].kind == SCRIPT_CHAPTER && !number--)
			break;
	return i;
}
