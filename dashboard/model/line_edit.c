// SPDX-License-Identifier: GPL-2.0
#include "model/line_edit.h"

#include <string.h>

#include "lib/keys.h"

void prompt_open(struct prompt *prompt)
{
	prompt->open = true;
	prompt->at = 0;
	prompt->cursor = 0;
	prompt->line[0][0] = '\0';
	memcpy(prompt->line[1], prompt->history[0], sizeof(prompt->history));
}

void prompt_close(struct prompt *prompt)
{
	prompt->open = false;
}

const char *prompt_text(const struct prompt *prompt)
{
	return prompt->line[prompt->at];
}

void prompt_keep(struct prompt *prompt)
{
	const char *text = prompt_text(prompt);

	if (prompt->kept && !strcmp(prompt->history[0], text))
		return;
	memmove(prompt->history[1], prompt->history[0],
		sizeof(prompt->history) - sizeof(prompt->history[0]));
	strcpy(prompt->history[0], text);
	if (prompt->kept < PROMPT_HISTORY)
		prompt->kept++;
}

bool prompt_replace(struct prompt *prompt, size_t start, const char *text,
		    size_t length)
{
	char *line = prompt->line[prompt->at];
	size_t whole = strlen(line);
	size_t rest = whole - prompt->cursor;

	if (start + length + rest > PROMPT_MAX)
		return false;
	memmove(line + start + length, line + prompt->cursor, rest + 1);
	memcpy(line + start, text, length);
	prompt->cursor = start + length;
	return true;
}

/* Removes what stands between @start and the cursor. */
static void erase_from(struct prompt *prompt, size_t start)
{
	prompt_replace(prompt, start, "", 0);
}

/* Where the word before the cursor begins, with the blanks behind it. */
static size_t word_start(const struct prompt *prompt)
{
	const char *line = prompt_text(prompt);
	size_t at = prompt->cursor;

	while (at && line[at - 1] == ' ')
		at--;
	while (at && line[at - 1] != ' ')
		at--;
	return at;
}

static void delete_at_cursor(struct prompt *prompt)
{
	if (!prompt_text(prompt)[prompt->cursor])
		return;
	prompt->cursor++;
	erase_from(prompt, prompt->cursor - 1);
}

/* Backspace on an empty line takes the prompt itself away. */
static enum prompt_result rub_out(struct prompt *prompt)
{
	if (!*prompt_text(prompt))
		return PROMPT_LEFT;
	if (prompt->cursor)
		erase_from(prompt, prompt->cursor - 1);
	return PROMPT_EDITED;
}

static void show_line(struct prompt *prompt, unsigned int number)
{
	prompt->at = number;
	prompt->cursor = strlen(prompt_text(prompt));
}

static enum prompt_result insert(struct prompt *prompt, int key)
{
	char byte = (char)key;

	if (key < ' ' || key > '~')
		return PROMPT_UNKNOWN;
	return prompt_replace(prompt, prompt->cursor, &byte, 1) ? PROMPT_EDITED
								: PROMPT_FULL;
}

enum prompt_result prompt_key(struct prompt *prompt, int key)
{
	switch (key) {
	case KEY_RETURN:
		return PROMPT_ENTERED;
	case KEY_ESCAPE:
		return PROMPT_LEFT;
	case KEY_TAB:
		return PROMPT_TAB;
	case KEY_RUBOUT:
		return rub_out(prompt);
	case KEY_DELETE:
	case KEY_CTRL('d'):
		delete_at_cursor(prompt);
		break;
	case KEY_ARROW_LEFT:
		prompt->cursor -= prompt->cursor > 0;
		break;
	case KEY_ARROW_RIGHT:
		prompt->cursor += prompt_text(prompt)[prompt->cursor] != '\0';
		break;
	case KEY_FIRST:
	case KEY_CTRL('a'):
		prompt->cursor = 0;
		break;
	case KEY_LAST:
	case KEY_CTRL('e'):
		prompt->cursor = strlen(prompt_text(prompt));
		break;
	case KEY_CTRL('u'):
		erase_from(prompt, 0);
		break;
	case KEY_CTRL('w'):
		erase_from(prompt, word_start(prompt));
		break;
	case KEY_ARROW_UP:
		if (prompt->at < prompt->kept)
			show_line(prompt, prompt->at + 1);
		break;
	case KEY_ARROW_DOWN:
		if (prompt->at)
			show_line(prompt, prompt->at - 1);
		break;
	default:
		return insert(prompt, key);
	}
	return PROMPT_EDITED;
}

size_t prompt_first(const struct prompt *prompt, size_t columns)
{
	size_t all = strlen(prompt_text(prompt)) + 1;
	size_t half = columns / 2;
	size_t first;

	if (all <= columns)
		return 0;
	first = prompt->cursor > half ? prompt->cursor - half : 0;
	return first < all - columns ? first : all - columns;
}
