/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The model holds all that the panels draw and keys change. It knows nothing
 * of the terminal, files or clocks.
 */
#ifndef WQTOP_MODEL_MODEL_H
#define WQTOP_MODEL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "look/glyphs.h"
#include "look/themes.h"
#include "model/actions.h"
#include "model/command_log.h"
#include "model/comparison.h"
#include "model/documented.h"
#include "model/item_lives.h"
#include "model/lesson.h"
#include "model/line_edit.h"
#include "model/message.h"
#include "model/model_machine.h"
#include "model/rates.h"
#include "model/recent.h"
#include "model/timeline.h"
#include "model/views.h"
#include "read/event_log.h"
#include "read/recording.h"
#include "read/snapshot.h"
#include "read/source_state.h"

/* The largest count that can be typed: more digits than any limit has. */
#define MODEL_COUNT_MOST	99999999u

/* Room for the words of a script. */
#define MODEL_WORDS_MAX		(4 * RECORDING_WORDS_MOST + 1)

/* No queue: everything is shown. */
#define MODEL_ALL_QUEUES	(-1)

/* Theme and abilities of the terminal; the glyphs are elsewhere. */
struct model_looks {
	enum theme theme;
	bool theme_chosen;		/* by an option or a key */
	bool glyphs_chosen;
	bool coloured;			/* the terminal has colours */
	bool utf8;			/* the locale has UTF-8 */
};

/*
 * The last command that was sent. A reading may have its items, but not yet its
 * answer: the writer waits for the CPU that they burn.
 */
struct model_sent {
	uint64_t pid;			/* its writer, 0: none was sent */
	struct message_before before;	/* its queue as it was then */
};

/* A command that was sent and is not answered yet. */
struct model_waiting {
	bool active;
	unsigned int more;		/* others, sent after it */
	uint64_t ms;
	uint64_t pid;			/* of who sends it, 0: events do not tell of it */
	char command[WQDEMO_COMMAND_MAX + 1];
};

/* The state of a replay. Times are milliseconds. */
struct model_replay {
	bool active;
	bool has_machine;		/* readings of the machine */
	bool ended;
	uint64_t position_ms;
	uint64_t length_ms;
	unsigned int speed;		/* in quarters: 4 is the original speed */
};

/*
 * The items that a cancel would take away. Known even while the picture is
 * frozen.
 */
struct model_load {
	uint64_t waiting;		/* armed or pending */
	uint64_t running;
};

/* The time that the timeline shows at first, from edge to edge. */
#define MODEL_SPAN_NS		5000000000u

/* The window of the timeline. */
struct model_timeline {
	bool by_item;			/* lanes are items, else workers */
	uint64_t span_ns;		/* from edge to edge */
	uint64_t back_ns;		/* the right edge lies this far in the past */
	bool froze;			/* a key here froze the picture, not Space, */
	bool held;			/* or none did, to keep the item jumped to in sight */
	uint64_t span_before_ns;	/* the zoom before a command was fitted, 0: none was, */
	uint64_t back_before_ns;	/* and how far in the past the right edge was then */
	uint64_t fit_ns;		/* the command that is followed until it ends, 0: none, */
	enum wqdemo_queue fit_queue;	/* and its queue */
	const struct documented *scenario;	/* of the last answer; NULL: none, or left */
	bool scenario_is_new;		/* this wqtop asked for it, and it was not shown yet */
	unsigned int scenario_row;	/* the row that was selected then */
	enum view view_before;		/* the view that a command replaced, VIEW_COUNT: none */
	struct comparison_choice compared;	/* is shown instead of the present */
	struct comparison_source played[DOCUMENTED_CASES];	/* the shortest try of each */
	unsigned int to_play;		/* of the documented cases: the last ones, one by one */

	bool cursor;			/* there is one */
	uint64_t cursor_ns;
	bool holds_item;		/* a jump that is to stay in sight, until it has frozen */
	uint64_t jumped_ns;		/* the cursor was put there for this item, 0: for none: */
	enum wqdemo_queue jumped_queue;
	uint64_t jumped_item;
	int first_lane;			/* that the cursor scrolled to, -1: none */
	int cursor_place;		/* of the lane, in case the lane goes */
	enum timeline_kind cursor_kind;
	char cursor_label[TIMELINE_LABEL_MAX];
};

