/* SPDX-License-Identifier: GPL-2.0 */
/* A sentence of the message line in the making. Pure. */
#ifndef WQTOP_MODEL_SENTENCE_H
#define WQTOP_MODEL_SENTENCE_H

#include <stddef.h>

struct sentence {
	char *text;			/* MESSAGE_MAX bytes */
	size_t used;
};

void sentence_add(struct sentence *sentence, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
