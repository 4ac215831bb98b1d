// SPDX-License-Identifier: GPL-2.0
/* Hands and answers as recordings have them: what is written comes back. */
#include "test/unit/unit.h"

#include <string.h>

#include "model/question_text.h"

static struct question question;

static void hands_come_back(const char *typed)
{
	struct question_hands hands, again;
	char text[QUESTION_HANDS_MAX], reason[QUESTION_REASON_MAX];

	question.count = QUESTION_CHOICES;
	assert_true(question_read_hands(&question, slice_of(typed), &hands,
					reason));
	question_write_hands(&hands, text);
	assert_string_equal(text, typed);
	assert_true(
		question_read_hands(&question, slice_of(text), &again, reason));
	assert_memory_equal(&hands, &again, sizeof(hands));
}

static void writes_hands(void **state)
{
	(void)state;
	hands_come_back("");
	hands_come_back("9");
	hands_come_back("1=12 3=30");
	hands_come_back(
		"1=9999 2=9999 3=9999 4=9999 5=9999 6=9999 7=9999 8=9999 9=9999");
}

static struct question_answer answer_comes_back(struct question_answer answer)
{
	char text[QUESTION_ANSWER_MAX];
	struct question_answer again;

	question_write_answer(&answer, text);
	question_read_answer(&question, slice_of(text), &again);
	assert_string_equal(again.measured, answer.measured);
	assert_string_equal(again.values, answer.values);
	assert_string_equal(again.why, answer.why);
	assert_string_equal(again.code, answer.code);
	assert_int_equal(again.other, answer.other);
	assert_int_equal(again.others, answer.others);
	return again;
}

static void writes_answers(void **state)
{
	struct question_answer answer = { .right = QUESTION_BIT(2),
					  .told = true,
					  .others = 3,
					  .measured = "All were done.",
					  .values = "it is 4",
					  .why = "Où va right 1?" };

	(void)state;
	question.count = 3;
	assert_int_equal(answer_comes_back(answer).right, QUESTION_BIT(2));
	answer.right = QUESTION_BIT(1) | QUESTION_BIT(3);
	assert_int_equal(answer_comes_back(answer).right, answer.right);
	memset(answer.why, 'w', sizeof(answer.why) - 1);
	memset(answer.code, 'c', sizeof(answer.code) - 1);
	memset(answer.measured, 'm', sizeof(answer.measured) - 1);
	memset(answer.values, 'v', sizeof(answer.values) - 1);
	answer.right = QUESTION_BIT(4); /* of three choices */
	assert_int_equal(answer_comes_back(answer).right, 0);
	answer.right = 0;
	assert_true(answer_comes_back(answer).told);
	answer.other = true;
	assert_int_equal(answer_comes_back(answer).right, 0);
	answer.other = answer.told = false;
	assert_false(answer_comes_back(answer).told);
}

static void reads_strange_answers(void **state)
{
	struct question_answer answer;

	(void)state;
	question.count = 3;
	question_read_answer(&question,
			     slice_of(
				     "right\nwhy\n\nnewer x\nright -1\nwhy so"),
			     &answer);
	assert_int_equal(answer.right, 0);
	assert_string_equal(answer.why, "so");
	question_read_answer(&question,
			     slice_of("right 2 none 9 0 1\nothers many\n"),
			     &answer);
	assert_int_equal(answer.right, QUESTION_BIT(1) | QUESTION_BIT(2));
	assert_int_equal(answer.others, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_hands),
		cmocka_unit_test(writes_answers),
		cmocka_unit_test(reads_strange_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
