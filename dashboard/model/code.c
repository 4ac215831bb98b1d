// SPDX-License-Identifier: GPL-2.0
#include "model/code.h"

#include <string.h>

#include "lib/text.h"
#include "read/event_line.h"

/* Return: the bit of the event of that name, or 0. */
static unsigned int event_bit(struct slice name)
{
	int kind;

	if (name.length && name.text[name.length - 1] == ',')
		name.length--;
	for (kind = 0; kind < WQDEMO_EVENT_COUNT; kind++)
		if (slice_equals(name, event_name((enum wqdemo_event)kind)))
			return 1u << kind;
	return 0;
}

/* Reads a comment: "[condition] => event, event", or something else. */
static bool parse_marker(struct slice comment, struct code_line *line)
{
	struct slice condition = { "", 0 }, word;
	unsigned int events = 0, bit;

	if (!slice_word(&comment, &word))
		return false;
	if (!slice_equals(word, "=>")) {
		condition = word;
		if (!slice_word(&comment, &word) || !slice_equals(word, "=>"))
			return false;
	}
	while (slice_word(&comment, &word)) {
		bit = event_bit(word);
		if (!bit)
			return false;
		events |= bit;
	}
	line->events = events;
	line->condition = condition;
	return events != 0;
}

/* Return: where the comment begins that ends the line, or NULL. */
static const char *find_comment(struct slice text)
{
	size_t at = text.length;

	if (at < 4 || memcmp(text.text + at - 2, "*/", 2))
		return NULL;
	for (at -= 4; at > 0; at--)
		if (!memcmp(text.text + at, "/*", 2))
			return text.text + at;
	return NULL;
}

static void read_line(struct code_line *line, struct slice text)
{
	const char *comment = find_comment(text);
	struct slice inside;

	memset(line, 0, sizeof(*line));
	line->text = text;
	line->code = text;
	if (!comment)
		return;
	inside.text = comment + 2;
	inside.length = text.length - (size_t)(comment - text.text) - 4;
	if (!parse_marker(inside, line))
		return;
	line->code.length = (size_t)(comment - text.text);
	while (line->code.length &&
	       strchr(" \t", line->code.text[line->code.length - 1]))
		line->code.length--;
}

void code_read(struct code *code, const struct code_file *file)
{
	struct slice rest = { file->text, strlen(file->text) }, text;

	code->path = file->path;
	code->count = 0;
	while (code->count < CODE_LINES_MOST && slice_line(&rest, &text))
		read_line(&code->line[code->count++], text);
}

/*
 * Return: whether the command has the condition among its words. "cpu="
 * matches any word that begins so.
 */
static bool has_word(const char *command, struct slice condition)
{
	struct slice rest = { command, strlen(command) }, word;

	while (slice_word(&rest, &word)) {
		if (condition.text[condition.length - 1] == '=' &&
		    word.length > condition.length)
			word.length = condition.length;
		if (word.length == condition.length &&
		    !memcmp(word.text, condition.text, word.length))
			return true;
	}
	return false;
}

unsigned int code_line_of(const struct code *code, enum wqdemo_event kind,
			  const char *command)
{
	unsigned int otherwise = 0, i;

	for (i = 0; i < code->count; i++) {
		const struct code_line *line = &code->line[i];

		if (!(line->events & 1u << kind))
			continue;
		if (line->condition.length &&
		    has_word(command, line->condition))
			return i + 1;
		/*
		 * A line without a condition wins over one whose condition
		 * does not hold.
		 */
		if (!otherwise || !line->condition.length)
			otherwise = i + 1;
	}
	return otherwise;
}

void code_expand(struct slice text, unsigned int tab, char *out, size_t size)
{
	size_t at, used = 0;

	for (at = 0; at < text.length && used + 1 < size; at++) {
		if (text.text[at] != '\t') {
			out[used++] = text.text[at];
			continue;
		}
		do
			out[used++] = ' ';
		while (used % tab && used + 1 < size);
	}
	out[used] = '\0';
	/* Not even the project's own source goes to the terminal unchecked. */
	text_make_printable(out);
}
