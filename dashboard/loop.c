// SPDX-License-Identifier: GPL-2.0
#include "loop.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "keys/dispatch.h"
#include "lib/clock.h"
#include "lib/signals.h"
#include "loop_state.h"
#include "options/config.h"
#include "options/config_file.h"
#include "send/freezer.h"
#include "send/script_run.h"
#include "term/keyboard.h"
#include "term/paint.h"
#include "term/screen.h"
#include "view/view.h"

static unsigned int interval_now(const struct loop *loop)
{
	unsigned int interval_ms = loop->model.interval_ms;

	if (interval_ms > LOOP_FAST_INTERVAL_MS && sender_oldest(&loop->sender))
		return LOOP_FAST_INTERVAL_MS;
	return interval_ms;
}

/* Reads the module's files, or plays the recording on. */
static void read_source(struct loop *loop)
{
	if (loop->source.replays) {
		loop_replay(loop);
		return;
	}
	loop_take_reading(loop);
	loop->next_read_ms = clock_ms() + interval_now(loop);
}

/*
 * Reads the answers while the pids of the children are still known as own. A
 * child that ends during the reading is left for the next time.
 */
static void finish_commands(struct loop *loop)
{
	sender_notice(&loop->sender);
	read_source(loop);
	loop_report_unanswered(loop);
}

/* Saves only after a key: a crash or a signal must not write a file. */
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
			    loop->config, config_file_words(error));
	else
		message_say(&model->message, false, "saved in %s",
			    loop->config);
}

/*
 * The answer to a key is what the user wants to read now. While a lesson waits, its
 * words may say which keys to press next: they stay where there is room for both.
 */
static void clear_words(struct model *model)
{
	if (model->script.asks || model->script.halted)
		model->words_yield = true;
	else
		model_say(model, (struct slice){ "", 0 });
}

/* Return: whether to go on. */
static bool handle_key(struct loop *loop, int key)
{
	unsigned int todo = TODO_DRAW;
	enum view view = loop->model.view;
	bool details = loop->model.details;

	screen_size(&loop->model.rows, &loop->model.columns);
	if (key == KEY_CLICK)
		dispatch_click(&loop->model,
			       view_queue_at(&loop->model,
					     keyboard_clicked_row()));
	else if (key == KEY_PASTE)
		todo = dispatch_paste(&loop->model, keyboard_paste());
	else
		todo = dispatch_key(&loop->model, key);
	if (todo & TODO_SEND) {
		clear_words(&loop->model);
		loop_send(loop, &loop->model.command);
	}
	if (todo & TODO_FREEZE)
		loop_freeze(loop);
	if (todo & (TODO_ATTACH | TODO_DETACH))
		loop_hold_machine(loop, todo & TODO_ATTACH);
	if (todo & TODO_TRACEFS)
		loop_count_functions(loop);
	if (todo & TODO_READ)
		read_source(loop);
	else if (loop->model.view != view)
		loop_take_machine(loop);
	else if (loop->model.details != details)
		loop_take_callers(loop);
	if (loop->source.replays)
		loop_control_replay(loop, todo);
	else
		loop_control_script(loop, todo);
	if (todo & TODO_SAVE)
		save_looks(loop, todo & TODO_REPLACE);
	if (todo & (TODO_PICTURE | TODO_TRACE))
		export_screen(&loop->model, todo & TODO_PICTURE);
	if (todo & TODO_REDRAW)
		screen_redraw();
	if (todo & (TODO_DRAW | TODO_REDRAW))
		loop->changed = true;
	return !(todo & TODO_QUIT);
}

/* Return: what ends a burst, in words; NULL for other keys. */
static const char *ends_burst(const struct model *model, int key)
{
	if (key == KEY_PASTE)
		return "a paste";
	return model->line_edit.open && key == KEY_RETURN ? "Enter" : NULL;
}

/*
 * Drops keys that were typed while all stood still: nobody saw what they would
 * do, and all at once they would do it after the thaw.
 */
static void drop_keys(struct loop *loop)
{
	while (keyboard_key() != KEY_NOTHING)
		loop->dropped++;
}

