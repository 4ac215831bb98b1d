/* SPDX-License-Identifier: GPL-2.0 */
/* Bytes that grow. Not NUL-terminated. All zero is an empty one. Pure. */
#ifndef WQTOP_LIB_BUFFER_H
#define WQTOP_LIB_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
	char *text;
	size_t length;
	size_t room;
};

/* Makes room for @more bytes behind what is there. Return: false without memory. */
bool buffer_reserve(struct buffer *buffer, size_t more);

/* Appends bytes. Return: false without memory; nothing was appended then. */
bool buffer_add(struct buffer *buffer, const char *text, size_t length);

void buffer_free(struct buffer *buffer);

#endif
