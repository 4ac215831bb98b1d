// SPDX-License-Identifier: GPL-2.0
#include "input/paste.h"

#include <string.h>

static const char end[] = "\033[201~";

void paste_begin(struct paste *paste)
{
	memset(paste, 0, sizeof(*paste));
}

static void add(struct paste *paste, unsigned char byte)
{
	/* Empty lines before the first one do not count. */
	if (byte == '\r' || byte == '\n') {
		paste->ended = paste->length || paste->strange;
		return;
	}
	if (paste->ended) {
		paste->more = true;
		return;
	}
	if (byte == '\t')
		byte = ' ';
	if (byte < ' ' || byte > '~')
		paste->strange = true;
	else if (paste->length == PASTE_MAX)
		paste->cut = true;
	else
		paste->text[paste->length++] = (char)byte;
}

bool paste_take(struct paste *paste, unsigned char byte)
{
	size_t i;

	if (byte == (unsigned char)end[paste->matched]) {
		paste->matched++;
		return paste->matched == sizeof(end) - 1;
	}
	/* It was no end. Esc is only its first byte: nothing else begins. */
	for (i = 0; i < paste->matched; i++)
		add(paste, (unsigned char)end[i]);
	paste->matched = byte == (unsigned char)end[0];
	if (!paste->matched)
		add(paste, byte);
	return false;
}
