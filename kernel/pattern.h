/* SPDX-License-Identifier: GPL-2.0 */
/* What the rest of the module knows of a pattern: one row, one file. */
#ifndef WQDEMO_PATTERN_H
#define WQDEMO_PATTERN_H

#include <linux/types.h>

#include "../common/abi.h"
#include "../common/command.h"

struct answer;
struct static_item;
struct ticks;

struct pattern {
	/* How the kernel was asked for the workqueue. */
	const char *made_by;
	const char *flags;
	unsigned int max_active;

	/* Both may be NULL. @exit cancels every item, then frees. */
	int (*init)(void);
	void (*exit)(void);

	/* The one item of the pattern; NULL where each submission allocates one. */
	struct static_item *item;
};

#define PATTERN_DECLARE(symbol, name)	extern const struct pattern pattern_##name;
WQDEMO_QUEUES(PATTERN_DECLARE)

const struct pattern *pattern_of(enum wqdemo_queue queue);
const char *queue_name(enum wqdemo_queue queue);

/* Every pattern's init(), all or none; and their exit(), in reverse. */
int patterns_init(void);
void patterns_exit(void);

/*
 * One for each verb, in the pattern's file. Process context, may sleep, any
 * number at once. Return: 0 or -errno, which @answer explains.
 */
#define COMMAND_DECLARE(symbol, word, takes, help)			\
	int command_##word(const struct wqdemo_command *command,	\
			   struct answer *answer);
WQDEMO_VERBS(COMMAND_DECLARE)

/* The clockwork of the periodic pattern, as it is now. Any context. */
void periodic_read(struct ticks *now);

#endif
