// SPDX-License-Identifier: GPL-2.0
#include "print/csv_text.h"

#include <stdbool.h>
#include <string.h>

void csv_text(FILE *out, const char *text)
{
	bool quoted = strpbrk(text, "\",\r\n") != NULL;

	if (quoted)
		putc('"', out);
	for (; *text; text++) {
		if (*text == '"')
			putc('"', out);
		putc(*text >= ' ' && *text <= '~' ? *text : '?', out);
	}
	if (quoted)
		putc('"', out);
}
