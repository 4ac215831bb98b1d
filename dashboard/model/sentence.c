// SPDX-License-Identifier: GPL-2.0
#include "model/sentence.h"

#include <stdarg.h>
#include <stdio.h>

#include "model/message.h"

void sentence_add(struct sentence *sentence, const char *format, ...)
{
	size_t room = MESSAGE_MAX - sentence->used;
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(sentence->text + sentence->used, room, format, args);
	va_end(args);
	if (length > 0)
		sentence->used +=
			(size_t)length < room ? (size_t)length : room - 1;
}
