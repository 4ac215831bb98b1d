// SPDX-License-Identifier: GPL-2.0
#include <linux/seq_file.h>

#include "../line.h"
#include "show_word.h"

static char *put_octal(char *at, unsigned char c)
{
	at = line_char(at, '\\');
	at = line_char(at, '0' + (c >> 6));
	at = line_char(at, '0' + (c >> 3 & 7));
	return line_char(at, '0' + (c & 7));
}

char *put_word(char *at, const char *text, int size)
{
	int i;

	if (!text[0])
		at = line_char(at, '-');
	for (i = 0; i < size && text[i]; i++) {
		if (text[i] > ' ' && text[i] < 127 && text[i] != '\\')
			at = line_char(at, text[i]);
		else
			at = put_octal(at, text[i]);
	}
	return at;
}

void show_word(struct seq_file *out, const char *text, int size)
{
	char *at = line_begin(out);

	if (at)
		line_end(out, put_word(at, text, size));
}
