// SPDX-License-Identifier: GPL-2.0
#include "loop_state.h"

#include <stdio.h>
#include <string.h>

#include "keys/todo.h"
#include "lib/clock.h"
#include "lib/utf8.h"
#include "model/lessons.h"
#include "send/judge.h"

/* Tells the model the names of the chapters. */
static void name_chapters(struct loop *loop)
{
	const struct script *script = &loop->script;
	struct lesson *lesson = &loop->model.lesson;
	unsigned int i;

	memset(lesson, 0, sizeof(*lesson));
	lesson->chapter_now = -1;
	lesson->chapters = script_chapters(script);
	if (lesson->chapters > LESSON_CHAPTERS)
		lesson->chapters = LESSON_CHAPTERS;
	for (i = 0; i < lesson->chapters; i++)
		utf8_copy(slice_of(script->line[script_chapter_at(script, i)]
					   .words),
			  lesson->chapter[i], sizeof(lesson->chapter[i]));
}

void loop_begin_script(struct loop *loop)
{
	loop->measured.lives = &loop->model.lives;
	loop->scored = false;
	name_chapters(loop);
	script_play_begin(&loop->play, &loop->script, clock_ms());
}

void loop_note_script(struct loop *loop)
{
	const struct script *script = &loop->script;
	const struct script_play *play = &loop->play;
	struct model_script *shown = &loop->model.script;

	shown->active = script->count > 0;
	if (!shown->active)
		return;
	shown->ended = script_play_ended(play);
	shown->halted = play->halted;
	shown->asks = play->asks;
	shown->waits_for[0] = '\0';
	if (play->stands && *script->line[play->next].shown)
		snprintf(shown->waits_for, sizeof(shown->waits_for), "%s",
			 script->line[play->next].shown);
	shown->length_ms = script->line[script->count - 1].ms;
	shown->position_ms = play->ms;
	if (shown->ended || shown->position_ms > shown->length_ms)
		shown->position_ms = shown->length_ms;
	loop->model.lesson.chapter_now = script_play_chapter(play);
}

/* Return: whether it was sent. A script whose command cannot be sent halts. */
static bool send(struct loop *loop, const struct wqdemo_command *command)
{
	struct model *model = &loop->model;

	if (model_can_send(model)) {
		loop_send(loop, command);
		loop->busy = true;
		loop->measured.pid = (uint64_t)loop->sender.last.pid;
		return true;
	}
	message_say(&model->message, true, "%s: not sent: %s",
		    wqdemo_verb_word(command->verb), model_why_not(model));
	return false;
}

static void say_claim(struct loop *loop, const struct script_line *line)
{
	static const char *const words[] = {
		[EXPRESSION_WRONG] = "wrong",
		[EXPRESSION_RIGHT] = "right",
		[EXPRESSION_UNKNOWN] = "could not be told",
		[EXPRESSION_ERROR] = "not understood",
	};
	struct expression_answer answer;

	judge_claim(line, &loop->measured, &answer);
	message_say(&loop->model.message, answer.result != EXPRESSION_RIGHT,
		    "claim: %s: %s: %s", words[answer.result], line->words,
		    answer.words);
}

static void say_late(struct loop *loop, const struct script_line *line)
{
	message_say(&loop->model.message, true,
		    "line %u: wait %s: not so within 30 s, Space goes on all the same",
		    line->number, line->shown);
}

/* Return: false when the script quits. */
static bool do_line(struct loop *loop, const struct script_line *line)
{
	struct lesson *lesson = &loop->model.lesson;

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
	case SCRIPT_CLAIM:
		say_claim(loop, line);
		break;
	case SCRIPT_ASK:
		judge_question(line, &lesson->question);
		lesson_ask(lesson);
		break;
	case SCRIPT_REVEAL:
		judge_reveal(&loop->script, line, &loop->measured,
			     &lesson->answer);
		lesson_reveal(lesson);
		break;
	case SCRIPT_QUIT:
		return false;
	default:
		break;
	}
	return true;
}

static void show_score(struct loop *loop)
{
	if (loop->scored || !loop->model.lesson.results ||
	    !script_play_ended(&loop->play))
		return;
	loop->scored = true;
	loop->model.lesson.page = LESSON_SCORE;
	loop->changed = true;
}

bool loop_play_script(struct loop *loop)
{
	const struct script_line *line;
	struct wqdemo_command command;
	enum script_step step;

	/* Whoever looks at a frozen picture is not to miss what comes. */
	if (model_is_frozen(&loop->model)) {
		script_play_skip(&loop->play, clock_ms());
		return true;
	}
	for (;;) {
		const struct script_now now = { clock_ms(), loop->read_ms,
						loop->busy, &loop->measured };

		step = script_play_step(&loop->play, &now, &line, &command);
		if (step == SCRIPT_STEP_NOTHING)
			break;
		loop->changed = true;
		if (step == SCRIPT_STEP_SEND)
			loop->play.halted = !send(loop, &command);
		else if (!do_line(loop, line))
			return false;
		if (step == SCRIPT_STEP_GAVE_UP)
			say_late(loop, line);
	}
	show_score(loop);
	return true;
}

/* A chapter begins with its own words and questions. */
static void go_to_chapter(struct loop *loop)
{
	struct lesson *lesson = &loop->model.lesson;

	lesson->page = LESSON_NO_PAGE;
	model_say(&loop->model, slice_of(""));
	loop->scored = false;
	script_play_go_to(&loop->play, lesson->wanted);
}

static void begin_lesson(struct loop *loop)
{
	const struct lesson_file *file =
		&lesson_files[loop->model.lesson.wanted];

	script_parse(&loop->script, slice_of(file->text));
	loop_begin_script(loop);
	loop->model.view_chosen = false;
	model_say(&loop->model, slice_of(""));
}

void loop_control_script(struct loop *loop, unsigned int todo)
{
	struct script_play *play = &loop->play;

	if (todo & TODO_CHAPTER)
		go_to_chapter(loop);
	if (todo & TODO_LESSON)
		begin_lesson(loop);
	if (todo & TODO_GO_ON)
		script_play_go_on(play);
	if (todo & TODO_HALT && !script_play_go_on(play))
		play->halted = true;
	/* The keys and their words change with it. */
	loop_note_script(loop);
}
