/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Writes lines of text where they are read from, several times faster than
 * seq_printf(). Each line_...(at, ...) writes at @at and returns the end. It
 * may also write blanks behind that.
 */
#ifndef WQDEMO_LINE_H
#define WQDEMO_LINE_H

#include <linux/seq_file.h>
#include <linux/string.h>
#include <linux/types.h>

/* Room for what is written from line_begin() to line_end(), and blanks. */
#define LINE_MOST 512

/*
 * Return: where there is room for LINE_MOST bytes, for line_end(); or NULL: the
 * buffer of @out is full, and seq_file will ask for the text again, or for the
 * rest, with room for more.
 */
static inline char *line_begin(struct seq_file *out)
{
	char *at;

	if (seq_get_buf(out, &at) >= LINE_MOST)
		return at;
	seq_commit(out, -1);
	return NULL;
}

/* Leaves in @out what was written from line_begin() to @end. */
static inline void line_end(struct seq_file *out, const char *end)
{
	seq_commit(out, end - (out->buf + out->count));
}

static inline char *line_char(char *at, char c)
{
	*at = c;
	return at + 1;
}

static __always_inline char *line_text(char *at, const char *text)
{
	size_t length = strlen(text);

	memcpy(at, text, length);
	return at + length;
}

char *line_long_number(char *at, u64 value);

static inline char *line_number(char *at, u64 value)
{
	return value < 10 ? line_char(at, '0' + value) :
			    line_long_number(at, value);
}

/* Writes a blank, then the number, or "-" for none, right-aligned in @width. */
char *line_number_cell(char *at, u64 value, int width);
char *line_no_number_cell(char *at, int width);

/* Writes the text left-aligned in @width. */
char *line_padded(char *at, const char *text, int width);

#endif
