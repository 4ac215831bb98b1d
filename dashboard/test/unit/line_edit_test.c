// SPDX-License-Identifier: GPL-2.0
/* A line is typed, mended, and found again. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "lib/keys.h"
#include "model/line_edit.h"

static struct prompt prompt;

static int begin(void **state)
{
	(void)state;
	memset(&prompt, 0, sizeof(prompt));
	prompt_open(&prompt);
	return 0;
}

static void type(const char *text)
{
	for (; *text; text++)
		assert_int_equal(prompt_key(&prompt, *text), PROMPT_EDITED);
}

static void press(int key)
{
	assert_int_equal(prompt_key(&prompt, key), PROMPT_EDITED);
}

/* "|" in @wanted is the cursor. */
static void shows(const char *wanted)
{
	char text[PROMPT_MAX + 2];

	snprintf(text, sizeof(text), "%.*s|%s", (int)prompt.cursor,
		 prompt_text(&prompt), prompt_text(&prompt) + prompt.cursor);
	assert_string_equal(text, wanted);
}

/* Types a line, sends it, and begins another one. */
static void enter(const char *text)
{
	type(text);
	assert_int_equal(prompt_key(&prompt, KEY_RETURN), PROMPT_ENTERED);
	prompt_keep(&prompt);
	prompt_open(&prompt);
}

static void types(void **state)
{
	(void)state;
	shows("|");
	type("custom n=8");
	shows("custom n=8|");
	press(KEY_ARROW_LEFT);
	type("1");
	shows("custom n=1|8");
	/* What is no character, and what has a meaning elsewhere. */
	assert_int_equal(prompt_key(&prompt, KEY_OTHER), PROMPT_UNKNOWN);
	assert_int_equal(prompt_key(&prompt, KEY_CTRL('x')), PROMPT_UNKNOWN);
	assert_int_equal(prompt_key(&prompt, KEY_FUNCTION(2)), PROMPT_UNKNOWN);
	assert_int_equal(prompt_key(&prompt, KEY_TAB), PROMPT_TAB);
	type("?q:");
	shows("custom n=1?q:|8");
}

static void moves(void **state)
{
	(void)state;
	press(KEY_ARROW_LEFT);
	press(KEY_ARROW_RIGHT);
	shows("|");
	type("ab");
	press(KEY_FIRST);
	shows("|ab");
	press(KEY_ARROW_LEFT);
	press(KEY_ARROW_RIGHT);
	shows("a|b");
	press(KEY_LAST);
	press(KEY_ARROW_RIGHT);
	shows("ab|");
	press(KEY_CTRL('a'));
	shows("|ab");
	press(KEY_CTRL('e'));
	shows("ab|");
}

static void removes(void **state)
{
	(void)state;
	type("custom n=8  cpu=1");
	press(KEY_RUBOUT);
	shows("custom n=8  cpu=|");
	press(KEY_CTRL('w'));
	shows("custom n=8  |");
	press(KEY_CTRL('w'));
	shows("custom |");
	press(KEY_DELETE);
	shows("custom |");
	press(KEY_FIRST);
	press(KEY_RUBOUT);
	shows("|custom ");
	press(KEY_DELETE);
	press(KEY_CTRL('d'));
	shows("|stom ");
	press(KEY_CTRL('w'));
	press(KEY_CTRL('u'));
	shows("|stom ");
	press(KEY_ARROW_RIGHT);
	press(KEY_ARROW_RIGHT);
	press(KEY_CTRL('u'));
	shows("|om ");
}

static void leaves(void **state)
{
	(void)state;
	type("a");
	assert_int_equal(prompt_key(&prompt, KEY_ESCAPE), PROMPT_LEFT);
	press(KEY_RUBOUT);
	shows("|");
	assert_int_equal(prompt_key(&prompt, KEY_RUBOUT), PROMPT_LEFT);
	prompt_close(&prompt);
	assert_false(prompt.open);
	prompt_open(&prompt);
	assert_true(prompt.open);
	shows("|");
}

