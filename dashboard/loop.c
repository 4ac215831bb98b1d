// SPDX-License-Identifier: GPL-2.0
#include "loop.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "keys/dispatch.h"
#include "layout/timeline_chart.h"
#include "lib/clock.h"
#include "lib/signals.h"
#include "model/model.h"
#include "options/config.h"
#include "options/config_file.h"
#include "read/source.h"
#include "send/script_run.h"
#include "send/sender.h"
#include "term/screen.h"
#include "view/view.h"

/* After a key much happens: the eye wants more than two pictures a second. */
#define FAST_INTERVAL_MS	100
#define FAST_FOR_MS		3000

/* A replay's position is drawn at least so often, unless it stands. */
#define POSITION_INTERVAL_MS	1000
#define POSITION_STANDS_MS	60000

#define JUMP_MS			5000

struct dashboard {
	bool read_only;			/* as the options want it */
	const char *config;		/* the file to save in, or NULL */
	struct source source;
	struct sender sender;
	struct script script;		/* of --play */
	uint64_t begun_ms;
	struct model model;
	struct snapshot snapshot;	/* the last reading */
	uint64_t next_read_ms;
	uint64_t fast_until_ms;
	uint64_t played_ms;		/* when a replay's clock was set */
	unsigned int played_speed;	/* of that clock, 0: it stands */
	bool jumps;			/* keys have asked for it, */
	uint64_t jump_ms;		/* to there */
	bool changed;			/* since the last frame */
};

/* In a replay nobody else's commands are told apart from those of its wqtop. */
static bool is_own(const void *context, uint64_t pid)
{
	const struct dashboard *dashboard = context;

	return dashboard->source.replays ||
	       sender_owns(&dashboard->sender, pid);
}

static unsigned int interval_now(const struct dashboard *dashboard)
{
	unsigned int interval_ms = dashboard->model.interval_ms;

	if (interval_ms > FAST_INTERVAL_MS &&
	    (now_ms() < dashboard->fast_until_ms ||
	     sender_oldest(&dashboard->sender)))
		return FAST_INTERVAL_MS;
	return interval_ms;
}

/* Rights come with the module: asked once, whenever it appears. */
static void ask_rights(struct dashboard *dashboard)
{
	struct model *model = &dashboard->model;

	if (model->state == SOURCE_LIVE &&
	    model->seen_loaded_ns == dashboard->snapshot.loaded_ns)
		return;
	model->rights = dashboard->read_only
				? RIGHTS_ASKED
				: source_rights(&dashboard->source);
}

static void tell_record_error(struct dashboard *dashboard)
{
	struct model *model = &dashboard->model;
	int error = source_record_error(&dashboard->source);

	if (!error)
		return;
	model->records = false;
	message_say(&model->message, true, "recording stopped: %s: %s",
		    dashboard->source.recorder.path, strerror(error));
}

static void take_reading(struct dashboard *dashboard)
{
	struct source *source = &dashboard->source;

	if (source_read(source, &dashboard->snapshot) == SOURCE_LIVE) {
		ask_rights(dashboard);
		model_take(&dashboard->model, &dashboard->snapshot, is_own,
			   dashboard);
		model_take_events(&dashboard->model, source->events.text,
				  source->events.length);
		chart_show_scenario(&dashboard->model);
	} else {
		dashboard->model.module = source_module();
		model_lose(&dashboard->model, source->state, source->reason);
	}
	tell_record_error(dashboard);
	dashboard->changed = true;
}

/* Does to the screen what a script says, or said. */
static void take_cue(struct dashboard *dashboard, struct recording_block cue)
{
	struct model *model = &dashboard->model;

	if (cue.kind == RECORDING_SAY)
		model_say(model, cue.text);
	else
		view_of_name(cue.text, &model->view);
	dashboard->changed = true;
}

static void take_next(struct dashboard *dashboard)
{
	struct recording_block cue;

	if (source_take_cue(&dashboard->source, &cue))
		take_cue(dashboard, cue);
	else
		take_reading(dashboard);
}

/* Takes what is due in a recording, with one frame for all of it. */
static void take_due(struct dashboard *dashboard)
{
	struct player *player = &dashboard->source.player;
	struct model_replay *replay = &dashboard->model.replay;

	while (player_due(player))
		take_next(dashboard);
	replay->ended = player->ended;
	replay->position_ms = player_position_ms(player);
	replay->length_ms = player->length_ms;
	dashboard->changed = true;
}

