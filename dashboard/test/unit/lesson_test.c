// SPDX-License-Identifier: GPL-2.0
/* The pages of a lesson, and the keys in them. */
#include "test/unit/lesson.h"

#include "model/lessons.h"

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
	assert_int_equal(type(" "), TODO_DRAW); /* a slip is no answer */
	assert_int_equal(lesson->page, LESSON_QUESTION);
	assert_int_equal(dispatch_key(&model, 'q'), TODO_DRAW);
	assert_non_null(strstr(lesson->note, "q again"));
	assert_int_equal(dispatch_key(&model, KEY_RETURN),
			 TODO_DRAW | TODO_GO_ON); /* no answer is one */
	assert_int_equal(lesson->question.hands.choice, 0);
}

static void a_question_waits_behind_the_picture(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	model.script.active = model.script.asks = true;
	lesson_ask(lesson);
	type("q"); /* Esc declines that, and stays */
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(lesson->page, LESSON_QUESTION);
	assert_int_equal(dispatch_key(&model, KEY_ESCAPE), TODO_DRAW);
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	sends("8c", "custom n=8");		/* what if */
	assert_int_equal(type(" "), TODO_DRAW); /* and not on */
	assert_int_equal(lesson->page, LESSON_QUESTION);
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(dispatch_key(&model, KEY_RETURN), TODO_DRAW);
	assert_int_equal(lesson->page, LESSON_QUESTION);
	type("I"); /* the list, too, leaves it where it was */
	assert_int_equal(lesson->page, LESSON_LIST);
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(lesson->page, LESSON_QUESTION);
	model.now.time_ns = 7;
	assert_int_equal(type("2 "), TODO_DRAW | TODO_GO_ON);
	assert_int_equal(lesson->answered_ns, 7);
	assert_int_equal(lesson->question.hands.choice, 2);
	assert_false(lesson->set_aside);
}

static void a_picture_before_a_question_is_one(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	model.script.active = model.script.asks = true;
	lesson_ask(lesson);
	dispatch_key(&model, KEY_ESCAPE);
	model.details = true; /* has keys of its own */
	dispatch_key(&model, KEY_RETURN);
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	model.details = false;
	model.paused = true;
	type(" ");
	assert_false(model.paused);
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	assert_int_equal(type("a"), TODO_DRAW | TODO_CHAPTER);
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

/* An item that ran long before the present. */
static void run_an_item(void)
{
	static const char text[] =
		"seq=1 ns=9000000000 event=submitted queue=custom item=1 cpu=1 pid=7 worker=put\n"
		"seq=2 ns=9000000000 event=started queue=custom item=1 cpu=1 pid=8 worker=kworker/u4:1\n"
		"seq=3 ns=9500000000 event=finished queue=custom item=1 cpu=1 pid=8 worker=kworker/u4:1\n";

	model.seen = true;
	model.now.time_ns = 20000000000;
	model.rows = 24;
	model.columns = 80;
	model_take_events(&model, text, sizeof(text) - 1);
}

static void behind_an_answer_is_its_run(void **state)
{
	uint64_t span_ns;

	(void)state;
	run_an_item();
	span_ns = model.timeline.span_ns;
	model.script.active = model.script.asks = true;
	model.lesson.page = LESSON_ANSWER;
	model.view = VIEW_EVENTS; /* has no time to fit */
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.paused);
	model.view = VIEW_TIMELINE;
	model.lesson.page = LESSON_ANSWER;
	assert_int_equal(dispatch_key(&model, KEY_ESCAPE), TODO_DRAW);
	assert_true(model.paused);
	assert_in_range(model.now.time_ns - model.timeline.back_ns, 9500000000,
			9600000000);
	assert_int_equal(type(" "), TODO_DRAW | TODO_HALT);
	assert_false(model.paused);
	assert_int_equal(model.timeline.span_ns, span_ns);
	type(" "); /* a picture that Space froze goes on first */
	model.paused = true;
	assert_false(type(" ") & TODO_HALT);
}

static void an_answer_shows_its_values(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson_reveal(lesson);
	assert_false(lesson->shows_values);
	assert_int_equal(type("="), TODO_DRAW);
	assert_int_equal(lesson->page, LESSON_ANSWER);
	assert_true(lesson->shows_values);
	type("=");
	assert_false(lesson->shows_values);
	model.replay.active = true; /* what was recorded has them, too */
	type("=");
	assert_true(lesson->shows_values);
	assert_int_equal(lesson->page, LESSON_ANSWER);
	lesson_reveal(lesson);
	assert_false(lesson->shows_values);
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
	assert_int_equal(lesson->row, 1); /* of the chapter */
	model.rights = RIGHTS_ASKED;
	refuses("I", "I lists lessons: ");
}

