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

/* Return: whether an error stands behind that place. */
static bool is_behind(const struct script_error *error, unsigned int line,
		      unsigned int column)
{
	return error->line > line ||
	       (error->line == line && error->column > column);
}

/* Keeps the errors in the order of their places; of too many the last one goes. */
static void add_error(struct script *script, unsigned int line,
		      unsigned int column, const char *words)
{
	struct script_error *error = script->error;
	unsigned int at = script->error_count++;

	if (at >= SCRIPT_ERRORS_MOST) {
		at = SCRIPT_ERRORS_MOST - 1;
		if (!is_behind(&error[at], line, column))
			return;
	}
	for (; at && is_behind(&error[at - 1], line, column); at--)
		error[at] = error[at - 1];
	error[at].line = line;
	error[at].column = column;
	snprintf(error[at].words, sizeof(error[at].words), "%s", words);
}

/* Return: the column of @at in a line, in characters, from 1. */
static unsigned int column_of(struct slice line, const char *at)
{
	line.length = (size_t)(at - line.text);
	return (unsigned int)utf8_count(line) + 1;
}

static void add_error_of_line(struct script *script,
			      const struct script_line *line, const char *words)
{
	add_error(script, line->number, line->column, words);
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
		add_error(script, number, column_of(whole, word.text), words);
	}
	line->ms = *ms;
	line->number = number;
	line->column = column_of(whole, text.text);
	line->wrong = !script_verb_parse(text, line, &complaint);
	if (line->wrong)
		add_error(script, number, column_of(whole, complaint.at),
			  complaint.words);
	script->count++;
}

/* Return: the number of lines that were read, 0 if they are too many. */
static unsigned int add_lines(struct script *script, struct slice text)
{
	unsigned int number = 0;
	uint64_t ms = 0;
	struct slice line;

	while (slice_line(&text, &line)) {
		number++;
		line = without_comment(line);
		if (script->count == SCRIPT_LINES_MOST && line.length) {
			add_error(script, number, 1,
				  "more than 1000 commands: make several scripts of it");
			return 0;
		}
		add_line(script, line, number, &ms);
	}
	return number;
}

bool script_parse(struct script *script, struct slice text)
{
	unsigned int lines;

	script->count = 0;
	script->error_count = 0;
	text = converted_skip_mark(text);
	if (converted_wide(text)) {
		add_error(script, 1, 1, converted_wide(text));
		return false;
	}
	lines = add_lines(script, text);
	if (!script->count)
		add_error(script, lines ? lines : 1, 1,
			  "there is no command: write lines like \"1 immediate\"");
	/* The lines that were not read may have what others ask for. */
	if (lines)
		script_check_order(script, add_error_of_line);
	return !script->error_count;
}

/* Words may name such a value, too: attached in vain does no harm. */
bool script_watches(const struct script *script)
{
	unsigned int i;

	for (i = 0; i < script->count; i++)
		if (script->line[i].kind != SCRIPT_SAY &&
		    strstr(script->line[i].words, "machine("))
			return true;
	return false;
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
