/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A pattern, as the rest of the module sees it. Each has a row in abi.h and a
 * file in patterns/.
 *
 * wqtop's view of the code finds lines by markers at their ends. "=> started":
 * this event tells that the line was reached. "cpu= => submitted": the same,
 * but only for a command with that word.
 */
#ifndef WQDEMO_PATTERN_H
#define WQDEMO_PATTERN_H

#include <linux/types.h>

#include "../common/abi.h"
#include "../common/command.h"

struct answer;
struct registry;
struct static_item;

struct pattern {
	/* How the workqueue was made, for the table of flags. */
	const char *made_by;
	const char *flags;
	bool unbound;
	unsigned int max_active; /* of a queue of the kernel; else see registry */

	int (*init)(void);  /* NULL: nothing to make */
	void (*exit)(void); /* cancels every item, then frees */

	/* One of the two; the other is NULL. */
	struct static_item *item;
	struct registry *registry;
};

#define PATTERN_DECLARE(symbol, name, ...) \
	extern const struct pattern pattern_##name;
WQDEMO_QUEUES(PATTERN_DECLARE)

const struct pattern *pattern_of(enum wqdemo_queue queue);

/* True if this kernel has the kind of workqueue. */
bool pattern_is_there(const struct pattern *pattern);

/* Wakes every command that waits for items. */
void patterns_wake_waiters(void);

/* Calls every pattern's init(), all or none; and every exit(), in reverse. */
int patterns_init(void);
void patterns_exit(void);

/*
 * One function for each verb, in the file of its pattern, in verbs.c or in
 * scenario.c. Process context, may sleep; several may run at the same time.
 * Return: 0 or -errno, which @answer explains.
 */
#define COMMAND_DECLARE(word)                                    \
	int command_##word(const struct wqdemo_command *command, \
			   struct answer *answer);
#define COMMAND_DECLARE_QUEUE(symbol, name, verb, ...) COMMAND_DECLARE(verb)
#define COMMAND_DECLARE_VERB(word, ...)		       COMMAND_DECLARE(word)
WQDEMO_QUEUES(COMMAND_DECLARE_QUEUE)
WQDEMO_VERBS(COMMAND_DECLARE_VERB)

#endif
