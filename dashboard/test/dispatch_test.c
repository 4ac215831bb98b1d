// SPDX-License-Identifier: GPL-2.0
/* What keys do to the model, and that every one of them is documented. */
#include "unit.h"

#include <string.h>

#include "actions.h"
#include "dispatch.h"
#include "options.h"

static struct model model;

static int begin(void **state)
{
	(void)state;
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	model.state = SOURCE_LIVE;
	model.rights = RIGHTS_SEND;
	model.interval_ms = 500;
	return 0;
}

/* Return: what the last of the keys leaves to do. */
static unsigned int type(const char *keys)
{
	unsigned int todo = TODO_NOTHING;

	for (; *keys; keys++)
		todo = dispatch_key(&model, *keys);
	return todo;
}

static void sends(const char *keys, const char *wanted)
{
	char text[WQDEMO_COMMAND_MAX + 1];

	assert_true(type(keys) & TODO_SEND);
	wqdemo_command_format(&model.command, text, sizeof(text));
	assert_string_equal(text, wanted);
	assert_false(model.count_typed);
}

static void refuses(const char *keys, const char *words)
{
	assert_false(type(keys) & TODO_SEND);
	assert_true(model.message.failed);
	if (!strstr(model.message.text, words))
		fail_msg("'%s' does not say '%s'", model.message.text, words);
	assert_false(model.count_typed);
}

static void sends_commands(void **state)
{
	(void)state;
	sends("i", "immediate");
	sends("d", "delayed");
	sends("c", "custom");
	sends("s", "start");
	sends("x", "stop");
}

static void counts(void **state)
{
	(void)state;
	sends("8c", "custom n=8");
	sends("c", "custom");
	sends("120i", "immediate n=120");
	sends("1000000d", "delayed n=1000000");
	type("12");
	assert_true(model.count_typed);
	assert_int_equal(model.count, 12);
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.count_typed);
	sends("c", "custom");
}

static void refuses_counts(void **state)
{
	(void)state;
	refuses("3x", "stop takes no count");
	refuses("3s", "start takes no count");
	refuses("0c", "n=0 is out of range");
	refuses("1000001c", "out of range");
	refuses("99999999999999999999c", "out of range");
	refuses("4294967304c", "out of range");	/* 2^32 + 8 */
	sends("c", "custom");
}

static void says_why_it_does_not_send(void **state)
{
	(void)state;
	model.rights = RIGHTS_NOT_ROOT;
	refuses("8c", "read-only: run with sudo to send commands");
	model.rights = RIGHTS_ASKED;
	refuses("i", "--read-only");
	model.rights = RIGHTS_NO_MODULE;
	refuses("i", "copy");
	model.rights = RIGHTS_SEND;
	model.state = SOURCE_ABSENT;
	refuses("i", "not there");
}

static void steps_through_intervals(void **state)
{
	int i;

	(void)state;
	type("+");
	assert_int_equal(model.interval_ms, 1000);
	type("--");
	assert_int_equal(model.interval_ms, 200);
	model.interval_ms = 700;
	type("+");
	assert_int_equal(model.interval_ms, 1000);
	model.interval_ms = 700;
	type("-");
	assert_int_equal(model.interval_ms, 500);
	for (i = 0; i < 20; i++)
		type("+");
	assert_int_equal(model.interval_ms, OPTIONS_INTERVAL_MOST_MS);
	for (i = 0; i < 20; i++)
		type("-");
	assert_int_equal(model.interval_ms, OPTIONS_INTERVAL_LEAST_MS);
}

static void pauses(void **state)
{
	(void)state;
	assert_true(type(" ") & TODO_DRAW);
	assert_true(model.paused);
	type(" ");
	assert_false(model.paused);
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
	assert_true(type("q") & TODO_QUIT);
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

static bool is_77(const void *sender, uint64_t pid)
{
	(void)sender;
	return pid == 77;
}

static void add_answer(struct snapshot *snapshot, uint64_t seq, uint64_t pid,
		       const char *command)
{
	struct snapshot_answer *answer =
		&snapshot->answer[snapshot->answer_count++];

	memset(answer, 0, sizeof(*answer));
	answer->seq = seq;
	answer->pid = pid;
	answer->removed = 1;
	strcpy(answer->command, command);
}

static void tells_new_answers_only(void **state)
{
	static struct snapshot snapshot;

	(void)state;
	memset(&snapshot, 0, sizeof(snapshot));
	snapshot.loaded_ns = 1;
	add_answer(&snapshot, 4, 5, "stop");
	model_take(&model, &snapshot, is_77, NULL);
	assert_string_equal(model.message.text, "");
	/* Our own is told rather than a later one. */
	add_answer(&snapshot, 5, 77, "stop");
	add_answer(&snapshot, 6, 5, "stop");
	model_take(&model, &snapshot, is_77, NULL);
	assert_true(model.message.own);
	add_answer(&snapshot, 7, 5, "stop");
	model_take(&model, &snapshot, is_77, NULL);
	assert_non_null(strstr(model.message.text, "[pid 5] stop"));
	/* What it tells of goes with the module. */
	model_lose(&model, SOURCE_ABSENT, "");
	assert_string_equal(model.message.text, "");
}

static void freezes_the_picture(void **state)
{
	static struct snapshot snapshot;

	(void)state;
	memset(&snapshot, 0, sizeof(snapshot));
	snapshot.time_ns = 5;
	model_take(&model, &snapshot, is_77, NULL);
	type(" ");
	snapshot.time_ns = 9;
	model_take(&model, &snapshot, is_77, NULL);
	assert_int_equal(model.now.time_ns, 5);
	model_lose(&model, SOURCE_ABSENT, "");
	assert_true(model_has_picture(&model));
	type(" ");
	assert_false(model_has_picture(&model));
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
			assert_int_not_equal(actions[a].key, actions[b].key);
	}
	/* These are for moving, when there is something to move in. */
	for (a = 0; a < 4; a++)
		assert_int_equal(action_of_key("hjkl"[a]), ACTION_NONE);
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
#define TEST(name)	cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(sends_commands),
		TEST(counts),
		TEST(refuses_counts),
		TEST(says_why_it_does_not_send),
		TEST(steps_through_intervals),
		TEST(pauses),
		TEST(lays_help_over_all),
		TEST(quits_and_redraws),
		TEST(says_that_a_key_has_no_meaning),
		TEST(tells_new_answers_only),
		TEST(freezes_the_picture),
		TEST(knows_the_keys_of_a_queue),
		TEST(has_one_meaning_for_a_key),
		TEST(sends_every_verb_by_some_key),
	};

	return cmocka_run_group_tests_name("dispatch", tests, NULL, NULL);
}
