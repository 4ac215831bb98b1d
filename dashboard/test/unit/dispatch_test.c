// SPDX-License-Identifier: GPL-2.0
/* The effect of keys on the model, and that each key is documented. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "keys/command_line.h"
#include "keys/confirm.h"
#include "keys/dispatch.h"
#include "layout/layout.h"
#include "model/actions.h"
#include "options/options.h"
#include "read/player.h"

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
	/*
	 * A wrong second key may have been meant as an answer: it does
	 * nothing else.
	 */
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
	refuses("Rc", "reset: nothing was sent");
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
	refuses("x", "reset: nothing was sent");
}

static void asks_before_it_cancels_work(void **state)
{
	(void)state;
	sends("Cc", "cancel custom");
	model.load[WQDEMO_CUSTOM].waiting = 4;
	asks_once_more("Cc", "custom has 4 waiting. Cancel what waits? c: yes, Esc: no");
	sends("c", "cancel custom");
	model.load[WQDEMO_CUSTOM].running = 3;
	asks_once_more("Wc", "custom has 4 waiting, 3 running. Cancel it, and wait for what runs? c: yes");
	refuses("x", "cancel_sync: nothing was sent");
	model.load[WQDEMO_CUSTOM].waiting = 0;
	asks_once_more("Wc", "custom has 3 running. Cancel it, and wait for what runs? c: yes");
	dispatch_key(&model, KEY_ESCAPE);
	assert_string_equal(model.message.text, "cancel_sync: nothing was sent");
	sends("c", "custom");
	/* Another queue is idle, and what takes nothing away is not asked for. */
	sends("Cb", "cancel bound");
	sends("Fc", "flush custom");
	/* The kernel refuses it, in words. */
	model.load[WQDEMO_PERIODIC].waiting = 1;
	sends("Cs", "cancel periodic");
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
	refuses("x", "nothing was sent");
	sends(".", "start period=20");
	asks_once_more("R", "Reset");
	sends("R", "reset");
	asks_once_more(".", "Reset all counters? .: yes");
	sends(".", "reset");
	model.load[WQDEMO_CUSTOM].waiting = 1;
	asks_once_more("Cc", "? c: yes");
	sends("c", "cancel custom");
	asks_once_more(".", "custom has 1 waiting. Cancel what waits? .: yes");
	refuses("c", "nothing was sent");
	model.rights = RIGHTS_NOT_ROOT;
	refuses(".", "read-only");
}

/* The line stays open, with that note. */
static void notes(const char *keys, enum command_line_note kind,
		  const char *words)
{
	char note[WQDEMO_REASON_MAX];

	assert_false(type(keys) & TODO_SEND);
	assert_true(model.line_edit.open);
	assert_int_equal(command_line_note(&model, note, sizeof(note)), kind);
	if (!strstr(note, words))
		fail_msg("'%s' does not say '%s'", note, words);
}

static void line_is(const char *wanted)
{
	assert_string_equal(line_edit_text(&model.line_edit), wanted);
}

static void takes_commands_as_text(void **state)
{
	(void)state;
	notes(":", NOTE_HINT, "Tab: completes");
	/* Every key is text there. */
	sends("custom n=8 do=burn:5\n", "custom n=8 do=burn:5");
	assert_false(model.line_edit.open);
	notes(":q?CR 8 ", NOTE_HINT, "Enter: sends");
	assert_false(model.paused || model.help_page || model.count_typed);
	dispatch_key(&model, KEY_CTRL('u'));
	notes("start", NOTE_HINT, "start [period=MS] [do=PROGRAM]: start the periodic");
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.line_edit.open);
	sends("c", "custom");
	/* An empty one leaves. */
	assert_false(type(":\n") & TODO_SEND);
	assert_false(model.line_edit.open);
	refuses("8:", "command takes no count");
	/* Some keys are no text. */
	type(":sto");
	assert_true(dispatch_key(&model, KEY_CTRL('l')) & TODO_REDRAW);
	dispatch_key(&model, KEY_FUNCTION(1));
	assert_int_equal(model.help_page, 1);
	type("x");
	line_is("sto");
	assert_true(dispatch_key(&model, KEY_FUNCTION(10)) & TODO_QUIT);
	dispatch_key(&model, KEY_OTHER);
	notes("", NOTE_ERROR, "writes nothing");
	sends("p\n", "stop");
}

