/* SPDX-License-Identifier: GPL-2.0 */
/*
 * All actions of keys, in one table. Dispatch, the key column, the key bar,
 * the help screen, the man page and README's table of keys are made from it.
 * keys/handlers*.c holds what each action does.
 */
#ifndef WQTOP_MODEL_ACTIONS_H
#define WQTOP_MODEL_ACTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/command.h"
#include "lib/keys.h"
#include "model/machine_list.h"
#include "model/views.h"

/*
 * The key of each queue comes from its row in common/abi.h: a new queue needs
 * no change here.
 */
#define ACTION_OF_QUEUE(id)	((int)(id) < (int)WQDEMO_QUEUE_COUNT)

/* Some actions need a second key: SECOND_KEY(symbol, question, refusal). */
#define SECOND_KEYS(SECOND_KEY)						\
	SECOND_KEY(NONE, "", "")					\
	SECOND_KEY(QUEUE, "which queue? press its key", "that is no queue's key, nothing was sent") \
	SECOND_KEY(NUMBER, "type a number, then a queue's key: 2c lets two run", \
		   "no number was typed, nothing was sent")		\
	SECOND_KEY(SCENARIO, "press a b c d, S (all), h (hog), p (prio) or f (freeze)", \
		   "that is no scenario, nothing was sent")		\
	SECOND_KEY(FREEZE, "f again: freeze all processes for 5 s, then thaw", "nothing was frozen") \
	SECOND_KEY(VIEW, "press" VIEW_CHOICES, "that is no view")	\
	SECOND_KEY(FILTER, "press a queue's key, or / for all", "that is no queue's key") \
	SECOND_KEY(WRITE, "press s: picture (SVG) or t: trace (Perfetto)", "nothing was written") \
	SECOND_KEY(ATTACH, "press a again: queuing and starting an item then costs about 70 % more (1000 instructions)", \
		   "nothing was attached")				\
	SECOND_KEY(TRACEFS, "press t again: for 10 s queuing and starting an item costs about 60 % more", \
		   "nothing was counted")				\
	SECOND_KEY(REPLACE, "press D again to change the saved file", "nothing was saved")

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

/* The pages of help, and their order: ACTION_GROUP(symbol, name). */
#define ACTION_GROUPS(ACTION_GROUP)					\
	ACTION_GROUP(SUBMIT, "submit")					\
	ACTION_GROUP(CANCEL, "cancel and wait")				\
	ACTION_GROUP(VIEWS, "views")					\
	ACTION_GROUP(TIMELINE, "timeline")				\
	ACTION_GROUP(LOOKS, "looks")					\
	ACTION_GROUP(REPLAY, "pause and replay")			\
	ACTION_GROUP(LESSON, "lessons")					\
	ACTION_GROUP(MACHINE, "view of the machine")			\
	ACTION_GROUP(MACHINE_COLUMNS, "columns of the machine's view")	\
	ACTION_GROUP(OTHER, "others")					\
	ACTION_GROUP(COLUMNS, "columns of the table")

#define ACTION_GROUP_SYMBOL(symbol, ...)	GROUP_##symbol,
enum action_group {
	GROUP_NONE,			/* of no action */
	ACTION_GROUPS(ACTION_GROUP_SYMBOL)
	GROUP_COUNT
};

extern const char *const action_groups[GROUP_COUNT];

#define IN(symbol)	.group = GROUP_##symbol

/* The action sends a command with that verb. */
#define SENDS(word)	.sends = true, .verb = WQDEMO_VERB_##word

