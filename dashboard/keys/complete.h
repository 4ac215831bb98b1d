/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Completes a command that is being typed, by the grammar in
 * common/command.h.
 */
#ifndef WQTOP_KEYS_COMPLETE_H
#define WQTOP_KEYS_COMPLETE_H

#include <stddef.h>

#include "common/command.h"

/* Verbs are the longest list; keys and operands are other ones. */
#define COMPLETE_MOST	(WQDEMO_VERB_COUNT + WQDEMO_KEY_COUNT)

struct completion {
	size_t start;			/* where the piece of text begins */
	const char *candidate[COMPLETE_MOST];	/* whole words */
	unsigned int count;
	size_t common;			/* bytes that all of them begin with */
	char suffix;			/* follows each of them; '\0': nothing */
};

/*
 * Completes the piece of @text that ends at @cursor. Words that the kernel
 * would refuse are not offered. @queues: a bit for each enum wqdemo_queue
 * that it has.
 */
void complete(const char *text, size_t cursor, unsigned int queues,
	      struct completion *completion);

/* Return: the verb that a line begins with, or -1. */
int complete_verb(const char *text);

#endif
