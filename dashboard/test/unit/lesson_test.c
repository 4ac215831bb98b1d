// SPDX-License-Identifier: GPL-2.0
/* The pages of a lesson, and the keys in them. */
#include "test/unit/keys.h"

#include "model/lessons.h"

static int begin_lesson(void **state)
{
	struct lesson *lesson = &model.lesson;

	begin(state);
	lesson->chapters = 2;
	lesson->chapter_now = 0;
	lesson->question.count = 3;
	strcpy(lesson->question.text, "How many?");
	return 0;
}

static void a_question_takes_one_choice(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson_ask(lesson);
	assert_int_equal(type("12"), TODO_DRAW);
	assert_string_equal(lesson->typed, "2");
	assert_int_equal(type(" "), TODO_DRAW | TODO_GO_ON);
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	assert_int_equal(lesson->question.hands.choice, 2);
}

static void a_question_takes_hands(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson_ask(lesson);
	type("1=12 2=30");
	assert_string_equal(lesson->typed, "1=12 2=30");
	assert_int_equal(dispatch_key(&model, KEY_RETURN),
			 TODO_DRAW | TODO_GO_ON);
	assert_int_equal(lesson->question.hands.total, 42);
}

static void a_wrong_answer_stays(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson_ask(lesson);
	assert_int_equal(type("4 "), TODO_DRAW);
	assert_int_equal(lesson->page, LESSON_QUESTION);
	assert_non_null(strstr(lesson->note, "no such choice"));
	dispatch_key(&model, KEY_RUBOUT);
	assert_string_equal(lesson->typed, "");
	assert_string_equal(lesson->note, "");
	type("c");
	assert_non_null(strstr(lesson->note, "type a choice, 1 to 3"));
	type("3");
	dispatch_key(&model, KEY_ESCAPE);
	assert_string_equal(lesson->typed, "");
	assert_int_equal(type(" "),
			 TODO_DRAW | TODO_GO_ON); /* no answer is one */
	assert_int_equal(lesson->question.hands.choice, 0);
}

static void a_long_answer_has_an_end(void **state)
{
	int i;

	(void)state;
	lesson_ask(&model.lesson);
	type("1=");
	for (i = 0; i < 2 * QUESTION_TYPED_MAX; i++)
		type("1");
	assert_int_equal(strlen(model.lesson.typed), QUESTION_TYPED_MAX - 1);
	assert_non_null(strstr(model.lesson.note, "is long already"));
}

static void an_answer_goes_on_or_shows_the_picture(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson->page = LESSON_ANSWER;
	assert_int_equal(type(" "), TODO_DRAW | TODO_GO_ON);
	lesson->page = LESSON_ANSWER;
	assert_int_equal(dispatch_key(&model, KEY_ESCAPE), TODO_DRAW);
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	lesson->page = LESSON_ANSWER;
	sends("8c", "custom n=8"); /* as always */
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	lesson->page = LESSON_ANSWER;
	type("?");
	assert_int_equal(model.help_page, 1);
	assert_int_equal(lesson->page, LESSON_ANSWER);
}

static void notes_the_score(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson->question.hands.choice = 2;
	lesson->answer.right = 2;
	lesson_reveal(lesson);
	assert_int_equal(lesson->page, LESSON_ANSWER);
	assert_int_equal(lesson->results, 1);
	lesson->answer.right = 3;
	lesson_reveal(lesson); /* the chapter again */
	assert_int_equal(lesson->results, 1);
	assert_int_equal(lesson->result[0].right, 3);
	strcpy(lesson->question.text, "And of two?");
	lesson_reveal(lesson);
	assert_int_equal(lesson->results, 2);
}

static void verdict(struct question_hands hands, unsigned int right,
		    const char *wanted)
{
	char text[64];

	lesson_verdict(&hands, right, text, sizeof(text));
	assert_string_equal(text, wanted);
}

static void tells_who_was_right(void **state)
{
	(void)state;
	verdict((struct question_hands){ .choice = 2 }, 2, "right");
	verdict((struct question_hands){ .choice = 2 }, 1, "not right");
	verdict((struct question_hands){ .total = 42, .hands = { 12, 30 } }, 2,
		"30 of 42 right");
	verdict((struct question_hands){ 0 }, 2, "no answer");
	verdict((struct question_hands){ .choice = 2 }, 0,
		"no choice is right");
}

static void keys_lead_through_chapters(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	assert_int_equal(type("N"), TODO_DRAW | TODO_CHAPTER);
	assert_int_equal(lesson->wanted, 1);
	assert_int_equal(type("a"), TODO_DRAW | TODO_CHAPTER);
	assert_int_equal(lesson->wanted, 0);
	assert_int_equal(type("P"), TODO_DRAW | TODO_CHAPTER);
	assert_int_equal(lesson->wanted, 0);
	lesson->chapter_now = 1;
	refuses("N", "the last chapter");
	lesson_ask(lesson);
	assert_int_equal(type("P"), TODO_DRAW | TODO_CHAPTER);
	lesson->chapters = 0;
	lesson->page = LESSON_NO_PAGE;
	refuses("N", "N is for chapters of a lesson");
}

static void a_list_chooses(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson->chapter_now = 1;
	type("I");
	assert_int_equal(lesson->page, LESSON_LIST);
	assert_int_equal(lesson->row, 1);
	type("kk");
	assert_int_equal(dispatch_key(&model, KEY_RETURN),
			 TODO_DRAW | TODO_CHAPTER);
	assert_int_equal(lesson->wanted, 0);
	type("I");
	dispatch_key(&model, KEY_LAST);
	type("j");
	assert_int_equal(lesson->row, 1 + lesson_count);
	assert_int_equal(dispatch_key(&model, KEY_RETURN),
			 TODO_DRAW | TODO_LESSON);
	assert_int_equal(lesson->wanted, lesson_count - 1);
	type("II");
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	model.rights = RIGHTS_ASKED;
	refuses("I", "I lists lessons: ");
}

static void space_is_for_the_script(void **state)
{
	(void)state;
	model.script.active = true;
	assert_int_equal(type(" "), TODO_DRAW | TODO_HALT);
	assert_false(model.paused);
	model.script.asks = true;
	assert_int_equal(dispatch_key(&model, KEY_RETURN),
			 TODO_DRAW | TODO_GO_ON);
	model.script.asks = false;
	model.script.ended = true;
	type(" ");
	assert_true(model.paused);
	model.script.ended = false;
	type(" "); /* a frozen picture goes on first */
	assert_false(model.paused);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_question_takes_one_choice,
				       begin_lesson),
		cmocka_unit_test_setup(a_question_takes_hands, begin_lesson),
		cmocka_unit_test_setup(a_wrong_answer_stays, begin_lesson),
		cmocka_unit_test_setup(a_long_answer_has_an_end, begin_lesson),
		cmocka_unit_test_setup(an_answer_goes_on_or_shows_the_picture,
				       begin_lesson),
		cmocka_unit_test_setup(notes_the_score, begin_lesson),
		cmocka_unit_test_setup(tells_who_was_right, begin_lesson),
		cmocka_unit_test_setup(keys_lead_through_chapters,
				       begin_lesson),
		cmocka_unit_test_setup(a_list_chooses, begin_lesson),
		cmocka_unit_test_setup(space_is_for_the_script, begin_lesson),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
