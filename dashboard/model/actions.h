/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Everything a key can do, in one table: dispatch, the key column, the key
 * bar, the help screen, the man page and README's table are all made from it.
 * keys/handlers.c says what each action does.
 */
#ifndef WQTOP_MODEL_ACTIONS_H
#define WQTOP_MODEL_ACTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/command.h"
#include "lib/keys.h"

/* "verb" of an action that sends no command. */
#define ACTION_NO_VERB	(-1)

/*
 * A key for each queue comes from its row in common/abi.h: adding a queue takes
 * nothing here.
 */
#define ACTION_OF_QUEUE(id)	((int)(id) < (int)WQDEMO_QUEUE_COUNT)

/*
 * What the second key of an action says: SECOND_KEY(symbol, question, refusal)
 */
#define SECOND_KEYS(SECOND_KEY)						\
	SECOND_KEY(NONE, "", "")					\
	SECOND_KEY(QUEUE, "press a queue's key", "that is no queue's key, nothing was sent") \
	SECOND_KEY(SCENARIO, "press a, b, c, d or h (hog)",		\
		   "that is no scenario, nothing was sent")		\
	SECOND_KEY(VIEW, "press q (queues), t (timeline), c (code) or e (events)", "that is no view") \
	SECOND_KEY(FILTER, "press a queue's key, or / for all", "that is no queue's key") \
	SECOND_KEY(REPLACE, "D again changes the saved file", "nothing was saved")

#define SECOND_KEY_SYMBOL(symbol, ...)	SECOND_##symbol,
enum second_key {
	SECOND_KEYS(SECOND_KEY_SYMBOL)
	SECOND_KEY_COUNT
};

struct second_key_row {
	const char *question;
	const char *refusal;
};

extern const struct second_key_row second_keys[SECOND_KEY_COUNT];

/*
 * The others:
 * ACTION(symbol, handler, key, twin key, label, verb, queue, bar, second, help)
 *
 * @handler: handle_handler() in keys/handlers.c. @label: the keys in words. @queue: the
 * row where the key is shown, or "". @bar: the word in the key bar, or "" for
 * none. @second: which SECOND_KEY() must follow. @help: used in the man page
 * too.
 */
