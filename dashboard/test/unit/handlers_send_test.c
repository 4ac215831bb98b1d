// SPDX-License-Identifier: GPL-2.0
/* Keys that send a command: which, with which count, and what asks first. */
#include "test/unit/keys.h"

#include "keys/confirm.h"

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

/* Sends nothing by itself, and says what it waits for. */
static void asks(const char *keys, const char *bar)
{
	assert_false(type(keys) & TODO_SEND);
	assert_non_null(model.asking);
	assert_string_equal(model.asking->bar, bar);
	assert_true(strlen(second_keys[model.asking->second].question) > 0);
}

/* Sends nothing before @words are answered. */
static void asks_once_more(const char *keys, const char *words)
{
	char question[MESSAGE_MAX];

	assert_false(type(keys) & TODO_SEND);
	assert_int_not_equal(model.confirm_key, KEY_NOTHING);
	confirm_question(&model, question, sizeof(question));
	if (!strstr(question, words))
		fail_msg("'%s' does not ask '%s'", question, words);
}

static void asks_before_it_resets(void **state)
{
	(void)state;
	asks_once_more("R", "Reset all counters? R: yes, Esc: no");
	sends("R", "reset");
	/* Another key declines, and does what it does without a question. */
	sends("Rc", "custom");
	refuses("RZ", "Z does nothing");
	asks_once_more("R", "Reset");
	type("k");
	assert_string_equal(model.message.text, "reset: nothing was sent");
	asks_once_more("R", "Reset");
	dispatch_key(&model, KEY_ESCAPE);
	asks_once_more("R", "Reset");
	/* The ways out are open. */
	assert_true(dispatch_key(&model, KEY_FUNCTION(10)) & TODO_QUIT);
	model.rights = RIGHTS_NOT_ROOT;
	refuses("R", "read-only");
}

/*
 * A command that is sent while a question is open, as by a script, does not
 * change it.
 */
static void sends_what_it_asked_for(void **state)
{
	(void)state;
	asks_once_more("R", "Reset all counters? R: yes");
	model.command.verb = WQDEMO_VERB_start;
	asks_once_more("", "Reset all counters? R: yes");
	sends("R", "reset");
	asks_once_more("R", "Reset all counters? R: yes");
	model.command.verb = WQDEMO_VERB_start;
	sends("x", "stop");
}

/* The number of keys does not depend on what a queue happens to have. */
static void asks_before_it_cancels(void **state)
{
	(void)state;
	asks_once_more("Cc",
		       "custom is idle. Cancel all the same? c: yes, Esc: no");
	sends("c", "cancel custom");
	model.load[WQDEMO_CUSTOM].waiting = 4;
	asks_once_more("Cc",
		       "custom has 4 waiting. Cancel what waits? c: yes, Esc: no");
	sends("c", "cancel custom");
	model.load[WQDEMO_CUSTOM].running = 3;
	asks_once_more("Wc",
		       "custom has 4 waiting, 3 running. Cancel what waits, then wait for what runs? c: yes");
	type("k");
	assert_string_equal(model.message.text,
			    "cancel_sync: nothing was sent");
	model.load[WQDEMO_CUSTOM].waiting = 0;
	asks_once_more("Wc",
		       "custom has 3 running, none waiting. Wait for what runs? c: yes");
	dispatch_key(&model, KEY_ESCAPE);
	assert_string_equal(model.message.text,
			    "cancel_sync: nothing was sent");
	asks_once_more("Cc",
		       "custom has 3 running, none waiting. Cancel all the same? c");
	dispatch_key(&model, KEY_ESCAPE);
	model.load[WQDEMO_CUSTOM].running = 0;
	model.load[WQDEMO_CUSTOM].waiting = 4;
	asks_once_more("Wc", "custom has 4 waiting. Cancel what waits? c");
	dispatch_key(&model, KEY_ESCAPE);
	sends("c", "custom");
	/* Nothing is lost by it. */
	sends("Fc", "flush custom");
	/* A question whose yes is refused is not asked. */
	refuses("Cs",
		"cancel: periodic re-arms itself, nothing was sent: x stops it");
	refuses("Ws", "cancel_sync: periodic re-arms itself");
	refuses("Fs", "flush: periodic re-arms itself");
	sends("2As", "max_active periodic 2");
	sends(":cancel periodic\n", "cancel periodic");
}

