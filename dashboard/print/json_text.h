/* SPDX-License-Identifier: GPL-2.0 */
#ifndef WQTOP_PRINT_JSON_TEXT_H
#define WQTOP_PRINT_JSON_TEXT_H

#include <stdio.h>

/* Writes a string of JSON, in quotes and in ASCII. */
void json_text(FILE *out, const char *text);

#endif
