// SPDX-License-Identifier: GPL-2.0
/* The table of keys, and the layers that a key may be for: help, questions, actions. */
#include "test/unit/keys.h"

#include "keys/confirm.h"

static void has_a_key_for_each_queue(void **state)
{
#define KEY_AND_VERB(symbol, name, verb, takes, key, ...) \
	{ { key, '\0' }, #verb, #name },
	static const struct {
		char key[2];
		const char *verb, *name;
	} queues[] = { WQDEMO_QUEUES(KEY_AND_VERB) };
	int i;

	(void)state;
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++) {
		sends(queues[i].key, queues[i].verb);
		assert_string_equal(actions[i].label, queues[i].key);
		assert_string_equal(actions[i].queue, queues[i].name);
	}
}

/* Sends nothing by itself, and says what it waits for. */
static void asks(const char *keys, const char *bar)
{
	assert_false(type(keys) & TODO_SEND);
	assert_non_null(model.asking);
	assert_string_equal(model.asking->bar, bar);
	assert_true(strlen(second_keys[model.asking->second].question) > 0);
}

static void asks_for_a_queue(void **state)
{
	(void)state;
	asks("C", "cancel");
	sends("cc", "cancel custom");
	assert_null(model.asking);
	sends("Wzz", "cancel_sync freezable");
	sends("Fb", "flush bound");
	/* The kernel says why not. */
	sends("Ctt", "cancel bh");
	/* The queue's key means the queue once only. */
	sends("c", "custom");
}

static void asks_twice_before_it_freezes(void **state)
{
	(void)state;
	fill_rows();
	asks("Sf", "freeze");
	assert_int_equal(type("f"), TODO_FREEZE | TODO_DRAW);
	assert_int_equal(model.view, VIEW_TIMELINE);
	assert_int_equal(model.now.queue[model.selected].id, WQDEMO_FREEZABLE);
	/* Another key declines, and does what it always does. */
	sends("Sfc", "custom");
	assert_null(model.asking);
	sends("Sf8c", "custom n=8");
	assert_int_equal(type("Sf\t"), TODO_DRAW);
	assert_string_equal(model.message.text, "freeze: nothing was frozen");
	/* It asks only where it could freeze. */
	model.no_freeze = "no pm_test";
	refuses("Sf", "freeze: no pm_test");
	model.no_freeze = NULL;
	assert_int_equal(type("Sf\033"), TODO_DRAW);
	assert_null(model.asking);
	model.rights = RIGHTS_NOT_ROOT;
	assert_false(type("Sff") & TODO_FREEZE);
	model.rights = RIGHTS_SEND;
	/* A file is no kernel: nor is what a test stands in for it. */
	model.path = "/tmp/module";
	refuses("Sf", "not with --file");
	assert_null(model.asking);
}

static void leaves_a_question(void **state)
{
	(void)state;
	asks("C", "cancel");
	dispatch_key(&model, KEY_ESCAPE);
	assert_null(model.asking);
	assert_string_equal(model.message.text, "");
	sends("c", "custom");
	/*
	 * A wrong second key may have been meant as an answer: it does
	 * nothing else.
	 */
	refuses("Cx", "cancel: that is no queue's key");
	assert_null(model.asking);
	refuses("FW", "flush: that is no queue's key");
	refuses("C ", "that is no queue's key");
	assert_false(model.paused);
	refuses("CZ", "that is no queue's key");
	sends("c", "custom");
	/* The ways out are open. */
	asks("C", "cancel");
	assert_true(dispatch_key(&model, KEY_FUNCTION(10)) & TODO_QUIT);
	type("?");
	assert_int_equal(model.help_page, 1);
	type("?");
}

static void leaves_a_question_with_q(void **state)
{
	static const char *const questions[] = { "C", "2A", "S", "/", "R" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
		type(questions[i]);
		assert_int_equal(type("q"), TODO_DRAW);
		assert_null(model.asking);
		assert_int_equal(model.confirm_key, KEY_NOTHING);
		assert_string_equal(model.message.text, "");
		assert_false(model.count_typed);
	}
	/* That one it answers. */
	model.view = VIEW_CODE;
	assert_int_equal(type("vq"), TODO_DRAW);
	assert_int_equal(model.view, VIEW_QUEUES);
	assert_true(type("q") & TODO_QUIT);
}

static void line_is(const char *wanted)
{
	assert_string_equal(line_edit_text(&model.line_edit), wanted);
}