/* The others: ACTION(symbol, handler, fields of struct action...) */
#define ACTIONS(ACTION)							\
	ACTION(STOP, send, IN(CANCEL), .key = 'x', .label = "x", SENDS(stop), .queue = "periodic", \
	       .bar = "stop",						\
	       .help = "stop the periodic item and wait for its last run") \
	ACTION(CANCEL, ask, IN(CANCEL), .key = 'C', .label = "C", SENDS(cancel), .bar = "cancel", \
	       .second = SECOND_QUEUE,					\
	       .help = "then a queue's key, twice: cancel what waits; what runs goes on") \
	ACTION(CANCEL_SYNC, ask, IN(CANCEL), .key = 'W', .label = "W", SENDS(cancel_sync), \
	       .bar = "cancel_sync", .second = SECOND_QUEUE,		\
	       .help = "then a queue's key, twice: cancel what waits, wait for what runs") \
	ACTION(FLUSH, ask, IN(CANCEL), .key = 'F', .label = "F", SENDS(flush), .bar = "flush", \
	       .second = SECOND_QUEUE,					\
	       .help = "then a queue's key: wait until all that was queued has run") \
	ACTION(MOD, send, IN(SUBMIT), .key = 'M', .label = "M", SENDS(mod), .bar = "mod", \
	       .help = "restart the timer of delayed (only it has one); 500M: 500 ms") \
	ACTION(MAX_ACTIVE, ask, IN(OTHER), .key = 'A', .label = "A", SENDS(max_active), \
	       .bar = "max_active", .second = SECOND_QUEUE,		\
	       .help = "with a number, before it or after it, then a queue's key: 2Ac or A2c lets custom run two") \
	ACTION(SCENARIO, ask, IN(SUBMIT), .key = 'S', .label = "S", SENDS(scenario), .bar = "scenario", \
	       .second = SECOND_SCENARIO,				\
	       .help = "then a b c d: a documented case, S: all; h: hog, p: prio, f: freeze") \
	ACTION(RECORD, record, IN(OTHER), .key = 'E', .label = "E", SENDS(record), .bar = "events", \
	       .help = "switch the module's events on or off")	\
	ACTION(RESET, send, IN(OTHER), .key = 'R', .label = "R", SENDS(reset), .bar = "reset", \
	       .help = "reset all counters; asks first")	\
	ACTION(REPEAT, repeat, IN(SUBMIT), .key = '.', .label = ".", .bar = "repeat", \
	       .help = "send the last command again")		\
	ACTION(COMMAND, command, IN(SUBMIT), .key = ':', .label = ":", .bar = "command", \
	       .help = "type any command; Tab completes, Up: earlier ones") \
	ACTION(NEXT_VIEW, next_view, IN(VIEWS), .key = KEY_TAB, .label = "Tab", .bar = "view", \
	       .help = "show the next view")				\
	ACTION(PREVIOUS_VIEW, previous_view, IN(VIEWS), .key = KEY_BACK_TAB, .label = "Shift-Tab", \
	       .help = "show the view before")				\
	ACTION(VIEW, choose, IN(VIEWS), .key = 'v', .label = "v", .bar = "view", .second = SECOND_VIEW, \
	       .help = "then a key:" VIEW_CHOICES)		\
	ACTION(BIG, big, IN(VIEWS), .key = 'B', .label = "B",		\
	       .help = "giant digits of the selected queue; again: as before") \
	ACTION(MAXIMISE, maximise, IN(VIEWS), .key = 'm', .label = "m", .bar = "maximise", \
	       .help = "give the view with the keys the whole screen; again: as before") \
	ACTION(FILTER, choose, IN(VIEWS), .key = '/', .label = "/", .second = SECOND_FILTER, \
	       .help = "then a queue's key: only it in timeline, events, workers; //: all") \
	ACTION(UP, up, IN(VIEWS), .key = 'k', .twin = KEY_ARROW_UP, .label = "k Up", \
	       .help = "the row, lane or line above; in the events, further back") \
	ACTION(DOWN, down, IN(VIEWS), .key = 'j', .twin = KEY_ARROW_DOWN, .label = "j Down", \
	       .help = "the row, lane or line below")			\
	ACTION(LEFT, left, IN(VIEWS), .key = 'h', .twin = KEY_ARROW_LEFT, .label = "h Left", \
	       .help = "timeline: back in time, beyond the edge freezes; code: pattern before") \
	ACTION(RIGHT, right, IN(VIEWS), .key = 'l', .twin = KEY_ARROW_RIGHT, .label = "l Right", \
	       .help = "timeline: on in time; code: next pattern")	\
	ACTION(PAGE_UP, page_up, IN(VIEWS), .key = KEY_PAGE_UP, .label = "PgUp",	\
	       .help = "events, code, workers, help: a page back; timeline: a screen back") \
	ACTION(PAGE_DOWN, page_down, IN(VIEWS), .key = KEY_PAGE_DOWN, .label = "PgDn", \
	       .help = "events, code, workers, help: a page on; timeline: a screen on") \
	ACTION(FIRST, first, IN(VIEWS), .key = KEY_FIRST, .label = "Home",		\
	       .help = "the oldest event, the first line, worker or page")	\
	ACTION(LAST, last, IN(VIEWS), .key = KEY_LAST, .label = "End",		\
	       .help = "the newest event, the last line, worker or page")	\
	ACTION(ZOOM_IN, zoom_in, IN(TIMELINE), .key = ']', .label = "]",		\
	       .help = "timeline: less time, larger; to 1 ms a column")	\
	ACTION(ZOOM_OUT, zoom_out, IN(TIMELINE), .key = '[', .label = "[",		\
	       .help = "timeline: more time; to 10 s across")		\
	ACTION(FIT, fit, IN(TIMELINE), .key = 'f', .label = "f",			\
	       .help = "timeline: fit the last command to the screen; freezes once its items have ended") \
	ACTION(PREVIOUS_ITEM, previous_item, IN(TIMELINE), .key = '(', .label = "(",	\
	       .help = "timeline: the cursor to the item that started before") \
	ACTION(NEXT_ITEM, next_item, IN(TIMELINE), .key = ')', .label = ")",		\
	       .help = "timeline: the cursor to the item that started next") \
	ACTION(LANES, lanes, IN(TIMELINE), .key = 'L', .label = "L",			\
	       .help = "timeline: a lane for each worker, or for each item") \
	ACTION(ATTACH, attach, IN(MACHINE), .key = 'a', .label = "a", .bar = "attach", \
	       .second = SECOND_ATTACH,					\
	       .help = "watch all workqueues: asks first, and says what it costs; again: stop") \
	ACTION(TRACEFS, tracefs, IN(MACHINE), .key = 't', .label = "t", .bar = "trace", \
	       .second = SECOND_TRACEFS,				\
	       .help = "without its module: count functions for 10 s with tracefs; asks first; again: stop") \
	ACTION(SORT, sort, IN(MACHINE), .key = 's', .label = "s", .bar = "sort", \
	       .help = "the next order:" MACHINE_SORT_LIST)		\
	ACTION(FOLD, fold, IN(MACHINE), .key = 'f', .label = "f", .bar = "fold", \
	       .help = "a row for each workqueue, or for each work function") \
	ACTION(SEARCH, search, IN(MACHINE), .key = '/', .label = "/", .bar = "filter", \
	       .help = "type a part of a name: only such functions, workqueues, modules; Esc: all") \
	ACTION(DETAILS, details, IN(VIEWS), .key = KEY_RETURN, .label = "Enter", .bar = "details", \
	       .help = "details of the row, or of the item under the cursor") \
	ACTION(COUNT, count, IN(SUBMIT), .key = '0', .label = "0-9",		\
	       .help = "type a count for the next key: 8c queues eight items") \
	ACTION(CLEAR, clear, IN(VIEWS), .key = KEY_ESCAPE, .label = "Esc", .bar = "back", \
	       .help = "clear the count; leave question, help, details, m, scenario, cursor") \
	ACTION(PAUSE, pause, IN(REPLAY), .key = ' ', .label = "Space", .bar = "pause", \
	       .help = "freeze the picture, a replay or a script; again: go on") \
	ACTION(SLOWER, slower, IN(REPLAY), .key = '+', .label = "+",		\
	       .help = "a longer time between two refreshes, up to 60 s") \
	ACTION(FASTER, faster, IN(REPLAY), .key = '-', .label = "-",		\
	       .help = "a shorter time between two refreshes, down to 0.1 s") \
	ACTION(STEP, step, IN(REPLAY), .key = ',', .label = ",", .bar = "step",	\
	       .help = "in a replay: pause, and show the next reading")	\
	ACTION(STEP_EVENT, step_event, IN(REPLAY), .key = ';', .label = ";",	\
	       .help = "in a replay: pause, and show the next event") \
	ACTION(BACK_EVENT, back_event, IN(REPLAY), .key = 'u', .label = "u",	\
	       .help = "in a replay: pause, and undo a step: show the event before") \
	ACTION(BACK, back, IN(REPLAY), .key = '{', .label = "{", .bar = "5 s back",	\
	       .help = "in a replay: 5 s back")				\
	ACTION(AHEAD, ahead, IN(REPLAY), .key = '}', .label = "}", .bar = "ahead",	\
	       .help = "in a replay: 5 s ahead")			\
	ACTION(REPLAY_SLOWER, replay_slower, IN(REPLAY), .key = '<', .label = "<", .bar = "slower", \
	       .help = "in a replay: half as fast, down to a quarter")	\
	ACTION(REPLAY_FASTER, replay_faster, IN(REPLAY), .key = '>', .label = ">", .bar = "faster", \
	       .help = "in a replay: twice as fast, up to 16 times")	\
	ACTION(LIST, list, IN(LESSON), .key = 'I', .label = "I", .bar = "lessons",	\
	       .help = "list the chapters of the lesson, and all lessons; Enter begins one") \
	ACTION(NEXT_CHAPTER, next_chapter, IN(LESSON), .key = 'N', .label = "N", \
	       .bar = "next", .help = "in a lesson: the next chapter")	\
	ACTION(PREVIOUS_CHAPTER, previous_chapter, IN(LESSON), .key = 'P', .label = "P", \
	       .bar = "before", .help = "in a lesson: the chapter before") \
	ACTION(AGAIN, again, IN(LESSON), .key = 'a', .label = "a", .bar = "again", \
	       .help = "in a lesson: this chapter again")		\
	ACTION(SCORE, score, IN(LESSON), .key = 'H', .label = "H",	\
	       .bar = "score", .help = "in a lesson: the score, how many were right; again: back") \
	ACTION(THEME, theme, IN(LOOKS), .key = 'T', .label = "T",			\
	       .help = "next theme: other colours, or none")		\
	ACTION(GLYPHS, glyphs, IN(LOOKS), .key = 'g', .label = "g",		\
	       .help = "next set of glyphs: ASCII, blocks, braille")	\
	ACTION(SAVE, save, IN(LOOKS), .key = 'D', .label = "D", .second = SECOND_REPLACE, \
	       .help = "save theme, glyphs and interval for the next start") \
	ACTION(WRITE, choose, IN(OTHER), .key = 'w', .label = "w", .second = SECOND_WRITE, \
	       .help = "then s or t: write what is shown to a new file, as SVG or as a trace") \
	ACTION(HELP, help, IN(OTHER), .key = '?', .twin = KEY_FUNCTION(1), .label = "? F1", \
	       .bar = "help",						\
	       .help = "show this help; Space turns its pages, other keys leave it") \
	ACTION(QUIT, quit, IN(OTHER), .key = 'q', .twin = KEY_FUNCTION(10), .label = "q F10", \
	       .bar = "quit",						\
	       .help = "leave question or help, else quit; what was queued goes on") \
	ACTION(REDRAW, redraw, IN(OTHER), .key = KEY_CTRL('l'), .label = "Ctrl-L",	\
	       .help = "redraw the whole screen")

