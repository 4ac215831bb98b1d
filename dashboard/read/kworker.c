// SPDX-License-Identifier: GPL-2.0
#include "read/kworker.h"

#include <ctype.h>
#include <string.h>

#define PREFIX "kworker/"

/* PF_KTHREAD of the kernel's flags of a process. */
#define FLAG_OF_THREADS 0x00200000

/* The words behind the name, from 0. */
enum {
	WORD_STATE,
	WORD_FLAGS = 6,
	WORD_USER_TICKS = 11,
	WORD_KERNEL_TICKS,
	WORD_STARTED = 19,
	WORDS,
};

/* A rescuer is "kworker/R-QUEUE", with "+QUEUE" behind it while it runs an item. */
static void take_name(struct kworker *worker, struct slice name)
{
	struct slice rest = name, queue;
	bool rescues = slice_takes(&rest, PREFIX "R-");
	size_t length = name.length - rest.length;

	while (length < name.length && name.text[length] != '+' &&
	       (rescues || name.text[length] != '-'))
		length++;
	slice_copy((struct slice){ name.text, length }, worker->name,
		   sizeof(worker->name));
	worker->busy = length < name.length && name.text[length] == '+';
	queue = (struct slice){ name.text + length, name.length - length };
	if (rescues)
		queue = (struct slice){ rest.text,
					length - strlen(PREFIX "R-") };
	else if (queue.length)
		queue = (struct slice){ queue.text + 1, queue.length - 1 };
	slice_copy(queue, worker->queue, sizeof(worker->queue));
}

/* Cuts "PID (NAME) " off. The name may have parentheses itself. */
static bool take_head(struct kworker *worker, struct slice *text)
{
	struct slice name;
	const char *end;

	if (!slice_take_number(text, UINT64_MAX, &worker->pid) ||
	    !slice_skip_blanks(text) || !slice_takes(text, "("))
		return false;
	end = memrchr(text->text, ')', text->length);
	if (!end)
		return false;
	name = (struct slice){ text->text, (size_t)(end - text->text) };
	text->text += name.length + 1;
	text->length -= name.length + 1;
	if (name.length < strlen(PREFIX) ||
	    memcmp(name.text, PREFIX, strlen(PREFIX)))
		return false;
	take_name(worker, name);
	return true;
}

bool kworker_parse(struct kworker *worker, struct slice text)
{
	struct slice word[WORDS], line = { "", 0 };
	uint64_t flags, user, kernel;
	unsigned int i;

	memset(worker, 0, sizeof(*worker));
	slice_line(&text, &line);
	if (!take_head(worker, &line))
		return false;
	for (i = 0; i < WORDS; i++)
		if (!slice_word(&line, &word[i]))
			return false;
	if (!slice_number(word[WORD_FLAGS], &flags) ||
	    !slice_number(word[WORD_USER_TICKS], &user) ||
	    !slice_number(word[WORD_KERNEL_TICKS], &kernel) ||
	    !slice_number(word[WORD_STARTED], &worker->started))
		return false;
	if (!isalpha((unsigned char)*word[WORD_STATE].text))
		return false;
	worker->state = *word[WORD_STATE].text;
	worker->ticks = user + kernel;
	return flags & FLAG_OF_THREADS;
}
