// SPDX-License-Identifier: GPL-2.0
/* Tests the grammar of commands: what it takes, what it refuses, and its reasons. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/test/refuse.h"

static void parse_ok(const char *text, struct wqdemo_command *command)
{
	char reason[WQDEMO_REASON_MAX] = "";

	memset(command, 0xff, sizeof(*command));
	assert_int_equal(wqdemo_command_parse(text, strlen(text), command,
					      reason),
			 0);
}

/* Return: the least that has to follow the verb. */
static const char *least_operands(enum wqdemo_verb verb)
{
	switch (verb) {
	case WQDEMO_VERB_cancel:
	case WQDEMO_VERB_cancel_sync:
	case WQDEMO_VERB_flush:
		return " custom";
	case WQDEMO_VERB_max_active:
		return " custom 4";
	case WQDEMO_VERB_scenario:
		return " A";
	case WQDEMO_VERB_record:
		return " on";
	default:
		return "";
	}
}

static void takes_every_verb(void **state)
{
	struct wqdemo_command command;
	char text[64];
	int verb;

	(void)state;
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++) {
		snprintf(text, sizeof(text), "%s%s", wqdemo_verb_word(verb),
			 least_operands(verb));
		parse_ok(text, &command);
		assert_int_equal(command.verb, verb);
		assert_int_equal(command.given, 0);
		assert_int_equal(command.value[WQDEMO_KEY_N], 1);
		assert_int_equal(command.value[WQDEMO_KEY_CPU], 0);
		assert_int_equal(command.value[WQDEMO_KEY_DELAY], 0);
		assert_int_equal(command.value[WQDEMO_KEY_PERIOD], 1000);
		assert_true(strlen(wqdemo_verb_help(verb)) > 0);
	}
}

/* The verb of a queue has the queue's own number: wqtop builds on that. */
static void has_a_verb_for_each_queue(void **state)
{
#define QUEUE_VERB(symbol, name, verb, ...) \
	assert_int_equal(WQDEMO_VERB_##verb, WQDEMO_##symbol);
	(void)state;
	WQDEMO_QUEUES(QUEUE_VERB)
}

static void takes_operands(void **state)
{
	struct wqdemo_command command;
	char text[64];
	int i;
#define QUEUE_NAME(symbol, name, ...) #name,
	static const char *const queues[] = { WQDEMO_QUEUES(QUEUE_NAME) };
#define SCENARIO_NAME(name) #name,
	static const char *const scenarios[] = {
		WQDEMO_SCENARIOS(SCENARIO_NAME)
	};

	(void)state;
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++) {
		snprintf(text, sizeof(text), "cancel %s", queues[i]);
		parse_ok(text, &command);
		assert_int_equal(command.operand[0], i);
	}
	for (i = 0; i < WQDEMO_SCENARIO_COUNT; i++) {
		snprintf(text, sizeof(text), "scenario %s", scenarios[i]);
		parse_ok(text, &command);
		assert_int_equal(command.operand[0], i);
	}
	parse_ok("record off", &command);
	assert_int_equal(command.operand[0], 0);
	parse_ok("record on", &command);
	assert_int_equal(command.operand[0], 1);
	parse_ok("\tmax_active  bound \t 1 ", &command);
	assert_int_equal(command.operand[0], WQDEMO_BOUND);
	assert_int_equal(command.operand[1], 1);
	parse_ok("max_active bound 16", &command);
	assert_int_equal(command.operand[1], 16);
}

