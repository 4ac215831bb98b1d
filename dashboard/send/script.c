// SPDX-License-Identifier: GPL-2.0
#include "send/script.h"

#include <stdio.h>
#include <string.h>

#include "lib/converted.h"
#include "model/views.h"

/* The length to which a wrong word is shown. */
#define SHOWN_MAX 40

/* Skips the carriage return of a file written on Windows, too. */
static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool complain(char *reason, struct slice word, const char *remedy)
{
	char shown[SHOWN_MAX];

	slice_copy(word, shown, sizeof(shown));
	snprintf(reason, SCRIPT_REASON_MAX, "%s: %s", shown, remedy);
	return false;
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

/* @ms: the time of the line before, then of this one. */
static bool parse_time(struct slice word, uint64_t *ms, char *reason)
{
	bool relative = word.length && *word.text == '+';
	struct slice number = { word.text + relative, word.length - relative };
	uint64_t time;

	if (!parse_seconds(number, &time))
		return complain(reason, word,
				"begin with a time in seconds, like 2.5, or +1 for a second after the line before, at most 86400");
	if (relative)
		time += *ms;
	else if (time < *ms)
		return complain(reason, word,
				"earlier than the line before: put the lines in order of time");
	*ms = time;
	return true;
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

static bool parse_say(struct slice words, struct script_line *line,
		      char *reason)
{
	size_t i;

	line->kind = SCRIPT_SAY;
	if (words.length > RECORDING_WORDS_MOST) {
		snprintf(reason, SCRIPT_REASON_MAX,
			 "say: %zu characters: at most %d, make two lines of them",
			 words.length, RECORDING_WORDS_MOST);
		return false;
	}
	for (i = 0; i < words.length; i++)
		if (words.text[i] < ' ' || words.text[i] > '~')
			return complain(reason, words,
					"say takes printable ASCII only: write it in other letters");
	slice_copy(words, line->words, sizeof(line->words));
	return true;
}

static bool parse_view(struct slice name, struct script_line *line,
		       char *reason)
{
#define VIEW_WORD(symbol, name, ...) ", " #name
	line->kind = SCRIPT_VIEW;
	slice_copy(name, line->words, sizeof(line->words));
	if (view_of_name(name) < VIEW_COUNT)
		return true;
	snprintf(reason, SCRIPT_REASON_MAX,
		 "view %.*s: there is no such view: use one of %s", SHOWN_MAX,
		 line->words, &VIEWS(VIEW_WORD)[2]);
	return false;
}

static bool parse_command(struct slice text, struct script_line *line,
			  char *reason)
{
	char why[WQDEMO_REASON_MAX];

	line->kind = SCRIPT_COMMAND;
	if (!wqdemo_command_parse(text.text, text.length, &line->command, why))
		return true;
	return complain(reason, text, why);
}

/* Reads the part of a line after its time. */
static bool parse_deed(struct slice text, struct script_line *line,
		       char *reason)
{
	struct slice rest = text, word;

	if (!slice_word(&rest, &word)) {
		snprintf(reason, SCRIPT_REASON_MAX,
			 "there is a time and no command: add one, or quit");
		return false;
	}
	if (slice_equals(word, "say"))
		return parse_say(without_blanks(rest), line, reason);
	if (slice_equals(word, "view"))
		return parse_view(without_blanks(rest), line, reason);
	if (!slice_equals(text, "quit"))
		return parse_command(text, line, reason);
	line->kind = SCRIPT_QUIT;
	return true;
}

static bool add_line(struct script *script, struct slice text, uint64_t *ms,
		     char *reason)
{
	struct script_line *line = &script->line[script->count];
	struct slice time;

	if (!slice_word(&text, &time))
		return true;
	if (script->count == SCRIPT_LINES_MOST) {
		snprintf(reason, SCRIPT_REASON_MAX,
			 "more than %d commands: make several scripts of it",
			 SCRIPT_LINES_MOST);
		return false;
	}
	if (!parse_time(time, ms, reason))
		return false;
	line->ms = *ms;
	if (!parse_deed(without_blanks(text), line, reason))
		return false;
	script->count++;
	return true;
}

unsigned int script_parse(struct script *script, struct slice text,
			  char *reason)
{
	unsigned int number = 0;
	uint64_t ms = 0;
	struct slice line;

	script->count = 0;
	script->next = 0;
	text = converted_skip_mark(text);
	if (converted_is_utf16(text)) {
		snprintf(reason, SCRIPT_REASON_MAX, "%s",
			 converted_words(text));
		return 1;
	}
	while (slice_line(&text, &line)) {
		number++;
		if (!add_line(script, without_comment(line), &ms, reason))
			return number;
	}
	if (script->count)
		return 0;
	snprintf(reason, SCRIPT_REASON_MAX,
		 "there is no command: write lines like \"1 immediate\"");
	return number ? number : 1;
}

const struct script_line *script_take(struct script *script, uint64_t ms)
{
	if (script->next == script->count || script->line[script->next].ms > ms)
		return NULL;
	return &script->line[script->next++];
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

uint64_t script_wait_ms(const struct script *script, uint64_t ms, uint64_t most)
{
	uint64_t due;

	if (script->next == script->count)
		return most;
	due = script->line[script->next].ms;
	if (due <= ms)
		return 0;
	return due - ms < most ? due - ms : most;
}
