// SPDX-License-Identifier: GPL-2.0
/* Tab completes by the grammar. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "keys/complete.h"
#include "keys/own_scenarios.h"

static unsigned int queues; /* that the kernel has */

static int begin(void **state)
{
	(void)state;
	queues = ~0u;
	return 0;
}

/* "|" in @line is the cursor; without one it stands at the end. */
static void complete_line(const char *line, struct completion *completion)
{
	static char text[256];
	char *cursor;

	snprintf(text, sizeof(text), "%s", line);
	cursor = strchr(text, '|');
	if (cursor)
		memmove(cursor, cursor + 1, strlen(cursor));
	else
		cursor = text + strlen(text);
	complete(text, (size_t)(cursor - text), queues, completion);
}

/* @wanted: the candidates with blanks between them, then the suffix. */
static void offers(const char *line, const char *wanted)
{
	struct completion completion;
	char all[512] = "";
	unsigned int i;

	complete_line(line, &completion);
	for (i = 0; i < completion.count; i++) {
		strcat(all, completion.candidate[i]);
		strcat(all, " ");
	}
	if (completion.count && completion.suffix)
		strncat(all, &completion.suffix, 1);
	assert_string_equal(all, wanted);
}

static void has_in_common(const char *line, const char *wanted, size_t start)
{
	struct completion completion;

	complete_line(line, &completion);
	assert_true(completion.count > 0);
	assert_int_equal(completion.common, strlen(wanted));
	assert_memory_equal(completion.candidate[0], wanted, strlen(wanted));
	assert_int_equal(completion.start, start);
}

static void offers_verbs(void **state)
{
#define VERB_OF_QUEUE(symbol, name, verb, ...) #verb " "
#define VERB_OF_ROW(word, ...)		       #word " "
	(void)state;
	offers("", WQDEMO_QUEUES(VERB_OF_QUEUE) WQDEMO_VERBS(VERB_OF_ROW));
	offers("cus", "custom  ");
	offers("  cus", "custom  ");
	offers("can", "cancel cancel_sync ");
	offers("cancel", "cancel cancel_sync ");
	offers("res", "reset "); /* nothing may follow */
	offers("nothing", "");
	offers("cu|stom n=8", "custom  ");
	has_in_common("can", "cancel", 0);
	has_in_common(" st", "st", 1); /* start, stop */
	has_in_common("c|", "c", 0);
}

static void offers_operands(void **state)
{
	(void)state;
	/* Not periodic: it re-arms itself, which the kernel's answer says. */
	offers("cancel ",
	       "system delayed custom bound highpri cpu_intensive ordered freezable bh ");
	offers("max_active ", "custom bound highpri cpu_intensive freezable  ");
	offers("cancel b", "bound bh ");
	offers("cancel  cu", "custom ");
	offers("flush custom ", "");
	offers("flush custom", "custom ");
	offers("max_active cu", "custom  "); /* a number follows */
	offers("max_active custom ", "");
	offers("max_active custom 2", "");
	offers("record ", "off on ");
	offers("record of", "off ");
	offers("scenario ", "A B C D hog prio all freeze ");
	offers("scenario h", "hog ");
	offers("scenario f", "freeze ");
	offers("reset ", "");
	offers("nothing ", "");
	has_in_common("cancel cu", "custom", 7);
}

static void offers_no_queue_that_the_kernel_lacks(void **state)
{
	(void)state;
	queues &= ~(1u << WQDEMO_BH);
	offers("b", "bound  ");
	offers("flush b", "bound ");
	offers("cancel bh", "");
	/* A verb that is typed is taken as it is: the kernel says why not. */
	offers("bh n", "n =");
}

static void offers_keys(void **state)
{
	(void)state;
	offers("custom ", "n cpu delay do =");
	offers("immediate ", "n cpu do =");
	offers("start ", "period do =");
	offers("mod ", "delay do =");
	offers("custom n", "n =");
	offers("custom x", "");
	offers("custom n=8 ", "cpu delay do =");
	offers("custom n=8 cpu=1 d", "delay do =");
	offers("custom n=", "");
	offers("custom n=8", "");
	/* A key given after the cursor counts, too. */
	offers("custom | n=8", "cpu delay do =");
	offers("custom |n=8", "cpu delay do =");
	offers("custom n|=8", "n =");
	has_in_common("custom n=8 d", "d", 11);
}

static void offers_steps(void **state)
{
	(void)state;
	offers("custom do=", "burn sleep :");
	offers("custom do=b", "burn :");
	offers("custom do=burn", "burn :");
	offers("custom do=burn:", "");
	offers("custom do=burn:5", "");
	offers("custom do=burn:5,", "burn sleep :");
	offers("custom do=burn:5,s", "sleep :");
	offers("stop do=", ""); /* takes none */
	offers("custom n=b", "");
	has_in_common("custom do=s", "sleep", 10);
	has_in_common("custom do=burn:5,s", "sleep", 17);
}

static void finds_the_verb(void **state)
{
	(void)state;
	assert_int_equal(complete_verb("custom n=8"), WQDEMO_VERB_custom);
	assert_int_equal(complete_verb(" stop"), WQDEMO_VERB_stop);
	assert_int_equal(complete_verb("cust"), -1);
	assert_int_equal(complete_verb(""), -1);
}

/* Every line that begins a right one is offered its next word. */
static void offers_what_the_grammar_takes(void **state)
{
	struct wqdemo_command command;
	struct completion completion;
	char line[64], reason[WQDEMO_REASON_MAX];
	int verb;

	(void)state;
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++) {
		const char *word = wqdemo_verb_word((enum wqdemo_verb)verb);

		snprintf(line, sizeof(line), "%s ", word);
		complete_line(line, &completion);
		if (!completion.count || completion.suffix)
			continue;
		snprintf(line, sizeof(line), "%s %s", word,
			 completion.candidate[completion.count - 1]);
		if (own_scenario_of_command(line) == OWN_SCENARIO_COUNT)
			assert_int_equal(wqdemo_command_parse(line,
							      strlen(line),
							      &command, reason),
					 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(offers_verbs, begin),
		cmocka_unit_test_setup(offers_operands, begin),
		cmocka_unit_test_setup(offers_no_queue_that_the_kernel_lacks,
				       begin),
		cmocka_unit_test_setup(offers_keys, begin),
		cmocka_unit_test_setup(offers_steps, begin),
		cmocka_unit_test_setup(finds_the_verb, begin),
		cmocka_unit_test_setup(offers_what_the_grammar_takes, begin),
	};

	return cmocka_run_group_tests_name("complete", tests, NULL, NULL);
}
