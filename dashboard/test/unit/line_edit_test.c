// SPDX-License-Identifier: GPL-2.0
/* A line is typed, mended, and found again. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "lib/keys.h"
#include "model/line_edit.h"

static struct line_edit edit;

static int begin(void **state)
{
	(void)state;
	memset(&edit, 0, sizeof(edit));
	line_edit_open(&edit);
	return 0;
}

static void type(const char *text)
{
	for (; *text; text++)
		assert_int_equal(line_edit_key(&edit, *text), LINE_EDITED);
}

static void press(int key)
{
	assert_int_equal(line_edit_key(&edit, key), LINE_EDITED);
}

/* "|" in @wanted is the cursor. */
static void shows(const char *wanted)
{
	char text[LINE_EDIT_MAX + 2];

	snprintf(text, sizeof(text), "%.*s|%s", (int)edit.cursor,
		 line_edit_text(&edit), line_edit_text(&edit) + edit.cursor);
	assert_string_equal(text, wanted);
}

/* Types a line, sends it, and begins another one. */
static void enter(const char *text)
{
	type(text);
	assert_int_equal(line_edit_key(&edit, KEY_RETURN), LINE_ENTERED);
	line_edit_keep(&edit);
	line_edit_open(&edit);
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
	/* Keys that are no characters, or have a meaning elsewhere. */
	assert_int_equal(line_edit_key(&edit, KEY_OTHER), LINE_UNKNOWN);
	assert_int_equal(line_edit_key(&edit, KEY_CTRL('x')), LINE_UNKNOWN);
	assert_int_equal(line_edit_key(&edit, KEY_FUNCTION(2)), LINE_UNKNOWN);
	assert_int_equal(line_edit_key(&edit, KEY_TAB), LINE_TAB);
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
	assert_int_equal(line_edit_key(&edit, KEY_ESCAPE), LINE_LEFT);
	press(KEY_RUBOUT);
	shows("|");
	assert_int_equal(line_edit_key(&edit, KEY_RUBOUT), LINE_LEFT);
	line_edit_close(&edit);
	assert_false(edit.open);
	line_edit_open(&edit);
	assert_true(edit.open);
	shows("|");
}

static void is_bounded(void **state)
{
	char most[LINE_EDIT_MAX + 1];
	int i;

	(void)state;
	for (i = 0; i < LINE_EDIT_MAX; i++)
		type("x");
	assert_int_equal(line_edit_key(&edit, 'y'), LINE_FULL);
	memset(most, 'x', LINE_EDIT_MAX);
	most[LINE_EDIT_MAX] = '\0';
	assert_string_equal(line_edit_text(&edit), most);
	assert_false(line_edit_replace(&edit, LINE_EDIT_MAX - 1, "yz", 2));
	assert_string_equal(line_edit_text(&edit), most);
	assert_true(line_edit_replace(&edit, LINE_EDIT_MAX - 2, "yz", 2));
	press(KEY_FIRST);
	assert_int_equal(line_edit_key(&edit, 'y'), LINE_FULL);
	press(KEY_DELETE);
	press('y');
}

static void replaces(void **state)
{
	(void)state;
	type("custom do=b n=8");
	edit.cursor = 11;
	assert_true(line_edit_replace(&edit, 10, "burn:", 5));
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
	enter("two"); /* kept once */
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
	enter("one"); /* not the last one: kept again */
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
	line_edit_open(&edit);
	press(KEY_ARROW_UP);
	shows("two|");
	/* A line sent from the history is a new line. */
	type("?");
	line_edit_keep(&edit);
	line_edit_open(&edit);
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
	for (i = 0; i < LINE_EDIT_HISTORY + 3; i++) {
		snprintf(text, sizeof(text), "n=%d", i);
		enter(text);
	}
	for (i = 0; i < LINE_EDIT_HISTORY + 10; i++)
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
			for (edit.cursor = 0; edit.cursor <= length;
			     edit.cursor++) {
				first = line_edit_first(&edit, columns);
				assert_true(first <= edit.cursor);
				assert_true(edit.cursor < first + columns);
				assert_true(!first ||
					    first + columns <= length + 1);
			}
		}
		edit.cursor = length;
		type("x");
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
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

	return cmocka_run_group_tests_name("line_edit", tests, NULL, NULL);
}
