// SPDX-License-Identifier: GPL-2.0
/* All errors of a script at once, in the order of its lines, and no error that another one makes. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "send/script.h"

static struct script script;

/* @all: "line:column words" of each error, in order, each with a newline. */
static void has_errors(const char *text, const char *all)
{
	char found[4096] = "";
	unsigned int i;

	script_parse(&script, slice_of(text));
	for (i = 0; i < script.error_count && i < SCRIPT_ERRORS_MOST; i++)
		snprintf(found + strlen(found), sizeof(found) - strlen(found),
			 "%u:%u %s\n", script.error[i].line,
			 script.error[i].column, script.error[i].words);
	assert_string_equal(found, all);
}

#define ASK	"ask \"How many?\" \"one\" \"two\"\n"
#define REVEALS "reveal 1 = 1: One.\nreveal 1 = 2: Two.\n"
#define NO_REVEAL \
	" ask: no reveal answers this question: add a line for each choice\n"
#define ONE_REVEAL \
	" reveal: 1 line for 2 choices: write one for each choice, one behind the other\n"
#define NO_ASK " reveal: there is no question before it: add ask\n"

static void tells_all_in_order(void **state)
{
	(void)state;
	has_errors(ASK "view table\n",
		   "1:1" NO_REVEAL
		   "2:6 view table: there is no such view: use one of"
		   " queues timeline code events workers big machine\n");
	has_errors("  +1 reveal 1 = 1: One.\nwait 2\n",
		   "1:6" NO_ASK
		   "2:6 2: wait takes nothing, idle QUEUE, or QUEUE COLUMN >= N;"
		   " for a pause of two seconds begin the next line with +2\n");
	has_errors(ASK "reveal 1 = : One.\ncustom n=0\n",
		   "2:1" ONE_REVEAL
		   "2:12 here may stand: a number, a value or (\n"
		   "3:1 custom n=0: n=0 is out of range: use n=1..1000000\n");
	has_errors(ASK "chapter Next\n" REVEALS, "1:1" NO_REVEAL);
}

/* Errors of a line do not hide it: a wrong question is one, too. */
static void tells_nothing_twice(void **state)
{
	(void)state;
	has_errors("ask \"How many?\" \"one\"\n" REVEALS,
		   "1:5 ask: 1 choice: write the question and"
		   " 2 to 9 choices, each in double quotes\n");
	has_errors(ASK "reveal 1 = 1: One.\nsay Well.\nreveal 1 = 2: Two.\n",
		   "2:1" ONE_REVEAL);
	has_errors(ASK
		   "reveal 1 = 1: One.\nreveal 1 = 2 Two.\ncode custom container_of\n",
		   "3:8 1 = 2 Two.: reveal takes an expression, a colon,"
		   " and why its choice is right then\n");
	has_errors("say caf\303\ncode custom container_of\n",
		   "1:8 ?: no character of UTF-8: save the file in UTF-8\n");
}

/* Return: the number of errors. */
static unsigned int errors_of(const char *text)
{
	script_parse(&script, slice_of(text));
	return script.error_count;
}

/* A misspelt verb may be the one that others ask for. */
static void takes_an_unknown_verb_for_any(void **state)
{
	(void)state;
	assert_int_equal(errors_of("asc \"How many?\" \"one\"\n" REVEALS), 1);
	assert_int_equal(errors_of(ASK "reveel 1 = 1: One.\n"), 1);
	assert_int_equal(errors_of(ASK "reveal 1 = 1: One.\n"
				       "reveel 1 = 2: Two.\n"
				       "else 1 = 3: Three.\n"),
			 1);
	assert_int_equal(errors_of(ASK "reveel 1 = 1: One.\n"
				       "reveal 1 = 2: Two.\n"),
			 1);
	assert_int_equal(errors_of("sya Data.\ncode custom container_of\n"), 1);
	/* But three lines are too many for two choices, whatever they are. */
	assert_int_equal(errors_of(ASK REVEALS "reveal 1 = 3: Three.\nx\n"), 2);
	assert_int_equal(errors_of("chapter A\nx\nchapter B\n" ASK), 2);
}

#define QUOTES                                             \
	"only the straight quote \" stands around a text:" \
	" write ask \"How many?\" \"one\" \"two\"\n"