static void play_on(struct dashboard *dashboard)
{
	struct player *player = &dashboard->source.player;
	struct model *model = &dashboard->model;
	uint64_t now = now_ms();

	/* At the speed that it had until now. */
	player_advance(player, now - dashboard->played_ms,
		       dashboard->played_speed);
	take_due(dashboard);
	dashboard->played_ms = now;
	dashboard->played_speed = model->paused || player->ended
					  ? 0 : model->replay.speed;
	dashboard->next_read_ms = now + POSITION_STANDS_MS;
	if (dashboard->played_speed)
		dashboard->next_read_ms =
			now + player_wait_ms(player, dashboard->played_speed,
					     POSITION_INTERVAL_MS);
}

/* Goes to another place in a recording. Rates and history are built anew. */
static void jump(struct dashboard *dashboard, uint64_t ms)
{
	if (player_seek(&dashboard->source.player, ms))
		model_forget(&dashboard->model);
	dashboard->model.events_back = 0;
	take_due(dashboard);
}

static void ask_jump(struct dashboard *dashboard, bool ahead)
{
	const struct player *player = &dashboard->source.player;
	uint64_t *ms = &dashboard->jump_ms;

	if (!dashboard->jumps) {
		play_on(dashboard);
		*ms = player_position_ms(player);
		dashboard->jumps = true;
	}
	if (!ahead)
		*ms -= *ms < JUMP_MS ? *ms : JUMP_MS;
	else if (*ms + JUMP_MS < player->length_ms)
		*ms += JUMP_MS;
	else
		*ms = player->length_ms;
}

/*
 * All that keys have asked for at once: a jump back plays a recording from its
 * beginning, and a key that is held down would do so for each of its repeats.
 */
static void make_jumps(struct dashboard *dashboard)
{
	if (!dashboard->jumps)
		return;
	dashboard->jumps = false;
	jump(dashboard, dashboard->jump_ms);
	/* It may have stood: then there is a time to wait for again. */
	play_on(dashboard);
}

static void control_replay(struct dashboard *dashboard, unsigned int todo)
{
	if (todo & (TODO_BACK | TODO_AHEAD)) {
		ask_jump(dashboard, todo & TODO_AHEAD);
		return;
	}
	make_jumps(dashboard);
	play_on(dashboard);
	if (todo & TODO_STEP)
		player_step(&dashboard->source.player);
	if (todo & TODO_RESTART)
		jump(dashboard, 0);
	/* It may have stood: then there is a time to wait for again. */
	play_on(dashboard);
}

static void read_source(struct dashboard *dashboard)
{
	if (dashboard->source.replays) {
		play_on(dashboard);
		return;
	}
	take_reading(dashboard);
	dashboard->next_read_ms = now_ms() + interval_now(dashboard);
}

static void note_waiting(struct dashboard *dashboard)
{
	const struct sender_slot *slot = sender_oldest(&dashboard->sender);
	struct model_waiting *waiting = &dashboard->model.waiting;

	waiting->active = slot != NULL;
	waiting->more = sender_count(&dashboard->sender) - waiting->active;
	if (!slot)
		return;
	waiting->ms = now_ms() - slot->sent_ms;
	memcpy(waiting->command, slot->command, sizeof(slot->command));
}

static void note_script(struct dashboard *dashboard)
{
	const struct script *script = &dashboard->script;
	struct model_script *shown = &dashboard->model.script;

	shown->active = script->count > 0;
	if (!shown->active)
		return;
	shown->ended = script->next == script->count;
	shown->length_ms = script->line[script->count - 1].ms;
	shown->position_ms = now_ms() - dashboard->begun_ms;
	if (shown->ended || shown->position_ms > shown->length_ms)
		shown->position_ms = shown->length_ms;
}

static bool is_answered(const struct dashboard *dashboard, pid_t pid)
{
	const struct snapshot *snapshot = &dashboard->snapshot;
	unsigned int i;

	if (dashboard->model.state != SOURCE_LIVE)
		return false;
	for (i = 0; i < snapshot->answer_count; i++)
		if (snapshot->answer[i].pid == (uint64_t)pid)
			return true;
	return false;
}

/*
 * The answers are read while the children are still known as ours; after that,
 * what failed without an answer never reached the module. One that ends while
 * we read is left for the next time.
 */