/* This kernel has no bh: it says so itself. */
static void asks_nothing_that_is_refused(void **state)
{
	(void)state;
	model.seen = true;
	fill_rows();
	model.now.queue_count = WQDEMO_BH;
	sends("Ct", "cancel bh");
	sends("Wt", "cancel_sync bh");
	sends(":cancel bh\n", "cancel bh");
	model.now.queue_count = WQDEMO_QUEUE_COUNT;
	asks_once_more("Ct", "bh is idle. Cancel all the same? t: yes");
}

/* A key does the same with and without an open question. */
static void takes_no_count_for_an_answer(void **state)
{
	(void)state;
	model.load[WQDEMO_CUSTOM].waiting = 4;
	sends("Cc8c", "custom n=8");
	sends("R12i", "immediate n=12");
	sends("C8c", "custom n=8");
	sends("2A8c", "custom n=8");
	asks_once_more("Cc", "custom has 4 waiting");
	asks_once_more("Wb", "bound is idle. Cancel all the same? b: yes");
	/* The third key never submits, with work or without. */
	sends("Ccc", "cancel custom");
	model.load[WQDEMO_CUSTOM].waiting = 0;
	sends("Ccc", "cancel custom");
}

/* However it was given: its row, and its code, are what to look at. */
static void selects_the_row_of_a_command(void **state)
{
	static const struct {
		const char *keys;
		enum wqdemo_queue queue;
	} cases[] = {
		{ "o", WQDEMO_ORDERED },
		{ ":custom n=2\n", WQDEMO_CUSTOM },
		{ "x", WQDEMO_PERIODIC },
		{ ":cancel bound\n\n", WQDEMO_BOUND },
		{ "Fz", WQDEMO_FREEZABLE },
		{ ":mod delay=5\n", WQDEMO_DELAYED },
		{ ":max_active highpri 3\n", WQDEMO_HIGHPRI },
		{ ".", WQDEMO_HIGHPRI },
		/* Of several queues: the one whose flag it is about. */
		{ "Sb", WQDEMO_BOUND },
		{ "Sd", WQDEMO_CPU_INTENSIVE },
		{ "Sp", WQDEMO_HIGHPRI },
		{ ":scenario D\n", WQDEMO_CPU_INTENSIVE },
		{ "SS", WQDEMO_BOUND },
		{ "o", WQDEMO_ORDERED },
		{ "Sh", WQDEMO_CPU_INTENSIVE },
		{ "p", WQDEMO_HIGHPRI },
		/* Of none: where it was. */
		{ "RR", WQDEMO_HIGHPRI },
	};
	size_t i;

	(void)state;
	fill_rows();
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		model.code_line = 7;
		assert_true(type(cases[i].keys) & TODO_SEND);
		assert_int_equal(model.selected, cases[i].queue);
		assert_int_equal(model.code_line, 0);
	}
	/* A question or a mistake moves nothing. */
	type("Cc");
	dispatch_key(&model, KEY_ESCAPE);
	refuses("0c", "out of range");
	assert_int_equal(model.selected, WQDEMO_HIGHPRI);
}