#define ACTIONS(ACTION)							\
	ACTION(STOP, send, 'x', 0, "x", WQDEMO_VERB_stop, "periodic",	\
	       "stop", NONE, "stop the periodic item and wait for its last run") \
	ACTION(CANCEL, ask, 'C', 0, "C", WQDEMO_VERB_cancel, "",		\
	       "cancel", QUEUE,						\
	       "then a queue's key: cancel what waits; what runs goes on") \
	ACTION(CANCEL_SYNC, ask, 'W', 0, "W", WQDEMO_VERB_cancel_sync, "", \
	       "cancel_sync", QUEUE,					\
	       "then a queue's key: cancel what waits, wait for what runs") \
	ACTION(FLUSH, ask, 'F', 0, "F", WQDEMO_VERB_flush, "",		\
	       "flush", QUEUE,						\
	       "then a queue's key: wait until all that was queued has run") \
	ACTION(MOD, send, 'M', 0, "M", WQDEMO_VERB_mod, "",		\
	       "mod", NONE,						\
	       "start the timer of delayed anew, no other takes it; 500M: 500 ms") \
	ACTION(MAX_ACTIVE, ask, 'A', 0, "A", WQDEMO_VERB_max_active, "", \
	       "max_active", QUEUE,					\
	       "number first, then a queue's key: 2Ac sets max_active of custom") \
	ACTION(SCENARIO, ask, 'S', 0, "S", WQDEMO_VERB_scenario, "",	\
	       "scenario", SCENARIO,					\
	       "then a b c d: play a case of the kernel's documentation; h: hog") \
	ACTION(RECORD, record, 'E', 0, "E", WQDEMO_VERB_record, "",	\
	       "events", NONE,						\
	       "have the module write events, or no longer")		\
	ACTION(RESET, send, 'R', 0, "R", WQDEMO_VERB_reset, "",		\
	       "reset", NONE,						\
	       "twice: start the counters again from zero")		\
	ACTION(REPEAT, repeat, '.', 0, ".", ACTION_NO_VERB, "",		\
	       "repeat", NONE, "send the last command once more")	\
	ACTION(COMMAND, command, ':', 0, ":", ACTION_NO_VERB, "",	\
	       "command", NONE, "type any command; Tab completes, Up: earlier ones") \
	ACTION(NEXT_VIEW, next_view, KEY_TAB, 0, "Tab", ACTION_NO_VERB, "", \
	       "view", NONE, "show the next view: queues, timeline, code, events") \
	ACTION(PREVIOUS_VIEW, previous_view, KEY_BACK_TAB, 0, "Shift-Tab", \
	       ACTION_NO_VERB, "", "", NONE, "show the view before")	\
	ACTION(VIEW, choose, 'v', 0, "v", ACTION_NO_VERB, "",		\
	       "", VIEW, "then q, t, c or e: show queues, timeline, code or events") \
	ACTION(FILTER, choose, '/', 0, "/", ACTION_NO_VERB, "",		\
	       "", FILTER, "then a queue's key: show only it in timeline and events; // shows all") \
	ACTION(UP, up, 'k', KEY_ARROW_UP, "k Up", ACTION_NO_VERB, "",	\
	       "", NONE, "the row, lane or line above; in the events, further back") \
	ACTION(DOWN, down, 'j', KEY_ARROW_DOWN, "j Down", ACTION_NO_VERB, "", \
	       "", NONE, "the row, lane or line below")			\
	ACTION(LEFT, left, 'h', KEY_ARROW_LEFT, "h Left", ACTION_NO_VERB, "", \
	       "", NONE, "timeline: back in time, beyond the edge freezes; code: pattern before") \
	ACTION(RIGHT, right, 'l', KEY_ARROW_RIGHT, "l Right", ACTION_NO_VERB, "", \
	       "", NONE, "timeline: on in time; code: next pattern")	\
	ACTION(PAGE_UP, page_up, KEY_PAGE_UP, 0, "PgUp", ACTION_NO_VERB, "", \
	       "", NONE, "events, code, help: a page back; timeline: a screen back in time") \
	ACTION(PAGE_DOWN, page_down, KEY_PAGE_DOWN, 0, "PgDn", ACTION_NO_VERB, "", \
	       "", NONE, "events, code, help: a page on; timeline: a screen on in time") \
	ACTION(FIRST, first, KEY_FIRST, 0, "Home", ACTION_NO_VERB, "",	\
	       "", NONE, "the oldest event, the first line or page")	\
	ACTION(LAST, last, KEY_LAST, 0, "End", ACTION_NO_VERB, "",	\
	       "", NONE, "the newest event, the last line or page")	\
	ACTION(ZOOM_IN, zoom_in, ']', 0, "]", ACTION_NO_VERB, "",	\
	       "", NONE, "timeline: less time, larger; to 1 ms a column") \
	ACTION(ZOOM_OUT, zoom_out, '[', 0, "[", ACTION_NO_VERB, "",	\
	       "", NONE, "timeline: more time; to 10 s across")		\
	ACTION(LANES, lanes, 'L', 0, "L", ACTION_NO_VERB, "",		\
	       "", NONE, "timeline: a lane for each worker, or for each item") \
	ACTION(DETAILS, details, KEY_RETURN, 0, "Enter", ACTION_NO_VERB, "", \
	       "", NONE, "details of the row, or of the item under the cursor") \
	ACTION(COUNT, count, '0', 0, "0-9", ACTION_NO_VERB, "",		\
	       "", NONE, "type a count for the next key: 8c queues eight items") \
	ACTION(CLEAR, clear, KEY_ESCAPE, 0, "Esc", ACTION_NO_VERB, "",	\
	       "", NONE, "clear the count; leave question, help, details, scenario, cursor") \
	ACTION(PAUSE, pause, ' ', 0, "Space", ACTION_NO_VERB, "",	\
	       "pause", NONE, "freeze the picture, or a replay; once more to go on")	\
	ACTION(SLOWER, slower, '+', 0, "+", ACTION_NO_VERB, "",		\
	       "", NONE, "refresh less often")				\
	ACTION(FASTER, faster, '-', 0, "-", ACTION_NO_VERB, "",		\
	       "", NONE, "refresh more often")				\
	ACTION(STEP, step, ',', 0, ",", ACTION_NO_VERB, "",		\
	       "step", NONE, "in a replay: pause, and show the next reading") \
	ACTION(BACK, back, '{', 0, "{", ACTION_NO_VERB, "",		\
	       "5 s back", NONE, "in a replay: 5 s back")			\
	ACTION(AHEAD, ahead, '}', 0, "}", ACTION_NO_VERB, "",		\
	       "ahead", NONE, "in a replay: 5 s ahead")			\
	ACTION(REPLAY_SLOWER, replay_slower, '<', 0, "<", ACTION_NO_VERB, "", \
	       "slower", NONE, "in a replay: half as fast, down to a quarter") \
	ACTION(REPLAY_FASTER, replay_faster, '>', 0, ">", ACTION_NO_VERB, "", \
	       "faster", NONE, "in a replay: twice as fast, up to 16 times") \
	ACTION(THEME, theme, 'T', 0, "T", ACTION_NO_VERB, "",		\
	       "", NONE, "next theme: other colours, or none")		\
	ACTION(GLYPHS, glyphs, 'g', 0, "g", ACTION_NO_VERB, "",		\
	       "", NONE, "next set of glyphs: ASCII, blocks, braille")	\
	ACTION(SAVE, save, 'D', 0, "D", ACTION_NO_VERB, "",		\
	       "", REPLACE, "save theme, glyphs and interval for the next start") \
	ACTION(HELP, help, '?', KEY_FUNCTION(1), "? F1", ACTION_NO_VERB, "", \
	       "help", NONE, "show this help; Space turns its pages, other keys leave it")		\
	ACTION(QUIT, quit, 'q', KEY_FUNCTION(10), "q F10", ACTION_NO_VERB, "", \
	       "quit", NONE, "leave question or help, else quit; what was queued goes on") \
	ACTION(REDRAW, redraw, KEY_CTRL('l'), 0, "Ctrl-L", ACTION_NO_VERB, "", \
	       "", NONE, "draw the whole screen anew")

#define ACTION_SYMBOL(symbol, handler, ...)	ACTION_##symbol,
enum action_id {
	WQDEMO_QUEUES(ACTION_SYMBOL)	/* the same numbers as enum wqdemo_queue */
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
	enum second_key second;
	const char *help;
};

extern const struct action actions[ACTION_IDS];

enum action_id action_of_key(int key);

/* Whether it has a meaning in a replay only. */
bool action_is_replay(enum action_id id);

/* Return: the action that sends @verb, or NULL. */
const struct action *action_of_verb(int verb);

/* Return: the queue that a command is about, or -1. */
int action_queue_of(const struct wqdemo_command *command);

/* Writes the keys of a queue, "s/x" with @between "/"; or "". */
void action_queue_keys(const char *queue, const char *between, char *out,
		       size_t size);

#endif
