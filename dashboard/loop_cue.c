// SPDX-License-Identifier: GPL-2.0
#include "loop_state.h"

#include <string.h>

#include "model/question_text.h"
#include "send/judge.h"

/* A recording may have anything: hands that are none count as no answer. */
static void take_hands(struct lesson *lesson, struct slice text)
{
	char reason[QUESTION_REASON_MAX];

	if (!question_read_hands(&lesson->question, text,
				 &lesson->question.hands, reason))
		memset(&lesson->question.hands, 0,
		       sizeof(lesson->question.hands));
}

static void take_lesson(struct model *model, struct recording_block cue)
{
	struct lesson *lesson = &model->lesson;

	switch (cue.kind) {
	case RECORDING_CHAPTER:
		lesson_begin_chapter(lesson, cue.text);
		model_forget_played(model);
		break;
	case RECORDING_ASK:
		judge_question(cue.text, &lesson->question);
		model->count_typed = false;
		lesson_ask(lesson);
		break;
	case RECORDING_HANDS:
		take_hands(lesson, cue.text);
		break;
	case RECORDING_REVEAL:
		question_read_answer(&lesson->question, cue.text,
				     &lesson->answer);
		lesson_reveal(lesson);
		break;
	default:
		lesson->page = slice_equals(cue.text, "score") ? LESSON_SCORE :
								 LESSON_NO_PAGE;
	}
	lesson->recorded = lesson->page;
}

void loop_take_cue(struct loop *loop, struct recording_block cue)
{
	if (cue.kind == RECORDING_SAY)
		model_say(&loop->model, cue.text);
	else if (cue.kind == RECORDING_VIEW)
		model_follow_view(&loop->model, cue.text);
	else if (cue.kind == RECORDING_COMPARE)
		model_follow_comparison(&loop->model, cue.text);
	else
		take_lesson(&loop->model, cue);
	loop->changed = true;
}

void loop_put_cue(struct loop *loop, struct recording_block cue)
{
	loop_take_cue(loop, cue);
	source_put_cue(&loop->source, cue);
}

static struct recording_block cue_of(enum recording_kind kind, const char *text)
{
	return (struct recording_block){
		.kind = kind,
		.text = slice_of(text),
		.events = { "", 0 },
	};
}

void loop_say_nothing(struct loop *loop)
{
	if (*loop->model.words)
		loop_put_cue(loop, cue_of(RECORDING_SAY, ""));
}

void loop_reveal(struct loop *loop, const struct question_answer *answer)
{
	char text[QUESTION_ANSWER_MAX];

	question_write_answer(answer, text);
	loop_put_cue(loop, cue_of(RECORDING_REVEAL, text));
}

/*
 * Return: the page that the lesson is at. The list of chapters is none, and before a
 * question that was set aside the picture is none: the user looks something up.
 */
static enum lesson_page page_of(const struct lesson *lesson)
{
	if (lesson->set_aside)
		return LESSON_QUESTION;
	return lesson->page == LESSON_LIST ? LESSON_NO_PAGE : lesson->page;
}

void loop_note_page(struct loop *loop)
{
	struct lesson *lesson = &loop->model.lesson;
	enum lesson_page page = page_of(lesson);
	char hands[QUESTION_HANDS_MAX];

	if (page == lesson->recorded || loop->source.replays)
		return;
	if (lesson->recorded == LESSON_QUESTION) {
		question_write_hands(&lesson->question.hands, hands);
		source_put_cue(&loop->source, cue_of(RECORDING_HANDS, hands));
	}
	source_put_cue(&loop->source,
		       cue_of(RECORDING_PAGE,
			      page == LESSON_SCORE ? "score" : ""));
	lesson->recorded = page;
}

void loop_note_lesson(struct loop *loop)
{
	loop_note_page(loop);
	source_put_cue(&loop->source, cue_of(RECORDING_CHAPTER, ""));
}