static void finish_commands(struct dashboard *dashboard)
{
	struct sender_result result;

	sender_notice(&dashboard->sender);
	read_source(dashboard);
	while (sender_collect(&dashboard->sender, &result))
		if (result.error && !is_answered(dashboard, result.pid))
			message_undelivered(&dashboard->model.message,
					    result.command, result.error);
}

static void send_command(struct dashboard *dashboard,
			 const struct wqdemo_command *command)
{
	struct model *model = &dashboard->model;
	int error = sender_send(&dashboard->sender, command, now_ms());
	const char *verb = wqdemo_verb_word(command->verb);

	if (error == EBUSY)
		message_say(&model->message, true,
			    "%s: not sent, %d commands are under way: wait for them",
			    verb, SENDER_SLOTS);
	else if (error)
		message_undelivered(&model->message, verb, error);
	else
		message_say(&model->message, false, "%s: sent", verb);
	dashboard->fast_until_ms = now_ms() + FAST_FOR_MS;
	dashboard->next_read_ms = now_ms() + FAST_INTERVAL_MS;
}

static void send_of_script(struct dashboard *dashboard,
			   const struct wqdemo_command *command)
{
	struct model *model = &dashboard->model;

	model_follow(model, command);
	if (model_can_send(model))
		send_command(dashboard, command);
	else
		message_say(&model->message, true, "%s: not sent: %s",
			    wqdemo_verb_word(command->verb),
			    model_why_not(model));
}

/* Does what a script has for now. Return: whether to go on. */
static bool play_script(struct dashboard *dashboard)
{
	const struct script_line *line;

	while ((line = script_take(&dashboard->script,
				   now_ms() - dashboard->begun_ms))) {
		switch (line->kind) {
		case SCRIPT_COMMAND:
			send_of_script(dashboard, &line->command);
			break;
		case SCRIPT_SAY:
		case SCRIPT_VIEW:
			take_cue(dashboard, script_cue(line));
			source_put_cue(&dashboard->source, script_cue(line));
			break;
		case SCRIPT_QUIT:
			return false;
		}
		dashboard->changed = true;
	}
	return true;
}

/* Only ever after a key: nobody wants a file that a crash or a signal wrote. */
static void save_looks(struct dashboard *dashboard, bool replace)
{
	struct model *model = &dashboard->model;
	char line[CONFIG_LINE_MAX];
	int error;

	if (!dashboard->config) {
		message_say(&model->message, true,
			    "not saved: start without --no-config, and with HOME set");
		return;
	}
	config_line(model, line);
	error = config_file_save(dashboard->config, line, replace);
	if (error == EEXIST)
		model->asking = &actions[ACTION_SAVE];
	else if (error)
		message_say(&model->message, true, "not saved in %s: %s",
			    dashboard->config, strerror(error));
	else
		message_say(&model->message, false, "saved in %s",
			    dashboard->config);
}

/* Return: whether to go on. */
static bool handle_key(struct dashboard *dashboard, int key)
{
	unsigned int todo = TODO_DRAW;

	screen_size(&dashboard->model.rows, &dashboard->model.columns);
	if (key == KEY_CLICK)
		dispatch_click(&dashboard->model,
			       view_queue_at(&dashboard->model,
					     screen_clicked_row()));
	else if (key != KEY_NEW_SIZE)
		todo = dispatch_key(&dashboard->model, key);
	if (todo & TODO_SEND) {
		/* Its answer is what the user wants to read now. */
		model_say(&dashboard->model, (struct slice){ "", 0 });
		send_command(dashboard, &dashboard->model.command);
	}
	if (todo & TODO_READ)
		read_source(dashboard);
	if (dashboard->source.replays)
		control_replay(dashboard, todo);
	if (todo & TODO_SAVE)
		save_looks(dashboard, todo & TODO_REPLACE);
	if (todo & TODO_REDRAW)
		screen_redraw();
	if (todo & (TODO_DRAW | TODO_REDRAW))
		dashboard->changed = true;
	return !(todo & TODO_QUIT);
}

static bool handle_keys(struct dashboard *dashboard)
{
	int key;

	while ((key = screen_key()) != KEY_NOTHING)
		if (!handle_key(dashboard, key))
			return false;
	make_jumps(dashboard);
	return true;
}

static void draw(struct dashboard *dashboard)
{
	if (!dashboard->changed)
		return;
	note_waiting(dashboard);
	note_script(dashboard);
	theme_choose(dashboard->model.looks.theme);
	view_draw(&dashboard->model);
	dashboard->changed = false;
}

