/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the rest of the module knows of a pattern: one row, one file.
 *
 * In that file "=> started" at the end of a line says which events tell that
 * the line was reached, and "cpu= => submitted" that it is so when the command
 * has that word. wqtop's view of the code finds the lines by these.
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
	/* How the kernel was asked for the workqueue. */
	const char *made_by;
	const char *flags;
	bool unbound;
	unsigned int max_active; /* of the system's queue; else see registry */

	int (*init)(void);  /* NULL: there is nothing to make */
	void (*exit)(void); /* cancels every item, then frees */

	/* The one item of the pattern, or where those that it allocates live. */
	struct static_item *item;
	struct registry *registry;
};

#define PATTERN_DECLARE(symbol, name, ...) \
	extern const struct pattern pattern_##name;
WQDEMO_QUEUES(PATTERN_DECLARE)

const struct pattern *pattern_of(enum wqdemo_queue queue);

/* Whether this kernel has what the pattern needs. */
bool pattern_is_there(const struct pattern *pattern);

/* Has every command that waits for items look again. */
void patterns_wake_waiters(void);

/* Every pattern's init(), all or none; and their exit(), in reverse. */
int patterns_init(void);
void patterns_exit(void);

/*
 * One for each verb, in the pattern's file or in verbs.c. Process context, may sleep, any
 * number at once. Return: 0 or -errno, which @answer explains.
 */
#define COMMAND_DECLARE(word)                                    \
	int command_##word(const struct wqdemo_command *command, \
			   struct answer *answer);
#define COMMAND_DECLARE_QUEUE(symbol, name, verb, ...) COMMAND_DECLARE(verb)
#define COMMAND_DECLARE_VERB(word, ...)		       COMMAND_DECLARE(word)
WQDEMO_QUEUES(COMMAND_DECLARE_QUEUE)
WQDEMO_VERBS(COMMAND_DECLARE_VERB)

#endif
