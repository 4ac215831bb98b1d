/* SPDX-License-Identifier: GPL-2.0 */
#ifndef WQTOP_PRINT_CSV_TEXT_H
#define WQTOP_PRINT_CSV_TEXT_H

#include <stdio.h>

#define CSV_END_OF_LINE "\r\n"

/* Writes a field, in quotes where needed, without control bytes. */
void csv_text(FILE *out, const char *text);

#endif