/* Until the next reading, or the next line of a script. */
static int wait_ms(const struct dashboard *dashboard)
{
	uint64_t now = now_ms();
	uint64_t left = dashboard->next_read_ms > now
				? dashboard->next_read_ms - now : 0;

	return (int)script_wait_ms(&dashboard->script,
				   now - dashboard->begun_ms, left);
}

/* Neither a script nor a replay goes on meanwhile. */
static void stop(struct dashboard *dashboard)
{
	uint64_t since_ms = now_ms();

	screen_stop();
	dashboard->next_read_ms = 0;
	dashboard->played_ms = now_ms();
	dashboard->begun_ms += dashboard->played_ms - since_ms;
}

/* Waits for a key, an answer, a signal or the time of the next reading. */
static bool wait_and_handle(struct dashboard *dashboard)
{
	struct pollfd fds[1 + SENDER_SLOTS] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
	};
	unsigned int count = 1 + sender_poll(&dashboard->sender, fds + 1);
	bool ended = false;
	unsigned int i;

	signals_wait(fds, count, wait_ms(dashboard));
	/* The terminal is gone, and SIGHUP may have been ignored. */
	if (signals_end_asked() || fds[0].revents & (POLLHUP | POLLERR))
		return false;
	if (signals_stop_asked())
		stop(dashboard);
	for (i = 1; i < count; i++)
		ended |= fds[i].revents != 0;
	if (ended)
		finish_commands(dashboard);
	if (!handle_keys(dashboard) || !play_script(dashboard))
		return false;
	if (now_ms() >= dashboard->next_read_ms)
		read_source(dashboard);
	return true;
}

/* What goes on after us, for nobody else will say so. */
static void say_goodbye(const struct dashboard *dashboard)
{
	/* The last reading, not the picture: that may be frozen. */
	if (!dashboard->source.replays &&
	    dashboard->model.state == SOURCE_LIVE)
		play_goodbye(stdout, &dashboard->snapshot,
			     dashboard->source.path);
}

/* What nobody chose is as this terminal and this locale want it. */
static void begin_looks(struct model *model, const struct options *options)
{
	struct model_looks *looks = &model->looks;

	looks->theme_chosen = options->origin[OPTION_THEME] != ORIGIN_NONE;
	looks->theme = looks->theme_chosen ? options->theme : screen_theme();
	looks->glyphs_chosen = options->origin[OPTION_GLYPHS] != ORIGIN_NONE;
	looks->coloured = screen_has_colours();
	looks->utf8 = screen_is_utf8();
}

static void begin(struct dashboard *dashboard, const struct options *options,
		  const struct glyphs *glyphs)
{
	struct model *model = &dashboard->model;

	dashboard->read_only = options->read_only;
	sender_init(&dashboard->sender, options->path);
	model_init(model, options->path, glyphs);
	begin_looks(model, options);
	dashboard->config = options->origin[OPTION_NO_CONFIG]
				   ? NULL : config_file_path();
	model->interval_ms = options->interval_ms;
	model->replay.active = options->replay != NULL;
	model->records = options->record != NULL;
	dashboard->begun_ms = now_ms();
	dashboard->played_ms = dashboard->begun_ms;
	read_source(dashboard);
}

enum exit_status dashboard_run(const struct options *options)
{
	enum glyph_set set = options->origin[OPTION_GLYPHS] ? options->glyphs
							    : screen_glyphs();
	static struct dashboard dashboard;	/* too large for some stacks */
	const char *refusal;

	/* What is wrong with a file is told before the screen is cleared. */
	if (options->play && !play_load(&dashboard.script, options->play))
		return EXIT_USAGE;
	if (!source_begin(&dashboard.source, options))
		return EXIT_USAGE;
	refusal = screen_begin();
	if (refusal) {
		fprintf(stderr, "wqtop: %s\n", refusal);
		source_free(&dashboard.source);
		return EXIT_FAILED;
	}
	if (options->mouse)
		screen_use_mouse();
	begin(&dashboard, options, glyphs_of(set));
	do
		draw(&dashboard);
	while (wait_and_handle(&dashboard));

	screen_end();
	sender_free(&dashboard.sender);
	say_goodbye(&dashboard);
	source_free(&dashboard.source);
	fflush(stdout);
	if (signals_end_asked())
		signals_die(signals_end_asked());
	return EXIT_DONE;
}
