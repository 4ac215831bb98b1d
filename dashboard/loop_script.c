// SPDX-License-Identifier: GPL-2.0
#include "loop_state.h"

#include "lib/clock.h"

void loop_begin_script(struct loop *loop)
{
	loop->measured.lives = &loop->model.lives;
	loop->play.unattended = true;
	script_play_begin(&loop->play, &loop->script, clock_ms());
}

void loop_note_script(struct loop *loop)
{
	const struct script *script = &loop->script;
	struct model_script *shown = &loop->model.script;

	shown->active = script->count > 0;
	if (!shown->active)
		return;
	shown->ended = script_play_ended(&loop->play);
	shown->length_ms = script->line[script->count - 1].ms;
	shown->position_ms = loop->play.ms;
	if (shown->ended || shown->position_ms > shown->length_ms)
		shown->position_ms = shown->length_ms;
}

static void send(struct loop *loop, const struct wqdemo_command *command)
{
	struct model *model = &loop->model;

	if (model_can_send(model)) {
		loop_send(loop, command);
		loop->busy = true;
		loop->measured.pid = (uint64_t)loop->sender.last.pid;
		return;
	}
	message_say(&model->message, true, "%s: not sent: %s",
		    wqdemo_verb_word(command->verb), model_why_not(model));
}

/* Return: false when the script quits. */
static bool do_line(struct loop *loop, const struct script_line *line)
{
	switch (line->kind) {
	case SCRIPT_COMMAND:
		model_follow(&loop->model, &line->command);
		send(loop, &line->command);
		break;
	case SCRIPT_SAY:
	case SCRIPT_VIEW:
		loop_take_cue(loop, script_cue(line));
		source_put_cue(&loop->source, script_cue(line));
		break;
	case SCRIPT_QUIT:
		return false;
	default:
		break;
	}
	return true;
}

bool loop_play_script(struct loop *loop)
{
	const struct script_line *line;
	struct wqdemo_command command;
	enum script_step step;

	for (;;) {
		const struct script_now now = { clock_ms(), loop->read_ms,
						loop->busy, &loop->measured };

		step = script_play_step(&loop->play, &now, &line, &command);
		if (step == SCRIPT_STEP_NOTHING)
			return true;
		if (step == SCRIPT_STEP_SEND)
			send(loop, &command);
		else if (!do_line(loop, line))
			return false;
		loop->changed = true;
	}
}
