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
	judge_question(slice_of(script.line[0].words), &question);
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
	assert_int_equal(answer.right, QUESTION_BIT(2));
	assert_string_equal(answer.why, "Two ran.");
	assert_string_equal(answer.measured, "custom.completed is 2");
	assert_memory_equal(answer.code, "kernel/patterns/custom.c:", 25);
	assert_non_null(strstr(answer.code, "container_of"));
	answer = reveal(0);
	assert_int_equal(answer.right, QUESTION_BIT(1));
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
	assert_int_equal(answer.right, QUESTION_BIT(1) | QUESTION_BIT(2));
	assert_true(answer.told);
	assert_int_equal(question_right_count(&answer), 2);
	assert_non_null(strstr(answer.why, "more than one choice"));
	answer = reveal(SNAPSHOT_NONE);
	assert_int_equal(answer.right, 0);
	assert_false(answer.told);
	assert_string_equal(answer.why, "it could not be told");
}

static void explains_an_answer_that_is_no_choice(void **state)
{
	struct question_answer answer;

	(void)state;
	begin("ask \"How many?\" \"one\" \"two\"\n"
	      "reveal custom.completed = 1: One ran.\n"
	      "reveal custom.completed = 2: Two ran.\n"
	      "else custom.completed > 4: Many ran.\n"
	      "else custom.completed > 2: More ran.\n"
	      "code custom container_of\n");
	answer = reveal(3);
	assert_int_equal(answer.right, 0);
	assert_true(answer.told && answer.other);
	assert_string_equal(answer.why, "More ran.");
	assert_string_equal(answer.measured, "custom.completed is 3");
	assert_memory_equal(answer.code, "kernel/patterns/custom.c:", 25);
	assert_string_equal(reveal(5).why, "Many ran.");
	assert_string_equal(reveal(2).why, "Two ran.");
	assert_false(reveal(2).other);
	assert_false(reveal(0).other);
	assert_string_equal(reveal(0).why,
			    "the kernel did what no choice says");
	assert_false(reveal(SNAPSHOT_NONE).other);
}

static void tells_what_was_measured(void **state)
{
	struct question_answer answer;

	(void)state;
	begin("ask \"How many?\" \"one\" \"two\"\n"
	      "reveal custom.completed = 1: One ran.\n"
	      "reveal custom.completed = 2: Two ran.\n"
	      "else custom.completed > 2: More ran.\n"
	      "measured {custom.completed} ran, half is {custom.completed / 2}; max_active is {custom.max_active}.\n"
	      "code custom container_of\n");
	snapshot.queue[0].max_active = SNAPSHOT_NONE;
	answer = reveal(3);
	assert_string_equal(answer.measured,
			    "3 ran, half is 1.5; max_active is (not known: the module cannot tell it here).");
	assert_string_equal(answer.values, "custom.completed is 3");
	assert_memory_equal(answer.code, "kernel/patterns/custom.c:", 25);
	snapshot.queue[0].max_active = 4;
	assert_string_equal(reveal(2).measured,
			    "2 ran, half is 1; max_active is 4.");
}

static void tells_of_others(void **state)
{
	struct question_answer answer = { 0 };
	char text[QUESTION_REASON_MAX];

	(void)state;
	question_tell_others(&answer, text, sizeof(text));
	assert_string_equal(text, "");
	answer.others = 1;
	question_tell_others(&answer, text, sizeof(text));
	assert_string_equal(text,
			    "1 other command came in since the chapter began: the numbers count it, too");
	answer.others = 2;
	question_tell_others(&answer, text, sizeof(text));
	assert_non_null(strstr(text, "2 other commands came in"));
	begin(lesson);
	snapshot.answer_count = 1;
	snapshot.answer[0].seq = 3;
	answer = reveal(2);
	assert_int_equal(answer.others, 3);
	assert_false(answer.told || answer.right || answer.other);
	assert_string_equal(answer.measured, answer.values);
	assert_string_equal(answer.why,
			    "so which choice is right could not be told: a plays the chapter again");
}

static void shows_code_behind_words(void **state)
{
	char words[JUDGE_WORDS_MAX];
	struct recording_block cue;

	(void)state;
	begin("ask \"How?\" \"one\" \"two\"\nreveal 1 = 1: One.\nreveal 1 = 2: Two.\n"
	      "say It is ordered.\ncode ordered = alloc_ordered_workqueue(\nview code\n");
	cue = judge_cue(&script.line[3], words);
	assert_int_equal(cue.kind, RECORDING_SAY);
	assert_string_equal(words, "It is ordered.");
	cue = judge_cue(&script.line[4], words);
	assert_int_equal(cue.kind, RECORDING_SAY);
	assert_memory_equal(words,
			    "It is ordered. kernel/patterns/ordered.c:", 41);
	assert_non_null(
		strstr(words, ": ordered_wq = alloc_ordered_workqueue"));
	cue = judge_cue(&script.line[5], words);
	assert_int_equal(cue.kind, RECORDING_VIEW);
	assert_true(slice_equals(cue.text, "code"));
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
		cmocka_unit_test(explains_an_answer_that_is_no_choice),
		cmocka_unit_test(tells_what_was_measured),
		cmocka_unit_test(tells_of_others),
		cmocka_unit_test(shows_code_behind_words),
		cmocka_unit_test(counts_hands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