#define ACTION_SYMBOL(symbol, handler, ...)	ACTION_##symbol,
enum action_id {
	WQDEMO_QUEUES(ACTION_SYMBOL)	/* the same numbers as enum wqdemo_queue */
	ACTIONS(ACTION_SYMBOL)
	ACTION_IDS,
	ACTION_NONE = ACTION_IDS	/* a key without a meaning */
};

struct action {
	int key;
	int twin;			/* another key, or 0 */
	const char *label;		/* the keys in words */
	enum action_group group;	/* in help, man page and README */
	bool sends;
	enum wqdemo_verb verb;		/* of that command */
	const char *queue;		/* the row where the key is shown, or NULL */
	const char *bar;		/* the word in the key bar, or NULL */
	enum second_key second;		/* the second key that must follow */
	const char *help;		/* used in the man page too */
};

extern const struct action actions[ACTION_IDS];

/* Return: the action of a key, but for those of the machine's view alone. */
enum action_id action_of_key(int key);

/* Return: the same in a view; that of the machine has keys of its own. */
enum action_id action_in_view(enum view view, int key);

/* Return: the action of that number in a group, from 0, or ACTION_NONE. */
enum action_id action_in_group(enum action_group group, int number);

/* Return: whether the action is for replays only. */
bool action_is_replay(enum action_id id);

/* Return: the action that sends @verb, or NULL. */
const struct action *action_of_verb(enum wqdemo_verb verb);

/* Return: the queue that a command is about, or -1. */
int action_queue_of(const struct wqdemo_command *command);

/* Writes the keys of a queue, "s/x" with @between "/"; or "". */
void action_queue_keys(const char *queue, const char *between, char *out,
		       size_t size);

/* Return: whether a number typed before its key goes into its command. */
bool action_takes_count(const struct action *action);

#endif