static void moves_by_mouse(void **state)
{
	(void)state;
	model.now.queue_count = 3;
	dispatch_click(&model, 2);
	assert_int_equal(model.selected, 2);
	dispatch_click(&model, -1);
	assert_int_equal(model.selected, 2);
	dispatch_key(&model, KEY_WHEEL_UP);
	assert_int_equal(model.selected, 1);
	dispatch_key(&model, KEY_WHEEL_DOWN);
	dispatch_key(&model, KEY_WHEEL_DOWN);
	assert_int_equal(model.selected, 2);
	/* It types nothing and answers nothing. */
	asks("C", "cancel");
	dispatch_key(&model, KEY_WHEEL_UP);
	dispatch_click(&model, 0);
	assert_int_equal(model.selected, 2);
	sends("cc", "cancel custom");
	type(":x");
	dispatch_key(&model, KEY_WHEEL_UP);
	line_is("x");
}

static void asks_only_where_it_can_send(void **state)
{
	(void)state;
	refuses("8C", "cancel takes no count: 8 was dropped, press C again");
	assert_null(model.asking);
	model.rights = RIGHTS_NOT_ROOT;
	refuses("C", "read-only");
	assert_null(model.asking);
	refuses("R", "read-only");
	model.rights = RIGHTS_SEND;
	asks("C", "cancel");
	model.state = SOURCE_ABSENT;
	refuses("c", "not there");
}

static void lays_help_over_all(void **state)
{
	(void)state;
	type("?");
	assert_int_equal(model.help_page, 1);
	type(" ");
	assert_int_equal(model.help_page, 2);
	assert_false(model.paused);
	/* A key that leaves it does nothing else. */
	assert_false(type("c") & TODO_SEND);
	assert_int_equal(model.help_page, 0);
	dispatch_key(&model, KEY_FUNCTION(1));
	assert_int_equal(model.help_page, 1);
	assert_int_equal(type("q"), TODO_DRAW);
	assert_int_equal(model.help_page, 0);
}

static void quits_and_redraws(void **state)
{
	(void)state;
	assert_true(type("q") & TODO_QUIT);
	assert_true(dispatch_key(&model, KEY_FUNCTION(10)) & TODO_QUIT);
	assert_true(dispatch_key(&model, KEY_CTRL('l')) & TODO_REDRAW);
}

static void says_that_a_key_has_no_meaning(void **state)
{
	(void)state;
	refuses("Z", "Z does nothing: ? shows the keys");
	assert_int_equal(dispatch_key(&model, KEY_OTHER), TODO_DRAW);
}

static void knows_the_keys_of_a_queue(void **state)
{
	char keys[16];

	(void)state;
	action_queue_keys("periodic", "/", keys, sizeof(keys));
	assert_string_equal(keys, "s/x");
	action_queue_keys("custom", "/", keys, sizeof(keys));
	assert_string_equal(keys, "c");
	action_queue_keys("bound", "/", keys, sizeof(keys));
	assert_string_equal(keys, "b");
	action_queue_keys("unknown", "/", keys, sizeof(keys));
	assert_string_equal(keys, "");
}

static void has_one_meaning_for_a_key(void **state)
{
	int a, b;

	(void)state;
	for (a = 0; a < ACTION_IDS; a++) {
		assert_true(strlen(actions[a].label) > 0);
		assert_true(strlen(actions[a].help) > 0);
		for (b = a + 1; b < ACTION_IDS; b++)
			if ((actions[a].group == GROUP_MACHINE) ==
			    (actions[b].group == GROUP_MACHINE))
				assert_int_not_equal(actions[a].key,
						     actions[b].key);
	}
	/* The machine's view has keys of its own. */
	assert_int_equal(action_in_view(VIEW_MACHINE, 's'), ACTION_SORT);
	assert_int_equal(action_in_view(VIEW_MACHINE, 'k'), ACTION_UP);
	assert_int_equal(action_in_view(VIEW_QUEUES, 's'), ACTION_PERIODIC);
	assert_int_equal(action_of_key('s'), ACTION_PERIODIC);
	/* These move, and do nothing else, as everywhere. */
	assert_int_equal(action_of_key('k'), ACTION_UP);
	assert_int_equal(action_of_key('j'), ACTION_DOWN);
	assert_int_equal(action_of_key('h'), ACTION_LEFT);
	assert_int_equal(action_of_key('l'), ACTION_RIGHT);
}

static void sends_every_verb_by_some_key(void **state)
{
	int verb;

	(void)state;
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++)
		assert_non_null(action_of_verb(verb));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(has_a_key_for_each_queue),
		TEST(asks_for_a_queue),
		TEST(asks_twice_before_it_freezes),
		TEST(leaves_a_question),
		TEST(leaves_a_question_with_q),
		TEST(moves_by_mouse),
		TEST(asks_only_where_it_can_send),
		TEST(lays_help_over_all),
		TEST(quits_and_redraws),
		TEST(says_that_a_key_has_no_meaning),
		TEST(knows_the_keys_of_a_queue),
		TEST(has_one_meaning_for_a_key),
		TEST(sends_every_verb_by_some_key),
	};

	return cmocka_run_group_tests_name("dispatch", tests, NULL, NULL);
}