static bool handle_keys(struct loop *loop)
{
	struct model *model = &loop->model;
	unsigned int burst;
	const char *last;
	int key;

	while ((key = keyboard_key()) != KEY_NOTHING) {
		burst = keyboard_burst();
		if (!burst_takes(&loop->burst, model, burst)) {
			loop->changed = true;
			continue;
		}
		last = ends_burst(model, key);
		if (!handle_key(loop, key))
			return false;
		burst_note(&loop->burst, model, burst, last);
	}
	loop_make_jumps(loop);
	return true;
}

static void draw(struct loop *loop)
{
	if (!loop->changed || !screen_is_willing())
		return;
	loop_note_waiting(loop);
	loop_note_script(loop);
	paint_choose(loop->model.looks.theme);
	view_draw(&loop->model);
	loop->changed = false;
}

/* Return: the time until the next reading, key or line of a script. */
static int wait_ms(const struct loop *loop)
{
	uint64_t now = clock_ms();
	uint64_t left = loop->next_read_ms > now ? loop->next_read_ms - now : 0;
	int key_ms = keyboard_wait_ms();

	if (key_ms >= 0 && (uint64_t)key_ms < left)
		left = (uint64_t)key_ms;
	return (int)script_play_wait_ms(&loop->play, now, left);
}

/* Stops on Ctrl-Z. Scripts and replays stand still until wqtop is continued. */
static void stop(struct loop *loop)
{
	screen_stop();
	loop->next_read_ms = 0;
	loop->played_ms = clock_ms();
	script_play_skip(&loop->play, loop->played_ms);
}

/* Return: whether the script waits for a reading. */
static bool wants_reading(const struct loop *loop)
{
	return loop->play.stands &&
	       clock_ms() >= loop->read_ms + SCRIPT_LOOK_MS;
}

/* Return: whether to go on, after what signals have told. */
static bool handle_signals(struct loop *loop)
{
	if (signals_end_asked())
		return false;
	if (signals_stop_asked())
		stop(loop);
	if (signals_continued()) {
		screen_take_back();
		loop->changed = true;
	}
	if (signals_resized()) {
		screen_fit();
		loop->changed = true;
	}
	return !signals_end_asked();
}

/* Waits for a key, an answer, a signal or the time of the next reading. */
static bool wait_and_handle(struct loop *loop)
{
	struct pollfd fds[2 + SENDER_SLOTS] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		/* A frame waits until the terminal takes it. */
		{ .fd = STDOUT_FILENO, .events = loop->changed ? POLLOUT : 0 },
	};
	unsigned int count = 2 + sender_poll(&loop->sender, fds + 2);
	bool freezes = sender_freezer(&loop->sender), ended = false;
	unsigned int i;

	signals_wait(fds, count, wait_ms(loop));
	/* The terminal is gone, and SIGHUP may have been ignored. */
	if (!handle_signals(loop) || fds[0].revents & (POLLHUP | POLLERR))
		return false;
	if (freezes)
		drop_keys(loop);
	for (i = 2; i < count; i++)
		ended |= fds[i].revents != 0;
	if (ended) {
		finish_commands(loop);
		loop_play_cases(loop);
	}
	if (!handle_keys(loop) || !loop_play_script(loop))
		return false;
	if (wants_reading(loop) || clock_ms() >= loop->next_read_ms)
		read_source(loop);
	return true;
}

/* Tells the user that the periodic item keeps running after wqtop ends. */
static void say_goodbye(const struct loop *loop)
{
	/* The last reading, not the picture: that may be frozen. */
	if (!loop->source.replays && loop->model.state == SOURCE_LIVE)
		script_run_goodbye(stdout, &loop->snapshot, loop->source.path);
}

/*
 * Chooses theme and glyphs for this terminal and locale where the user chose
 * none.
 */
