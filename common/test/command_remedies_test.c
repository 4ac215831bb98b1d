// SPDX-License-Identifier: GPL-2.0
/* A refused command is told what to write instead. */
#include <errno.h>

#include "common/test/refuse.h"

#define CUSTOM_USAGE "custom [n=N] [cpu=N] [delay=MS] [do=PROGRAM]"

static void says_what_to_write_instead(void **state)
{
	(void)state;
	refuse("custom 8", EINVAL,
	       "'8' is not key=value: write custom n=8, of " CUSTOM_USAGE);
	refuse("immediate -1", EINVAL, "write immediate n=-1, of ");
	refuse("start 500", EINVAL,
	       "write start period=500, of start [period=MS] [do=PROGRAM]");
	refuse("mod 500", EINVAL, "write mod delay=500, of mod ");
	refuse("custom burn:5,sleep:1", EINVAL,
	       "write custom do=burn:5,sleep:1, of ");
	refuse("custom n = 8", EINVAL,
	       "'n' is not key=value: write " CUSTOM_USAGE ", without blanks");
	refuse("custom cpu 1", EINVAL, ", without blanks");
	refuse("custom now", EINVAL,
	       "'now' is not key=value: write " CUSTOM_USAGE);
	refuse("custom 8x", EINVAL, "write " CUSTOM_USAGE);
	refuse("custom N=8", EINVAL,
	       "custom takes no 'N=': write " CUSTOM_USAGE);
	refuse("stop periodic", EINVAL,
	       "stop takes no word 'periodic': write stop");
	refuse("stop 1", EINVAL, "stop takes no word '1': write stop");
	refuse("stop a:1", EINVAL, "stop takes no word 'a:1': write stop");
	refuse("reset all", EINVAL, "reset takes no word 'all': write reset");
	refuse("record on now", EINVAL,
	       "record takes no word 'now': write record on|off");
	refuse("max_active custom 4 5", EINVAL,
	       "max_active takes no word '5': write max_active QUEUE N");
	refuse("custom n=1 n=2", EINVAL, "n= is given twice: leave one out");
}

/* Whoever reads a reason reads its end: what to write. */
static void no_reason_is_cut(void **state)
{
	char text[WQDEMO_COMMAND_MAX + 1];
	char end[WQDEMO_USAGE_MAX + 8];
	int verb;

	(void)state;
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++) {
		const char *word = wqdemo_verb_word((enum wqdemo_verb)verb);
		size_t used = strlen(word);

		if (wqdemo_verb_operand((enum wqdemo_verb)verb, 0))
			continue;
		memset(text, '1', sizeof(text));
		memcpy(text, word, used);
		text[used] = ' ';
		text[WQDEMO_COMMAND_MAX] = '\0';
		wqdemo_verb_usage((enum wqdemo_verb)verb, end, sizeof(end));
		refuse(text, EINVAL, end);
		text[WQDEMO_COMMAND_MAX - 1] = ':';
		refuse(text, EINVAL, end);
		text[WQDEMO_COMMAND_MAX - 1] = '=';
		refuse(text, EINVAL, end);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_to_write_instead),
		cmocka_unit_test(no_reason_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