static void repeats_the_last_command(void **state)
{
	(void)state;
	refuses(".", "none was sent yet");
	sends("8c", "custom n=8");
	sends(".", "custom n=8");
	sends("Fb", "flush bound");
	refuses("0c", "out of range");
	sends(".", "flush bound");
	sends(":start period=20\n", "start period=20");
	sends(".", "start period=20");
	refuses("3.", "repeat takes no count");
	asks_once_more("R", "Reset");
	dispatch_key(&model, KEY_ESCAPE);
	sends(".", "start period=20");
	asks_once_more("R", "Reset");
	sends("R", "reset");
	asks_once_more(".", "Reset all counters? .: yes");
	sends(".", "reset");
	model.load[WQDEMO_CUSTOM].waiting = 1;
	asks_once_more("Cc", "? c: yes");
	sends("c", "cancel custom");
	asks_once_more(".", "custom has 1 waiting. Cancel what waits? .: yes");
	dispatch_key(&model, KEY_ESCAPE);
	model.rights = RIGHTS_NOT_ROOT;
	refuses(".", "read-only");
}

static void sets_max_active(void **state)
{
	(void)state;
	asks("2A", "max_active");
	sends("c", "max_active custom 2");
	sends("16Ab", "max_active bound 16");
	/* The key behind it submits nothing. */
	type("A");
	assert_non_null(strstr(second_keys[model.asking->second].question,
			       "type a number, then a queue's key"));
	refuses("c", "max_active: no number was typed, nothing was sent");
	assert_null(model.asking);
	sends("A2Ac", "max_active custom 2");
	/* A number behind it is the one that it asked for. */
	sends("A2c", "max_active custom 2");
	sends("A16b", "max_active bound 16");
	refuses("A0c", "N=0 is out of range");
	refuses("A2x", "max_active: that is no queue's key");
	type("A2");
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.count_typed);
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
	sends("Sp", "scenario prio");
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
	refuses("4294967304c", "out of range"); /* 2^32 + 8 */
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

static bool is_77(const void *sender, uint64_t pid)
{
	(void)sender;
	return pid == 77;
}

static void types_no_count_that_no_key_takes(void **state)
{
	(void)state;
	model.rights = RIGHTS_NOT_ROOT;
	refuses("5", "read-only");
	model.replay.active = true;
	refuses("5", "replay: no commands are sent");
}

/* The load is known while the picture is frozen, too. */
static void knows_loads_while_frozen(void **state)
{
	static struct snapshot snapshot;
	struct snapshot_queue *queue = &snapshot.queue[0];

	(void)state;
	memset(&snapshot, 0, sizeof(snapshot));
	snapshot.queue_count = 1;
	snapshot_name_queue(queue, "custom");
	queue->count[WQDEMO_COUNT_armed] = SNAPSHOT_NONE;
	model_take(&model, &snapshot, is_77, NULL);
	asks_once_more("Cc", "custom is idle");
	sends("c", "cancel custom");
	type(" ");
	queue->count[WQDEMO_COUNT_armed] = 1;
	queue->count[WQDEMO_COUNT_pending] = 2;
	queue->count[WQDEMO_COUNT_running] = 5;
	model_take(&model, &snapshot, is_77, NULL);
	asks_once_more("Cc", "custom has 3 waiting, 5 running");
	snapshot.queue_count = 0;
	model_take(&model, &snapshot, is_77, NULL);
	asks_once_more("", "custom is idle. Cancel all the same?");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(sends_commands),
		TEST(asks_before_it_resets),
		TEST(sends_what_it_asked_for),
		TEST(asks_before_it_cancels),
		TEST(asks_nothing_that_is_refused),
		TEST(takes_no_count_for_an_answer),
		TEST(selects_the_row_of_a_command),
		TEST(repeats_the_last_command),
		TEST(sets_max_active),
		TEST(plays_scenarios),
		TEST(switches_recording),
		TEST(counts),
		TEST(refuses_counts),
		TEST(says_why_it_does_not_send),
		TEST(types_no_count_that_no_key_takes),
		TEST(knows_loads_while_frozen),
	};

	return cmocka_run_group_tests_name("handlers_send", tests, NULL, NULL);
}
