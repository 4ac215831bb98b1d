/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A saved command line: words in the manner of the shell, comments from # to
 * the end of the line. Pure: config_file.c reads and writes the file.
 */
#ifndef WQTOP_OPTIONS_CONFIG_H
#define WQTOP_OPTIONS_CONFIG_H

#include <stddef.h>

#include "model/model.h"

/* More than anybody needs. */
#define CONFIG_TEXT_MAX		8192
#define CONFIG_WORDS_MAX	128
#define CONFIG_REASON_MAX	96
#define CONFIG_LINE_MAX		160

/*
 * Breaks @text into words, in place: the words stand in @text. Blanks part
 * them; '...' and "..." keep blanks, within a line; \ takes the next character
 * as it is. Nothing is expanded.
 *
 * Return: the number of words, or -1, and @reason says what is wrong, in which
 * line and what to do.
 */
int config_split(char *text, char *words[CONFIG_WORDS_MAX],
		 char reason[CONFIG_REASON_MAX]);

/* Writes the line that keeps the looks, if they were chosen, and the interval. */
void config_line(const struct model *model, char line[CONFIG_LINE_MAX]);

/*
 * Appends @line to @old, where it wins, and removes an older such line. All
 * else stays. Return: false if @out is too small.
 */
bool config_merge(const char *old, const char *line, char *out, size_t size);

#endif
