// SPDX-License-Identifier: GPL-2.0
/* Scripts: what they say, and what is said of those that are wrong. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "send/script.h"

static struct script script;

/* Return: the line of the first error, or 0. */
static unsigned int parse(const char *text)
{
	return script_parse(&script, slice_of(text)) ? 0 : script.error[0].line;
}

static void is_line(unsigned int number, uint64_t ms, const char *command)
{
	const struct script_line *line = &script.line[number];
	char text[WQDEMO_COMMAND_MAX + 1];

	assert_int_equal(line->ms, ms);
	if (line->kind == SCRIPT_QUIT)
		strcpy(text, "quit");
	else if (line->kind != SCRIPT_COMMAND)
		snprintf(text, sizeof(text), "%s %s",
			 line->kind == SCRIPT_SAY ? "say" : "view",
			 line->words);
	else
		wqdemo_command_format(&line->command, text, sizeof(text));
	assert_string_equal(text, command);
}

static void reads_lines(void **state)
{
	(void)state;
	assert_int_equal(parse("# a demo\n"
			       "\n"
			       "1 immediate n=5\r\n"
			       "  1.25\tcustom n=8 do=burn:5,sleep:10 # eight\n"
			       "+0.5 start\n"
			       "+.5 stop\n"),
			 6);
	assert_int_equal(parse("1 immediate n=5\r\n"
			       "# a demo\n"
			       "  1.25\tcustom n=8 do=burn:5,sleep:10 # eight\n"
			       "+0.5 start\n"
			       "+0 cancel custom\n"
			       "86400 quit"),
			 0);
	assert_int_equal(script.count, 5);
	is_line(0, 1000, "immediate n=5");
	is_line(1, 1250, "custom n=8 do=burn:5,sleep:10");
	is_line(2, 1750, "start");
	is_line(3, 1750, "cancel custom");
	is_line(4, 86400000, "quit");
}

static void reads_words_and_views(void **state)
{
	(void)state;
	assert_int_equal(parse("1 say  four run:  four wait # seen\n"
			       "+0 view code\r\n"
			       "+1\tsay\n"
			       "+1 custom\n"),
			 0);
	assert_int_equal(script.count, 4);
	is_line(0, 1000, "say four run:  four wait");
	is_line(1, 1000, "view code");
	is_line(2, 2000, "say ");
	is_line(3, 3000, "custom");
}

static void says(const char *text, unsigned int line, const char *words)
{
	assert_int_equal(parse(text), line);
	if (!strstr(script.error[0].words, words))
		fail_msg("'%s' does not say '%s'", script.error[0].words,
			 words);
}

static void says_too_long(void)
{
	char text[RECORDING_WORDS_MOST + 16];

	snprintf(text, sizeof(text), "1 say %0*d\n", RECORDING_WORDS_MOST, 0);
	assert_int_equal(parse(text), 0);
	snprintf(text, sizeof(text), "1 say %0*d\n", RECORDING_WORDS_MOST + 1,
		 0);
	says(text, 1, "say: 201 characters: at most 200");
}

static void says_what_is_wrong(void **state)
{
	(void)state;
	says("", 1, "there is no command");
	says("# nothing\n\n", 2, "there is no command");
	says("+ immediate\n", 1, "+: begin with a time in seconds");
	says("1 start\nx stop\n", 2,
	     "x stop: unknown command 'x': use one of immediate");
	says("x stop\n", 1,
	     "; or say view compare wait chapter ask reveal else measured code claim quit");
	says("-1 start\n", 1, "-1: begin with a time");
	says("1.2345 start\n", 1, "1.2345: begin with a time");
	says("1. start\n", 1, "1.: begin with a time");
	says("86401 start\n", 1, "at most 86400");
	says("99999999999999999999 start\n", 1, "begin with a time");
	says("2 start\n1 stop\n", 2, "1: earlier than the line before");
	says("1\n", 1, "there is a time and no command");
	says("1 # start\n", 1, "there is a time and no command");
	says("1 start\n2 custom n=0\n", 2,
	     "custom n=0: n=0 is out of range: use n=1..1000000");
	says("1 quit now\n", 1, "now: nothing stands behind quit");
	says("1 view table\n", 1,
	     "view table: there is no such view: use one of queues timeline code events");
	says("1 view\n", 1, "there is no such view");
	says("1 view code now\n", 1, "view code now: there is no such view");
	says("1 say caf\303\n", 1, "?: no character of UTF-8");
	says("1 say a\tb\n", 1, "?b: a tab or another control character");
	says_too_long();
	says("1 \033[2J\n", 1, "?[2J: ");
}