static void knows_typographic_quotes(void **state)
{
	(void)state;
	has_errors("ask \342\200\234O\303\271?\342\200\235 \342\200\234a\342\200\235\n" REVEALS,
		   "1:5 " QUOTES);
	has_errors("ask \"O\303\271?\" \342\200\236a\342\200\234 \"b\"\n" REVEALS,
		   "1:11 " QUOTES);
	has_errors("ask \302\253 Un ? \302\273 \302\253 a \302\273\n" REVEALS,
		   "1:5 " QUOTES);
	has_errors("ask \342\200\230One?\342\200\231 \"a\" \"b\"\n" REVEALS,
		   "1:5 " QUOTES);
	has_errors("ask 'One?' 'a' 'b'\n" REVEALS, "1:5 " QUOTES);
	has_errors("ask \"One?\342\200\235 \"a\" \"b\"\n" REVEALS,
		   "1:10 " QUOTES);
	assert_int_equal(errors_of("ask \"\342\200\234One\342\200\235?\" \"a\""
				   " \"it's b\"\n" REVEALS),
			 0);
}

static void knows_control_characters(void **state)
{
	(void)state;
	has_errors("say a\tb\n",
		   "1:6 ?b: a tab or another control character: write a blank\n");
	has_errors("ask \"a\001\" \"b\" \"c\"\n" REVEALS,
		   "1:7 ?: a tab or another control character: write a blank\n");
}

static void points_at_the_mistake(void **state)
{
	(void)state;
	has_errors("wait  custom\tpending => 3\n",
		   "1:23 here may stand: a number, a value or (\n");
	has_errors("code custom nothing\n",
		   "1:1 code: put it behind say, or behind the last line of an answer\n"
		   "1:13 nothing: no line of kernel/patterns/custom.c has these words\n");
}

#define TEN "0123456789"

/* A remedy has to be one: a chapter has one name, a reveal one explanation. */
static void says_how_long_words_may_be(void **state)
{
	(void)state;
	has_errors("chapter " TEN TEN TEN TEN TEN TEN "é\n",
		   "1:9 chapter: 61 characters: at most 60: shorten its name\n");
	has_errors("say " TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
			   TEN TEN TEN TEN TEN TEN TEN TEN "\n",
		   "1:5 say: 210 characters: at most 200: make two lines of them\n");
}

static void counts_choices(void **state)
{
	(void)state;
	has_errors("ask \"How many?\"\n" REVEALS,
		   "1:5 ask: 0 choices: write the question and"
		   " 2 to 9 choices, each in double quotes\n");
	has_errors("ask \"How many?\" \"1\" \"2\" \"3\" \"4\" \"5\" \"6\" \"7\""
		   " \"8\" \"9\" \"10\"\n" REVEALS,
		   "1:5 ask: 10 choices: write the question and"
		   " 2 to 9 choices, each in double quotes\n");
}

/* The name that was written, and the last one of those that may be. */
static void names_what_is_no_value(const char *text, const char *begin,
				   const char *end)
{
	const char *words = script.error[0].words;

	script_parse(&script, slice_of(text));
	assert_int_equal(script.error_count, 1);
	assert_ptr_equal(strstr(words, begin), words);
	if (!strstr(words, end))
		fail_msg("%s: without %s", words, end);
}

static void names_what_was_written(void **state)
{
	(void)state;
	names_what_is_no_value("claim 1 < custom.colour\n",
			       "custom.colour: no such column: use one of sub",
			       " max_active");
	names_what_is_no_value("wait custom colour >= 1\n",
			       "custom.colour: no such column: use one of sub",
			       " max_active");
	names_what_is_no_value("claim periodic.colour = 1\n",
			       "periodic.colour: no such column: use one of sub",
			       " max_active ticks expected late_last_ns late_max_ns drift_ns");
	names_what_is_no_value("claim answer.colour = 1\n",
			       "answer.colour: no such number of an answer",
			       " waited_ns");
	names_what_is_no_value("claim took(nosuch) > 1 s\n",
			       "took(nosuch): name one queue", " bh");
	names_what_is_no_value("claim 1 = \n", "here may stand", "a value");
}

/* The first ones are kept, whichever check found them. */
static void keeps_the_first(void **state)
{
	char text[SCRIPT_ERRORS_MOST * 7 + sizeof(ASK)] = ASK;
	int i;

	(void)state;
	for (i = 0; i < SCRIPT_ERRORS_MOST; i++)
		strcat(text, "view x\n");
	assert_int_equal(errors_of(text), SCRIPT_ERRORS_MOST + 1);
	for (i = 0; i < SCRIPT_ERRORS_MOST; i++)
		assert_int_equal(script.error[i].line, i + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_all_in_order),
		cmocka_unit_test(tells_nothing_twice),
		cmocka_unit_test(takes_an_unknown_verb_for_any),
		cmocka_unit_test(knows_typographic_quotes),
		cmocka_unit_test(knows_control_characters),
		cmocka_unit_test(points_at_the_mistake),
		cmocka_unit_test(says_how_long_words_may_be),
		cmocka_unit_test(counts_choices),
		cmocka_unit_test(names_what_was_written),
		cmocka_unit_test(keeps_the_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
