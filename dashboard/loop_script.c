// SPDX-License-Identifier: GPL-2.0
#include "loop_state.h"

#include <stdio.h>
#include <string.h>

#include "keys/todo.h"
#include "layout/timeline_jump.h"
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

/* Attaches for a script whose claims are about the whole machine. */
static void watch_machine(struct loop *loop)
{
	const struct model_machine *machine = &loop->model.machine;

	loop->watches = script_watches(&loop->script) && !loop->source.replays;
	if (loop->watches && !machine->why_not && machine->hold == HOLD_NOTHING)
		loop_hold_machine(loop, true);
}

void loop_begin_script(struct loop *loop, const char *name)
{
	loop->measured.lives = &loop->model.lives;
	loop->scored = false;
	watch_machine(loop);
	name_chapters(loop);
	if (name)
		lesson_name(&loop->model.lesson, name);
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
		loop->measured.sent += loop_send(loop, command);
		loop->busy = true;
		loop->measured.pid = (uint64_t)loop->sender.last.pid;
		return true;
	}
	message_say(&model->message, true, "%s: not sent: %s",
		    wqdemo_verb_word(command->verb), model_why_not(model));
	return false;
}

/*
 * A claim checks a lesson; it is not for the room. On the screen only a wrong one is
 * told, unless commands of the user may have made it wrong.
 */
static void say_claim(struct loop *loop, const struct script_line *line)
{
	static const char *const words[] = {
		[EXPRESSION_WRONG] = "wrong",
		[EXPRESSION_UNKNOWN] = "could not be told",
		[EXPRESSION_ERROR] = "not understood",
	};
	char claim[SCRIPT_TEXT_MOST + 64], values[EXPRESSION_WORDS_MAX + 64];
	struct expression_answer answer;

	judge_claim(line, &loop->measured, &answer);
	if (answer.result == EXPRESSION_RIGHT ||
	    measured_others(&loop->measured))
		return;
	measured_name_items(&loop->measured, slice_of(line->words), claim,
			    sizeof(claim));
	measured_name_items(&loop->measured, slice_of(answer.words), values,
			    sizeof(values));
	message_say(&loop->model.message, true, "claim: %s: %s: %s",
		    words[answer.result], claim, values);
}

/* The screen names items as its other panels do, --check as the script does. */
static void reveal(struct loop *loop, const struct script_line *line)
{
	const struct measured *measured = &loop->measured;
	struct question_answer answer, named;

	judge_reveal(&loop->script, line, &loop->measured, &answer);
	named = answer;
	measured_name_items(measured, slice_of(answer.measured), named.measured,
			    sizeof(named.measured));
	measured_name_items(measured, slice_of(answer.values), named.values,
			    sizeof(named.values));
	loop_reveal(loop, &named);
}

static void say_late(struct loop *loop, const struct script_line *line)
{
	message_say(&loop->model.message, true,
		    "line %u: wait %s: not true after 30 s; Space goes on all the same",
		    line->number, line->shown);
}

/* Return: false when the script quits. */
static bool do_line(struct loop *loop, const struct script_line *line)
{
	char words[JUDGE_WORDS_MAX];

	switch (line->kind) {
	case SCRIPT_COMMAND:
		model_follow(&loop->model, &line->command);
		send(loop, &line->command);
		break;
	case SCRIPT_SAY:
	case SCRIPT_VIEW:
	case SCRIPT_COMPARE:
	case SCRIPT_CODE:
	case SCRIPT_ASK:
		loop_put_cue(loop, judge_cue(line, words));
		break;
	case SCRIPT_CHAPTER:
		loop->model.chosen = false;
		model_forget_played(&loop->model);
		/* Words of the chapter before are not about this one. */
		loop_say_nothing(loop);
		source_put_cue(&loop->source, judge_cue(line, words));
		break;
	case SCRIPT_CLAIM:
		say_claim(loop, line);
		break;
	case SCRIPT_REVEAL:
		reveal(loop, line);
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
	loop_note_page(loop);
	loop->changed = true;
}

bool loop_play_script(struct loop *loop)
{
	const struct script_line *line;
	struct wqdemo_command command;
	enum script_step step;

	loop_note_page(loop);
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
	lesson->set_aside = false;
	loop_say_nothing(loop);
	loop->scored = false;
	script_play_go_to(&loop->play, lesson->wanted);
}

static void begin_lesson(struct loop *loop)
{
	const struct lesson_file *file =
		&lesson_files[loop->model.lesson.wanted];

	loop_note_lesson(loop);
	script_parse(&loop->script, slice_of(file->text));
	loop_begin_script(loop, file->name);
	loop->model.view_chosen = false;
	loop_say_nothing(loop);
}

void loop_control_script(struct loop *loop, unsigned int todo)
{
	struct script_play *play = &loop->play;

	/* Its pictures are to be seen. */
	if (todo & (TODO_CHAPTER | TODO_LESSON)) {
		chart_unfit(&loop->model);
		loop->model.paused = false;
	}
	if (todo & TODO_CHAPTER)
		go_to_chapter(loop);
	if (todo & TODO_LESSON)
		begin_lesson(loop);
	/* Its commands select their queues again, whatever the user looked at. */
	if (todo & (TODO_GO_ON | TODO_HALT) && script_play_go_on(play)) {
		loop->model.chosen = false;
		/* A digit that was typed at a wait is no count of what follows. */
		loop->model.count_typed = false;
	} else if (todo & TODO_HALT) {
		play->halted = true;
	}
	/* The keys and their words change with it. */
	loop_note_script(loop);
}