static void limits_lines(void **state)
{
	static char text[(SCRIPT_LINES_MOST + 1) * 8 + 1];
	int i;

	(void)state;
	for (i = 0; i <= SCRIPT_LINES_MOST; i++)
		memcpy(text + i * 8, "+1 stop\n", 8);
	assert_int_equal(parse(text), SCRIPT_LINES_MOST + 1);
	text[SCRIPT_LINES_MOST * 8] = '\0';
	assert_int_equal(parse(text), 0);
}

/* The lines with errors, and where in them: "1:3 2:1". */
static void errors_at(const char *text, const char *places)
{
	char found[256] = "";
	unsigned int i;

	parse(text);
	for (i = 0; i < script.error_count && i < SCRIPT_ERRORS_MOST; i++)
		snprintf(found + strlen(found), sizeof(found) - strlen(found),
			 "%s%u:%u", i ? " " : "", script.error[i].line,
			 script.error[i].column);
	assert_string_equal(found, places);
}

static void finds_all_errors(void **state)
{
	(void)state;
	errors_at("1 start\nx stop\n+1 view table\n\n claim custom.colour = 1\n",
		  "2:1 3:9 5:8");
	errors_at("\303\251t\303\251\nclaim 1 = 1 and\n", "1:1 2:16");
	errors_at("ask \"O\303\271?\" x\n", "1:1 1:11");
	errors_at("+x cancel nothing\n", "1:1 1:4");
	errors_at("wait idle nothing\nwait custom colour >= 1\n", "1:11 2:13");
}

static void takes_lines_without_time(void **state)
{
	(void)state;
	assert_int_equal(parse("chapter Erst\n+2 custom n=8\nwait\n"
			       "wait idle custom\nwait custom pending >= 4\n"
			       "say O\303\271 va le travail ?\n"),
			 0);
	assert_int_equal(script.count, 6);
	assert_int_equal(script.line[0].kind, SCRIPT_CHAPTER);
	assert_int_equal(script.line[0].ms, 0);
	assert_int_equal(script.line[2].kind, SCRIPT_WAIT);
	assert_int_equal(script.line[2].ms, 2000);
	assert_string_equal(script.line[3].words,
			    "custom.armed + custom.pending + custom.running = 0");
	assert_string_equal(script.line[3].shown, "idle custom");
	assert_string_equal(script.line[4].words, "custom.pending >= 4");
	assert_string_equal(script.line[5].words, "O\303\271 va le travail ?");
	assert_int_equal(script_chapters(&script), 1);
	assert_int_equal(script_chapter_at(&script, 0), 0);
}

#define ASK	"ask \"How many?\" \"one\" \"two\"\n"
#define REVEALS "reveal 1 = 1: One.\nreveal 1 = 2: Two.\n"

static void checks_measured(void)
{
	assert_int_equal(parse(ASK REVEALS
			       "else 1 = 3: Three.\nmeasured {took(custom)} for {custom.completed * 2}: all.\n"
			       "code custom container_of\n"),
			 0);
	assert_int_equal(script_reveal_lines(&script, 1), 5);
	assert_int_equal(parse(ASK REVEALS "measured Nothing.\n"), 0);
	says(ASK REVEALS "measured\n", 4, "measured takes words");
	says(ASK REVEALS "measured All {custom.colour}.\n", 4,
	     "no such column");
	says(ASK REVEALS "measured All {1 = 1}.\n", 4, "+ - * / or the end");
	says(ASK REVEALS "measured All {(1 = 1)}.\n", 4,
	     "a value, not a comparison");
	says(ASK REVEALS "measured All {}.\n", 4, "a number, a value or (");
	says(ASK REVEALS "measured All {1 and.\n", 4,
	     "{1 and.: a value ends with }");
	says("measured Nothing.\n", 1, "behind the last reveal or else");
	says(ASK "measured Nothing.\n" REVEALS, 2,
	     "behind the last reveal or else");
	errors_at(ASK REVEALS "measured é {took(custom)} {x}\n", "4:28");
}