static void begin_looks(struct model *model, const struct options *options)
{
	struct model_looks *looks = &model->looks;

	looks->theme_chosen = options->origin[OPTION_THEME] != ORIGIN_NONE;
	looks->theme = looks->theme_chosen ? options->theme : screen_theme();
	looks->glyphs_chosen = options->origin[OPTION_GLYPHS] != ORIGIN_NONE;
	looks->coloured = screen_has_colours();
	looks->utf8 = screen_is_utf8();
}

/* Finds out if functions can be counted, and removes what was left behind of that. */
static void begin_tally(struct loop *loop, const struct options *options)
{
	tally_begin(&loop->tally, options->path);
	loop_check_tracefs(loop);
	if (!loop->model.machine.no_tracefs)
		tally_sweep(&loop->tally);
}

static void begin(struct loop *loop, const struct options *options,
		  const struct glyphs *glyphs)
{
	struct model *model = &loop->model;
	enum freezer_end freezer;

	loop->read_only = options->read_only;
	sender_init(&loop->sender, options->path);
	machine_file_begin(&loop->machine_file, options->path);
	machine_sampler_begin(&loop->sampler, options->path);
	model_init(model, options->path, glyphs);
	begin_tally(loop, options);
	freezer = freezer_check(FREEZER_FOLDER);
	model->no_freeze =
		freezer == FREEZER_THAWED ? NULL : freezer_words(freezer);
	if (options->read_only)
		model->machine.why_not = "not with --read-only";
	begin_looks(model, options);
	loop->config =
		options->origin[OPTION_NO_CONFIG] ? NULL : config_file_path();
	model->interval_ms = options->interval_ms;
	if (options->machine)
		model_show(model, VIEW_MACHINE);
	model->slow = options->slow;
	model->replay.active = options->replay != NULL;
	model->replay.has_machine =
		source_has(&loop->source, RECORDING_MACHINE);
	/* Of a recording that has nothing else. */
	if (model->replay.has_machine &&
	    !source_has(&loop->source, RECORDING_READING))
		model_show(model, VIEW_MACHINE);
	model->records = options->record != NULL;
	loop->played_ms = clock_ms();
	loop_begin_script(loop,
			  options->lesson ? options->lesson : options->play);
	if (loop->source.replays)
		model->lesson.chapters = loop->source.player.chapters;
	read_source(loop);
}

/* Lets go of all but the source, which has still to say how it went. */
static void free_parts(struct loop *loop)
{
	sender_free(&loop->sender);
	holder_detach(&loop->holder);
	tally_end(&loop->tally);
	machine_file_free(&loop->machine_file);
	machine_sampler_free(&loop->sampler);
	checkpoints_free(&loop->checkpoints);
}

enum exit_status loop_run(const struct options *options)
{
	enum glyph_set set = options->origin[OPTION_GLYPHS] ? options->glyphs :
							      screen_glyphs();
	const struct source_paths paths = {
		.counters = options->path,
		.record = options->record,
		.replay = options->replay,
	};
	static struct loop loop; /* too large for some stacks */
	const char *refusal;
	bool written;

	/* Reports bad files before the screen is cleared. */
	if (options->play &&
	    !script_run_load(&loop.script, "--play", options->play))
		return EXIT_USAGE;
	if (options->lesson && !check_load(&loop.script, options->lesson))
		return EXIT_USAGE;
	if (!source_begin(&loop.source, &paths))
		return EXIT_USAGE;
	if (!export_begin(&loop.export, options)) {
		source_free(&loop.source);
		return EXIT_USAGE;
	}
	refusal = screen_begin();
	if (refusal) {
		fprintf(stderr, "wqtop: %s\n", refusal);
		export_abandon(&loop.export);
		source_free(&loop.source);
		return EXIT_FAILED;
	}
	if (options->mouse)
		keyboard_use_mouse();
	begin(&loop, options, glyphs_of(set));
	do
		draw(&loop);
	while (wait_and_handle(&loop));

	screen_end();
	free_parts(&loop);
	say_goodbye(&loop);
	source_free(&loop.source);
	fflush(stdout);
	written = export_end_screen(&loop.export, &loop.model);
	if (signals_end_asked())
		signals_die(signals_end_asked());
	return written ? EXIT_DONE : EXIT_FAILED;
}