static void refuses_operands(void **state)
{
	(void)state;
	refuse("cancel", EINVAL, "cancel: QUEUE is missing: use one of system");
	refuse("flush", EINVAL, "freezable bh");
	refuse("cancel_sync nothing", EINVAL,
	       "cancel_sync: no QUEUE 'nothing': use one of system delayed");
	refuse("cancel immediate", EINVAL, "no QUEUE 'immediate'");
	refuse("cancel custom bound", EINVAL,
	       "cancel takes no word 'bound': write cancel QUEUE");
	refuse("cancel custom n=2", EINVAL,
	       "cancel takes no 'n=': write cancel QUEUE");
	refuse("max_active custom", EINVAL,
	       "max_active: N is missing: use 1..16");
	refuse("max_active", EINVAL, "QUEUE is missing");
	refuse("max_active 4 custom", EINVAL, "no QUEUE '4'");
	refuse("max_active custom 0", ERANGE,
	       "N=0 is out of range: use N=1..16");
	refuse("max_active custom 17", ERANGE, "use N=1..16");
	refuse("max_active custom -1", ERANGE, "N=-1 is out of range");
	refuse("max_active custom many", EINVAL,
	       "max_active: no N 'many': use 1..16");
	refuse("max_active custom n=8", EINVAL,
	       "max_active: no N 'n=8': use 1..16");
	refuse("scenario", EINVAL, "is missing: use one of A B C D hog prio");
	refuse("scenario a", EINVAL, "'a': use one of A B C D hog prio");
	refuse("record", EINVAL, "is missing: use one of off on");
	refuse("record 1", EINVAL, "'1': use one of off on");
	refuse("reset now", EINVAL, "reset takes no word 'now': write reset");
}

static void assert_program(const char *text, const char *wanted)
{
	struct wqdemo_command command;
	char program[WQDEMO_COMMAND_MAX + 1];

	parse_ok(text, &command);
	assert_int_equal(wqdemo_program_format(&command.program, program,
					       sizeof(program)),
			 strlen(wanted));
	assert_string_equal(program, wanted);
}

