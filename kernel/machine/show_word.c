// SPDX-License-Identifier: GPL-2.0
#include <linux/seq_file.h>

#include "show_word.h"

void show_word(struct seq_file *out, const char *text, int size)
{
	int i;

	if (!text[0])
		seq_putc(out, '-');
	for (i = 0; i < size && text[i]; i++) {
		if (text[i] > ' ' && text[i] < 127 && text[i] != '\\')
			seq_putc(out, text[i]);
		else
			seq_printf(out, "\\%03o", (unsigned char)text[i]);
	}
}
