/* SPDX-License-Identifier: GPL-2.0 */
#ifndef MACHINE_SHOW_WORD_H
#define MACHINE_SHOW_WORD_H

struct seq_file;

/*
 * Writes up to @size bytes of @text as one word, `-` if there are none. Blanks
 * and what is not printable would break a table's row: `\` and octal digits.
 */
void show_word(struct seq_file *out, const char *text, int size);

#endif
