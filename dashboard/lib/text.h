/* SPDX-License-Identifier: GPL-2.0 */
/* Numbers for people: 12 µs, 100 ms, 1.1 s, 3.2 k. Never ten digits. */
#ifndef WQTOP_LIB_TEXT_H
#define WQTOP_LIB_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Every text below fits. */
#define TEXT_MAX	16

/* @ascii: "us" where µ cannot be shown. */
void text_duration(uint64_t ns, bool ascii, char *out, size_t size);

/*
 * Writes two times with as many digits as tell them apart: "2.97 ms", "3.00 ms".
 * Both texts have room for @size.
 */
void text_durations(uint64_t ns, uint64_t other_ns, bool ascii, char *out,
		    char *other, size_t size);

/* Exact up to 99999, then "123 k", "1.2 M". */
void text_count(uint64_t count, char *out, size_t size);

/* "1.0", "12", "3.2 k". */
void text_rate(double per_second, char *out, size_t size);

/* "3:12", "1:02:03", "4 days". */
void text_clock(uint64_t ns, char *out, size_t size);

/* Puts '?' for every byte that is not printable ASCII. */
void text_make_printable(char *text);

/* Return: the columns that a terminal of this locale needs for a UTF-8 text. */
int text_columns(const char *text);

/* Return: the bytes of the characters that fit into @columns. */
size_t text_clip(const char *text, int columns);

/*
 * As text_clip(), with a column left for the mark of a text that was cut.
 * Blanks at the end may be cut without a mark.
 */
size_t text_cut(const char *text, int columns, bool *cut);

/* Return: the bytes of the first line of a text that is broken at blanks. */
size_t text_line_length(const char *text, int columns);

/*
 * Compares as people count: "1:3" comes before "1:19". Return: as strcmp(), but
 * 0 for "03" and "3".
 */
int text_compare(const char *a, const char *b);

/* Return: where the line after it begins. */
const char *text_next_line(const char *text, int columns);

/* Return: the rows that a text takes when it is broken so. */
int text_rows(const char *text, int columns);

#endif
