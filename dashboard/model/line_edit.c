// SPDX-License-Identifier: GPL-2.0
#include "model/line_edit.h"

#include <string.h>

#include "lib/keys.h"

void line_edit_open(struct line_edit *edit)
{
	edit->open = true;
	edit->at = 0;
	edit->cursor = 0;
	edit->line[0][0] = '\0';
	memcpy(edit->line[1], edit->history[0], sizeof(edit->history));
}

void line_edit_close(struct line_edit *edit)
{
	edit->open = false;
}

const char *line_edit_text(const struct line_edit *edit)
{
	return edit->line[edit->at];
}

void line_edit_keep(struct line_edit *edit)
{
	const char *text = line_edit_text(edit);

	if (edit->kept && !strcmp(edit->history[0], text))
		return;
	memmove(edit->history[1], edit->history[0],
		sizeof(edit->history) - sizeof(edit->history[0]));
	strcpy(edit->history[0], text);
	if (edit->kept < LINE_EDIT_HISTORY)
		edit->kept++;
}

bool line_edit_replace(struct line_edit *edit, size_t start, const char *text,
		       size_t length)
{
	char *line = edit->line[edit->at];
	size_t whole = strlen(line);
	size_t rest = whole - edit->cursor;

	if (start + length + rest > LINE_EDIT_MAX)
		return false;
	memmove(line + start + length, line + edit->cursor, rest + 1);
	memcpy(line + start, text, length);
	edit->cursor = start + length;
	return true;
}

/* Removes the text between @start and the cursor. */
static void erase_from(struct line_edit *edit, size_t start)
{
	line_edit_replace(edit, start, "", 0);
}

/*
 * Return: the begin of the word before the cursor; blanks behind it belong to
 * it.
 */
static size_t word_start(const struct line_edit *edit)
{
	const char *line = line_edit_text(edit);
	size_t at = edit->cursor;

	while (at && line[at - 1] == ' ')
		at--;
	while (at && line[at - 1] != ' ')
		at--;
	return at;
}

static void delete_at_cursor(struct line_edit *edit)
{
	if (!line_edit_text(edit)[edit->cursor])
		return;
	edit->cursor++;
	erase_from(edit, edit->cursor - 1);
}

/* Backspace on an empty line leaves the line. */
static enum line_edit_result rub_out(struct line_edit *edit)
{
	if (!*line_edit_text(edit))
		return LINE_LEFT;
	if (edit->cursor)
		erase_from(edit, edit->cursor - 1);
	return LINE_EDITED;
}

static void show_line(struct line_edit *edit, unsigned int number)
{
	edit->at = number;
	edit->cursor = strlen(line_edit_text(edit));
}

static enum line_edit_result insert(struct line_edit *edit, int key)
{
	char byte = (char)key;

	if (key < ' ' || key > '~')
		return LINE_UNKNOWN;
	return line_edit_replace(edit, edit->cursor, &byte, 1) ? LINE_EDITED :
								 LINE_FULL;
}

enum line_edit_result line_edit_key(struct line_edit *edit, int key)
{
	switch (key) {
	case KEY_RETURN:
		return LINE_ENTERED;
	case KEY_ESCAPE:
		return LINE_LEFT;
	case KEY_TAB:
		return LINE_TAB;
	case KEY_RUBOUT:
		return rub_out(edit);
	case KEY_DELETE:
	case KEY_CTRL('d'):
		delete_at_cursor(edit);
		break;
	case KEY_ARROW_LEFT:
		edit->cursor -= edit->cursor > 0;
		break;
	case KEY_ARROW_RIGHT:
		edit->cursor += line_edit_text(edit)[edit->cursor] != '\0';
		break;
	case KEY_FIRST:
	case KEY_CTRL('a'):
		edit->cursor = 0;
		break;
	case KEY_LAST:
	case KEY_CTRL('e'):
		edit->cursor = strlen(line_edit_text(edit));
		break;
	case KEY_CTRL('u'):
		erase_from(edit, 0);
		break;
	case KEY_CTRL('w'):
		erase_from(edit, word_start(edit));
		break;
	case KEY_ARROW_UP:
		if (edit->at < edit->kept)
			show_line(edit, edit->at + 1);
		break;
	case KEY_ARROW_DOWN:
		if (edit->at)
			show_line(edit, edit->at - 1);
		break;
	default:
		return insert(edit, key);
	}
	return LINE_EDITED;
}

size_t line_edit_first(const struct line_edit *edit, size_t columns)
{
	size_t all = strlen(line_edit_text(edit)) + 1;
	size_t half = columns / 2;
	size_t first;

	if (all <= columns)
		return 0;
	first = edit->cursor > half ? edit->cursor - half : 0;
	return first < all - columns ? first : all - columns;
}
