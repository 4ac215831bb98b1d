/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Everything a key can do, in one table: dispatch, the key column, the key
 * bar, the help screen, the man page and README's table are all made from it.
 * dispatch.c says what each action does.
 */
#ifndef WQTOP_ACTIONS_H
#define WQTOP_ACTIONS_H

#include <stddef.h>

#include "../common/command.h"
#include "keys.h"

/* "verb" of an action that sends no command. */
#define ACTION_NO_VERB	(-1)

/*
 * ACTION(symbol, handler, key, twin key, label, verb, queue, bar, help)
 *
 * @handler: act_handler() in dispatch.c. @label: the keys in words. @queue: the row that the command feeds, or "".
 * @bar: the word in the key bar, or "" for none. @help: a whole sentence, used
 * in the man page too.
 */
#define ACTIONS(ACTION)							\
	ACTION(IMMEDIATE, send, 'i', 0, "i", WQDEMO_VERB_IMMEDIATE, "system",	\
	       "immediate", "queue the system item with schedule_work()") \
	ACTION(DELAYED, send, 'd', 0, "d", WQDEMO_VERB_DELAYED, "delayed",	\
	       "delayed", "queue the delayed item, due in 2 s")		\
	ACTION(CUSTOM, send, 'c', 0, "c", WQDEMO_VERB_CUSTOM, "custom",	\
	       "custom", "queue a new item on our own workqueue")	\
	ACTION(START, send, 's', 0, "s", WQDEMO_VERB_START, "periodic",	\
	       "start", "start the periodic item")			\
	ACTION(STOP, send, 'x', 0, "x", WQDEMO_VERB_STOP, "periodic",		\
	       "stop", "stop the periodic item and wait for its last run") \
	ACTION(COUNT, count, '0', 0, "0-9", ACTION_NO_VERB, "",		\
	       "", "type a count for the next key: 8c queues eight items") \
	ACTION(CLEAR, clear, KEY_ESCAPE, 0, "Esc", ACTION_NO_VERB, "",		\
	       "", "clear the count; leave the help screen")		\
	ACTION(PAUSE, pause, ' ', 0, "Space", ACTION_NO_VERB, "",		\
	       "pause", "freeze the picture; once more to go on")	\
	ACTION(SLOWER, slower, '+', 0, "+", ACTION_NO_VERB, "",			\
	       "", "refresh less often")				\
	ACTION(FASTER, faster, '-', 0, "-", ACTION_NO_VERB, "",			\
	       "", "refresh more often")				\
	ACTION(HELP, help, '?', KEY_FUNCTION(1), "? F1", ACTION_NO_VERB, "",	\
	       "help", "show this help; any key leaves it")		\
	ACTION(QUIT, quit, 'q', KEY_FUNCTION(10), "q F10", ACTION_NO_VERB, "", \
	       "quit", "quit; what was queued in the kernel goes on")	\
	ACTION(REDRAW, redraw, KEY_CTRL('l'), 0, "Ctrl-L", ACTION_NO_VERB, "",	\
	       "", "draw the whole screen anew")

#define ACTION_SYMBOL(symbol, handler, ...)	ACTION_##symbol,
enum action_id {
	ACTIONS(ACTION_SYMBOL)
	ACTION_IDS,
	ACTION_NONE = ACTION_IDS	/* a key without a meaning */
};

struct action {
	int key;
	int twin;
	const char *label;
	int verb;
	const char *queue;
	const char *bar;
	const char *help;
};

extern const struct action actions[ACTION_IDS];

enum action_id action_of_key(int key);

/* Return: the action that sends @verb, or NULL. */
const struct action *action_of_verb(int verb);

/* Writes the keys that feed a queue, "s/x" with @between "/"; or "". */
void action_queue_keys(const char *queue, const char *between, char *out,
		       size_t size);

#endif
