/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Numbers as people say them: 12 µs, 100 ms, 1.1 s; 3.2 k. Never ten digits.
 * Pure.
 */
#ifndef WQTOP_LIB_TEXT_H
#define WQTOP_LIB_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Every text below fits. */
#define TEXT_MAX	16

/* @ascii: "us" where µ cannot be shown. */
void text_duration(uint64_t ns, bool ascii, char *out, size_t size);

/* Exact up to 99999, then "123 k", "1.2 M". */
void text_count(uint64_t count, char *out, size_t size);

/* "1.0", "12", "3.2 k". */
void text_rate(double per_second, char *out, size_t size);

/* "3:12", "1:02:03", "4 days". */
void text_clock(uint64_t ns, char *out, size_t size);

/* Puts '?' for every byte that is not printable ASCII. */
void text_make_printable(char *text);

/* Columns that a UTF-8 text takes; every character of ours takes one. */
int text_columns(const char *text);

/* Bytes of the first characters that take at most @columns. */
size_t text_clip(const char *text, int columns);

/*
 * The same where the end of a text that is cut is marked: the mark takes a
 * column. Blanks at the end are no loss.
 */
size_t text_cut(const char *text, int columns, bool *cut);

/* Bytes of the first line of a text that is broken at blanks. */
size_t text_line_length(const char *text, int columns);

/* Return: where the line after it begins. */
const char *text_next_line(const char *text, int columns);

/* Return: the rows that a text takes when it is broken so. */
int text_rows(const char *text, int columns);

#endif
