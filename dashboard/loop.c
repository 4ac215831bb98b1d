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
#include "term/paint.h"
#include "term/screen.h"
#include "view/view.h"

/* After a key much happens: the eye wants more than two pictures a second. */
#define FAST_INTERVAL_MS	100
#define FAST_FOR_MS		3000

/* A replay's position is drawn at least so often, unless it stands. */
#define POSITION_INTERVAL_MS	1000
#define POSITION_STANDS_MS	60000

#define JUMP_MS			5000

struct loop {
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
	const struct loop *loop = context;

	return loop->source.replays ||
	       sender_owns(&loop->sender, pid);
}

static unsigned int interval_now(const struct loop *loop)
{
	unsigned int interval_ms = loop->model.interval_ms;

	if (interval_ms > FAST_INTERVAL_MS &&
	    (clock_ms() < loop->fast_until_ms ||
	     sender_oldest(&loop->sender)))
		return FAST_INTERVAL_MS;
	return interval_ms;
}

/* Rights come with the module: asked once, whenever it appears. */
static void ask_rights(struct loop *loop)
{
	struct model *model = &loop->model;

	if (model->state == SOURCE_LIVE &&
	    model->seen_loaded_ns == loop->snapshot.loaded_ns)
		return;
	model->rights = loop->read_only
				? RIGHTS_ASKED
				: source_rights(&loop->source);
}

static void tell_record_error(struct loop *loop)
{
	struct model *model = &loop->model;
	int error = source_record_error(&loop->source);

	if (!error)
		return;
	model->records = false;
	message_say(&model->message, true, "recording stopped: %s: %s",
		    loop->source.recorder.path, strerror(error));
}

static void take_reading(struct loop *loop)
{
	struct source *source = &loop->source;

	if (source_read(source, &loop->snapshot) == SOURCE_LIVE) {
		ask_rights(loop);
		model_take(&loop->model, &loop->snapshot, is_own,
			   loop);
		model_take_events(&loop->model, source->events.text,
				  source->events.length);
		chart_show_scenario(&loop->model);
	} else {
		loop->model.module = source_module();
		model_lose(&loop->model, source->state, source->reason);
	}
	tell_record_error(loop);
	loop->changed = true;
}

static void show_view(struct model *model, struct slice name)
{
	enum view view = view_of_name(name);

	/* A recording may name a view of a newer wqtop. */
	if (view < VIEW_COUNT)
		model->view = view;
}

/* Does to the screen what a script says, or said. */
static void take_cue(struct loop *loop, struct recording_block cue)
{
	if (cue.kind == RECORDING_SAY)
		model_say(&loop->model, cue.text);
	else
		show_view(&loop->model, cue.text);
	loop->changed = true;
}

static void take_next(struct loop *loop)
{
	struct recording_block cue;

	if (source_take_cue(&loop->source, &cue))
		take_cue(loop, cue);
	else
		take_reading(loop);
}

/* Takes what is due in a recording, with one frame for all of it. */
static void take_due(struct loop *loop)
{
	struct player *player = &loop->source.player;
	struct model_replay *replay = &loop->model.replay;

	while (player_due(player))
		take_next(loop);
	replay->ended = player->ended;
	replay->position_ms = player_position_ms(player);
	replay->length_ms = player->length_ms;
	loop->changed = true;
}

static void play_on(struct loop *loop)
{
	struct player *player = &loop->source.player;
	struct model *model = &loop->model;
	uint64_t now = clock_ms();

	/* At the speed that it had until now. */
	player_advance(player, now - loop->played_ms,
		       loop->played_speed);
	take_due(loop);
	loop->played_ms = now;
	loop->played_speed = model->paused || player->ended
					  ? 0 : model->replay.speed;
	loop->next_read_ms = now + POSITION_STANDS_MS;
	if (loop->played_speed)
		loop->next_read_ms =
			now + player_wait_ms(player, loop->played_speed,
					     POSITION_INTERVAL_MS);
}

/* Goes to another place in a recording. Rates and history are built anew. */
static void jump(struct loop *loop, uint64_t ms)
{
	if (player_seek(&loop->source.player, ms))
		model_forget(&loop->model);
	loop->model.events_back = 0;
	take_due(loop);
}

