/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A pasted text, as far as a line of text can take it: its first line. The
 * terminal brackets it with "Esc [ 200 ~" and "Esc [ 201 ~".
 */
#ifndef WQTOP_INPUT_PASTE_H
#define WQTOP_INPUT_PASTE_H

#include <stdbool.h>
#include <stddef.h>

#define PASTE_MAX 512

struct paste {
	size_t length;
	char text[PASTE_MAX];	/* printable ASCII; a tab is a blank */
	bool ended;		/* a line break came */
	bool more;		/* and text behind it */
	bool cut;		/* the line was longer */
	bool strange;		/* it had other characters, which are left out */
	size_t matched;		/* bytes of the end that came */
};

void paste_begin(struct paste *paste);

/* Return: whether this byte was the last of the end. */
bool paste_take(struct paste *paste, unsigned char byte);

#endif