static void takes_programs(void **state)
{
	struct wqdemo_command command;

	(void)state;
	/* A key that is not given has the queue's default. */
#define DEFAULT_PROGRAM(symbol, name, verb, takes, key, program, help) \
	assert_program(#verb, program);
	WQDEMO_QUEUES(DEFAULT_PROGRAM)
	assert_program("mod", "sleep:500");
	assert_program("stop", "none");
	assert_program("custom do=none", "none");
	assert_program("custom do=burn:5,sleep:10,burn:5",
		       "burn:5,sleep:10,burn:5");
	assert_program("start do=burn:0001", "burn:1");
	assert_program("mod do=burn:1", "burn:1");
	parse_ok("bound n=2 cpu=3 delay=9 do=burn:5,sleep:10,burn:6", &command);
	assert_int_equal(command.given, WQDEMO_TAKES_ITEMS);
	assert_int_equal(command.value[WQDEMO_KEY_CPU], 3);
	assert_int_equal(command.value[WQDEMO_KEY_DELAY], 9);
	assert_int_equal(command.program.steps, 3);
	assert_int_equal(wqdemo_program_ms(&command.program, WQDEMO_STEP_BURN),
			 11);
	assert_int_equal(wqdemo_program_ms(&command.program, WQDEMO_STEP_SLEEP),
			 10);
	assert_string_equal(wqdemo_step_name(WQDEMO_STEP_BURN), "burn");
	assert_string_equal(wqdemo_step_name(WQDEMO_STEP_SLEEP), "sleep");
}

static void bounds_programs(void **state)
{
	struct wqdemo_command command;

	(void)state;
	parse_ok("custom do=burn:1000", &command);
	parse_ok("custom do=sleep:5000", &command);
	/* Eight steps, 10000 ms in all. */
	parse_ok("custom do=sleep:5000,sleep:4994,burn:1,burn:1,burn:1,burn:1,burn:1,burn:1",
		 &command);
	refuse("custom do=burn:0", ERANGE,
	       "burn:0 is out of range: use burn:1..1000");
	refuse("custom do=burn:1001", ERANGE, "use burn:1..1000");
	refuse("custom do=sleep:5001", ERANGE, "use sleep:1..5000");
	refuse("custom do=sleep:-1", ERANGE, "use sleep:1..5000");
	refuse("custom do=burn:4294967297", ERANGE, "use burn:1..1000");
	refuse("custom do=burn:65537", ERANGE, "use burn:1..1000");
	refuse("custom do=sleep:5000,sleep:5000,burn:1", ERANGE,
	       "10001 ms are out of range: use 1..10000 in all");
	refuse("custom do=burn:1,burn:1,burn:1,burn:1,burn:1,burn:1,burn:1,burn:1,burn:1",
	       ERANGE, "at most 8 steps");
}

static void refuses_what_is_no_program(void **state)
{
	(void)state;
	refuse("custom do=", EINVAL,
	       "'' is no step: use burn:MS or sleep:MS, or do=none alone");
	refuse("custom do=burn", EINVAL, "'burn' is no step");
	refuse("custom do=burn:", EINVAL, "'burn:' is no step");
	refuse("custom do=:5", EINVAL, "':5' is no step");
	refuse("custom do=nap:5", EINVAL, "'nap:5' is no step");
	refuse("custom do=burn:5,", EINVAL, "'' is no step");
	refuse("custom do=,burn:5", EINVAL, "'' is no step");
	refuse("custom do=none,burn:5", EINVAL, "'none' is no step");
	refuse("custom do=burn:5,none", EINVAL, "'none' is no step");
	refuse("custom do=nones", EINVAL, "'nones' is no step");
	refuse("custom do=burn:5x", EINVAL, "'burn:5x' is no step");
	refuse("custom do=burn:5:6", EINVAL, "'burn:5:6' is no step");
	refuse("custom do=burn:5 sleep:5", EINVAL,
	       "'sleep:5' is not key=value");
	refuse("custom do=burn:5 do=burn:5", EINVAL, "do= is given twice");
	refuse("stop do=burn:5", EINVAL, "stop takes no 'do='");
	refuse("cancel custom do=burn:5", EINVAL, "cancel takes no 'do='");
}

/* Each verb takes its own keys. */
static void knows_who_takes_what(void **state)
{
	(void)state;
	assert_true(wqdemo_verb_takes(WQDEMO_VERB_immediate, WQDEMO_KEY_CPU));
	assert_false(
		wqdemo_verb_takes(WQDEMO_VERB_immediate, WQDEMO_KEY_DELAY));
	assert_true(wqdemo_verb_takes(WQDEMO_VERB_bh, WQDEMO_KEY_DELAY));
	assert_true(wqdemo_verb_takes(WQDEMO_VERB_start, WQDEMO_KEY_DO));
	assert_false(wqdemo_verb_takes(WQDEMO_VERB_start, WQDEMO_KEY_N));
	assert_true(wqdemo_verb_takes(WQDEMO_VERB_mod, WQDEMO_KEY_DELAY));
	assert_false(wqdemo_verb_takes(WQDEMO_VERB_mod, WQDEMO_KEY_N));
	refuse("immediate delay=5", EINVAL, "immediate takes no 'delay='");
	refuse("mod n=2", EINVAL, "mod takes no 'n='");
	refuse("mod cpu=0", EINVAL, "mod takes no 'cpu='");
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
	assert_int_equal(command.verb, WQDEMO_VERB_custom);
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
	parse_ok("custom cpu=0 delay=0", &command);
	parse_ok("custom cpu=8191 delay=60000", &command);
	refuse("custom cpu=8192", ERANGE, "cpu=0..8191");
	refuse("mod delay=60001", ERANGE, "delay=0..60000");
	refuse("start period=9", ERANGE, "period=10..60000");
	refuse("start period=60001", ERANGE, "period=10..60000");
}

static void refuses_unknown_words(void **state)
{
	(void)state;
	refuse("frobnicate", EINVAL, "unknown command 'frobnicate'");
	refuse("frobnicate", EINVAL,
	       "immediate delayed custom start bound highpri cpu_intensive ordered freezable bh stop mod cancel cancel_sync flush max_active scenario record reset");
	refuse("IMMEDIATE", EINVAL, "unknown command");
	refuse("immediat", EINVAL, "unknown command");
	refuse("immediately", EINVAL, "unknown command");
	refuse("custom 8", EINVAL, "'8' is not key=value");
	refuse("custom m=8", EINVAL, "custom takes no 'm='");
	refuse("custom =8", EINVAL, "custom takes no '='");
	refuse("custom period=100", EINVAL, "custom takes no 'period='");
	refuse("start n=2", EINVAL, "start takes no 'n='");
	refuse("stop n=1", EINVAL, "stop takes no 'n='");
	refuse("stop now", EINVAL, "stop takes no word 'now': write stop");
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
	refuse("custom\r", EINVAL, "with LF line ends, not CR LF");
	refuse("\xef\xbb\xbf"
	       "custom",
	       EINVAL, "without a byte order mark");
	refuse("\xef\xbb", EINVAL, "byte 0xef is not printable ASCII: type");
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
					      &command, reason),
			 0);
	refuse_bytes(text, WQDEMO_COMMAND_MAX + 1, E2BIG, "at most 256 bytes");
	/* The newline that ends it does not count. */
	text[WQDEMO_COMMAND_MAX] = '\n';
	assert_int_equal(wqdemo_command_parse(text, WQDEMO_COMMAND_MAX + 1,
					      &command, reason),
			 0);
	/* The longest word that a reason has to quote. */
	memset(text, 'x', sizeof(text));
	refuse_bytes(text, WQDEMO_COMMAND_MAX, EINVAL, "use one of immediate");
}

