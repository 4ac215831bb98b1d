// SPDX-License-Identifier: GPL-2.0
/* The score of a lesson: how it adds up, and the key that shows it. */
#include "test/unit/lesson.h"

static void notes_the_score(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson->question.hands.choice = 2;
	lesson->answer.right = QUESTION_BIT(2);
	lesson_reveal(lesson);
	assert_int_equal(lesson->page, LESSON_ANSWER);
	assert_int_equal(lesson->results, 1);
	lesson->answer.right = QUESTION_BIT(3);
	lesson_reveal(lesson); /* the chapter again */
	assert_int_equal(lesson->results, 1);
	assert_int_equal(lesson->result[0].right, QUESTION_BIT(3));
	strcpy(lesson->question.text, "And of two?");
	lesson_reveal(lesson);
	assert_int_equal(lesson->results, 2);
}

static const struct question_hands second = { .choice = 2 };
static const struct question_hands raised = { .total = 42,
					      .hands = { 12, 30 } };

/* @right: a set of choices. */
static void verdict(struct question_hands hands, unsigned int right,
		    const char *wanted)
{
	const struct lesson_result result = { .hands = hands,
					      .right = right,
					      .told = true };
	char text[64];

	lesson_verdict(&result, text, sizeof(text));
	assert_string_equal(text, wanted);
}

static void tells_who_was_right(void **state)
{
	const struct lesson_result unknown = { .hands = second };
	char text[64];

	(void)state;
	verdict(second, QUESTION_BIT(2), "right");
	verdict(second, QUESTION_BIT(1), "not right");
	verdict(raised, QUESTION_BIT(2), "30 of 42 hands right");
	verdict((struct question_hands){ 0 }, QUESTION_BIT(2), "not answered");
	verdict(second, 0, "no choice is right");
	/* Whoever chose one of several that are right was right. */
	verdict(second, QUESTION_BIT(1) | QUESTION_BIT(2), "right");
	verdict(second, QUESTION_BIT(1) | QUESTION_BIT(3), "not right");
	verdict(raised, QUESTION_BIT(1) | QUESTION_BIT(2),
		"42 of 42 hands right");
	lesson_verdict(&unknown, text, sizeof(text));
	assert_string_equal(text, "what is right could not be measured");
}

/* Adds a question to the score, and compares the total. */
static void adds(struct question_hands hands, unsigned int right,
		 const char *wanted)
{
	struct lesson *lesson = &model.lesson;
	char text[96];

	lesson->result[lesson->results++] =
		(struct lesson_result){ .hands = hands, .right = right };
	lesson_total(lesson, text, sizeof(text));
	assert_string_equal(text, wanted);
}

static void adds_up_the_score(void **state)
{
	char text[96];

	(void)state;
	adds((struct question_hands){ 0 }, QUESTION_BIT(2),
	     "no question counts");
	adds(raised, QUESTION_BIT(2), "30 of 42 hands right");
	adds(raised, QUESTION_BIT(1), "42 of 84 hands right");
	adds(second, QUESTION_BIT(2),
	     "1 of 1 question right, and 42 of 84 hands right");
	adds(second, QUESTION_BIT(1),
	     "1 of 2 questions right, and 42 of 84 hands right");
	/* A question without a right choice says nothing of the room. */
	adds(second, 0, "1 of 2 questions right, and 42 of 84 hands right");
	lesson_not_counted(&model.lesson, text, sizeof(text));
	assert_string_equal(text,
			    "not counted: 1 not answered, 1 without a right choice");
	model.lesson.results = 0;
	adds(second, QUESTION_BIT(2), "1 of 1 question right");
	lesson_not_counted(&model.lesson, text, sizeof(text));
	assert_string_equal(text, "");
}

static void a_key_shows_the_score(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	refuses("H", "no question has its answer yet");
	lesson_reveal(lesson);
	assert_int_equal(type("H"), TODO_DRAW);
	assert_int_equal(lesson->page, LESSON_SCORE);
	assert_int_equal(type("H"), TODO_DRAW);
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	type("H");
	sends("8c", "custom n=8"); /* as always */
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	lesson_ask(lesson);
	type("1H");
	assert_int_equal(lesson->page, LESSON_SCORE);
	assert_int_equal(type(" "), TODO_DRAW); /* and not on */
	assert_int_equal(lesson->page, LESSON_QUESTION);
	assert_string_equal(lesson->typed, "1");
}

/* The key leads back to where the recording is; another one to the picture. */
static void a_replay_shows_the_score(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson_reveal(lesson);
	model.replay.active = true;
	model.rights = RIGHTS_REPLAY;
	lesson_ask(lesson);
	lesson->recorded = LESSON_QUESTION;
	type("H");
	assert_int_equal(lesson->page, LESSON_SCORE);
	type("H");
	assert_int_equal(lesson->page, LESSON_QUESTION);
	type("H");
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	lesson->recorded = LESSON_SCORE;
	type("HH");
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(notes_the_score, begin_lesson),
		cmocka_unit_test_setup(a_key_shows_the_score, begin_lesson),
		cmocka_unit_test_setup(a_replay_shows_the_score, begin_lesson),
		cmocka_unit_test_setup(tells_who_was_right, begin_lesson),
		cmocka_unit_test_setup(adds_up_the_score, begin_lesson),
	};

	return cmocka_run_group_tests_name("lesson score", tests, NULL, NULL);
}
