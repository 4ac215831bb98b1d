// SPDX-License-Identifier: GPL-2.0
/* The command grammar: what it takes, what it refuses and how it says so. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command.h"

/* A command that no test parses: what must still be there after a failure. */
static const struct wqdemo_command untouched = {
	.verb = WQDEMO_VERB_STOP,
	.given = 0xa5a5,
	.value = { 0xdead, 0xbeef },
};

static void parse_ok(const char *text, struct wqdemo_command *command)
{
	char reason[WQDEMO_REASON_MAX] = "";

	memset(command, 0xff, sizeof(*command));
	assert_int_equal(wqdemo_command_parse(text, strlen(text), command,
					      reason), 0);
}

/* The text is copied to a block of its very size, for ASan to guard its end. */
static void refuse_bytes(const char *text, size_t length, int error,
			 const char *words)
{
	char *copy = malloc(length ? length : 1);
	char reason[WQDEMO_REASON_MAX] = "";
	struct wqdemo_command command = untouched;
	size_t i;

	memcpy(copy, text, length);
	assert_int_equal(wqdemo_command_parse(copy, length, &command, reason),
			 -error);
	free(copy);
	assert_memory_equal(&command, &untouched, sizeof(command));
	if (!strstr(reason, words))
		fail_msg("'%s' does not say '%s'", reason, words);
	for (i = 0; reason[i]; i++)
		assert_true((reason[i] >= ' ' && reason[i] <= '~') ||
			    reason[i] == '\t');
}

static void refuse(const char *text, int error, const char *words)
{
	refuse_bytes(text, strlen(text), error, words);
}

static void takes_every_verb(void **state)
{
	struct wqdemo_command command;
	int verb;

	(void)state;
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++) {
		parse_ok(wqdemo_verb_word(verb), &command);
		assert_int_equal(command.verb, verb);
		assert_int_equal(command.given, 0);
		assert_int_equal(command.value[WQDEMO_KEY_N], 1);
		assert_int_equal(command.value[WQDEMO_KEY_PERIOD], 1000);
	}
}

static void takes_the_five_of_the_manual(void **state)
{
	static const char *const words[] = {
		"immediate", "delayed", "custom", "start", "stop",
	};
	struct wqdemo_command command;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		parse_ok(words[i], &command);
		assert_string_equal(wqdemo_verb_word(command.verb), words[i]);
		assert_true(strlen(wqdemo_verb_help(command.verb)) > 0);
	}
}

static void takes_keys_and_blanks(void **state)
{
	struct wqdemo_command command;

	(void)state;
	parse_ok("custom n=8\n", &command);
	assert_int_equal(command.verb, WQDEMO_VERB_CUSTOM);
	assert_int_equal(command.given, 1u << WQDEMO_KEY_N);
	assert_int_equal(command.value[WQDEMO_KEY_N], 8);
	parse_ok(" \t immediate \t n=0002  \n", &command);
	assert_int_equal(command.value[WQDEMO_KEY_N], 2);
	parse_ok("start period=250", &command);
	assert_int_equal(command.value[WQDEMO_KEY_PERIOD], 250);
	assert_int_equal(command.given, 1u << WQDEMO_KEY_PERIOD);
}

static void takes_the_limits_and_nothing_beyond(void **state)
{
	struct wqdemo_command command;

	(void)state;
	parse_ok("custom n=1", &command);
	parse_ok("custom n=1000000", &command);
	assert_int_equal(command.value[WQDEMO_KEY_N], 1000000);
	parse_ok("start period=10", &command);
	parse_ok("start period=60000", &command);
	refuse("custom n=0", ERANGE, "n=1..1000000");
	refuse("custom n=1000001", ERANGE, "n=1000001 is out of range");
	refuse("custom n=-1", ERANGE, "n=-1 is out of range");
	refuse("custom n=99999999999", ERANGE, "out of range");
	refuse("custom n=18446744073709551617", ERANGE, "out of range");
	refuse("custom n=4294967297", ERANGE, "out of range");
	refuse("start period=9", ERANGE, "period=10..60000");
	refuse("start period=60001", ERANGE, "period=10..60000");
}