static void formats_what_it_parses(void **state)
{
	static const char *const texts[] = {
		"immediate",
		"delayed n=3",
		"custom n=1000000",
		"start period=60000",
		"stop",
		"mod",
		"mod delay=0",
		"bound n=2 cpu=1 delay=60000 do=burn:5,sleep:490,burn:5",
		"bh do=burn:1",
		"start period=10 do=sleep:5000",
		"cancel periodic",
		"cancel_sync bh",
		"flush system",
		"max_active custom 16",
		"scenario hog",
		"scenario prio",
		"scenario A",
		"record off",
		"record on",
		"reset",
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

/* The longest there is, and room for less than that. */
static void bounds_what_it_formats(void **state)
{
	static const char longest[] =
		"cpu_intensive n=1000000 cpu=8191 delay=60000 do=sleep:1250,sleep:1250,sleep:1250,sleep:1250,sleep:1250,sleep:1250,sleep:1250,sleep:1250";
	struct wqdemo_command command;
	size_t size;

	(void)state;
	parse_ok(longest, &command);
	for (size = 1; size <= sizeof(longest); size++) {
		char *text = malloc(size);
		size_t length = wqdemo_command_format(&command, text, size);

		assert_int_equal(length, size - 1);
		assert_memory_equal(text, longest, size - 1);
		assert_int_equal(text[size - 1], '\0');
		free(text);
	}
}

static void assert_usage(enum wqdemo_verb verb, const char *wanted)
{
	char text[WQDEMO_USAGE_MAX];

	wqdemo_verb_usage(verb, text, sizeof(text));
	assert_string_equal(text, wanted);
}

static void shows_its_usage(void **state)
{
	(void)state;
	assert_usage(WQDEMO_VERB_immediate,
		     "immediate [n=N] [cpu=N] [do=PROGRAM]");
	assert_usage(WQDEMO_VERB_custom,
		     "custom [n=N] [cpu=N] [delay=MS] [do=PROGRAM]");
	assert_usage(WQDEMO_VERB_start, "start [period=MS] [do=PROGRAM]");
	assert_usage(WQDEMO_VERB_stop, "stop");
	assert_usage(WQDEMO_VERB_mod, "mod [delay=MS] [do=PROGRAM]");
	assert_usage(WQDEMO_VERB_cancel, "cancel QUEUE");
	assert_usage(WQDEMO_VERB_max_active, "max_active QUEUE N");
	assert_usage(WQDEMO_VERB_scenario, "scenario A|B|C|D|hog|prio");
	assert_usage(WQDEMO_VERB_record, "record on|off");
	assert_string_equal(wqdemo_limits,
			    "n=1..1000000 cpu=0..8191 delay=0..60000 period=10..60000");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_every_verb),
		cmocka_unit_test(has_a_verb_for_each_queue),
		cmocka_unit_test(takes_operands),
		cmocka_unit_test(refuses_operands),
		cmocka_unit_test(takes_programs),
		cmocka_unit_test(bounds_programs),
		cmocka_unit_test(refuses_what_is_no_program),
		cmocka_unit_test(knows_who_takes_what),
		cmocka_unit_test(takes_the_five_of_the_manual),
		cmocka_unit_test(takes_keys_and_blanks),
		cmocka_unit_test(takes_the_limits_and_nothing_beyond),
		cmocka_unit_test(refuses_unknown_words),
		cmocka_unit_test(refuses_bad_values),
		cmocka_unit_test(refuses_what_is_no_text),
		cmocka_unit_test(refuses_what_is_too_long),
		cmocka_unit_test(formats_what_it_parses),
		cmocka_unit_test(bounds_what_it_formats),
		cmocka_unit_test(shows_its_usage),
	};

	return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