static void is_at(const struct lesson *lesson, bool chapter_name,
		  const char *wanted)
{
	char text[96];

	lesson_place(lesson, chapter_name, text, sizeof(text));
	assert_string_equal(text, wanted);
}

static void tells_where_it_is(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson_name(lesson, "talks/max_active.lesson");
	strcpy(lesson->chapter[0], "Huit \303\251l\303\251ments");
	is_at(lesson, true, "max_active, 1/2: Huit \303\251l\303\251ments");
	is_at(lesson, false, "max_active, 1/2");
	lesson->chapter_now = -1;
	is_at(lesson, true, "max_active");
	lesson_name(lesson, "talk");
	is_at(lesson, true, "talk");
}

/* A recording has the names of chapters, and no name of the lesson. */
static void tells_where_a_recording_is(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson->chapter_now = -1;
	is_at(lesson, true, "");
	lesson_begin_chapter(lesson, slice_of("First"));
	is_at(lesson, true, "1/2: First");
	lesson_begin_chapter(lesson, slice_of("Second"));
	is_at(lesson, true, "2/2: Second");
}

/* A screen of 24 rows has room for 19, but less than all lessons. */
static void a_list_turns_pages(void **state)
{
	struct lesson *lesson = &model.lesson;
	unsigned int last = lesson_list_rows(lesson) - 1;

	(void)state;
	model.rows = 24;
	model.columns = 80;
	lesson->page = LESSON_LIST;
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_in_range(lesson->row, 15, 20);
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_int_equal(lesson->row, last);
	dispatch_key(&model, KEY_ARROW_UP);
	assert_int_equal(lesson->row, last - 1);
	dispatch_key(&model, KEY_PAGE_UP);
	dispatch_key(&model, KEY_PAGE_UP);
	assert_int_equal(lesson->row, 0);
	dispatch_key(&model, KEY_LAST);
	assert_int_equal(lesson->row, last);
	dispatch_key(&model, KEY_FIRST);
	assert_int_equal(lesson->row, 0);
	dispatch_key(&model, KEY_ARROW_DOWN);
	assert_int_equal(lesson->row, 1);
}

static void space_is_for_the_script(void **state)
{
	(void)state;
	model.script.active = true;
	assert_int_equal(type(" "), TODO_DRAW | TODO_HALT);
	assert_false(model.paused);
	model.script.asks = true;
	model.paused = true;
	assert_int_equal(dispatch_key(&model, KEY_RETURN), TODO_DRAW);
	assert_true(
		model.details); /* the picture is frozen: Space goes on with both */
	dispatch_key(&model, KEY_RETURN);
	model.paused = false;
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

static void replays_answer_nothing(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	model.replay.active = true;
	model.rights = RIGHTS_REPLAY;
	lesson_ask(lesson);
	assert_int_equal(type(","), TODO_DRAW | TODO_STEP);
	assert_int_equal(type("}"), TODO_DRAW | TODO_AHEAD);
	assert_int_equal(lesson->page, LESSON_QUESTION);
	assert_int_equal(type(" "), TODO_DRAW | TODO_READ);
	assert_int_equal(type("N"), TODO_DRAW | TODO_CHAPTER);
	assert_int_equal(lesson->page, LESSON_QUESTION);
	type("2");
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	assert_string_equal(lesson->typed, "");
	lesson_ask(lesson);
	assert_int_equal(dispatch_key(&model, KEY_ESCAPE), TODO_DRAW);
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	lesson->chapter_now = 1;
	refuses("N", "this is the last chapter");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_question_takes_one_choice,
				       begin_lesson),
		cmocka_unit_test_setup(a_question_takes_hands, begin_lesson),
		cmocka_unit_test_setup(a_wrong_answer_stays, begin_lesson),
		cmocka_unit_test_setup(a_question_waits_behind_the_picture,
				       begin_lesson),
		cmocka_unit_test_setup(a_picture_before_a_question_is_one,
				       begin_lesson),
		cmocka_unit_test_setup(a_long_answer_has_an_end, begin_lesson),
		cmocka_unit_test_setup(an_answer_goes_on_or_shows_the_picture,
				       begin_lesson),
		cmocka_unit_test_setup(behind_an_answer_is_its_run,
				       begin_lesson),
		cmocka_unit_test_setup(an_answer_shows_its_values,
				       begin_lesson),
		cmocka_unit_test_setup(keys_lead_through_chapters,
				       begin_lesson),
		cmocka_unit_test_setup(a_list_chooses, begin_lesson),
		cmocka_unit_test_setup(tells_where_it_is, begin_lesson),
		cmocka_unit_test_setup(tells_where_a_recording_is,
				       begin_lesson),
		cmocka_unit_test_setup(a_list_turns_pages, begin_lesson),
		cmocka_unit_test_setup(space_is_for_the_script, begin_lesson),
		cmocka_unit_test_setup(replays_answer_nothing, begin_lesson),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