static void checks_questions(void **state)
{
	(void)state;
	assert_int_equal(parse(ASK "custom\n" REVEALS
				   "code custom container_of\n"),
			 0);
	assert_int_equal(script_reveal_lines(&script, 2), 3);
	says("ask How many?\n" REVEALS, 1, "the question in double quotes");
	says("ask \"How many?\" \"one\"\n" REVEALS, 1, "2 to 9 choices");
	says("ask \"How many?\" \"\" \"two\"\n" REVEALS, 1,
	     "nothing stands between");
	says("ask \"How many?\" \"one\" \"two\n" REVEALS, 1,
	     "a choice in double quotes");
	says(ASK, 1, "no reveal answers this question");
	says(ASK ASK REVEALS, 1, "no reveal answers this question");
	says(REVEALS, 1, "there is no question before it");
	says(ASK "reveal 1 = 1: One.\n", 2, "1 line for 2 choices");
	says(ASK "reveal 1 = 1\nreveal 1 = 2: Two.\n", 2, "a colon, and why");
	says(ASK REVEALS "code custom nothing_of_it\n", 4, "no line of");
	says(ASK REVEALS "code nothing kfree\n", 4, "a queue and words");
	says("code custom container_of\n", 1, "put it behind say, or behind");
	says("view code\ncode custom container_of\n", 2, "put it behind say");
	says("say A line of 80 characters of code, and a hundred and fifty more of them, are together"
	     " more than two hundred, so that no small screen has room for both.\n"
	     "code custom container_of\n",
	     2, "more than 200 characters");
	assert_int_equal(parse("say It has data.\ncode custom container_of\n"),
			 0);
	assert_int_equal(parse(ASK REVEALS
			       "else 1 = 3: Three.\n"
			       "else 1 = 4: Four.\ncode custom container_of\n"),
			 0);
	assert_int_equal(script_reveal_lines(&script, 1), 5);
	says(ASK "else 1 = 3: Three.\n" REVEALS, 2, "behind the last reveal");
	says(ASK REVEALS "else 1 = 3\n", 4, "why no choice is right");
	checks_measured();
	says("chapter\n", 1, "chapter needs a name");
	says("compare bound\n", 1, "bound: compare takes two queues");
	says("compare bound nosuch\n", 1, "nosuch: no such queue");
	says("compare scenarios A\n", 1, "A: nothing stands behind");
	says("wait for it\n", 1, "for: no such queue");
	says("wait idle\n", 1, "wait takes nothing");
	says("wait idle custom now\n", 1, "now: nothing stands behind");
	says("claim custom.running\n", 1, "a comparison");
}

static void survives_noise(void **state)
{
	char text[64];
	unsigned int seed = 1;
	size_t length, i;
	int round;

	(void)state;
	for (round = 0; round < 50000; round++) {
		char *exact;

		length = (size_t)rand_r(&seed) % sizeof(text);
		for (i = 0; i < length; i++)
			text[i] = round % 2 ?
					  (char)rand_r(&seed) :
					  "01.+ \n#quitsop"[rand_r(&seed) % 14];
		/*
		 * In memory of exactly that size, so that ASan sees an
		 * overrun.
		 */
		exact = malloc(length ? length : 1);
		memcpy(exact, text, length);
		script_parse(&script, (struct slice){ exact, length });
		free(exact);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_lines),
		cmocka_unit_test(reads_words_and_views),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(limits_lines),
		cmocka_unit_test(finds_all_errors),
		cmocka_unit_test(takes_lines_without_time),
		cmocka_unit_test(checks_questions),
		cmocka_unit_test(survives_noise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