/* The script of --play or --lesson. Times are milliseconds. */
struct model_script {
	bool active;
	bool ended;
	bool halted;			/* by Space */
	bool asks;			/* for Space or Enter */
	char waits_for[64];		/* "idle custom", or "": not for the kernel */
	uint64_t position_ms;
	uint64_t length_ms;
};

struct model {
	const char *path;		/* of the source */
	const char *no_freeze;		/* why this system cannot be frozen, or NULL */
	uint64_t freezer_pid;		/* of the last freeze: nobody typed its commands; 0: none */
	const struct glyphs *glyphs;
	struct model_looks looks;

	enum source_state state;
	char reason[SNAPSHOT_REASON_MAX];	/* why there is no snapshot */
	struct source_help help;	/* where there is no reading */
	bool seen;			/* @now was filled once */
	enum source_rights rights;

	struct snapshot now;		/* what the picture shows */
	struct rates rates;
	struct recent recent;

	uint64_t seen_loaded_ns;	/* answers are numbered from that load on */
	uint64_t seen_seq;		/* the newest answer that was shown */
	struct message message;
	struct message earlier;		/* the first of those that @message leaves unread */
	struct model_sent sent;
	struct model_waiting waiting;

	struct command_log commands;	/* of the same load as the events */
	struct event_log events;
	uint64_t events_end;		/* the number after the last event shown */
	bool outdated;			/* the frozen picture is of an older load, */
	struct event_log newer;		/* and these are of the new load */

	struct item_lives lives;		/* of the events that are shown */
	bool was_reset;			/* and those that have ended go with the counts */
	struct model_timeline timeline;
	bool details;			/* are shown over the picture */
	unsigned int details_page;	/* the page of them, from 0 */

	int rows;			/* of the screen, for keys that move in it */
	int columns;
	enum view view;
	bool view_chosen;		/* by the user: then scripts leave it alone */
	enum view view_before_big;	/* B and Esc come back to it */
	bool maximised;			/* that view has the whole screen */
	unsigned int selected;		/* the row of a queue, */
	bool chosen;			/* by the user: then scripts leave it alone */
	int filter;			/* enum wqdemo_queue, or MODEL_ALL_QUEUES */
	uint64_t events_back;		/* rows that the log is scrolled back */
	unsigned int workers_first;	/* the row that is on top of the workers */
	unsigned int code_line;		/* the line that the user moved to, 0: follow events */

	struct model_replay replay;
	struct model_script script;
	struct lesson lesson;
	char words[MODEL_WORDS_MAX];	/* of a script, or "" */
	bool words_yield;		/* without room for both, to the answer */
	bool records;			/* readings are written to a file */

	bool paused;
	unsigned int help_page;		/* 0: no help on the screen */
	unsigned int interval_ms;
	unsigned int slow;		/* defaults of commands last that many times as long */
	bool count_typed;
	unsigned int count;
	const struct action *asking;	/* waits for a second key, or NULL */
	struct wqdemo_command command;	/* the command that an action wants sent */

	struct model_load load[WQDEMO_QUEUE_COUNT];
	int confirm_key;		/* confirms this, or KEY_NOTHING: no question */
	struct wqdemo_command confirm_command;
	bool has_last;
	struct wqdemo_command last;	/* the last command sent */

	struct model_machine machine;	/* all workqueues of this machine */

	struct line_edit line_edit;		/* the command line, */
	bool note_failed;		/* and the note below it */
	char note[WQDEMO_REASON_MAX];
};

/* @model is all zero: that of a program is, and its memory is not touched before it is used. */
void model_init(struct model *model, const char *path,
		const struct glyphs *glyphs);

/* Says whether this wqtop sent the command of that pid. */
typedef bool (*model_is_own)(const void *sender, uint64_t pid);