static void keeps_a_line_for_mending(void **state)
{
	(void)state;
	notes(":custom n=0\n", NOTE_ERROR, "n=0 is out of range: use n=1..1000000");
	line_is("custom n=0");
	assert_string_equal(model.message.text, "");
	notes("", NOTE_ERROR, "out of range");
	dispatch_key(&model, KEY_RUBOUT);
	notes("", NOTE_HINT, "custom [n=N]");
	sends("3\n", "custom n=3");
	notes(":nonsense\n", NOTE_ERROR, "unknown command 'nonsense'");
	dispatch_key(&model, KEY_ESCAPE);
	/* Only what was sent is kept. */
	type(":");
	dispatch_key(&model, KEY_ARROW_UP);
	line_is("custom n=3");
	model.state = SOURCE_ABSENT;
	notes("\n", NOTE_ERROR, "not there");
	line_is("custom n=3");
}

static void completes_the_line(void **state)
{
	(void)state;
	notes(":cus\t", NOTE_HINT, "custom [n=N]");
	line_is("custom ");
	notes("\t", NOTE_CANDIDATES, "n=  cpu=  delay=  do=");
	notes("d\t", NOTE_CANDIDATES, "delay=  do=");
	notes("o\tb\t5,s\t10\t", NOTE_ERROR, "nothing to complete");
	line_is("custom do=burn:5,sleep:10");
	dispatch_key(&model, KEY_CTRL('u'));
	notes("can\t", NOTE_CANDIDATES, "cancel  cancel_sync");
	line_is("cancel");
	/* No second blank where there is one. */
	dispatch_key(&model, KEY_CTRL('u'));
	type("cu n=8");
	for (int i = 0; i < 4; i++)
		dispatch_key(&model, KEY_ARROW_LEFT);
	type("\t");
	line_is("custom n=8");
}

static void asks_on_the_command_line_too(void **state)
{
	(void)state;
	model.load[WQDEMO_CUSTOM].waiting = 4;
	notes(":cancel custom\n", NOTE_QUESTION, "custom has 4 waiting. Cancel what waits? Enter: yes");
	line_is("cancel custom");
	sends("\n", "cancel custom");
	assert_false(model.line_edit.open);
	/* A changed line is asked for again. */
	notes(":cancel custom\n", NOTE_QUESTION, "? Enter: yes");
	notes(" ", NOTE_HINT, "cancel QUEUE");
	notes("\n", NOTE_QUESTION, "? Enter: yes");
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.line_edit.open);
	assert_int_equal(model.confirm_key, KEY_NOTHING);
	sends("c", "custom");
	notes(":reset\n", NOTE_QUESTION, "Reset all counters? Enter: yes");
	sends("\n", "reset");
	model.load[WQDEMO_CUSTOM].waiting = 0;
	sends(":cancel custom\n", "cancel custom");
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
	sends("c", "cancel custom");
	type(":x");
	dispatch_key(&model, KEY_WHEEL_UP);
	line_is("x");
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

static void cycles_themes(void **state)
{
	int i;

	(void)state;
	model.looks.coloured = true;
	type("T");
	assert_int_equal(model.looks.theme, THEME_LIGHT);
	assert_true(model.looks.theme_chosen);
	assert_string_equal(model.message.text, "theme light: for a light terminal");
	for (i = 1; i < THEME_COUNT; i++)
		type("T");
	assert_int_equal(model.looks.theme, THEME_DEFAULT);
	model.looks.coloured = false;
	type("T");
	assert_non_null(strstr(model.message.text, "shows no colours"));
}

