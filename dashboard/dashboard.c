// SPDX-License-Identifier: GPL-2.0
#include "dashboard.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "dispatch.h"
#include "model.h"
#include "screen.h"
#include "sender.h"
#include "signals.h"
#include "source.h"
#include "view.h"

/* After a key much happens: the eye wants more than two pictures a second. */
#define FAST_INTERVAL_MS	100
#define FAST_FOR_MS		3000

struct dashboard {
	bool read_only;			/* as the options want it */
	struct source source;
	struct sender sender;
	struct model model;
	struct snapshot snapshot;	/* the last reading */
	uint64_t next_read_ms;
	uint64_t fast_until_ms;
	bool changed;			/* since the last frame */
};

static uint64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static bool is_own(const void *sender, uint64_t pid)
{
	return sender_owns(sender, pid);
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

static void read_source(struct dashboard *dashboard)
{
	struct source *source = &dashboard->source;

	if (source_read(source, &dashboard->snapshot) == SOURCE_LIVE) {
		ask_rights(dashboard);
		model_take(&dashboard->model, &dashboard->snapshot, is_own,
			   &dashboard->sender);
		model_take_events(&dashboard->model, source->events.text,
				  source->events.length);
	} else {
		model_lose(&dashboard->model, source->state, source->reason);
	}
	dashboard->next_read_ms = now_ms() + interval_now(dashboard);
	dashboard->changed = true;
}

static void note_waiting(struct dashboard *dashboard)
{
	const struct sender_slot *slot = sender_oldest(&dashboard->sender);
	struct model_waiting *waiting = &dashboard->model.waiting;

	waiting->active = slot != NULL;
	if (!slot)
		return;
	waiting->ms = now_ms() - slot->sent_ms;
	memcpy(waiting->command, slot->command, sizeof(slot->command));
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
 * what failed without an answer never reached the module.
 */
static void finish_commands(struct dashboard *dashboard)
{
	struct sender_result result;

	read_source(dashboard);
	while (sender_collect(&dashboard->sender, &result))
		if (result.error && !is_answered(dashboard, result.pid))
			message_undelivered(&dashboard->model.message,
					    result.command, result.error);
}

static void send_command(struct dashboard *dashboard)
{
	struct model *model = &dashboard->model;
	int error = sender_send(&dashboard->sender, &model->command, now_ms());
	const char *verb = wqdemo_verb_word(model->command.verb);

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

/* Return: whether to go on. */
static bool handle_key(struct dashboard *dashboard, int key)
{
	unsigned int todo = TODO_DRAW;

	screen_size(&dashboard->model.rows, &dashboard->model.columns);
	if (key != KEY_NEW_SIZE)
		todo = dispatch_key(&dashboard->model, key);
	if (todo & TODO_SEND)
		send_command(dashboard);
	if (todo & TODO_READ)
		read_source(dashboard);
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
	return true;
}

static void draw(struct dashboard *dashboard)
{
	if (!dashboard->changed)
		return;
	note_waiting(dashboard);
	view_draw(&dashboard->model);
	dashboard->changed = false;
}

/* Waits for a key, an answer, a signal or the time of the next reading. */
static bool wait_and_handle(struct dashboard *dashboard)
{
	struct pollfd fds[1 + SENDER_SLOTS] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
	};
	unsigned int count = 1 + sender_poll(&dashboard->sender, fds + 1);
	uint64_t now = now_ms();
	bool ended = false;
	unsigned int i;

	signals_wait(fds, count, dashboard->next_read_ms > now
				 ? (int)(dashboard->next_read_ms - now) : 0);
	/* The terminal is gone, and SIGHUP may have been ignored. */
	if (signals_end_asked() || fds[0].revents & (POLLHUP | POLLERR))
		return false;
	if (signals_stop_asked()) {
		screen_stop();
		dashboard->next_read_ms = 0;
	}
	for (i = 1; i < count; i++)
		ended |= fds[i].revents != 0;
	if (ended)
		finish_commands(dashboard);
	if (!handle_keys(dashboard))
		return false;
	if (now_ms() >= dashboard->next_read_ms)
		read_source(dashboard);
	return true;
}

/* What goes on after us, for nobody else will say so. */
static void say_goodbye(const struct dashboard *dashboard)
{
	/* The last reading, not the picture: that may be frozen. */
	if (dashboard->model.state != SOURCE_LIVE ||
	    dashboard->snapshot.periodic.running != 1)
		return;
	printf("wqtop: periodic goes on in the kernel; to stop it:"
	       " echo stop | sudo tee %s\n", dashboard->source.path);
}

enum exit_status dashboard_run(const struct options *options,
			       const struct glyphs *glyphs)
{
	static struct dashboard dashboard;	/* too large for some stacks */
	const char *refusal = screen_begin();

	if (refusal) {
		fprintf(stderr, "wqtop: %s\n", refusal);
		return EXIT_FAILED;
	}
	dashboard.read_only = options->read_only;
	source_init(&dashboard.source, options->path);
	sender_init(&dashboard.sender, options->path);
	model_init(&dashboard.model, options->path, glyphs);
	dashboard.model.interval_ms = options->interval_ms;
	read_source(&dashboard);
	do
		draw(&dashboard);
	while (wait_and_handle(&dashboard));

	screen_end();
	sender_free(&dashboard.sender);
	source_free(&dashboard.source);
	say_goodbye(&dashboard);
	fflush(stdout);
	if (signals_end_asked())
		signals_die(signals_end_asked());
	return EXIT_DONE;
}
