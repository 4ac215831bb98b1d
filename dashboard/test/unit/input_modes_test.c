// SPDX-License-Identifier: GPL-2.0
/* Pastes, the mouse, a terminal's own strings, and bursts. */
#include "test/unit/bytes.h"

static void paste_is(const char *text)
{
	char pasted[PASTE_MAX + 1];

	snprintf(pasted, sizeof(pasted), "%.*s", (int)input.paste.length,
		 input.paste.text);
	assert_string_equal(pasted, text);
}

static void takes_a_paste_as_text(void **state)
{
	(void)state;
	gives("\033[200~custom n=8\033[201~c", "<paste>c");
	paste_is("custom n=8");
	assert_false(input.paste.ended || input.paste.more || input.paste.cut ||
		     input.paste.strange);
	gives("\033[200~\033[201~", "<paste>");
	paste_is("");
}

static void takes_one_line_of_it(void **state)
{
	(void)state;
	gives("\033[200~custom\r\033[201~", "<paste>");
	paste_is("custom");
	assert_true(input.paste.ended && !input.paste.more);
	gives("\033[200~custom n=8\rcancel custom\r\033[201~", "<paste>");
	paste_is("custom n=8");
	assert_true(input.paste.more);
	gives("\033[200~stop\r\n\r\n\033[201~", "<paste>");
	assert_false(input.paste.more);
	gives("\033[200~a\tb\033[201~", "<paste>");
	paste_is("a b");
	assert_false(input.paste.strange);
	gives("\033[200~caf\303\251\033[201~", "<paste>");
	assert_true(input.paste.strange);
}

static void has_no_keys_in_a_paste(void **state)
{
	(void)state;
	gives("\033[200~a\033[Ab\033\033[20\033[201~", "<paste>");
	paste_is("a[Ab[20");
	assert_true(input.paste.strange);
	gives("\033[200~x\033[200~y\033[201~", "<paste>");
	paste_is("x[200~y");
}

static void cuts_a_long_paste(void **state)
{
	int i;

	(void)state;
	send("\033[200~", 6);
	for (i = 0; i < PASTE_MAX; i++)
		send("x", 1);
	assert_false(input.paste.cut);
	gives("y\033[201~", "<paste>");
	assert_true(input.paste.cut);
	assert_int_equal(input.paste.length, PASTE_MAX);
}

static void ends_a_paste_whose_end_is_lost(void **state)
{
	(void)state;
	send("\033[200~custom", 12);
	wait_ms(INPUT_SEQUENCE_MS - 1);
	send(" n=8", 4);
	keys_are("");
	wait_ms(INPUT_SEQUENCE_MS);
	keys_are("<paste>");
	paste_is("custom n=8");
	/* The rest is none, and then keys are. */
	gives("cc\033[201~", "");
	gives("c", "c");
}

/* Esc was taken for the key already; the paste is one all the same. */
static void knows_a_paste_that_came_late(void **state)
{
	(void)state;
	send("\033", 1);
	wait_ms(300);
	gives("[200~reset\rRR\033[201~", "<esc><paste>");
	paste_is("reset");
}

static void reports_the_mouse_if_asked(void **state)
{
	(void)state;
	input.mouse = true;
	gives("\033[<0;35;12M\033[<0;35;12m", "<click>");
	assert_int_equal(input.row, 11);
	gives("\033[<64;1;1M\033[<65;1;1M", "<wheelup><wheeldown>");
	gives("\033[<4;35;3M", "<click>"); /* with Shift */
	assert_int_equal(input.row, 2);
	gives("\033[<1;1;1M\033[<2;1;1M\033[<35;1;1M\033[<66;1;1M", "");
	gives("\033[32;35;7M", "<click>"); /* rxvt's */
	assert_int_equal(input.row, 6);
	gives("\033[M !*\033[M#!*\033[M`!!",
	      "<click><wheelup>"); /* the oldest */
	assert_int_equal(input.row, 9);
	gives("\033[<0;35M\033[<0;1;0M\033[M   ", "");
	/* Positions without a button are no click. */
	gives("\033[t !\033[t\303\251!\033[T !!!!!\033[<35;12t", "");
}

static void knows_the_terminal_s_own_strings(void **state)
{
	(void)state;
	key_strings_add(&strings, "\033A", KEY_ARROW_UP);      /* vt52 */
	key_strings_add(&strings, "\013", KEY_ARROW_UP);       /* adm3a */
	key_strings_add(&strings, "\001@\r", KEY_FUNCTION(1)); /* wyse50 */
	key_strings_add(&strings, "\033p\r", KEY_FUNCTION(2)); /* hp */
	key_strings_add(&strings, "\033[M", KEY_FUNCTION(3));  /* cons25 */
	key_strings_add(&strings, "\033[3$", KEY_OTHER);
	key_strings_add(&strings, "\033[P", KEY_DELETE); /* st */
	/* Nobody could type these any more. */
	key_strings_add(&strings, "c", KEY_ARROW_UP);
	key_strings_add(&strings, "\033", KEY_ARROW_UP);
	key_strings_add(&strings, "", KEY_ARROW_UP);
	key_strings_add(&strings, NULL, KEY_ARROW_UP);
	assert_int_equal(strings.count, 7);
	gives("\033A\013\001@\r\033p\r\033[Mc", "<up><up><f1><f2><f3>c");
	gives("\033[3$c\033[Pc", "<other>c<delete>c");
	gives("\033\033A", "<esc>");
	/* A look-alike is none, and Ctrl-A is still there. */
	gives("\001", "");
	gives("\033pc", "");
	gives("\033c", "<other>");
}

static void counts_bursts(void **state)
{
	unsigned int first;

	(void)state;
	send("RR", 2);
	first = input.burst;
	idle();
	send("R", 1); /* of one paste, in two parts */
	assert_int_equal(input.burst, first);
	now_ms += INPUT_BURST_MS;
	send("R", 1); /* wqtop was slow: nobody looked whether there was more */
	assert_int_equal(input.burst, first);
	wait_ms(INPUT_BURST_MS - 1);
	send("R", 1);
	assert_int_equal(input.burst, first);
	wait_ms(INPUT_BURST_MS);
	send("R", 1);
	assert_int_equal(input.burst, first + 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(takes_a_paste_as_text),
		TEST(takes_one_line_of_it),
		TEST(has_no_keys_in_a_paste),
		TEST(cuts_a_long_paste),
		TEST(ends_a_paste_whose_end_is_lost),
		TEST(knows_a_paste_that_came_late),
		TEST(reports_the_mouse_if_asked),
		TEST(knows_the_terminal_s_own_strings),
		TEST(counts_bursts),
	};

	return cmocka_run_group_tests_name("input_modes", tests, NULL, NULL);
}