static void cycles_glyphs(void **state)
{
	(void)state;
	refuses("g", "need UTF-8");
	assert_int_equal(model.glyphs->set, GLYPHS_ASCII);
	assert_false(model.looks.glyphs_chosen);
	model.looks.utf8 = true;
	type("g");
	assert_int_equal(model.glyphs->set, GLYPHS_BLOCK);
	assert_true(model.looks.glyphs_chosen);
	type("g");
	assert_int_equal(model.glyphs->set, GLYPHS_BRAILLE);
	assert_non_null(strstr(model.message.text, "glyphs braille: "));
	type("g");
	assert_int_equal(model.glyphs->set, GLYPHS_ASCII);
}

static void saves_what_is_asked_for(void **state)
{
	(void)state;
	assert_int_equal(type("D"), TODO_SAVE | TODO_DRAW);
	/* There is a file: whoever tried to save asks. */
	model.asking = &actions[ACTION_SAVE];
	assert_int_equal(type("D"), TODO_SAVE | TODO_REPLACE | TODO_DRAW);
	assert_null(model.asking);
	model.asking = &actions[ACTION_SAVE];
	refuses("T", "nothing was saved");
	assert_int_equal(model.looks.theme, THEME_DEFAULT);
}

static void pauses(void **state)
{
	(void)state;
	assert_true(type(" ") & TODO_DRAW);
	assert_true(model.paused);
	type(" ");
	assert_false(model.paused);
	/* There is nothing to freeze: what was there once does not come back. */
	model.seen = true;
	model_lose(&model, SOURCE_ABSENT, "");
	refuses(" ", "nothing can be read");
	assert_false(model.paused);
	/* From the past, when a replay starts over. */
	model.replay.active = true;
	model.replay.ended = true;
	model.timeline.back_ns = 5;
	assert_true(type(" ") & TODO_RESTART);
	assert_int_equal(model.timeline.back_ns, 0);
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
	snapshot_set_command(answer, slice_of(command));
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
	/* An own answer is shown rather than a later one of others. */
	add_answer(&snapshot, 5, 77, "stop");
	add_answer(&snapshot, 6, 5, "stop");
	model_take(&model, &snapshot, is_77, NULL);
	assert_true(model.message.own);
	add_answer(&snapshot, 7, 5, "stop");
	model_take(&model, &snapshot, is_77, NULL);
	assert_non_null(strstr(model.message.text, "[pid 5] stop"));
	/* The message goes with the module. */
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

static struct snapshot load;

/* A reading of a load of the module, with a row and an event of its own. */
static void takes_load(uint64_t loaded_ns, const char *queue, uint64_t item)
{
	char line[128];

	memset(&load, 0, sizeof(load));
	load.loaded_ns = loaded_ns;
	load.time_ns = loaded_ns + 1;
	load.recording = true;
	load.queue_count = 1;
	snapshot_name_queue(&load.queue[0], queue);
	model_take(&model, &load, is_77, NULL);
	snprintf(line, sizeof(line),
		 "seq=1 ns=1 event=submitted queue=%s item=%u cpu=0 pid=9 worker=put\n",
		 queue, (unsigned int)item);
	model_take_events(&model, line, strlen(line));
}

static void shows_load(uint64_t loaded_ns, enum wqdemo_queue queue, uint64_t item)
{
	assert_int_equal(model.now.loaded_ns, loaded_ns);
	assert_int_equal(model.events_end, 1);
	assert_int_equal(event_log_at(&model.events, 0)->queue, queue);
	assert_int_equal(event_log_at(&model.events, 0)->item, item);
	assert_non_null(item_lives_find(&model.lives, queue, item));
}

static void knows_another_load(void **state)
{
	(void)state;
	takes_load(5, "custom", 1);
	add_answer(&load, 1, 77, "stop");
	model_take(&model, &load, is_77, NULL);
	assert_true(model.message.answered);
	model.events_back = 3;
	takes_load(50, "bound", 7);
	assert_string_equal(model.message.text, "");
	assert_int_equal(model.events_back, 0);
	shows_load(50, WQDEMO_BOUND, 7);
	assert_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1));
	/* Without events of its own it shows none. */
	load.loaded_ns = 60;
	model_take(&model, &load, is_77, NULL);
	model_take_events(&model, "", 0);
	assert_int_equal(model.events_end, 0);
	assert_null(item_lives_find(&model.lives, WQDEMO_BOUND, 7));
}

