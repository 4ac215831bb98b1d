// SPDX-License-Identifier: GPL-2.0
#include "loop_state.h"

#include "keys/todo.h"
#include "lib/clock.h"

/* The position of a running replay is redrawn at least this often. */
#define POSITION_INTERVAL_MS 1000
#define POSITION_STANDS_MS   60000

#define JUMP_MS 5000

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

void loop_control_replay(struct loop *loop, unsigned int todo)
{
	if (todo & (TODO_BACK | TODO_AHEAD)) {
		ask_jump(loop, todo & TODO_AHEAD);
		return;
	}
	loop_make_jumps(loop);
	loop_replay(loop);
	if (todo & TODO_STEP)
		player_step(&loop->source.player);
	if (todo & TODO_RESTART) {
		/* They have the views that the user chose. */
		checkpoints_free(&loop->checkpoints);
		jump(loop, 0);
	}
	/* A replay that stood still has a next reading to wait for again. */
	loop_replay(loop);
}
