// SPDX-License-Identifier: GPL-2.0
/* Questions: what the room chose, and which choice the kernel makes right. */
#include "test/unit/unit.h"

#include <string.h>

#include "send/judge.h"

static struct script script;
static struct snapshot snapshot;
static struct question question;

static void begin(const char *text)
{
	if (!script_parse(&script, slice_of(text)))
		fail_msg("%s", script.error[0].words);
	memset(&snapshot, 0, sizeof(snapshot));
	snapshot.queue_count = 1;
	snapshot_name_queue(&snapshot.queue[0], "custom");
	judge_question(&script.line[0], &question);
}

static struct question_answer reveal(uint64_t completed)
{
	struct measured measured = { .now = &snapshot };
	struct question_answer answer;

	snapshot.queue[0].count[WQDEMO_COUNT_completed] = completed;
	judge_reveal(&script, &script.line[1], &measured, &answer);
	return answer;
}

static const char lesson[] =
	"ask \"How many?\" \"one\" \"two\"\n"
	"reveal custom.completed <= 1: One ran.\n"
	"reveal custom.completed between 1 and 2: Two ran.\n"
	"code custom container_of\n";

static void reads_a_question(void **state)
{
	(void)state;
	begin(lesson);
	assert_string_equal(question.text, "How many?");
	assert_int_equal(question.count, 2);
	assert_string_equal(question.choice[1], "two");
}

static void finds_the_right_choice(void **state)
{
	struct question_answer answer;

	(void)state;
	begin(lesson);
	answer = reveal(2);
	assert_int_equal(answer.right, 2);
	assert_string_equal(answer.why, "Two ran.");
	assert_string_equal(answer.measured, "custom.completed is 2");
	assert_memory_equal(answer.code, "kernel/patterns/custom.c:", 25);
	assert_non_null(strstr(answer.code, "container_of"));
	answer = reveal(0);
	assert_int_equal(answer.right, 1);
	assert_string_equal(answer.why, "One ran.");
}

static void shows_code_without_its_marker(void **state)
{
	(void)state;
	begin("ask \"How many?\" \"one\" \"two\"\n"
	      "reveal custom.completed = 1: One ran.\n"
	      "reveal custom.completed = 2: Two ran.\n"
	      "code system return schedule_work(&\n");
	assert_null(strstr(reveal(2).code, "=>"));
	assert_non_null(strstr(reveal(2).code,
			       ": return schedule_work(&system_work);"));
}

static void says_if_none_is_right(void **state)
{
	struct question_answer answer;

	(void)state;
	begin(lesson);
	answer = reveal(5);
	assert_int_equal(answer.right, 0);
	assert_true(answer.told);
	assert_string_equal(answer.why, "the kernel did what no choice says");
	assert_string_equal(answer.measured, "custom.completed is 5");
	answer = reveal(1);
	assert_int_equal(answer.right, 0);
	assert_non_null(strstr(answer.why, "more than one choice"));
	answer = reveal(SNAPSHOT_NONE);
	assert_int_equal(answer.right, 0);
	assert_false(answer.told);
	assert_string_equal(answer.why, "it could not be told");
}

static bool hands(const char *typed, struct question_hands *got, char *reason)
{
	return question_read_hands(&question, slice_of(typed), got, reason);
}

static void counts_hands(void **state)
{
	char reason[QUESTION_REASON_MAX];
	struct question_hands got;

	(void)state;
	begin(lesson);
	assert_true(hands("", &got, reason));
	assert_int_equal(got.choice + got.total, 0);
	assert_true(hands("2", &got, reason));
	assert_int_equal(got.choice, 2);
	assert_int_equal(question_votes(&got, 1), 0);
	assert_int_equal(question_votes(&got, 2), 1);
	assert_true(hands("1=12 2=30 1=10", &got, reason));
	assert_int_equal(got.choice, 0);
	assert_int_equal(got.total, 40);
	assert_int_equal(question_votes(&got, 1), 10);
	assert_false(hands("3", &got, reason));
	assert_string_equal(reason, "3: there is no such choice: use 1 to 2");
	assert_false(hands("0=2", &got, reason));
	assert_false(hands("1=x", &got, reason));
	assert_non_null(strstr(reason, "1=12 2=30"));
	assert_false(hands("1=10000", &got, reason));
	assert_false(hands("1 2", &got, reason));
	assert_false(hands("1=2 2", &got, reason));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_question),
		cmocka_unit_test(finds_the_right_choice),
		cmocka_unit_test(shows_code_without_its_marker),
		cmocka_unit_test(says_if_none_is_right),
		cmocka_unit_test(counts_hands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
