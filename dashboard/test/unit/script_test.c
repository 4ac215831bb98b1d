// SPDX-License-Identifier: GPL-2.0
/* Scripts: what they say, and what is said of those that are wrong. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "send/script.h"

static struct script script;
static char reason[SCRIPT_REASON_MAX];

static unsigned int parse(const char *text)
{
	return script_parse(&script, (struct slice){ text, strlen(text) },
			    reason);
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
	if (!strstr(reason, words))
		fail_msg("'%s' does not say '%s'", reason, words);
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
	says("immediate\n", 1, "immediate: begin with a time in seconds");
	says("1 start\nx stop\n", 2, "x: begin with a time");
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
	says("1 quit now\n", 1, "quit now: ");
	says("1 view table\n", 1,
	     "view table: there is no such view: use one of queues, timeline, code, events");
	says("1 view\n", 1, "there is no such view");
	says("1 view code now\n", 1, "view code now: there is no such view");
	says("1 say caf\303\251\n", 1, "caf??: say takes printable ASCII only");
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

static void takes_what_is_due(void **state)
{
	(void)state;
	assert_int_equal(parse("1 start\n1 immediate\n2.5 stop\n"), 0);
	assert_null(script_take(&script, 999));
	assert_int_equal(script_wait_ms(&script, 0, 5000), 1000);
	assert_int_equal(script_wait_ms(&script, 0, 100), 100);
	assert_ptr_equal(script_take(&script, 1000), &script.line[0]);
	assert_int_equal(script_wait_ms(&script, 1000, 5000), 0);
	assert_ptr_equal(script_take(&script, 1000), &script.line[1]);
	assert_null(script_take(&script, 1000));
	assert_ptr_equal(script_take(&script, 9000), &script.line[2]);
	assert_null(script_take(&script, 9000));
	assert_int_equal(script_wait_ms(&script, 9000, 5000), 5000);
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
		script_parse(&script, (struct slice){ exact, length }, reason);
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
		cmocka_unit_test(takes_what_is_due),
		cmocka_unit_test(survives_noise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
