/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Everything that the panels draw and that keys change. Knows nothing of the
 * terminal, of files or of clocks.
 */
#ifndef WQTOP_MODEL_MODEL_H
#define WQTOP_MODEL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "look/glyphs.h"
#include "look/themes.h"
#include "model/actions.h"
#include "model/documented.h"
#include "model/item_lives.h"
#include "model/line_edit.h"
#include "model/message.h"
#include "model/rates.h"
#include "model/recent.h"
#include "model/timeline.h"
#include "model/views.h"
#include "read/event_log.h"
#include "read/recording.h"
#include "read/snapshot.h"
#include "read/source_state.h"

/* A count that is being typed: more digits than any limit has. */
#define MODEL_COUNT_MOST	99999999u

/* Room for the words of a script. */
#define MODEL_WORDS_MAX		(RECORDING_WORDS_MOST + 1)

/* No queue: everything is shown. */
#define MODEL_ALL_QUEUES	(-1)

/* How everything looks, beside the glyphs. */
struct model_looks {
	enum theme theme;
	bool theme_chosen;		/* by an option or a key */
	bool glyphs_chosen;
	bool coloured;			/* as the terminal can */
	bool utf8;			/* as the locale can */
};

/* A command that was sent and is not answered yet. */
struct model_waiting {
	bool active;
	unsigned int more;		/* others, sent after it */
	uint64_t ms;
	char command[WQDEMO_COMMAND_MAX + 1];
};

/* What is played, where that stands. Times are milliseconds. */
struct model_replay {
	bool active;
	bool ended;
	uint64_t position_ms;
	uint64_t length_ms;
	unsigned int speed;		/* in quarters: 4 is as fast as it was */
};

/* What a queue would lose: known even while the picture is frozen. */
struct model_load {
	uint64_t waiting;		/* armed or pending */
	uint64_t running;
};

/* How much time the timeline shows at first, from edge to edge. */
#define MODEL_SPAN_NS		5000000000u

/* Where the timeline looks. */
struct model_timeline {
	bool by_item;			/* lanes are items, else workers */
	uint64_t span_ns;		/* from edge to edge */
	uint64_t back_ns;		/* the right edge is so far in the past */
	const struct documented *scenario;	/* that the last answer is of, NULL: none, or left */
	bool scenario_is_new;		/* we asked for it, and it was not shown yet */
	enum view view_before;		/* it came in place of that, VIEW_COUNT: of none */

	bool cursor;			/* there is one */
	uint64_t cursor_ns;
	int cursor_place;		/* the lane's, for where it has gone */
	enum timeline_kind cursor_kind;
	char cursor_label[TIMELINE_LABEL_MAX];
};

/* The script of --play. Times are milliseconds. */
struct model_script {
	bool active;
	bool ended;
	uint64_t position_ms;
	uint64_t length_ms;
};

struct model {
	const char *path;		/* of the source */
	const struct glyphs *glyphs;
	struct model_looks looks;

	enum source_state state;
	char reason[SNAPSHOT_REASON_MAX];	/* for what is not live */
	enum source_module module;	/* in the current directory */
	bool seen;			/* @now was filled once */
	enum source_rights rights;

	struct snapshot now;		/* what the picture shows */
	struct rates rates;
	struct recent recent;

	uint64_t seen_loaded_ns;	/* answers are numbered since then */
	uint64_t seen_seq;		/* the newest answer that was told */
	struct message message;
	struct model_waiting waiting;

	struct event_log events;
	uint64_t events_end;		/* the number after the last one that is shown */
	bool outdated;			/* a frozen picture is of a load before, */
	struct event_log newer;		/* and these are of the one since */

	struct item_lives lives;		/* of the events that are shown */
	struct model_timeline timeline;
	bool details;			/* of the row or item, over the picture */
	unsigned int details_page;	/* of them, where they do not fit, from 0 */

	int rows;			/* of the screen, for keys that move on it */
	int columns;
	enum view view;
	unsigned int selected;		/* the row of a queue, */
	bool chosen;			/* by the user: scripts and replays leave it */
	int filter;			/* enum wqdemo_queue, or MODEL_ALL_QUEUES */
	uint64_t events_back;		/* rows that the log is scrolled back */
	unsigned int workers_first;	/* the row that is on top of the workers */
	unsigned int code_line;		/* where the user is in the code, 0: follow events */

	struct model_replay replay;
	struct model_script script;
	char words[MODEL_WORDS_MAX];	/* that a script says, or "" */
	bool records;			/* what is read is written to a file */

	bool paused;
	unsigned int help_page;		/* 0: no help on the screen */
	unsigned int interval_ms;
	bool count_typed;
	unsigned int count;
	const struct action *asking;	/* waits for a second key, or NULL */
	struct wqdemo_command command;	/* what an action wants to be sent */

	struct model_load load[WQDEMO_QUEUE_COUNT];
	int confirm_key;		/* sends this, or KEY_NOTHING: no question */
	struct wqdemo_command confirm_command;
	bool has_last;
	struct wqdemo_command last;	/* what was sent last */

	struct line_edit line_edit;		/* the command line, */
	bool note_failed;		/* and what is said of it */
	char note[WQDEMO_REASON_MAX];
};

void model_init(struct model *model, const char *path,
		const struct glyphs *glyphs);

/* Whether the command of that pid was sent by us. */
typedef bool (*model_is_own)(const void *sender, uint64_t pid);

/*
 * Takes in a new reading. A frozen picture stays as it is; what the message
 * says of it goes on, for a command may have been sent all the same.
 */
void model_take(struct model *model, const struct snapshot *snapshot,
		model_is_own is_own, const void *sender);

/* Takes in the lines of events that came since the last time. */
void model_take_events(struct model *model, const char *text, size_t length);

/* Forgets all that was read; how it is looked at stays. */
void model_forget(struct model *model);

/* Takes in that there is nothing to read. */
void model_lose(struct model *model, enum source_state state,
		const char *reason);

/* Selects the row of a queue for the user, if there is such a row. */
void model_select(struct model *model, unsigned int row);

/* Selects the row of that queue: something is sent to it. */
void model_select_queue(struct model *model, enum wqdemo_queue queue);

/*
 * Selects the row of the queue that a command is about, which nobody typed: as
 * long as the user has selected none, and is not reading.
 */
void model_follow(struct model *model, const struct wqdemo_command *command);

/* Says the words of a script, until it says others. */
void model_say(struct model *model, struct slice words);

/* Whether the kernel has that queue: one that it lacks has no row. */
bool model_has_queue(const struct model *model, int id);

/* Whether the log shows that event. */
bool model_shows(const struct model *model, const struct event *event);

/*
 * Whether new readings leave the picture as it is. A replay that is paused has
 * none but those that are asked for.
 */
bool model_is_frozen(const struct model *model);

/* Whether there is something to show. A frozen picture stays, whatever happens. */
bool model_has_picture(const struct model *model);

/*
 * What the picture is, where it is not what goes on now: "PAUSED", "REPLAY",
 * "REPLAY paused", "REPLAY ended"; else "".
 */
const char *model_picture_state(const struct model *model);

/* What is to be typed to load the module. */
const char *model_load_command(const struct model *model);

/* Return: whether commands can be sent now. */
bool model_can_send(const struct model *model);

/* Why not, and what to do about it. */
const char *model_why_not(const struct model *model);

#endif