static void is_bounded(void **state)
{
	char most[PROMPT_MAX + 1];
	int i;

	(void)state;
	for (i = 0; i < PROMPT_MAX; i++)
		type("x");
	assert_int_equal(prompt_key(&prompt, 'y'), PROMPT_FULL);
	memset(most, 'x', PROMPT_MAX);
	most[PROMPT_MAX] = '\0';
	assert_string_equal(prompt_text(&prompt), most);
	assert_false(prompt_replace(&prompt, PROMPT_MAX - 1, "yz", 2));
	assert_string_equal(prompt_text(&prompt), most);
	assert_true(prompt_replace(&prompt, PROMPT_MAX - 2, "yz", 2));
	press(KEY_FIRST);
	assert_int_equal(prompt_key(&prompt, 'y'), PROMPT_FULL);
	press(KEY_DELETE);
	press('y');
}

static void replaces(void **state)
{
	(void)state;
	type("custom do=b n=8");
	prompt.cursor = 11;
	assert_true(prompt_replace(&prompt, 10, "burn:", 5));
	shows("custom do=burn:| n=8");
}

static void remembers(void **state)
{
	(void)state;
	press(KEY_ARROW_UP);
	press(KEY_ARROW_DOWN);
	shows("|");
	enter("one");
	enter("two");
	enter("two");	/* kept once */
	press(KEY_ARROW_UP);
	shows("two|");
	press(KEY_ARROW_UP);
	shows("one|");
	press(KEY_ARROW_UP);
	shows("one|");
	press(KEY_ARROW_DOWN);
	press(KEY_ARROW_DOWN);
	press(KEY_ARROW_DOWN);
	shows("|");
	enter("one");	/* not the last one: kept again */
	press(KEY_ARROW_UP);
	press(KEY_ARROW_UP);
	shows("two|");
}

static void loses_nothing_while_browsing(void **state)
{
	(void)state;
	enter("one");
	enter("two");
	type("new");
	press(KEY_ARROW_UP);
	type("!");
	press(KEY_ARROW_UP);
	shows("one|");
	press(KEY_ARROW_DOWN);
	shows("two!|");
	press(KEY_ARROW_DOWN);
	shows("new|");
	/* The history is as it was once another line begins. */
	prompt_open(&prompt);
	press(KEY_ARROW_UP);
	shows("two|");
	/* What is sent from there is a new line. */
	type("?");
	prompt_keep(&prompt);
	prompt_open(&prompt);
	press(KEY_ARROW_UP);
	shows("two?|");
	press(KEY_ARROW_UP);
	shows("two|");
}

static void forgets_the_oldest(void **state)
{
	char text[16];
	int i;

	(void)state;
	for (i = 0; i < PROMPT_HISTORY + 3; i++) {
		snprintf(text, sizeof(text), "n=%d", i);
		enter(text);
	}
	for (i = 0; i < PROMPT_HISTORY + 10; i++)
		press(KEY_ARROW_UP);
	shows("n=3|");
}

/* The cursor is inside, and no column is left empty that could show text. */
static void scrolls(void **state)
{
	size_t columns, first, length;

	(void)state;
	for (length = 0; length < 60; length++) {
		for (columns = 1; columns < 70; columns++) {
			for (prompt.cursor = 0; prompt.cursor <= length;
			     prompt.cursor++) {
				first = prompt_first(&prompt, columns);
				assert_true(first <= prompt.cursor);
				assert_true(prompt.cursor < first + columns);
				assert_true(!first || first + columns <= length + 1);
			}
		}
		prompt.cursor = length;
		type("x");
	}
}

int main(void)
{
#define TEST(name)	cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(types),
		TEST(moves),
		TEST(removes),
		TEST(leaves),
		TEST(is_bounded),
		TEST(replaces),
		TEST(remembers),
		TEST(loses_nothing_while_browsing),
		TEST(forgets_the_oldest),
		TEST(scrolls),
	};

	return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
