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
	sends("b", "bound");
	sends("p", "highpri");
	sends("n", "cpu_intensive");
	sends("o", "ordered");
	sends("z", "freezable");
	sends("t", "bh");
	sends("M", "mod");
}

static void has_a_key_for_each_queue(void **state)
{
#define KEY_AND_VERB(symbol, name, verb, takes, key, ...)	\
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
	sends("c", "cancel custom");
	assert_null(model.asking);
	sends("Wz", "cancel_sync freezable");
	sends("Fb", "flush bound");
	/* The kernel says why not. */
	sends("Cs", "cancel periodic");
	sends("Ct", "cancel bh");
	/* The queue's key means the queue once only. */
	sends("c", "custom");
}

static void leaves_a_question(void **state)
{
	(void)state;
	asks("C", "cancel");
	dispatch_key(&model, KEY_ESCAPE);
	assert_null(model.asking);
	assert_string_equal(model.message.text, "");
	sends("c", "custom");
	/* What is no answer was perhaps meant as one: it does nothing else. */
	refuses("Cx", "cancel: that is no queue's key");
	assert_null(model.asking);
	refuses("F8", "flush: that is no queue's key");
	refuses("FW", "flush: that is no queue's key");
	refuses("C ", "that is no queue's key");
	assert_false(model.paused);
	refuses("CZ", "that is no queue's key");
	sends("c", "custom");
	/* The ways out are open. */
	asks("C", "cancel");
	assert_true(type("q") & TODO_QUIT);
	type("?");
	assert_int_equal(model.help_page, 1);
	type("?");
}

static void asks_before_it_resets(void **state)
{
	(void)state;
	asks("R", "reset");
	sends("R", "reset");
	refuses("Rc", "reset: nothing was sent");
	asks("R", "reset");
	dispatch_key(&model, KEY_ESCAPE);
	asks("R", "reset");
}

static void sets_max_active(void **state)
{
	(void)state;
	asks("2A", "max_active");
	sends("c", "max_active custom 2");
	sends("16Ab", "max_active bound 16");
	refuses("A", "type the number first");
	assert_null(model.asking);
	refuses("0Ac", "N=0 is out of range");
	refuses("2Ax", "max_active: that is no queue's key");
	sends("c", "custom");
	asks("2A", "max_active");
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.count_typed);
}

static void plays_scenarios(void **state)
{
	(void)state;
	asks("S", "scenario");
	sends("a", "scenario A");
	sends("Sb", "scenario B");
	sends("Sc", "scenario C");
	sends("SD", "scenario D");
	sends("Sh", "scenario hog");
	refuses("Sx", "scenario: that is no scenario");
	refuses("3S", "scenario takes no count");
}

static void switches_recording(void **state)
{
	(void)state;
	model.now.recording = true;
	sends("E", "record off");
	model.now.recording = false;
	sends("E", "record on");
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

static void counts(void **state)
{
	(void)state;
	sends("8c", "custom n=8");
	sends("c", "custom");
	sends("120i", "immediate n=120");
	sends("1000000d", "delayed n=1000000");
	sends("3b", "bound n=3");
	sends("500M", "mod delay=500");
	sends("0M", "mod delay=0");
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
	refuses("60001M", "delay=0..60000");
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
			assert_int_not_equal(actions[a].key, actions[b].key);
	}
	/* These move, and do nothing else, as everywhere. */
	assert_int_equal(action_of_key('k'), ACTION_UP);
	assert_int_equal(action_of_key('j'), ACTION_DOWN);
}

static void sends_every_verb_by_some_key(void **state)
{
	int verb;

	(void)state;
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++)
		assert_non_null(action_of_verb(verb));
}

static void replay_keys_are_for_replays(void **state)
{
	(void)state;
	refuses(",", ", is for replays: wqtop --replay FILE");
	refuses("{", "is for replays");
	refuses("}", "is for replays");
	refuses("<", "is for replays");
	refuses(">", "is for replays");
	assert_false(model.paused);
	assert_int_equal(model.replay.speed, PLAYER_SPEED_NORMAL);
}

static void replays(void **state)
{
	(void)state;
	model.replay.active = true;
	model.rights = RIGHTS_REPLAY;
	assert_true(type(",") & TODO_STEP);
	assert_true(model.paused);
	assert_true(type("{") & TODO_BACK);
	assert_true(type("}") & TODO_AHEAD);
	type("<<<<<<");
	assert_int_equal(model.replay.speed, PLAYER_SPEED_LEAST);
	type(">>>>>>>>>>");
	assert_int_equal(model.replay.speed, PLAYER_SPEED_MOST);
	refuses("c", "replay: no commands are sent");
	refuses("+", "< and > change its speed");
	refuses("-", "< and > change its speed");
	assert_int_equal(model.interval_ms, 500);
	model.replay.ended = true;
	assert_true(type(" ") & TODO_RESTART);
	assert_false(model.paused);
}

int main(void)
{
#define TEST(name)	cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(sends_commands),
		TEST(has_a_key_for_each_queue),
		TEST(asks_for_a_queue),
		TEST(leaves_a_question),
		TEST(asks_before_it_resets),
		TEST(sets_max_active),
		TEST(plays_scenarios),
		TEST(switches_recording),
		TEST(asks_only_where_it_can_send),
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
		TEST(replay_keys_are_for_replays),
		TEST(replays),
	};

	return cmocka_run_group_tests_name("dispatch", tests, NULL, NULL);
}
