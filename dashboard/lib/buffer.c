// SPDX-License-Identifier: GPL-2.0
#include "lib/buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Room for any reading of the module, in one go. */
#define ROOM_LEAST 65536

bool buffer_reserve(struct buffer *buffer, size_t more)
{
	size_t room = buffer->room > ROOM_LEAST ? buffer->room : ROOM_LEAST;
	char *text;

	if (more <= buffer->room - buffer->length)
		return true;
	if (more > SIZE_MAX / 4 - buffer->length)
		return false;
	while (room - buffer->length < more)
		room *= 2;
	text = realloc(buffer->text, room);
	if (!text)
		return false;
	buffer->text = text;
	buffer->room = room;
	return true;
}

bool buffer_add(struct buffer *buffer, const char *text, size_t length)
{
	if (!buffer_reserve(buffer, length))
		return false;
	/* An empty buffer may have no memory, which memcpy() must not see. */
	if (length)
		memcpy(buffer->text + buffer->length, text, length);
	buffer->length += length;
	return true;
}

void buffer_free(struct buffer *buffer)
{
	free(buffer->text);
	memset(buffer, 0, sizeof(*buffer));
}