static void refuses_unknown_words(void **state)
{
	(void)state;
	refuse("frobnicate", EINVAL, "unknown command 'frobnicate'");
	refuse("frobnicate", EINVAL, "immediate delayed custom start stop");
	refuse("IMMEDIATE", EINVAL, "unknown command");
	refuse("immediat", EINVAL, "unknown command");
	refuse("immediately", EINVAL, "unknown command");
	refuse("custom 8", EINVAL, "'8' is not key=value");
	refuse("custom m=8", EINVAL, "custom takes no 'm='");
	refuse("custom =8", EINVAL, "custom takes no '='");
	refuse("custom period=100", EINVAL, "custom takes no 'period='");
	refuse("start n=2", EINVAL, "start takes no 'n='");
	refuse("stop n=1", EINVAL, "stop takes no 'n='");
	refuse("stop now", EINVAL, "'now' is not key=value");
}

static void refuses_bad_values(void **state)
{
	(void)state;
	refuse("custom n=", EINVAL, "n= is not a number");
	refuse("custom n=-", EINVAL, "n=- is not a number");
	refuse("custom n=eight", EINVAL, "n=eight is not a number");
	refuse("custom n=8x", EINVAL, "n=8x is not a number");
	refuse("custom n=0x8", EINVAL, "not a number");
	refuse("custom n=+8", EINVAL, "not a number");
	refuse("custom n=8=8", EINVAL, "not a number");
	refuse("custom n=1 n=2", EINVAL, "n= is given twice");
}

static void refuses_what_is_no_text(void **state)
{
	(void)state;
	refuse("", EINVAL, "empty command");
	refuse("\n", EINVAL, "empty command");
	refuse("  \t ", EINVAL, "empty command");
	refuse("custom\n\n", EINVAL, "one per write");
	refuse("custom\nstop\n", EINVAL, "one per write");
	refuse("custom\r\n", EINVAL, "byte 0x0d is not printable");
	refuse("cust\xc3\xb6m", EINVAL, "byte 0xc3");
	refuse("\x1b[2J", EINVAL, "byte 0x1b");
	refuse_bytes("custom\0n=8", 10, EINVAL, "byte 0x00");
	refuse_bytes("\xff\xfe\x00\x01", 4, EINVAL, "byte 0xff");
}

static void refuses_what_is_too_long(void **state)
{
	char text[WQDEMO_COMMAND_MAX + 2];
	struct wqdemo_command command;
	char reason[WQDEMO_REASON_MAX];

	(void)state;
	memset(text, ' ', sizeof(text));
	memcpy(text, "custom", 6);
	assert_int_equal(wqdemo_command_parse(text, WQDEMO_COMMAND_MAX,
					      &command, reason), 0);
	refuse_bytes(text, WQDEMO_COMMAND_MAX + 1, E2BIG, "at most 256 bytes");
	/* The newline that ends it does not count. */
	text[WQDEMO_COMMAND_MAX] = '\n';
	assert_int_equal(wqdemo_command_parse(text, WQDEMO_COMMAND_MAX + 1,
					      &command, reason), 0);
	/* The longest word that a reason has to quote. */
	memset(text, 'x', sizeof(text));
	refuse_bytes(text, WQDEMO_COMMAND_MAX, EINVAL, "use one of immediate");
}

static void formats_what_it_parses(void **state)
{
	static const char *const texts[] = {
		"immediate", "delayed n=3", "custom n=1000000",
		"start period=60000", "stop",
	};
	char text[WQDEMO_COMMAND_MAX + 1];
	struct wqdemo_command command;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		parse_ok(texts[i], &command);
		assert_int_equal(wqdemo_command_format(&command, text,
						       sizeof(text)),
				 strlen(texts[i]));
		assert_string_equal(text, texts[i]);
	}
}

static void shows_its_usage(void **state)
{
	char text[WQDEMO_COMMAND_MAX];

	(void)state;
	wqdemo_verb_usage(WQDEMO_VERB_CUSTOM, text, sizeof(text));
	assert_string_equal(text, "custom [n=1..1000000]");
	wqdemo_verb_usage(WQDEMO_VERB_START, text, sizeof(text));
	assert_string_equal(text, "start [period=10..60000]");
	wqdemo_verb_usage(WQDEMO_VERB_STOP, text, sizeof(text));
	assert_string_equal(text, "stop");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_every_verb),
		cmocka_unit_test(takes_the_five_of_the_manual),
		cmocka_unit_test(takes_keys_and_blanks),
		cmocka_unit_test(takes_the_limits_and_nothing_beyond),
		cmocka_unit_test(refuses_unknown_words),
		cmocka_unit_test(refuses_bad_values),
		cmocka_unit_test(refuses_what_is_no_text),
		cmocka_unit_test(refuses_what_is_too_long),
		cmocka_unit_test(formats_what_it_parses),
		cmocka_unit_test(shows_its_usage),
	};

	return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
