// SPDX-License-Identifier: GPL-2.0
/* The command line: commands are typed, completed, mended and confirmed. */
#include "test/unit/keys.h"

#include "keys/command_line.h"
#include "keys/confirm.h"

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
	notes("start", NOTE_HINT,
	      "start [period=MS] [do=PROGRAM]: start the periodic");
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
	notes(":custom n=0\n", NOTE_ERROR,
	      "n=0 is out of range: use n=1..1000000");
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
	notes(":cancel custom\n", NOTE_QUESTION,
	      "custom has 4 waiting. Cancel what waits? Enter: yes");
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
	notes(":cancel custom\n", NOTE_QUESTION,
	      "custom is idle. Cancel all the same? Enter: yes");
	sends("\n", "cancel custom");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(takes_commands_as_text),
		TEST(keeps_a_line_for_mending),
		TEST(completes_the_line),
		TEST(asks_on_the_command_line_too),
	};

	return cmocka_run_group_tests_name("command_line", tests, NULL, NULL);
}
