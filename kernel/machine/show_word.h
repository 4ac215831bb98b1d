/* SPDX-License-Identifier: GPL-2.0 */
#ifndef MACHINE_SHOW_WORD_H
#define MACHINE_SHOW_WORD_H

struct seq_file;

/*
 * Both write up to @size bytes of @text as one word, `-` if there are none.
 * Blanks and what is not printable would break a table's row: `\` and octal
 * digits, so that the word has up to four times as many bytes. @size is at most
 * a quarter of LINE_MOST.
 */
void show_word(struct seq_file *out, const char *text, int size);

/* Writes where line_begin() made room. Return: the end. */
char *put_word(char *at, const char *text, int size);

#endif