/* A frozen picture is all of one load. */
static void freezes_all_of_a_load(void **state)
{
	(void)state;
	takes_load(5, "custom", 1);
	type(" ");
	takes_load(50, "bound", 7);
	shows_load(5, WQDEMO_CUSTOM, 1);
	assert_string_equal(model.now.queue[0].name, "custom");
	takes_load(60, "ordered", 8);
	shows_load(5, WQDEMO_CUSTOM, 1);
	type(" ");
	model_take(&model, &load, is_77, NULL);
	model_take_events(&model, "", 0);
	shows_load(60, WQDEMO_ORDERED, 8);
	assert_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1));
	assert_null(item_lives_find(&model.lives, WQDEMO_BOUND, 7));
}

/* Rows as in common/abi.h, so that rows and patterns have the same numbers. */
static void fill_rows(void)
{
	int i;

	model.now.queue_count = WQDEMO_QUEUE_COUNT;
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++)
		snapshot_name_queue(&model.now.queue[i], actions[i].queue);
}

static void scrolls_the_code(void **state)
{
	(void)state;
	fill_rows();
	type("vc");
	assert_int_equal(model.view, VIEW_CODE);
	type("jj");
	assert_int_equal(model.code_line, 3);
	type("kkkkk");
	assert_int_equal(model.code_line, 1);
	assert_int_equal(model.selected, 0);
	/* Back to what happens: by Esc, by another pattern, by a command. */
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.code_line, 0);
	type("jl");
	assert_int_equal(model.selected, 1);
	assert_int_equal(model.code_line, 0);
	type("j");
	sends("c", "custom");
	assert_int_equal(model.selected, WQDEMO_CUSTOM);
	assert_int_equal(model.code_line, 0);
}

static void turns_the_pages_of_the_code(void **state)
{
	int i;

	(void)state;
	fill_rows();
	/* Elsewhere they leave the row alone. */
	type("l");
	assert_int_equal(model.selected, 0);
	type("vc");
	type("h");
	assert_int_equal(model.selected, 0);
	dispatch_key(&model, KEY_ARROW_RIGHT);
	assert_int_equal(model.selected, 1);
	dispatch_key(&model, KEY_ARROW_LEFT);
	assert_int_equal(model.selected, 0);
	for (i = 0; i < 2 * WQDEMO_QUEUE_COUNT; i++)
		type("l");
	assert_int_equal(model.selected, WQDEMO_QUEUE_COUNT - 1);
}

/* Another load may have a row less; what is selected is known by its name. */
static void stays_with_its_row(void **state)
{
	static struct snapshot snapshot;

	(void)state;
	fill_rows();
	snapshot = model.now;
	model.selected = WQDEMO_CUSTOM;
	model.code_line = 4;
	memmove(snapshot.queue, snapshot.queue + 1,
		--snapshot.queue_count * sizeof(snapshot.queue[0]));
	model_take(&model, &snapshot, is_77, NULL);
	assert_string_equal(model.now.queue[model.selected].name, "custom");
	model.selected = snapshot.queue_count - 1;
	snapshot.queue_count--;
	model_take(&model, &snapshot, is_77, NULL);
	assert_int_equal(model.selected, snapshot.queue_count - 1);
	assert_int_equal(model.code_line, 0);
}

