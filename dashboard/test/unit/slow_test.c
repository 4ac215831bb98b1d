// SPDX-License-Identifier: GPL-2.0
/* --slow: the defaults are longer, what was given is not. */
#include "test/unit/unit.h"

#include <string.h>

#include "model/slow.h"

static char made[WQDEMO_COMMAND_MAX + 1];

/* Return: the command as it is sent. */
static const char *slowed(const char *text, unsigned int times)
{
	char reason[WQDEMO_REASON_MAX];
	struct wqdemo_command command;

	if (wqdemo_command_parse(text, strlen(text), &command, reason))
		fail_msg("%s", reason);
	slow_down(&command, times);
	wqdemo_command_format(&command, made, sizeof(made));
	return made;
}

static void stretches_defaults(void **state)
{
	(void)state;
	assert_string_equal(slowed("custom n=8", 4),
			    "custom n=8 do=sleep:2000");
	assert_string_equal(slowed("bound", 2),
			    "bound do=burn:10,sleep:980,burn:10");
	assert_string_equal(slowed("start", 3),
			    "start period=3000 do=sleep:300");
	assert_string_equal(slowed("delayed", 2),
			    "delayed delay=4000 do=sleep:1000");
	assert_string_equal(slowed("mod", 2), "mod delay=4000 do=sleep:1000");
}

static void splits_long_burns(void **state)
{
	(void)state;
	assert_string_equal(slowed("cpu_intensive", 3),
			    "cpu_intensive do=burn:1000,burn:500");
}

static void leaves_alone_what_was_given(void **state)
{
	(void)state;
	assert_string_equal(slowed("custom do=sleep:10", 4),
			    "custom do=sleep:10");
	assert_string_equal(slowed("custom delay=100", 4),
			    "custom delay=100 do=sleep:2000");
	assert_string_equal(slowed("delayed delay=0 do=burn:1", 4),
			    "delayed delay=0 do=burn:1");
	assert_string_equal(slowed("flush custom", 4), "flush custom");
	assert_string_equal(slowed("scenario A", 4), "scenario A");
	assert_string_equal(slowed("custom", 1), "custom");
	assert_string_equal(slowed("custom", 0), "custom");
}

/* Also a queue that is added later: the module takes all that --slow makes. */
static void stays_within_the_grammar(void **state)
{
	char reason[WQDEMO_REASON_MAX];
	struct wqdemo_command command;
	unsigned int times;
	int i;

	(void)state;
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++)
		for (times = 1; times <= SLOW_MOST; times++) {
			slowed(wqdemo_verb_word((enum wqdemo_verb)i), times);
			if (wqdemo_command_parse(made, strlen(made), &command,
						 reason))
				fail_msg("%s: %s", made, reason);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stretches_defaults),
		cmocka_unit_test(splits_long_burns),
		cmocka_unit_test(leaves_alone_what_was_given),
		cmocka_unit_test(stays_within_the_grammar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