static void ask_jump(struct loop *loop, bool ahead)
{
	const struct player *player = &loop->source.player;
	uint64_t *ms = &loop->jump_ms;

	if (!loop->jumps) {
		play_on(loop);
		*ms = player_position_ms(player);
		loop->jumps = true;
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
static void make_jumps(struct loop *loop)
{
	if (!loop->jumps)
		return;
	loop->jumps = false;
	jump(loop, loop->jump_ms);
	/* It may have stood: then there is a time to wait for again. */
	play_on(loop);
}

static void control_replay(struct loop *loop, unsigned int todo)
{
	if (todo & (TODO_BACK | TODO_AHEAD)) {
		ask_jump(loop, todo & TODO_AHEAD);
		return;
	}
	make_jumps(loop);
	play_on(loop);
	if (todo & TODO_STEP)
		player_step(&loop->source.player);
	if (todo & TODO_RESTART)
		jump(loop, 0);
	/* It may have stood: then there is a time to wait for again. */
	play_on(loop);
}

static void read_source(struct loop *loop)
{
	if (loop->source.replays) {
		play_on(loop);
		return;
	}
	take_reading(loop);
	loop->next_read_ms = clock_ms() + interval_now(loop);
}

static void note_waiting(struct loop *loop)
{
	const struct sender_slot *slot = sender_oldest(&loop->sender);
	struct model_waiting *waiting = &loop->model.waiting;

	waiting->active = slot != NULL;
	waiting->more = sender_count(&loop->sender) - waiting->active;
	if (!slot)
		return;
	waiting->ms = clock_ms() - slot->sent_ms;
	memcpy(waiting->command, slot->command, sizeof(slot->command));
}

static void note_script(struct loop *loop)
{
	const struct script *script = &loop->script;
	struct model_script *shown = &loop->model.script;

	shown->active = script->count > 0;
	if (!shown->active)
		return;
	shown->ended = script->next == script->count;
	shown->length_ms = script->line[script->count - 1].ms;
	shown->position_ms = clock_ms() - loop->begun_ms;
	if (shown->ended || shown->position_ms > shown->length_ms)
		shown->position_ms = shown->length_ms;
}

static bool is_answered(const struct loop *loop, pid_t pid)
{
	const struct snapshot *snapshot = &loop->snapshot;
	unsigned int i;

	if (loop->model.state != SOURCE_LIVE)
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
static void finish_commands(struct loop *loop)
{
	struct sender_result result;

	sender_notice(&loop->sender);
	read_source(loop);
	while (sender_collect(&loop->sender, &result))
		if (result.error && !is_answered(loop, result.pid))
			message_undelivered(&loop->model.message,
					    result.command, result.error);
}

static void send_command(struct loop *loop,
			 const struct wqdemo_command *command)
{
	struct model *model = &loop->model;
	int error = sender_send(&loop->sender, command, clock_ms());
	const char *verb = wqdemo_verb_word(command->verb);

	if (error == EBUSY)
		message_say(&model->message, true,
			    "%s: not sent, %d commands are under way: wait for them",
			    verb, SENDER_SLOTS);
	else if (error)
		message_undelivered(&model->message, verb, error);
	else
		message_say(&model->message, false, "%s: sent", verb);
	loop->fast_until_ms = clock_ms() + FAST_FOR_MS;
	loop->next_read_ms = clock_ms() + FAST_INTERVAL_MS;
}

static void send_of_script(struct loop *loop,
			   const struct wqdemo_command *command)
{
	struct model *model = &loop->model;

	model_follow(model, command);
	if (model_can_send(model))
		send_command(loop, command);
	else
		message_say(&model->message, true, "%s: not sent: %s",
			    wqdemo_verb_word(command->verb),
			    model_why_not(model));
}

/* Does what a script has for now. Return: whether to go on. */
static bool play_script(struct loop *loop)
{
	const struct script_line *line;

	while ((line = script_take(&loop->script,
				   clock_ms() - loop->begun_ms))) {
		switch (line->kind) {
		case SCRIPT_COMMAND:
			send_of_script(loop, &line->command);
			break;
		case SCRIPT_SAY:
		case SCRIPT_VIEW:
			take_cue(loop, script_cue(line));
			source_put_cue(&loop->source, script_cue(line));
			break;
		case SCRIPT_QUIT:
			return false;
		}
		loop->changed = true;
	}
	return true;
}

/* Only ever after a key: nobody wants a file that a crash or a signal wrote. */
static void save_looks(struct loop *loop, bool replace)
{
	struct model *model = &loop->model;
	char line[CONFIG_LINE_MAX];
	int error;

	if (!loop->config) {
		message_say(&model->message, true,
			    "not saved: start without --no-config, and with HOME set");
		return;
	}
	config_line(model, line);
	error = config_file_save(loop->config, line, replace);
	if (error == EEXIST)
		model->asking = &actions[ACTION_SAVE];
	else if (error)
		message_say(&model->message, true, "not saved in %s: %s",
			    loop->config, strerror(error));
	else
		message_say(&model->message, false, "saved in %s",
			    loop->config);
}

/* Return: whether to go on. */
static bool handle_key(struct loop *loop, int key)
{
	unsigned int todo = TODO_DRAW;

	screen_size(&loop->model.rows, &loop->model.columns);
	if (key == KEY_CLICK)
		dispatch_click(&loop->model,
			       view_queue_at(&loop->model,
					     screen_clicked_row()));
	else if (key != KEY_NEW_SIZE)
		todo = dispatch_key(&loop->model, key);
	if (todo & TODO_SEND) {
		/* Its answer is what the user wants to read now. */
		model_say(&loop->model, (struct slice){ "", 0 });
		send_command(loop, &loop->model.command);
	}
	if (todo & TODO_READ)
		read_source(loop);
	if (loop->source.replays)
		control_replay(loop, todo);
	if (todo & TODO_SAVE)
		save_looks(loop, todo & TODO_REPLACE);
	if (todo & TODO_REDRAW)
		screen_redraw();
	if (todo & (TODO_DRAW | TODO_REDRAW))
		loop->changed = true;
	return !(todo & TODO_QUIT);
}

static bool handle_keys(struct loop *loop)
{
	int key;

	while ((key = screen_key()) != KEY_NOTHING)
		if (!handle_key(loop, key))
			return false;
	make_jumps(loop);
	return true;
}

static void draw(struct loop *loop)
{
	if (!loop->changed)
		return;
	note_waiting(loop);
	note_script(loop);
	paint_choose(loop->model.looks.theme);
	view_draw(&loop->model);
	loop->changed = false;
}

/* Until the next reading, or the next line of a script. */
static int wait_ms(const struct loop *loop)
{
	uint64_t now = clock_ms();
	uint64_t left = loop->next_read_ms > now
				? loop->next_read_ms - now : 0;

	return (int)script_wait_ms(&loop->script,
				   now - loop->begun_ms, left);
}

/* Neither a script nor a replay goes on meanwhile. */
static void stop(struct loop *loop)
{
	uint64_t since_ms = clock_ms();

	screen_stop();
	loop->next_read_ms = 0;
	loop->played_ms = clock_ms();
	loop->begun_ms += loop->played_ms - since_ms;
}

/* Waits for a key, an answer, a signal or the time of the next reading. */
static bool wait_and_handle(struct loop *loop)
{
	struct pollfd fds[1 + SENDER_SLOTS] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
	};
	unsigned int count = 1 + sender_poll(&loop->sender, fds + 1);
	bool ended = false;
	unsigned int i;

	signals_wait(fds, count, wait_ms(loop));
	/* The terminal is gone, and SIGHUP may have been ignored. */
	if (signals_end_asked() || fds[0].revents & (POLLHUP | POLLERR))
		return false;
	if (signals_stop_asked())
		stop(loop);
	for (i = 1; i < count; i++)
		ended |= fds[i].revents != 0;
	if (ended)
		finish_commands(loop);
	if (!handle_keys(loop) || !play_script(loop))
		return false;
	if (clock_ms() >= loop->next_read_ms)
		read_source(loop);
	return true;
}

/* What goes on after us, for nobody else will say so. */
static void say_goodbye(const struct loop *loop)
{
	/* The last reading, not the picture: that may be frozen. */
	if (!loop->source.replays &&
	    loop->model.state == SOURCE_LIVE)
		script_run_goodbye(stdout, &loop->snapshot,
				   loop->source.path);
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

static void begin(struct loop *loop, const struct options *options,
		  const struct glyphs *glyphs)
{
	struct model *model = &loop->model;

	loop->read_only = options->read_only;
	sender_init(&loop->sender, options->path);
	model_init(model, options->path, glyphs);
	begin_looks(model, options);
	loop->config = options->origin[OPTION_NO_CONFIG]
				   ? NULL : config_file_path();
	model->interval_ms = options->interval_ms;
	model->replay.active = options->replay != NULL;
	model->records = options->record != NULL;
	loop->begun_ms = clock_ms();
	loop->played_ms = loop->begun_ms;
	read_source(loop);
}

enum exit_status loop_run(const struct options *options)
{
	enum glyph_set set = options->origin[OPTION_GLYPHS] ? options->glyphs
							    : screen_glyphs();
	const struct source_paths paths = {
		.counters = options->path,
		.record = options->record,
		.replay = options->replay,
	};
	static struct loop loop;	/* too large for some stacks */
	const char *refusal;

	/* What is wrong with a file is told before the screen is cleared. */
	if (options->play && !script_run_load(&loop.script, options->play))
		return EXIT_USAGE;
	if (!source_begin(&loop.source, &paths))
		return EXIT_USAGE;
	refusal = screen_begin();
	if (refusal) {
		fprintf(stderr, "wqtop: %s\n", refusal);
		source_free(&loop.source);
		return EXIT_FAILED;
	}
	if (options->mouse)
		screen_use_mouse();
	begin(&loop, options, glyphs_of(set));
	do
		draw(&loop);
	while (wait_and_handle(&loop));

	screen_end();
	sender_free(&loop.sender);
	say_goodbye(&loop);
	source_free(&loop.source);
	fflush(stdout);
	if (signals_end_asked())
		signals_die(signals_end_asked());
	return EXIT_DONE;
}
