// SPDX-License-Identifier: GPL-2.0
/* Actions on time: freezing the picture, replays, how often the screen is refreshed. */
#include "keys/handlers.h"
#include "layout/timeline_jump.h"
#include "options/options.h"
#include "read/player.h"

/* The steps of + and -, in milliseconds. */
static const unsigned int intervals[] = {
	OPTIONS_INTERVAL_LEAST_MS, 200, 500, 1000, 2000, 5000, 10000, 30000,
	OPTIONS_INTERVAL_MOST_MS,
};

#define INTERVAL_COUNT ((int)(sizeof(intervals) / sizeof(intervals[0])))

/* Return: whether the picture was frozen to fit the run before a wait, as Esc at an answer does. */
static bool shows_run(const struct model *model)
{
	return model->script.asks && model->timeline.froze &&
	       model->timeline.span_before_ns;
}

/* Return: whether Space is for the script. Any other frozen picture goes on first. */
static bool is_for_script(const struct model *model)
{
	return model->script.active && !model->script.ended &&
	       (!model->paused || shows_run(model));
}

unsigned int handle_pause(struct model *model, const struct press *press)
{
	if (is_for_script(model)) {
		/* Whoever goes on wants to see what comes. */
		if (model->script.asks)
			chart_unfit(model);
		return TODO_DRAW | TODO_HALT;
	}
	if (!model->paused && !model->replay.active &&
	    model->state != SOURCE_LIVE) {
		message_say(&model->message, true,
			    "%s freezes the picture: there is none, as nothing can be read",
			    press->action->label);
		return TODO_DRAW;
	}
	model->timeline.back_ns = 0;
	model->timeline.froze = false;
	if (model->replay.ended) {
		/* The views of the recording are shown again, too. */
		model->view_chosen = false;
		model->paused = false;
		return TODO_DRAW | TODO_RESTART;
	}
	model->paused = !model->paused;
	if (!model->paused)
		chart_unfit(model);
	return TODO_DRAW | TODO_READ;
}

/* Return: whether this is a replay. Tells the user if not. */
static bool may_replay(struct model *model, const struct press *press)
{
	if (model->replay.active)
		return true;
	message_say(&model->message, true,
		    "%s is for replays: wqtop --replay FILE",
		    press->action->label);
	return false;
}

unsigned int handle_step(struct model *model, const struct press *press)
{
	if (!may_replay(model, press))
		return TODO_DRAW;
	model->timeline.froze = false;
	model->paused = true;
	return TODO_DRAW | TODO_STEP;
}

unsigned int handle_step_event(struct model *model, const struct press *press)
{
	unsigned int todo = handle_step(model, press);

	return todo & TODO_STEP ? TODO_DRAW | TODO_STEP_EVENT : todo;
}

unsigned int handle_back_event(struct model *model, const struct press *press)
{
	unsigned int todo = handle_step(model, press);

	return todo & TODO_STEP ? TODO_DRAW | TODO_BACK_EVENT : todo;
}

unsigned int handle_back(struct model *model, const struct press *press)
{
	return may_replay(model, press) ? TODO_DRAW | TODO_BACK : TODO_DRAW;
}

unsigned int handle_ahead(struct model *model, const struct press *press)
{
	return may_replay(model, press) ? TODO_DRAW | TODO_AHEAD : TODO_DRAW;
}

unsigned int handle_replay_slower(struct model *model,
				  const struct press *press)
{
	if (may_replay(model, press) &&
	    model->replay.speed > PLAYER_SPEED_LEAST)
		model->replay.speed /= 2;
	return TODO_DRAW;
}

unsigned int handle_replay_faster(struct model *model,
				  const struct press *press)
{
	if (may_replay(model, press) && model->replay.speed < PLAYER_SPEED_MOST)
		model->replay.speed *= 2;
	return TODO_DRAW;
}

/*
 * Return: whether the interval can be changed. A replay shows each reading at
 * its own time.
 */
static bool may_refresh(struct model *model)
{
	if (!model->replay.active)
		return true;
	message_say(&model->message, true,
		    "a replay shows every reading: < and > change its speed");
	return false;
}

unsigned int handle_slower(struct model *model, const struct press *press)
{
	int i = 0;

	(void)press;
	if (!may_refresh(model))
		return TODO_DRAW;
	while (i < INTERVAL_COUNT - 1 && intervals[i] <= model->interval_ms)
		i++;
	model->interval_ms = intervals[i];
	return TODO_DRAW;
}

unsigned int handle_faster(struct model *model, const struct press *press)
{
	int i = INTERVAL_COUNT - 1;

	(void)press;
	if (!may_refresh(model))
		return TODO_DRAW;
	while (i > 0 && intervals[i] >= model->interval_ms)
		i--;
	model->interval_ms = intervals[i];
	return TODO_DRAW;
}