/*
 * Takes in a new reading. A frozen picture does not change, but the message
 * does, as commands can be sent meanwhile.
 */
void model_take(struct model *model, const struct snapshot *snapshot,
		model_is_own is_own, const void *sender);

/* Takes in new lines of events. */
void model_take_events(struct model *model, const char *text, size_t length);

/*
 * Takes in the line of an event alone, before the reading that came with it: the
 * picture is as of this event, the counters are as of the reading before.
 */
void model_take_event(struct model *model, struct slice line);

/* Forgets all readings. View, selection and looks stay. */
void model_forget(struct model *model);

/* Notes that nothing can be read. */
void model_lose(struct model *model, enum source_state state,
		const char *reason);

/* Selects a row for the user, if there is one. */
void model_select(struct model *model, unsigned int row);

/* Selects the row of a queue that a command is sent to. */
void model_select_queue(struct model *model, enum wqdemo_queue queue);

/*
 * Selects the row of the queue that a command of a script is about, unless
 * the user has selected a row or reads something.
 */
void model_follow(struct model *model, const struct wqdemo_command *command);

/*
 * Shows the view that a script or a recording names, unless the user has chosen
 * one. A recording may name a view of a newer wqtop.
 */
void model_follow_view(struct model *model, struct slice name);

/*
 * Return: the next view, or with @step -1 the one before. The machine's counts
 * only once it was seen: others would pass an empty page each time around.
 */
enum view model_view_beside(const struct model *model, int step);

/* Shows a view for the user. */
void model_show(struct model *model, enum view view);

/* Shows the timeline for a command, until model_return_view(). */
void model_lend_view(struct model *model);

/* Shows the view that the timeline has replaced. Return: false if there is none. */
bool model_return_view(struct model *model);

/* Notes who played a documented case in the shortest time, so that its items can be found. */
void model_note_played(struct model *model, const struct snapshot_answer *answer);

/* Forgets these tries, as a chapter begins. */
void model_forget_played(struct model *model);

/*
 * Shows runs side by side in the timeline, as far as they are known, until another
 * command is answered.
 */
void model_compare(struct model *model, const struct comparison_choice *choice);

/* The same for a script: unless the user has chosen a view. */
void model_follow_comparison(struct model *model, struct slice words);

/* Return: whether the timeline has a scenario or a comparison, not the present. */
bool model_stands_apart(const struct model *model);

/* Shows the words of a script until it says others. */
void model_say(struct model *model, struct slice words);

/* Return: whether the kernel has that queue. Queues it lacks have no row. */
bool model_has_queue(const struct model *model, int id);

/* Return: whether the filter lets a queue through. */
bool model_shows(const struct model *model, enum wqdemo_queue queue);

/* Return: whether the source is the module itself, not a file like it. */
bool model_is_module(const struct model *model);

/*
 * Return: whether new readings leave the picture unchanged. A paused replay
 * is not frozen: it has only the readings that were asked for.
 */
bool model_is_frozen(const struct model *model);

/* Return: whether Enter lets a script go on that waits, as Space does. */
bool model_enter_goes_on(const struct model *model);

/* Freezes the picture for a key that moves in it: leaving its place goes on. */
void model_freeze(struct model *model);

/* Return: whether there is something to show. A frozen picture always stays. */
bool model_has_picture(const struct model *model);

/*
 * Return: "PAUSED", "REPLAY", "REPLAY paused" or "REPLAY ended" for a picture
 * that is not live, else "".
 */
const char *model_picture_state(const struct model *model);

/* Return: the command that loads the module. */
const char *model_load_command(const struct model *model);

/* Return: why it cannot be loaded here, with what helps; NULL if it can. */
const char *model_load_obstacle(const struct model *model);

/* Return: whether commands can be sent now. */
bool model_can_send(const struct model *model);

/* Return: the reason why not, and the remedy. */
const char *model_why_not(const struct model *model);

/* Return: the same for a command that was refused at the file, or "". */
const char *model_rights_remedy(enum source_rights rights);

#endif