/* A place in the code is of that pattern only, whatever selects the next. */
static void leaves_the_code_with_its_row(void **state)
{
	(void)state;
	fill_rows();
	model.code_line = 4;
	dispatch_click(&model, 2);
	assert_int_equal(model.selected, 2);
	assert_int_equal(model.code_line, 0);
	model.code_line = 4;
	type("j");
	assert_int_equal(model.selected, 3);
	assert_int_equal(model.code_line, 0);
	model.code_line = 4;
	type("k");
	assert_int_equal(model.code_line, 0);
}

static void scrolls_the_log_no_further_than_it_is(void **state)
{
	char line[128];
	int i;

	(void)state;
	model.rows = 24;
	model.columns = 80;
	model.view = VIEW_EVENTS;
	for (i = 1; i <= 100; i++) {
		snprintf(line, sizeof(line),
			 "seq=%d ns=1 event=submitted queue=%s item=1 cpu=0 pid=9 worker=put\n",
			 i, i % 2 ? "custom" : "bound");
		model_take_events(&model, line, strlen(line));
	}
	for (i = 0; i < 200; i++)
		type("k");
	/* The screen is full still. */
	assert_in_range(model.events_back, 75, 99);
	i = (int)model.events_back;
	type("j");
	assert_int_equal(model.events_back, i - 1);
	/* A page at a time, and all the way. */
	dispatch_key(&model, KEY_LAST);
	assert_int_equal(model.events_back, 0);
	dispatch_key(&model, KEY_PAGE_UP);
	assert_in_range(model.events_back, 10, 23);
	i = (int)model.events_back;
	dispatch_key(&model, KEY_PAGE_UP);
	assert_int_equal(model.events_back, 2 * i);
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_int_equal(model.events_back, i);
	dispatch_key(&model, KEY_FIRST);
	assert_int_equal(model.events_back, 100 - i);
	/* One queue has fewer. */
	model.filter = WQDEMO_CUSTOM;
	type("k");
	assert_in_range(model.events_back, 25, 49);
}

static void types_no_count_that_no_key_takes(void **state)
{
	(void)state;
	model.rights = RIGHTS_NOT_ROOT;
	refuses("5", "read-only");
	model.replay.active = true;
	refuses("5", "replay: no commands are sent");
}

static void pages_code_and_help(void **state)
{
	unsigned int last;

	(void)state;
	fill_rows();
	model.rows = 24;
	model.columns = 80;
	type("vc");
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_in_range(model.code_line, 10, 24);
	dispatch_key(&model, KEY_LAST);
	last = model.code_line;
	assert_true(last > 24);
	dispatch_key(&model, KEY_PAGE_UP);
	assert_in_range(model.code_line, last - 23, last - 10);
	dispatch_key(&model, KEY_FIRST);
	assert_int_equal(model.code_line, 1);
	/* Home and End leave help as little. */
	type("?");
	dispatch_key(&model, KEY_LAST);
	last = model.help_page;
	assert_true(last > 1);
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_int_equal(model.help_page, last);
	dispatch_key(&model, KEY_PAGE_UP);
	assert_int_equal(model.help_page, last - 1);
	dispatch_key(&model, KEY_FIRST);
	dispatch_key(&model, KEY_PAGE_UP);
	assert_int_equal(model.help_page, 1);
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_int_equal(model.help_page, 2);
	dispatch_key(&model, KEY_LAST);
	type(" ");
	assert_int_equal(model.help_page, 1);
	/* Where all is on one page, there is none to turn to. */
	model.rows = 200;
	type(" ");
	assert_int_equal(model.help_page, 0);
	/* The table has no pages. */
	type("vq");
	dispatch_key(&model, KEY_PAGE_UP);
	assert_string_equal(model.message.text, "PgUp does nothing here: ? shows the keys");
	dispatch_key(&model, KEY_LAST);
	assert_string_equal(model.message.text, "End does nothing here: ? shows the keys");
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
	sends("Cc", "cancel custom");
	type(" ");
	queue->count[WQDEMO_COUNT_armed] = 1;
	queue->count[WQDEMO_COUNT_pending] = 2;
	queue->count[WQDEMO_COUNT_running] = 5;
	model_take(&model, &snapshot, is_77, NULL);
	asks_once_more("Cc", "custom has 3 waiting, 5 running");
	snapshot.queue_count = 0;
	model_take(&model, &snapshot, is_77, NULL);
	asks_once_more("", "custom is idle by now");
}

