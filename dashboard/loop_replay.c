// SPDX-License-Identifier: GPL-2.0
#include "loop_state.h"

#include "keys/todo.h"
#include "lib/clock.h"

/* The position of a running replay is redrawn at least this often. */
#define POSITION_INTERVAL_MS 1000
#define POSITION_STANDS_MS   60000

#define JUMP_MS 5000

/* An event may have been so long ago, or twice as long, and so on. */
#define BACK_MS 100

/* Takes in all that is due in a recording. One frame is drawn for all of it. */
static void take_due(struct loop *loop)
{
	struct player *player = &loop->source.player;
	struct model_replay *replay = &loop->model.replay;

	while (player_due(player)) {
		loop_take_next(loop);
		checkpoints_note(&loop->checkpoints, player, &loop->model);
	}
	replay->ended = player->ended;
	replay->position_ms = player_position_ms(player);
	replay->length_ms = player->length_ms;
	loop->changed = true;
}

void loop_replay(struct loop *loop)
{
	struct player *player = &loop->source.player;
	struct model *model = &loop->model;
	uint64_t now = clock_ms();

	/* The time since the last call passed at the old speed. */
	player_advance(player, now - loop->played_ms, loop->played_speed);
	take_due(loop);
	loop->played_ms = now;
	loop->played_speed =
		model->paused || player->ended ? 0 : model->replay.speed;
	loop->next_read_ms = now + POSITION_STANDS_MS;
	if (loop->played_speed)
		loop->next_read_ms =
			now + player_wait_ms(player, loop->played_speed,
					     POSITION_INTERVAL_MS);
}

/*
 * Jumps in a recording, over what was passed before. After a jump back, rates
 * and history are as they were.
 */
static void jump(struct loop *loop, uint64_t ms)
{
	struct player *player = &loop->source.player;
	bool back = player_seek(player, ms);

	if (!checkpoints_return(&loop->checkpoints, player, &loop->model, ms) &&
	    back)
		model_forget(&loop->model);
	loop->model.events_back = 0;
	take_due(loop);
}

static void ask_jump(struct loop *loop, bool ahead)
{
	const struct player *player = &loop->source.player;
	uint64_t *ms = &loop->jump_ms;

	if (!loop->jumps) {
		loop_replay(loop);
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
 * Makes one jump for all keys that came at once. A jump plays some readings, and
 * a key that is held down repeats fast.
 */
void loop_make_jumps(struct loop *loop)
{
	if (!loop->jumps)
		return;
	loop->jumps = false;
	jump(loop, loop->jump_ms);
	/* A replay that stood still has a next reading to wait for again. */
	loop_replay(loop);
}

/* Shows an event, and sets the clock to it, but before the reading that came with it. */
static void show_event(struct loop *loop, struct slice line)
{
	struct player *player = &loop->source.player;
	uint64_t before_ns = loop->model.now.time_ns, ms, left;

	model_take_event(&loop->model, line);
	ms = (loop->model.now.time_ns - before_ns) / 1000000;
	left = player_wait_ms(player, PLAYER_SPEED_NORMAL, ms + 1);
	if (left)
		player_advance(player, left - 1, PLAYER_SPEED_NORMAL);
}

/* Shows the next event, after the readings before it. Return: whether there is one. */
static bool step_event(struct loop *loop)
{
	struct player *player = &loop->source.player;
	struct slice line;

	while (!player->ended) {
		if (loop->model.seen && player_take_event(player, &line)) {
			show_event(loop, line);
			return true;
		}
		player_step(player);
		take_due(loop);
	}
	return false;
}

/* Return: the place in the recording up to which events were taken. */
static const char *events_end(const struct player *player)
{
	return player->ended ? player->blocks.text + player->blocks.length :
			       player->next.events.text;
}

/* Jumps back to @ms. Return: the events from there up to a place. */
static unsigned int count_events(struct loop *loop, uint64_t ms,
				 const char *place)
{
	struct player *player = &loop->source.player;
	unsigned int count = 0;

	jump(loop, ms);
	while (events_end(player) < place && step_event(loop) &&
	       events_end(player) <= place)
		count++;
	return count;
}

/*
 * Shows the event before the last one shown. A recording is read forward: so it
 * looks for a moment with two events up to here, and steps to the first of them.
 */
static void step_event_back(struct loop *loop)
{
	struct player *player = &loop->source.player;
	const char *here = events_end(player);
	uint64_t ms = player_position_ms(player), back = BACK_MS;
	unsigned int count, i;

	do {
		ms -= ms < back ? ms : back;
		back *= 2;
		count = count_events(loop, ms, here);
	} while (count < 2 && ms);
	jump(loop, ms);
	for (i = 1; i < count; i++)
		step_event(loop);
	if (count < 2)
		message_say(&loop->model.message, true,
			    "there is no event before: the recording begins");
}

void loop_control_replay(struct loop *loop, unsigned int todo)
{
	struct player *player = &loop->source.player;

	if (todo & (TODO_BACK | TODO_AHEAD)) {
		ask_jump(loop, todo & TODO_AHEAD);
		return;
	}
	loop_make_jumps(loop);
	loop_replay(loop);
	if (todo & TODO_STEP)
		player_step_shown(player, loop->model.view == VIEW_MACHINE);
	if (todo & TODO_STEP_EVENT)
		step_event(loop);
	if (todo & TODO_BACK_EVENT)
		step_event_back(loop);
	if (todo & TODO_CHAPTER)
		jump(loop, player->chapter_ms[loop->model.lesson.wanted]);
	if (todo & TODO_RESTART) {
		/* They have the views that the user chose. */
		checkpoints_free(&loop->checkpoints);
		jump(loop, 0);
	}
	/* A replay that stood still has a next reading to wait for again. */
	loop_replay(loop);
}
