// SPDX-License-Identifier: GPL-2.0
/*
 * Characters beyond ASCII: no key behind them is lost or becomes another one,
 * be they cut, or of one byte each.
 */
#include "test/unit/bytes.h"

/* The last bytes of two of them open a sequence, where each has one byte. */
static const char *const characters[] = {
	"\303\251",	    /* e with an acute accent */
	"\xc2\xa7",	    /* paragraph */
	"\xc4\x9b",	    /* e with a caron */
	"\xc4\x8f",	    /* d with a caron */
	"\xe2\x82\xac",	    /* euro */
	"\xe2\x80\x9d",	    /* a quotation mark */
	"\xe9\x9b\xa8",	    /* rain */
	"\xf0\x9f\x98\x80", /* a face */
	"\xf0\x90\x8d\x9f", /* a letter of Gothic */
};

#define CHARACTERS (sizeof(characters) / sizeof(characters[0]))

/* Return: what came, without the keys that mean nothing. */
static const char *commands(void)
{
	static char kept[sizeof(got)];
	const char *at = got;
	size_t length = 0;

	while (*at)
		if (!strncmp(at, "<other>", 7))
			at += 7;
		else
			kept[length++] = *at++;
	kept[length] = '\0';
	return kept;
}

/* Sends bytes @from to @to of a character, then a key that comes @ms later. */
static void cut(const char *character, size_t from, size_t to, uint64_t ms,
		char key)
{
	const char wanted[] = { key, '\0' };

	begin(NULL);
	send(character + from, to - from);
	wait_ms(ms);
	send(&key, 1);
	wait_ms(INPUT_LATE_MS);
	if (strcmp(commands(), wanted))
		fail_msg("%s from %zu to %zu, %u ms, then %c: %s", character,
			 from, to, (unsigned int)ms, key, got);
}

static void has_the_key_behind_a_cut_one(void **state)
{
	static const unsigned int pauses[] = { 0, 60, 250, 2500 };
	size_t i, pause, from, to;
	const char *key;

	(void)state;
	for (i = 0; i < CHARACTERS; i++)
		for (from = 0; characters[i][from]; from++)
			for (to = from + 1; to <= strlen(characters[i]); to++)
				for (key = "cojrsxqz: /"; *key; key++)
					for (pause = 0; pause < 4; pause++)
						cut(characters[i], from, to,
						    pauses[pause], *key);
}

/* It declines a question, so it must not come too late, nor be lost. */
static void has_a_cut_one_as_a_key(void **state)
{
	(void)state;
	gives("\xe9R", "<other>R");
	gives("\xe2\x82R", "<other>R");
	gives("\xe9\xe9R", "<other><other>R");
	gives("\033\xe9R", "<other>R");
	gives("\xf0\x9f\x98\033[A", "<other><up>");
	send("\xe9", 1);
	keys_are("<other>");
	wait_ms(250);
	send("\xa9R", 2);
	keys_are("<other>R");
	gives("\303", "<other>");
	gives("\302", "<other>");
	gives("\xe0\x82\x9bj", "<other>j"); /* longer than it may be */
}

/* Some terminals still send controls of one byte. */
static void tells_a_control_from_the_rest_of_one(void **state)
{
	(void)state;
	gives("\x9b"
	      "A\x8fP\x9b"
	      "3~",
	      "<up><f1><delete>");
	gives("\xe9\x9b?62;cj", "<other>j");
	gives("\033\x9b?62;cj", "<esc>j");
	gives("\033\xc2\x9b?62;cj", "<esc>j");
	gives("\x9b\033[A", "<up>");
	gives("\x9d\x9b?62;cj", "j");
	gives("\x98"
	      "c\x9e"
	      "c\x85",
	      "cc");
}

/* In Latin-1 and its like each byte is a character. */
static void knows_characters_of_one_byte(void **state)
{
	(void)state;
	input.one_byte = true;
	gives("\303\251R", "<other><other>R");
	gives("\xe9\xa3\xbf", "<other><other><other>");
	gives("\033\303j", "<other>j");
	gives("\303\x9b?62;cj", "<other>j");
	gives("\302\x9b"
	      "62cj",
	      "<other>j");
	gives("\033\x9b?62;cj", "<esc>j");
	/* Then a control is none else. */
	gives("\x9b"
	      "a\x8fo\x9djj\x9cj",
	      "/j");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(has_the_key_behind_a_cut_one),
		TEST(has_a_cut_one_as_a_key),
		TEST(tells_a_control_from_the_rest_of_one),
		TEST(knows_characters_of_one_byte),
	};

	return cmocka_run_group_tests_name("input_characters", tests, NULL,
					   NULL);
}