static void steers_the_timeline(void **state)
{
	(void)state;
	model.rows = 24;
	model.columns = 80;
	model.now.time_ns = 9000000000u;
	type("h]L");
	assert_false(model.timeline.cursor);	/* h is for the timeline alone */
	assert_int_equal(model.timeline.span_ns, 2000000000u);
	assert_true(model.timeline.by_item);
	type("vt[Lh");
	assert_int_equal(model.view, VIEW_TIMELINE);
	assert_int_equal(model.timeline.span_ns, MODEL_SPAN_NS);
	assert_false(model.timeline.by_item);
	assert_true(model.timeline.cursor);
	model.timeline.back_ns = 5;
	type(" ");
	assert_int_equal(model.timeline.back_ns, 0);
	type("\n");
	assert_true(model.details);
	/* Esc takes away what is on top, one thing at a time. */
	type("8\033");
	assert_true(model.details);
	type("\033");
	assert_false(model.details);
	assert_true(model.timeline.cursor);
	type("\033");
	assert_false(model.timeline.cursor);
}

static void knows_what_the_picture_is(void **state)
{
	(void)state;
	assert_string_equal(model_picture_state(&model), "");
	type(" ");
	assert_string_equal(model_picture_state(&model), "PAUSED");
	type(" ");
	model.replay.active = true;
	assert_string_equal(model_picture_state(&model), "REPLAY");
	type(" ");
	assert_string_equal(model_picture_state(&model), "REPLAY paused");
	model.replay.ended = true;
	assert_string_equal(model_picture_state(&model), "REPLAY ended");
}

static void turns_pages_of_details(void **state)
{
	struct snapshot_queue *queue = &model.now.queue[0];

	(void)state;
	model.rows = LAYOUT_ROWS_LEAST;
	model.columns = 80;
	model.now.queue_count = 1;
	snapshot_name_queue(queue, "custom");
	strcpy(queue->made_by, "alloc_workqueue()");
	strcpy(queue->wq_flags, "WQ_UNBOUND");
	/* Two lines of it are known, nine are numbers; two fit on a page. */
	type("\n");
	assert_true(model.details);
	type("\n");
	assert_int_equal(model.details_page, 1);
	type("\n\n\n\n");
	assert_true(model.details);
	assert_int_equal(model.details_page, 5);
	type("\n");
	assert_false(model.details);
	type("\n");
	assert_true(model.details);
	assert_int_equal(model.details_page, 0);
	type("\n\033");
	assert_false(model.details);
	/* All of them fit. */
	model.rows = 24;
	type("\n\n");
	assert_false(model.details);
}

/* Which row is selected when such a command comes from a script. */
static unsigned int follow(const char *text)
{
	char reason[WQDEMO_REASON_MAX];
	struct wqdemo_command command;

	assert_int_equal(wqdemo_command_parse(text, strlen(text), &command,
					      reason), 0);
	model_follow(&model, &command);
	return model.selected;
}

