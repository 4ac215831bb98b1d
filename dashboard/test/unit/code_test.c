// SPDX-License-Identifier: GPL-2.0
/* The patterns' lines and markers. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "common/command.h"
#include "model/code.h"
#include "read/event_line.h"

static struct code code;

static void reads_lines_and_markers(void **state)
{
	static const struct code_file file = {
		"file.c",
		"one(); /* a => b */\n"
		"\n"
		"\ttwo();\t/* => started, step */\n"
		"three(\t/* cpu= => submitted */\n"
		"/* => finished */\n"
		"four(); /* started */\n"
		"five(); /* => */\n"
		"six(); /* => nonsense */\n"
		"*/",
	};
	unsigned int i;

	(void)state;
	code_read(&code, &file);
	assert_int_equal(code.count, 9);
	assert_int_equal(code.line[2].events,
			 1u << WQDEMO_EVENT_started | 1u << WQDEMO_EVENT_step);
	assert_true(slice_equals(code.line[2].code, "\ttwo();"));
	assert_int_equal(code.line[2].condition.length, 0);
	assert_int_equal(code.line[3].events, 1u << WQDEMO_EVENT_submitted);
	assert_true(slice_equals(code.line[3].condition, "cpu="));
	assert_true(slice_equals(code.line[3].code, "three("));
	for (i = 0; i < code.count; i++)
		assert_int_equal(code.line[i].events != 0, i == 2 || i == 3);
}

static void chooses_the_line_of_the_command(void **state)
{
	static const struct code_file file = {
		"file.c",
		"on(); /* cpu= => submitted */\n"
		"any(); /* => submitted, cancelled */\n"
		"mod(); /* mod => submitted, modified */\n",
	};

	(void)state;
	code_read(&code, &file);
	assert_int_equal(code_line_of(&code, WQDEMO_EVENT_submitted, ""), 2);
	assert_int_equal(code_line_of(&code, WQDEMO_EVENT_submitted, "custom"),
			 2);
	assert_int_equal(code_line_of(&code, WQDEMO_EVENT_submitted,
				      "custom n=2 cpu=1"),
			 1);
	assert_int_equal(code_line_of(&code, WQDEMO_EVENT_submitted,
				      "mod delay=5"),
			 3);
	assert_int_equal(code_line_of(&code, WQDEMO_EVENT_submitted, "model"),
			 2);
	assert_int_equal(code_line_of(&code, WQDEMO_EVENT_modified, ""), 3);
	assert_int_equal(code_line_of(&code, WQDEMO_EVENT_started, ""), 0);
}

static void expands_tabs(void **state)
{
	struct slice text = { "\tif (a)\tb;\033", 11 };
	char out[CODE_COLUMNS_MOST];

	(void)state;
	code_expand(text, 8, out, sizeof(out));
	assert_string_equal(out, "        if (a)  b;?");
	code_expand(text, 4, out, sizeof(out));
	assert_string_equal(out, "    if (a)  b;?");
	code_expand(text, 8, out, 5);
	assert_string_equal(out, "    ");
}

/* The events of each pattern: bits of enum wqdemo_event. */
#define B(kind) (1u << WQDEMO_EVENT_##kind)
#define RUNS	(B(started) | B(step) | B(finished))
#define STATIC	(RUNS | B(refused) | B(cancelled))
static unsigned int happens_in(enum wqdemo_queue queue)
{
	switch (queue) {
	case WQDEMO_SYSTEM:
		return STATIC | B(submitted) | B(coalesced);
	case WQDEMO_DELAYED:
		return STATIC | B(submitted) | B(armed) | B(coalesced) |
		       B(modified);
	case WQDEMO_PERIODIC:
		return STATIC | B(armed);
	default: /* They are cancelled by what all of them share. */
		return RUNS | B(submitted) | B(armed);
	}
}

/* A mistake in a marker must not go unseen: it would be a mere comment. */
static void check_line(const struct code *file, unsigned int i)
{
	char text[CODE_COLUMNS_MOST];

	code_expand(file->line[i].text, 8, text, sizeof(text));
	if (strlen(text) > 100)
		fail_msg("%s:%u: is longer than 100 columns", file->path,
			 i + 1);
	if (strstr(text, "=>") && !file->line[i].events)
		fail_msg("%s:%u: is no marker: %s", file->path, i + 1, text);
}

static void every_pattern_has_its_markers(void **state)
{
	unsigned int i, marked;
	int queue, kind;

	(void)state;
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		code_read(&code, &code_files[queue]);
		assert_in_range(code.count, 20, 120);
		marked = 0;
		for (i = 0; i < code.count; i++) {
			check_line(&code, i);
			marked |= code.line[i].events;
		}
		for (kind = 0; kind < WQDEMO_EVENT_COUNT; kind++)
			if ((marked ^ happens_in(queue)) & 1u << kind)
				fail_msg("%s: event %s %s", code.path,
					 event_name(kind),
					 marked & 1u << kind ?
						 "cannot happen there" :
						 "has no marker");
	}
}

/* Conditions are words of the grammar, or they would never hold. */
static void every_condition_is_in_the_grammar(void **state)
{
	char text[WQDEMO_COMMAND_MAX + 1], words[16], reason[WQDEMO_REASON_MAX];
	struct wqdemo_command command;
	unsigned int i;
	int queue;

	(void)state;
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		code_read(&code, &code_files[queue]);
		for (i = 0; i < code.count; i++) {
			struct slice condition = code.line[i].condition;

			if (!condition.length)
				continue;
			slice_copy(condition, words, sizeof(words));
			if (words[condition.length - 1] == '=')
				snprintf(text, sizeof(text), "%s %s1",
					 wqdemo_verb_word(
						 (enum wqdemo_verb)queue),
					 words);
			else
				snprintf(text, sizeof(text), "%s%s", words,
					 strcmp(words, "mod") ? " system" : "");
			assert_int_equal(wqdemo_command_parse(text,
							      strlen(text),
							      &command, reason),
					 0);
		}
	}
}

static void the_hash_is_one(void **state)
{
	(void)state;
	assert_int_equal(strlen(code_hash), 16);
	assert_int_equal(strspn(code_hash, "0123456789abcdef"), 16);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_lines_and_markers),
		cmocka_unit_test(chooses_the_line_of_the_command),
		cmocka_unit_test(expands_tabs),
		cmocka_unit_test(every_pattern_has_its_markers),
		cmocka_unit_test(every_condition_is_in_the_grammar),
		cmocka_unit_test(the_hash_is_one),
	};

	return cmocka_run_group_tests_name("code", tests, NULL, NULL);
}
