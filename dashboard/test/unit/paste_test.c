// SPDX-License-Identifier: GPL-2.0
/* A paste is text for the command line, and so are keys that come at once. */
#include "test/unit/keys.h"

#include "keys/burst.h"

static struct burst burst;

static int begin_burst(void **state)
{
	memset(&burst, 0, sizeof(burst));
	return begin(state);
}

static struct paste pasted(const char *text)
{
	struct paste paste = { .length = strlen(text) };

	memcpy(paste.text, text, paste.length);
	return paste;
}

static void line_is(const char *wanted)
{
	assert_true(model.line_edit.open);
	assert_string_equal(line_edit_text(&model.line_edit), wanted);
}

static void note_says(const char *words)
{
	assert_true(model.note_failed);
	if (!strstr(model.note, words))
		fail_msg("'%s' does not say '%s'", model.note, words);
}

static void goes_into_the_line(void **state)
{
	struct paste paste = pasted("tom n");

	(void)state;
	type(":cus=8");
	dispatch_key(&model, KEY_ARROW_LEFT);
	dispatch_key(&model, KEY_ARROW_LEFT);
	assert_int_equal(dispatch_paste(&model, &paste), TODO_DRAW);
	line_is("custom n=8");
	assert_string_equal(model.note, "");
	sends("\n", "custom n=8");
}

static void tells_what_was_not_taken(void **state)
{
	struct paste paste = pasted("custom");
	char long_one[LINE_EDIT_MAX + 2];

	(void)state;
	type(":");
	paste.more = true;
	dispatch_paste(&model, &paste);
	line_is("custom");
	note_says("only the first line");
	paste.more = false;
	paste.strange = true;
	dispatch_paste(&model, &paste);
	line_is("custom");
	note_says("no command has such characters");
	memset(long_one, 'x', sizeof(long_one));
	long_one[sizeof(long_one) - 1] = '\0';
	paste = pasted(long_one);
	dispatch_paste(&model, &paste);
	line_is("custom");
	note_says("at most 256 bytes");
	paste = pasted("");
	paste.cut = true;
	dispatch_paste(&model, &paste);
	note_says("at most 256 bytes");
	type("x");
	assert_string_equal(model.note, "");
}

static void is_ignored_elsewhere(void **state)
{
	static const char *const places[] = {
		"", "?", "C", "8", "R", "Cc", "S"
	};
	struct paste paste = pasted("c");
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		type(places[i]);
		assert_int_equal(dispatch_paste(&model, &paste), TODO_DRAW);
		assert_non_null(
			strstr(model.message.text, "paste was ignored"));
		assert_null(model.asking);
		assert_int_equal(model.confirm_key, KEY_NOTHING);
		assert_false(model.line_edit.open || model.count_typed);
		model.help_page = 0;
	}
}

/* Enter confirms the line that was asked about, and no other. */
static void takes_a_question_back(void **state)
{
	struct paste paste = pasted(" ");

	(void)state;
	assert_false(type(":reset\n") & TODO_SEND);
	assert_int_equal(model.confirm_key, KEY_RETURN);
	dispatch_paste(&model, &paste);
	assert_int_equal(model.confirm_key, KEY_NOTHING);
	assert_false(type("\n") & TODO_SEND);
	assert_true(type("\n") & TODO_SEND);
}

/* Return: whether a key of that burst is taken. */
static bool takes(unsigned int number)
{
	return burst_takes(&burst, &model, number);
}

static void ends_a_burst_with_a_question(void **state)
{
	static const char *const questions[] = { "R", "Cc", "Sf", ":reset\n" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
		begin_burst(NULL);
		type(questions[i]);
		burst_note(&burst, &model, 7, NULL);
		assert_false(takes(7));
		assert_false(takes(7));
		assert_true(takes(8));
		assert_true(takes(7));
		assert_string_equal(model.message.text, "");
	}
	begin_burst(NULL);
	model.asking = &actions[ACTION_SAVE];
	burst_note(&burst, &model, 7, NULL);
	assert_false(takes(7));
}

static void goes_on_without_one(void **state)
{
	static const char *const keys[] = { "", "8c", "C", "S", "v", ":custom" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		begin_burst(NULL);
		type(keys[i]);
		burst_note(&burst, &model, 0, NULL);
		assert_true(takes(0));
	}
}

static void ends_a_burst_with_a_line(void **state)
{
	(void)state;
	assert_true(type(":custom\n") & TODO_SEND);
	burst_note(&burst, &model, 3, "Enter");
	assert_false(takes(3));
	assert_true(model.message.failed);
	assert_non_null(
		strstr(model.message.text, "were dropped: press them again"));
	assert_true(takes(4));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin_burst)
	const struct CMUnitTest tests[] = {
		TEST(goes_into_the_line),
		TEST(tells_what_was_not_taken),
		TEST(is_ignored_elsewhere),
		TEST(takes_a_question_back),
		TEST(ends_a_burst_with_a_question),
		TEST(goes_on_without_one),
		TEST(ends_a_burst_with_a_line),
	};

	return cmocka_run_group_tests_name("paste", tests, NULL, NULL);
}