static void follows_commands(void **state)
{
	int id;

	(void)state;
	model.now.queue_count = WQDEMO_QUEUE_COUNT;
	for (id = 0; id < WQDEMO_QUEUE_COUNT; id++)
		snapshot_name_queue(&model.now.queue[id],
				    actions[id].queue);
	assert_int_equal(follow("custom n=8"), WQDEMO_CUSTOM);
	assert_int_equal(follow("stop"), WQDEMO_PERIODIC);
	assert_int_equal(follow("mod delay=5"), WQDEMO_DELAYED);
	assert_int_equal(follow("cancel ordered"), WQDEMO_ORDERED);
	assert_int_equal(follow("max_active custom 2"), WQDEMO_CUSTOM);
	assert_int_equal(follow("scenario A"), WQDEMO_BOUND);
	assert_int_equal(follow("reset"), WQDEMO_BOUND);
	/* A key that sends is no choice, one that moves is. */
	type("i");
	assert_int_equal(follow("highpri"), WQDEMO_HIGHPRI);
	type("k");
	assert_int_equal(follow("immediate"), WQDEMO_BOUND);
	type("vc\033");
	assert_int_equal(follow("immediate"), WQDEMO_SYSTEM);
	/* Nor does anything change under who is reading. */
	type(" ");
	assert_int_equal(follow("custom"), WQDEMO_SYSTEM);
	type(" \n");
	assert_int_equal(follow("custom"), WQDEMO_SYSTEM);
}

static void keeps_lives_of_what_is_shown(void **state)
{
	static const char before[] =
		"seq=1 ns=1 event=submitted queue=custom item=1 cpu=0 pid=9 worker=put\n";
	static const char after[] =
		"seq=2 ns=2 event=started queue=custom item=1 cpu=0 pid=5 worker=w\n";
	static const char reloaded[] =
		"seq=1 ns=3 event=submitted queue=custom item=2 cpu=0 pid=9 worker=put\n";
	const struct life *life;

	(void)state;
	model_take_events(&model, before, sizeof(before) - 1);
	model.paused = true;
	model_take_events(&model, after, sizeof(after) - 1);
	life = item_lives_find(&model.lives, WQDEMO_CUSTOM, 1);
	assert_false(life->started);
	model.paused = false;
	model_take_events(&model, "", 0);
	assert_true(life->started);
	/* Not even another load of the module touches a frozen picture. */
	model.paused = true;
	model_take_events(&model, reloaded, sizeof(reloaded) - 1);
	assert_non_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1));
	model.paused = false;
	model_take_events(&model, "", 0);
	assert_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1));
	assert_non_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 2));
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
		TEST(leaves_a_question_with_q),
		TEST(asks_before_it_resets),
		TEST(sends_what_it_asked_for),
		TEST(asks_before_it_cancels_work),
		TEST(repeats_the_last_command),
		TEST(takes_commands_as_text),
		TEST(keeps_a_line_for_mending),
		TEST(completes_the_line),
		TEST(asks_on_the_command_line_too),
		TEST(moves_by_mouse),
		TEST(sets_max_active),
		TEST(plays_scenarios),
		TEST(switches_recording),
		TEST(asks_only_where_it_can_send),
		TEST(counts),
		TEST(refuses_counts),
		TEST(says_why_it_does_not_send),
		TEST(steps_through_intervals),
		TEST(cycles_themes),
		TEST(cycles_glyphs),
		TEST(saves_what_is_asked_for),
		TEST(pauses),
		TEST(lays_help_over_all),
		TEST(quits_and_redraws),
		TEST(says_that_a_key_has_no_meaning),
		TEST(tells_new_answers_only),
		TEST(freezes_the_picture),
		TEST(knows_another_load),
		TEST(freezes_all_of_a_load),
		TEST(scrolls_the_code),
		TEST(stays_with_its_row),
		TEST(leaves_the_code_with_its_row),
		TEST(scrolls_the_log_no_further_than_it_is),
		TEST(types_no_count_that_no_key_takes),
		TEST(pages_code_and_help),
		TEST(turns_the_pages_of_the_code),
		TEST(knows_loads_while_frozen),
		TEST(steers_the_timeline),
		TEST(knows_what_the_picture_is),
		TEST(turns_pages_of_details),
		TEST(follows_commands),
		TEST(keeps_lives_of_what_is_shown),
		TEST(knows_the_keys_of_a_queue),
		TEST(has_one_meaning_for_a_key),
		TEST(sends_every_verb_by_some_key),
		TEST(replay_keys_are_for_replays),
		TEST(replays),
	};

	return cmocka_run_group_tests_name("dispatch", tests, NULL, NULL);
}
